"""Addresses that stand in a text without brackets: what is one, and where it ends, as on GitHub."""

from __future__ import annotations

import re

__all__ = ["end_of_address", "is_domain"]

_NOT_LAST = "?!.,:*_~'\""
_ENTITY_END = re.compile(r"&[A-Za-z0-9]+;$")
_LONGEST_ENTITY = 40


def is_domain(host: str) -> bool:
    """Whether `host` is names with a dot between them, no underscore in the last two."""
    *_, last_but_one, last = ["", *host.rstrip(".").rsplit(".", 2)]
    return bool(last_but_one and last) and "_" not in last_but_one + last


def end_of_address(text: str) -> int:
    """Where an address ends: before closing signs, references, and parentheses too many."""
    end, extra = len(text), text.count(")") - text.count("(")
    while True:
        sign = text[end - 1]
        if sign == ")" and extra > 0:
            extra -= 1
        elif sign == ";" and (ref := _ENTITY_END.search(text, max(end - _LONGEST_ENTITY, 0), end)):
            end = ref.start() + 1
        elif sign not in _NOT_LAST:
            return end
        end -= 1
