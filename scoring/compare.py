"""What differs between a document as it was written and the same document made again."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.errors import Problem, found
from scoring.wire import plain

__all__ = ["differences"]

_ABSENT = object()


def differences(written: object, again: object, field: str) -> tuple[Problem, ...]:
    """Each value of `written` that is not that of `again`, to five decimals, with its path."""
    return tuple(_differences(plain(written), plain(again), field))


def _differences(written: object, again: object, field: str) -> Iterator[Problem]:
    if isinstance(written, dict) and isinstance(again, dict):
        for key in {**again, **written}:
            inner = written.get(key, _ABSENT), again.get(key, _ABSENT)
            yield from _differences(*inner, f"{field}.{key}")
    elif isinstance(written, list) and isinstance(again, list) and len(written) == len(again):
        for index, inner in enumerate(zip(written, again, strict=True)):
            yield from _differences(*inner, f"{field}[{index}]")
    elif written != again:
        yield Problem(field=field, found=_named(written), expected=_named(again))


def _named(value: object) -> str:
    return "nothing" if value is _ABSENT else found(value)
