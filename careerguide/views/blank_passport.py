"""The passport that pages hand their scripts for a backup."""

from __future__ import annotations

from typing import Any

from scoring.version import SCORING

__all__ = ["blank"]


def blank() -> dict[str, Any]:
    """A passport without results or date: what a backup begins with where no scoring can run."""
    from scoring.passport import NOTICE, PASSPORT_FORMAT  # loads most of the scoring

    return {"format": PASSPORT_FORMAT, "version": 1, "notice": NOTICE, "scoring": SCORING}
