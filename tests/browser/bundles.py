"""Bundles for the tests of their page: made by CPython from what the site publishes."""

from __future__ import annotations

import base64
import json
import zlib
from datetime import date
from pathlib import Path
from typing import Any

from scoring.border import handle

__all__ = [
    "ROLE",
    "TODAY",
    "address",
    "document",
    "entry",
    "pack",
    "published",
    "refusals",
    "result",
]

ROLE = "ai-product-manager"
TODAY = "2026-11-24"
_OWN = {"acl-prompt-to-spec": 0.5}
_REASONS = {"acl-prompt-to-spec": "The team writes its own evals."}


def published(site: Path) -> dict[str, Any]:
    """What the page's scoring is given of the catalog."""
    folder = site / "scoring"
    reference: dict[str, Any] = json.loads((folder / "reference.json").read_text(encoding="utf-8"))
    return {**reference, **json.loads((folder / "roles.json").read_text(encoding="utf-8"))}


def _reply(op: str, fields: dict[str, Any]) -> dict[str, Any]:
    reply: dict[str, Any] = json.loads(handle(json.dumps({"api": 1, "op": op, **fields})))
    return reply


def result(site: Path, op: str, **fields: Any) -> dict[str, Any]:
    """What CPython answers."""
    reply = _reply(op, {"reference": published(site), "as_of": TODAY, **fields})
    assert reply["ok"], reply
    answer: dict[str, Any] = reply["result"]
    return answer


def refusals(site: Path, op: str, **fields: Any) -> list[str]:
    """What CPython refuses, as the page words it."""
    reply = _reply(op, {"reference": published(site), "as_of": TODAY, **fields})
    return [f"{e['field']}: found {e['found']}; expected {e['expected']}" for e in reply["errors"]]


def document(
    site: Path,
    own: dict[str, float] | None = None,
    reasons: dict[str, str] | None = None,
    role: str = ROLE,
    employer: str = "Example Works",
    created: str = TODAY,
    review_by: str = "2027-08-24",
) -> dict[str, Any]:
    """A bundle that departs from the published weights in `own`."""
    weights = next(row["weights"] for row in published(site)["roles"] if row["id"] == role)
    changed = _OWN if own is None else own
    details = {
        "employer": employer,
        "created": created,
        "review_by": review_by,
        "reasons": _REASONS if reasons is None else reasons,
    }
    made = result(site, "bundle", role=role, own={**weights, **changed}, details=details)
    assert made["open"] == []
    bundle: dict[str, Any] = made["document"]
    return bundle


def pack(text: str, version: str = "1") -> str:
    """`text` as the fragment of an address."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(text.encode()) + packer.flush()
    return f"#bundle={version}.{base64.urlsafe_b64encode(packed).decode().rstrip('=')}"


def address(base: str, bundle: Any) -> str:
    """Where the page below `base` shows `bundle`."""
    return f"{base}bundle/{pack(bundle if isinstance(bundle, str) else json.dumps(bundle))}"


def entry(site: Path, family: str, score: int, day: str) -> dict[str, Any]:
    """A full result as the passport keeps it."""
    date.fromisoformat(day)
    made = result(site, "add_result", id=f"{family}-{day}", family=family, date=day, score=score)
    kept: dict[str, Any] = made["entry"]
    return kept
