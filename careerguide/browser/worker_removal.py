"""The service worker of a site that is not published: it removes the one of a published site."""

from __future__ import annotations

from pathlib import Path

__all__ = ["PATH", "script"]

PATH = "service-worker.js"
"""Where browsers ask for the service worker of either site."""


def script() -> bytes:
    """A service worker that removes the one of a published site and all it kept."""
    return Path(__file__).with_name("remove-worker.js").read_bytes()
