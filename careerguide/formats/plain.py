"""HTML of ours as plain text, and plain values as JSON that may stand in a page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache, lru_cache
from html import unescape
from typing import Any

__all__ = ["compact", "compact_data", "inside_script", "text"]

_TAG = re.compile(r"<[^>]*>")


@lru_cache(maxsize=4096)
def text(html: str) -> str:
    """`html` without its markup, white space as one space."""
    return " ".join(unescape(_TAG.sub("", html)).split())


def compact(value: Any) -> str:
    """`value` as JSON in one line."""
    return compact_data(value).decode()


def compact_data(value: Any) -> bytes:
    """The same as a file has it: for what is long, since as text it takes three times as much."""
    return _writer()(value)


@cache
def _writer() -> Callable[[Any], bytes]:
    """orjson, or where it is not installed the standard library, which takes six times as long."""
    try:
        from orjson import dumps
    except ImportError:
        plainly = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
        return lambda value: plainly.encode(value).encode()
    return dumps


def inside_script(value: Any) -> str:
    """`value` as JSON that no text in it can use to end a <script> element or open a comment."""
    return compact(value).replace("<", "\\u003c")
