"""Questions to the scoring by its API, as the browser asks them, for what pages print."""

from __future__ import annotations

import json
from typing import Any

__all__ = ["asked"]


def asked(what: str, op: str, **fields: Any) -> dict[str, Any]:
    """The result of the operation `op` of `scoring.api`; `ValueError` names `what` it was for."""
    from scoring import api  # all of the scoring, which only few pages ask

    reply = json.loads(api.handle(json.dumps({"api": 1, "op": op, **fields})))
    if not reply["ok"]:
        raise ValueError(f"{what}: the scoring refused {op}: {reply['errors']}")
    result: dict[str, Any] = reply["result"]
    return result
