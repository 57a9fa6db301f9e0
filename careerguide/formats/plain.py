"""HTML of ours as plain text, and plain values as JSON that may stand in a page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache, lru_cache
from html import unescape
from typing import Any

__all__ = ["compact", "inside_script", "text"]

_TAG = re.compile(r"<[^>]*>")


@lru_cache(maxsize=4096)
def text(html: str) -> str:
    """`html` without its markup, white space as one space."""
    return " ".join(unescape(_TAG.sub("", html)).split())


def compact(value: Any) -> str:
    """`value` as JSON in one line."""
    return _writer()(value)


@cache
def _writer() -> Callable[[Any], str]:
    """orjson, or where it is not installed the standard library, which takes six times as long."""
    try:
        from orjson import dumps
    except ImportError:
        return json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    return lambda value: dumps(value).decode()


def inside_script(value: Any) -> str:
    """`value` as JSON that no text in it can use to end a <script> element or open a comment."""
    return compact(value).replace("<", "\\u003c")
