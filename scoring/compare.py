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
    left, right = _parts(written), _parts(again)
    # What is absent counts as empty beside something with parts: so each missing number is named.
    if written is _ABSENT and right is not None:
        left = {}
    if again is _ABSENT and left is not None:
        right = {}
    if left is None or right is None:
        if written != again:
            yield Problem(field=field, found=_named(written), expected=_named(again))
        return
    for key in {**right, **left}:
        yield from _differences(left.get(key, _ABSENT), right.get(key, _ABSENT), field + key)


def _parts(value: object) -> dict[str, object] | None:
    """What is inside `value`, by its step in a path; None for a single value."""
    match value:
        case dict():
            return {f".{key}": part for key, part in value.items()}
        case list():
            return {f"[{index}]": part for index, part in enumerate(value)}
    return None


def _named(value: object) -> str:
    return "nothing" if value is _ABSENT else found(value)
