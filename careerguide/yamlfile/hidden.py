"""Characters that an editor cannot see or takes for others, as problems of a text.

`scoring.unseen` says which they are; here they get a line, a name and a remedy.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from careerguide.rulebook.about_files import HIDDEN_CHARACTER, ODD_SPACE
from careerguide.yamlfile.lines import with_lines
from careerguide.yamlfile.problems import Found, shown
from scoring.unseen import is_usual, unseen

__all__ = ["cleaned", "described"]

_NAMES = {
    "\t": "tab",
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\x1b": "escape character",
    "\x7f": "delete character",
    "\x85": "next-line character",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\ufeff": "byte order mark",
    "\xa0": "non-breaking space",
}
_ORDINARY = b"\t\n" + bytes(range(32, 127))
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_BEFORE = 20
"""How much of the line before a character is repeated, to find it by."""
_ODD = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_SPACE = re.compile(f"[{_ODD}]")
_MARKER = r"#{1,6}|[-*+]|[0-9]{1,9}[.)]"
_ODD_IN_TEXT = rf"^[ \t]*(?:(?:{_MARKER})[ ]*)?[{_ODD}]+"
_ODD_IN_YAML = (
    rf"^[ \t]*(?:-[ ]+)*(?:-?[{_ODD}]+|[\w-]+[ ]*(?:[{_ODD}]+[ ]*:|:[ ]*[{_ODD}])[ {_ODD}]*)"
)
"""Where a space does something: it indents, or ends a marker or a key."""


def cleaned(text: str, first_line: int = 1, *, yaml: bool = False) -> tuple[str, list[Found]]:
    """`text` without such characters, and a problem for each of its lines that had any.

    Its lines stay where they are. Wide spaces are problems only where they do what a space does.
    """
    found: list[Found] = []
    if is_usual(_beyond_ascii(text)):
        return text, found
    if any(unseen(text)):
        found = list(_hidden(text, first_line))
        text = "".join(_without_hidden(text))
    if _ODD_SPACE.search(text):
        odd = re.compile(_ODD_IN_YAML if yaml else _ODD_IN_TEXT, re.MULTILINE)  # few need it
        found += _odd(text, first_line, odd)
        text = odd.sub(lambda one: _ODD_SPACE.sub(" ", one[0]), text)
    return text, found


def _beyond_ascii(text: str) -> str:
    """`text` without ordinary letters and signs, which take most of the time of a look at each."""
    data = text.encode("utf-8", "surrogatepass").translate(None, _ORDINARY)
    return data.decode("utf-8", "surrogatepass")


def _hidden(text: str, first_line: int) -> Iterator[Found]:
    for number, line in enumerate(text.split("\n"), first_line):
        description = described(line)
        if description:
            what, do = description
            yield Found(
                rule=HIDDEN_CHARACTER,
                field="text",
                what=what,
                expected="text that shows all its characters",
                do=do,
                line=number,
            )


def _without_hidden(text: str) -> Iterator[str]:
    end = 0
    for at, character in sorted((one.start(), one[0]) for one in unseen(text)):
        yield text[end:at]
        yield " " * (character in _BREAKS)
        end = at + 1
    yield text[end:]


def _odd(text: str, line: int, pattern: re.Pattern[str]) -> Iterator[Found]:
    for at, found in with_lines(pattern, text, line):
        space = _ODD_SPACE.search(found[0])
        assert space is not None
        yield Found(
            rule=ODD_SPACE,
            field="text",
            what=f"has {_name(space[0])} (U+{ord(space[0]):04X}) where a space belongs",
            do="type a space",
            line=at,
        )


def described(text: str) -> tuple[str, str] | None:
    """What is wrong with a line or a value, and what to do; None if all of it shows."""
    places = sorted((found.start(), found[0]) for found in unseen(text))
    if not places:
        return None
    at, character = places[0]
    code = f"U+{ord(character):04X}"
    before = text[:at].rpartition("\n")[2].lstrip()[-_BEFORE:]
    where = f"after {shown(before)}" if before.strip() else "at its beginning"
    more = f", and {len(places) - 1} more such" if len(places) > 1 else ""
    ordinary = unicodedata.normalize("NFKC", character)
    if ordinary != character and ordinary.isascii() and ordinary.strip():
        what = f'has "{character}" ({code}) {where}, which only looks like "{ordinary}"{more}'
        return what, f'type the ordinary "{ordinary}"'
    return f"hides {_name(character)} ({code}) {where}{more}", _remedy(character)


def _remedy(character: str) -> str:
    if character in _BREAKS:
        return "replace it with a line break, or delete it"
    return "delete it; if you cannot find it, delete the words around it and type them again"


def _name(character: str) -> str:
    """Its name with an article."""
    control = unicodedata.category(character) == "Cc"
    name = _NAMES.get(character) or unicodedata.name(character, "").lower()
    name = name or ("control character" if control else "character without a name")
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"
