"""What is wrong with a line that YAML cannot read, in an editor's words and with what mends it.

The library says where it gave up and why; the line itself shows what was meant. Patterns are texts
here, compiled where a file is broken, which few are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from careerguide.rulebook.about_yaml import YAML_SYNTAX
from careerguide.yamlfile.problems import Found, shown

__all__ = ["fault"]

_EXPECTED = 'lines of the form "key: value"'
_TWO_COLONS = r"[^\s:][^:]*:[ ]+(?:.*\S)?:(?:[ ]|$)|[^:]+:[ ]+:(?:[ ]|$)"
_NO_SPACE = r"[\w-]+:[^\s:/]"
_COMMENT = r":[ ]+[^\s\"'#|>].*\s#"
_QUOTED = r"(?:[\w-]+:[ ]+|-[ ]+)+([\"'])"
_OPEN_QUOTE = r"(?:[\w-]+:[ ]+|-[ ]+)+(?:\"[^\"]*|'[^']*)$"
_BRACKET = r"(?:[\w-]+:[ ]+|-[ ]+)+[\[{].*[\]}]\s*[^\s\]},]"
_LOOKED_AT = 1000
"""Characters of a line that show what was meant."""
_PROSE = 4
"""From this number of words on, a line is a sentence and not a key with a forgotten colon."""
_TAB = r"[ ]*\t"
_BEGUN = "simple key|flow (?:sequence|mapping)|unexpected end of stream"
"""Messages about something that was begun above and never ended: its beginning helps more."""


def fault(
    context: str, begun: int | None, problem: str, place: int, lines: Sequence[str], first_line: int
) -> Found:
    """The problem that the library states as `context` and `problem`.

    `begun` and `place` are the lines, from 0, where the context began and where it gave up.
    """
    number = place
    if begun is not None and re.search(_BEGUN, f"{context} {problem}"):
        number = begun
    number = max(min(number, len(lines) - 1), 0)
    above = number - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    if above >= 0 and _is_about_the_line_above(problem, lines[above][:_LOOKED_AT]):
        number = above
    line = lines[number][:_LOOKED_AT]
    what, expected, do = _said(context, problem, line, in_head=first_line > 1)
    return Found(
        rule=YAML_SYNTAX,
        field="YAML",
        what=what,
        expected=expected,
        do=do,
        line=number + first_line,
    )


def _is_about_the_line_above(problem: str, above: str) -> bool:
    if "did not find expected key" in problem:
        return bool(re.search(_COMMENT, above) or re.match(_OPEN_QUOTE, above.strip()))
    if "<document start>" in problem:
        return True
    return "mapping values" in problem and bool(re.match(_NO_SPACE, above.strip()))


def _said(context: str, problem: str, line: str, in_head: bool) -> tuple[str, str, str]:
    """What is wrong with `line`, what was expected there, and what to do."""
    text = line.strip()
    cannot = f"{shown(text)} cannot be read"
    if re.match(_TAB, line):
        return "this line is indented with a tab", "spaces", "replace each tab by two spaces"
    quoted = re.match(_QUOTED, text)
    for part, what, do in (
        ("quoted scalar, found unexpected end", "a quotation mark is never closed", _CLOSE_MARK),
        ("unknown escape", "a backslash in double quotes is not text", _BACKSLASH),
        ("mapping values", cannot, _colons(line)),
        ("could not find expected ':'", f"{shown(text)} has no key", _key(text, in_head)),
        ("cannot start any token", cannot, _begins("@, `, % or a tab")),
        ("while scanning an a", cannot, _asterisk(text)),
        ("undefined alias", cannot, _asterisk(text)),
        ("block sequence", cannot, f"{_begins('a hyphen')}, or begin the list one line down"),
        ("block scalar", cannot, f"{_begins('> or |')}, or begin the text one line down"),
        ("mapping keys are not", cannot, _begins("a question mark")),
        ("expected node content", cannot, _begins("a comma or a closing bracket")),
        ("flow sequence", 'a list is never closed with "]"', _closing(text, "]")),
        ("flow mapping", 'a map is never closed with "}"', _closing(text, "}")),
        ("document", f"{shown(text)} begins a second document", "delete the line"),
        ("directive", cannot, 'delete the "%", or put the key in quotes'),
    ):
        if part in f"{context}, {problem}":
            return what, _EXPECTED, do
    if re.match(_OPEN_QUOTE, text):
        return "a quotation mark is never closed", _EXPECTED, _CLOSE_MARK
    if quoted:
        outside = "single" if quoted[1] == '"' else "double"
        what = "the value goes on after its closing quotation mark"
        return what, _EXPECTED, f"put the whole value in {outside} quotes"
    if re.match(_BRACKET, text):
        return "the value goes on after its closing bracket", _EXPECTED, _begins("a bracket")
    if re.search(_COMMENT, text):
        return 'the text after " #" is a comment, and the value goes on below it', "", _QUOTES
    return cannot, _EXPECTED, "indent it like the key or the dash that it belongs to"


_CLOSE_MARK = "close the quotation mark"
_BACKSLASH = "write each backslash twice, or put the value in single quotes"
_QUOTES = "put the value in quotes"


def _begins(signs: str) -> str:
    return f"put a value that begins with {signs} in quotes"


def _colons(line: str) -> str:
    if re.match(_TWO_COLONS, line.strip()):
        return 'put a value that contains ": " in quotes'
    if re.match(_NO_SPACE, line.strip()):
        return "put a space after the colon"
    return "indent it like the key above; if it is part of that value, put all of it in quotes"


def _key(text: str, in_head: bool) -> str:
    if re.match(_NO_SPACE, text):
        return "put a space after the colon"
    if text.startswith("-"):
        return "put a space after the hyphen"
    if not in_head or len(text.split()) < _PROSE:
        return "put a colon and a space after the key, or indent the line if the text above goes on"
    return 'if the head ends here, put "---" on a line above it; if not, indent it'


def _asterisk(text: str) -> str:
    if text.startswith("* "):
        return 'begin each entry of a list with "- "'
    if text.startswith("*"):
        return "remove the asterisks around the key"
    return _begins("* or &")


def _closing(text: str, sign: str) -> str:
    if re.search(r"\s#", text):
        return 'put an entry that contains " #" in quotes'
    return f'close it with "{sign}"; if it is text, put it in quotes'
