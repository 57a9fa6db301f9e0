"""Where a link leads: its destination and title, behind its words or in a definition."""

from __future__ import annotations

import html
import re
from collections.abc import MutableMapping

__all__ = [
    "ESCAPE",
    "LABEL",
    "decoded",
    "definitions",
    "destination_and_title",
    "end_of",
    "label",
]

ESCAPE = re.compile(r"\\([!\"#$%&'()*+,./:;<=>?@\[\\\]^_`{|}~-])")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_GAP = r"[ \t]*+(?:\n[ \t]*+)?"
_SPACE = re.compile(_GAP)
_TITLE = r"(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))"
_TITLE_END = re.compile(rf"{_GAP}(?:(?<=[ \t\n]){_TITLE}{_GAP})?\)", re.DOTALL)
_ANGLES = re.compile(r"<(?:[^<>\\\n]|\\.)*+>")
_RUN = re.compile(r"(?:[^()\\\x00-\x20\x7f]|\\[()\\]|\\)*+")
LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]", re.DOTALL)
_DEFINITION_TITLE = re.compile(rf"{_GAP}(?<=[ \t\n]){_TITLE}[ \t]*+(?:\n|$)", re.DOTALL)
_DEFINITION_END = re.compile(r"[ \t]*+(?:\n|$)")
_DEEPEST_PARENTHESES = 32


def destination_and_title(text: str, at: int) -> tuple[int, str]:
    """End and address of a link whose parenthesis opens before `at`; end 0 if it does not close."""
    at = end_of(_SPACE, text, at)
    end, target = _destination(text, at)
    if end < 0:
        return 0, ""
    closing = _TITLE_END.match(text, end)
    return (closing.end(), target) if closing else (0, "")


def _destination(text: str, at: int) -> tuple[int, str]:
    """End and address of the destination at `at`, which may be empty; end -1 if it is malformed."""
    if text.startswith("<", at):
        found = _ANGLES.match(text, at)
        return (found.end(), _unescaped(found[0][1:-1])) if found else (-1, "")
    start, depth = at, 0
    while True:
        at = end_of(_RUN, text, at)
        sign = text[at : at + 1]
        if sign == "(" and depth < _DEEPEST_PARENTHESES:
            depth += 1
        elif sign == ")" and depth:
            depth -= 1
        else:
            break
        at += 1
    return (-1, "") if depth else (at, _unescaped(text[start:at]))


def end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Where what fits `pattern` at `at` ends; `at` itself if nothing does."""
    found = pattern.match(text, at)
    return found.end() if found else at


def _unescaped(text: str) -> str:
    """An address without its backslashes and character references."""
    if "\\" in text:
        text = ESCAPE.sub(r"\1", text)
    return decoded(text) if "&" in text else text


def decoded(text: str) -> str:
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def label(text: str) -> str:
    """A link label as it is compared: case and runs of spaces do not count."""
    return " ".join(text.split()).casefold()


def definitions(text: str, into: MutableMapping[str, str]) -> int:
    """Put the link definitions that `text` begins with into `into`; answers where they end."""
    end = 0
    while text.startswith("[", end):
        found = LABEL.match(text, end)
        if not found or not found[1].strip() or not text.startswith(":", found.end()):
            break
        start = end_of(_SPACE, text, found.end() + 1)
        after, target = _destination(text, start)
        if after <= start:
            break
        title = _DEFINITION_TITLE.match(text, after)
        stop = title or _DEFINITION_END.match(text, after)
        if not stop:
            break
        into.setdefault(label(found[1]), target)
        end = stop.end()
    return end
