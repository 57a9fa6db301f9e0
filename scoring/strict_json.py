"""JSON from outside, read so that nothing but plain, bounded values comes in.

The standard reader accepts NaN, Infinity and 1e999, silently keeps the last of two equal keys, and
recurses once per level of nesting. A hostile file must not get that far.
"""

from __future__ import annotations

import json
import re
from math import isfinite
from typing import Any, NoReturn

from scoring.errors import InputError, found

__all__ = ["DEEPEST", "FILE_BYTES", "LINK_BYTES", "parse"]

FILE_BYTES = 256 * 1024
LINK_BYTES = 16 * 1024
DEEPEST = 12
"""Levels of nesting; no document or request of ours has more than nine."""

_DIGITS = 15
"""Whole numbers of up to 15 digits are the same in every JSON reader."""

_STRING = re.compile(r'"[^"\\]*+(?:\\.?[^"\\]*+)*+"?', re.DOTALL)
_EMPTY = re.compile(rb"\[\]|\{\}")
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_ALIKE = bytes.maketrans(b"123456789E", b"000000000e")
_SUSPECT = (b"0" * 16, b"0e", b"N", b"I")
"""In `_ALIKE`, beside strings: a number of many digits or with an exponent, NaN or Infinity."""

_BRACKETS = re.compile(
    r"""
    " (?: [^"\\] | \\.? )*+ (?: " | \Z )    # a string, whose brackets do not count
    | [\[\]{}]
    """,
    re.VERBOSE | re.DOTALL,
)
"""The string takes an unfinished one to the end of the text, so that no character is read twice."""


def parse(text: str, *, field: str, most_bytes: int) -> object:
    """Read one JSON value, or raise `InputError` with `field` as the place.

    A byte-order mark before it, which editors of Windows write, is dropped.
    """
    if not isinstance(text, str):
        raise InputError.one(field, found(text), "JSON text")
    # Characters first: encoding many megabytes only to refuse them would cost as much again.
    size = len(text) if len(text) > most_bytes else len(text.encode("utf-8", "surrogatepass"))
    if size > most_bytes:
        limit = f"at most {most_bytes // 1024} kB of JSON"
        raise InputError.one(field, f"a text of at least {size} bytes", limit)
    text = text.removeprefix("\ufeff")
    bare = _without_strings(text)
    if not _is_shallow(bare):
        _check_depth(text, field)
    numbers: dict[str, Any] = {}
    alike = bare.translate(_ALIKE)
    if any(sign in alike for sign in _SUSPECT):
        numbers = {
            "parse_int": lambda digits: _whole(digits, field),
            "parse_float": lambda digits: _fraction(digits, field),
            "parse_constant": lambda name: _refuse(name, field),
        }

    def without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = dict(pairs)
        return keys if len(keys) == len(pairs) else _refuse_double(pairs, field)

    try:
        return json.loads(text, object_pairs_hook=without_doubles, **numbers)
    except json.JSONDecodeError:
        # Without the reader's own words: they differ from one Python to the next.
        raise InputError.one(field, "text that is not JSON", "JSON text") from None


def _without_strings(text: str) -> bytes:
    # Without a backslash, every second piece between quotes is a string.
    bare = _STRING.sub("", text) if "\\" in text else "".join(text.split('"')[::2])
    return bare.encode("utf-8", "surrogatepass")


def _is_shallow(bare: bytes) -> bool:
    """Whether the brackets of `bare` close, and are nested `DEEPEST` levels at most.

    It is true of all that is sound, and costs a tenth of `_check_depth`, which names what is not.
    """
    brackets = bare.translate(None, _NO_BRACKETS)
    for _ in range(DEEPEST):
        brackets = _EMPTY.sub(b"", brackets)
        if not brackets:
            return True
    return False


def _check_depth(text: str, field: str) -> None:
    depth = 0
    for token in _BRACKETS.finditer(text):
        if token[0] in "[{":
            depth += 1
            if depth > DEEPEST:
                raise InputError.one(
                    field, "deeper nesting", f"at most {DEEPEST} levels of nesting"
                )
        elif token[0] in "]}":
            depth -= 1


def _whole(digits: str, field: str) -> int:
    length = len(digits.lstrip("-"))
    if length > _DIGITS:
        raise InputError.one(field, f"a number of {length} digits", f"at most {_DIGITS} digits")
    return int(digits)


def _fraction(digits: str, field: str) -> float:
    value = float(digits)
    if not isfinite(value):
        raise InputError.one(field, found(digits), "finite numbers")
    return value


def _refuse(name: str, field: str) -> NoReturn:
    raise InputError.one(field, name, "finite numbers")


def _refuse_double(pairs: list[tuple[str, object]], field: str) -> NoReturn:
    seen = set[str]()
    for key, _ in pairs:
        if key in seen:
            break
        seen.add(key)
    raise InputError.one(field, f"the key {found(key)} twice in one object", "each key once")
