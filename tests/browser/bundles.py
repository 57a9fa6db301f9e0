"""Bundles for the tests of their page: made by CPython from what the site publishes."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

from tests.browser import passports

__all__ = ["ROLE", "TODAY", "address", "ask", "document", "pack", "role"]

ROLE = "ai-product-manager"
TODAY = passports.today()
"""The reader's day in these tests."""

_OWN = {"acl-prompt-to-spec": 0.5}
_REASONS = {"acl-prompt-to-spec": "The team writes its own evals."}


def role(name: str = ROLE) -> dict[str, Any]:
    """A role as the scoring is given it."""
    found: dict[str, Any] = next(
        row for row in passports.published(roles=True)["roles"] if row["id"] == name
    )
    return found


def ask(op: str, **fields: Any) -> dict[str, Any]:
    """What CPython answers on the reader's day, from what the site publishes."""
    common = {"reference": passports.published(roles=True), "as_of": TODAY}
    answer: dict[str, Any] = passports.ask(op, **{**common, **fields})
    return answer


def document(
    own: dict[str, float] | None = None,
    reasons: dict[str, str] | None = None,
    employer: str = "Example Works",
    created: str = TODAY,
    review_by: str = "2027-08-24",
    **common: Any,
) -> dict[str, Any]:
    """A bundle that departs from the published weights in `own`."""
    details = {
        "employer": employer,
        "created": created,
        "review_by": review_by,
        "reasons": _REASONS if reasons is None else reasons,
    }
    weights = {**role()["weights"], **(_OWN if own is None else own)}
    made = ask("bundle", role=ROLE, own=weights, details=details, **common)
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
