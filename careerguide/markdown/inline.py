"""The inside of a paragraph: links, citations, raw HTML, code, and the text that is left.

Follows CommonMark 0.31 with GitHub's bare addresses and footnote marks; linear in the text.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Container, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from careerguide.markdown.bare_addresses import end_of_address, is_domain

__all__ = ["TAG", "Inline", "Mark", "definitions", "label", "scan"]

TAG = (
    r"<(?:[A-Za-z][A-Za-z0-9-]*+(?:\s++[A-Za-z_:][A-Za-z0-9_.:-]*+"
    r"(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+)*+\s*+/?>|/[A-Za-z][A-Za-z0-9-]*+\s*+>)"
)
_SPECIAL = re.compile(r"[\\`<\[\]]")
_SPECIAL_OR_BARE = re.compile(
    r"[\\`<\[\]hfw](?:(?<=[^hfw])"
    r"|(?<=h)(?<![A-Za-z]h)ttps?://|(?<=f)(?<![A-Za-z]f)tp://|(?<=w)(?<![^\s*_~(]w)ww\.)"
)
"""Begins with a set of characters, so that the search skips the others quickly."""
_LINE_END = re.compile(r"[ \t]+\n")
_BACKTICKS = re.compile(r"`+")
_TAG = re.compile(TAG)
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\x00-\x20\x7f]*+)>")
_EMAIL = re.compile(
    r"<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]++@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*+)>"
)
_LONG_HTML = (("<!-->", ""), ("<!--->", ""), ("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))
_PLAIN = re.compile(
    r"\[(?:(?P<words>[^\[\]\\`<&!\n]+)\]\((?P<address>[^\s()<>\\&\x00-\x20\x7f]+)\)"
    r"|(?P<keys>@[a-z0-9][^\[\]\\`<!\n]{0,200})\](?![(\[]))"
)
"""Most links and most citations: nothing in their brackets is more than words."""
_ESCAPE = re.compile(r"\\([!\"#$%&'()*+,./:;<=>?@\[\\\]^_`{|}~-])")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_GAP = r"[ \t]*+(?:\n[ \t]*+)?"
_SPACE = re.compile(_GAP)
_TITLE = r"(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))"
_TITLE_END = re.compile(rf"{_GAP}(?:(?<=[ \t\n]){_TITLE}{_GAP})?\)", re.DOTALL)
_ANGLES = re.compile(r"<(?:[^<>\\\n]|\\.)*+>")
_RUN = re.compile(r"(?:[^()\\\x00-\x20\x7f]|\\[()\\]|\\)*+")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]", re.DOTALL)
_DEFINITION_TITLE = re.compile(rf"{_GAP}(?<=[ \t\n]){_TITLE}[ \t]*+(?:\n|$)", re.DOTALL)
_DEFINITION_END = re.compile(r"[ \t]*+(?:\n|$)")
_CITED = re.compile(r"(?:^|[\s;])-?@[A-Za-z0-9]")
_BARE = re.compile(r"(?P<scheme>(?:https?|ftp)://|www\.)(?P<host>[\w.-]*)")
_REST = re.compile(r"[^\s<]*")
_LONGEST_LABEL = 999
_DEEPEST_PARENTHESES = 32

MarkKind = Literal["link", "image", "bare", "citation", "footnote", "html"]


class Mark(NamedTuple):
    """Something in a text that is more than words."""

    kind: MarkKind
    start: int
    end: int
    target: str
    """Address of a link, keys of a citation as written, label of a footnote, HTML as written."""
    empty: bool = False
    """Of a link or image: nothing to read in it."""


class Inline(NamedTuple):
    """The marks of a text in the order in which they end, and what a reader sees of it."""

    marks: Sequence[Mark]
    words: str
    """Its text with code, without addresses, citations and HTML."""
    prose: str
    """The same without code."""


@dataclass(slots=True)
class _Opener:
    start: int
    inner: int
    image: bool
    visible: int
    """How much could be read before it."""
    piece: int
    """Where its own sign stands among the pieces."""
    active: bool = True


def scan(text: str, links: Mapping[str, str], footnotes: Container[str] = ()) -> Inline:
    """`text` of one paragraph; `links` holds the definitions by label, `footnotes` the labels."""
    special = _SPECIAL_OR_BARE if "://" in text or "www." in text else _SPECIAL
    if not special.search(text):
        words = _decoded(text) if "&" in text else text
        if " \n" in words or "\t\n" in words:
            words = _LINE_END.sub("\n", words)
        return Inline((), words, words)
    return _Scanner(text, links, footnotes).run(special)


class _Scanner:
    def __init__(self, text: str, links: Mapping[str, str], footnotes: Container[str]) -> None:
        self.text = text
        self.links = links
        self.footnotes = footnotes
        self.marks: list[Mark] = []
        self.openers: list[_Opener] = []
        self.pieces: list[tuple[str, bool]] = []
        self.bracketed = False
        """Whether the last square bracket was an opening one."""
        self.visible = 0
        """How many characters of `pieces` can be read."""
        self.runs: dict[int, list[int]] = {}
        """Where runs of backticks begin, by length."""
        self.absent: set[str] = set()
        """Closing signs that do not come any more."""

    def run(self, special: re.Pattern[str]) -> Inline:
        text, at = self.text, 0
        while found := special.search(text, at):
            start = found.start()
            if start > at:
                if found[0] == "[" and text[start - 1] == "!":
                    start -= 1
                self._say(text[at:start])
            at = self._special(text[start], start)
        self._say(text[at:])
        return Inline(
            marks=self.marks,
            words="".join(piece for piece, _ in self.pieces),
            prose="".join(piece for piece, code in self.pieces if not code),
        )

    def _say(self, piece: str, code: bool = False) -> None:
        if piece:
            if not code and "&" in piece:
                piece = _decoded(piece)
            if not code and (" \n" in piece or "\t\n" in piece):
                piece = _LINE_END.sub("\n", piece)
            self.pieces.append((piece, code))
            self.visible += len(piece.strip())

    def _special(self, sign: str, start: int) -> int:
        """Deal with `sign` at `start`; answers where to go on."""
        text = self.text
        if sign == "\\":
            escaped = _ESCAPE.match(text, start)
            if text.startswith("\n", start + 1):
                return start + 1
            if escaped:
                self.pieces.append((escaped[1], False))
                self.visible += 1
                return start + 2
            self._say(sign)
            return start + 1
        if sign == "`":
            return self._code(start)
        if sign == "<":
            return self._angle(start)
        if sign == "]":
            return self._close(start)
        if sign == "[" and not (self.openers or self.links):
            plain = _PLAIN.match(text, start)
            if plain:
                return self._plain(plain)
        if sign in "[!":
            inner = start + (2 if sign == "!" else 1)
            opener = _Opener(start, inner, sign == "!", self.visible, len(self.pieces))
            self.bracketed = True
            self.openers.append(opener)
            self.pieces.append((text[start:inner], False))
            return inner
        return self._bare(start)

    def _plain(self, found: re.Match[str]) -> int:
        """A link or a citation at once, as its brackets would be read one by one."""
        words, address, keys = found.groups()
        self.bracketed = False
        if keys is None:
            self._say(words)
            empty = not words.strip()
            self.marks.append(Mark("link", found.start(), found.end(), address, empty))
        else:
            self.marks.append(Mark("citation", found.start(), found.end(), keys))
        return found.end()

    def _code(self, start: int) -> int:
        """A code span, if a run of backticks of the same length follows."""
        if not self.runs:
            for found in _BACKTICKS.finditer(self.text, start):
                self.runs.setdefault(len(found[0]), []).append(found.start())
        end = _after(_BACKTICKS, self.text, start)
        run = self.text[start:end]
        same = self.runs.get(end - start, [])
        place = bisect_left(same, end)
        if place == len(same):
            self._say(run)
            return end
        code = self.text[end : same[place]].replace("\n", " ")
        if code[:1] == code[-1:] == " " and code.strip(" "):
            code = code[1:-1]
        self._say(code, code=True)
        return same[place] + len(run)

    def _angle(self, start: int) -> int:
        text = self.text
        found = _AUTOLINK.match(text, start) or _EMAIL.match(text, start)
        if found:
            mail = found.re is _EMAIL
            target = f"mailto:{found[1]}" if mail else found[1]
            self.marks.append(Mark("link", start, found.end(), target))
            self._say(found[1])
            return found.end()
        tag = _TAG.match(text, start)
        end = tag.end() if tag else self._long_html(start)
        if not end:
            self._say("<")
            return start + 1
        self.marks.append(Mark("html", start, end, text[start:end]))
        return end

    def _long_html(self, start: int) -> int:
        """End of a comment, instruction, CDATA section or declaration; 0 if it is none."""
        text = self.text
        for opening, closing in _LONG_HTML:
            if text.startswith(opening, start):
                return self._find(closing, start + len(opening))
        if text.startswith("<!", start) and text[start + 2 : start + 3].isalpha():
            return self._find(">", start + 2)
        return 0

    def _find(self, closing: str, start: int) -> int:
        """End of the next `closing`; 0, and remembered, if there is none."""
        if not closing:
            return start
        if closing in self.absent:
            return 0
        at = self.text.find(closing, start)
        if at < 0:
            self.absent.add(closing)
            return 0
        return at + len(closing)

    def _close(self, at: int) -> int:
        """A closing bracket: of a link, an image, a citation, a footnote mark, or of nothing."""
        text, after = self.text, at + 1
        self.bracketed = False
        if not self.openers:
            self._say("]")
            return after
        opener = self.openers.pop()
        inner = text[opener.inner : at] if at - opener.inner <= _LONGEST_LABEL else ""
        if opener.active:
            end, target = self._target(inner, after)
            if end:
                self._link(opener, end, target)
                return end
        if inner[:1] == "^" and inner[1:] in self.footnotes:
            self._forget(opener)
            self._say("!" * opener.image)
            self.marks.append(Mark("footnote", opener.start + opener.image, after, inner[1:]))
            return after
        if not opener.image and "@" in inner and _CITED.search(inner):
            self._forget(opener)
            self.marks.append(Mark("citation", opener.start, after, inner))
            return after
        self._say("]")
        return after

    def _target(self, inner: str, after: int) -> tuple[int, str]:
        """End and address of the link whose text ends before `after`; end 0 if it is no link."""
        if self.text.startswith("(", after):
            end, target = _destination_and_title(self.text, after + 1)
            if end:
                return end, target
        if not self.links:
            return 0, ""
        named = _LABEL.match(self.text, after)
        if named and named[1]:
            name, end = named[1], named.end()
        elif _LABEL.fullmatch(f"[{inner}]"):
            name, end = inner, named.end() if named else after
        else:
            return 0, ""
        target = self.links.get(label(name), "\0")
        return (0, "") if target == "\0" else (end, target)

    def _link(self, opener: _Opener, end: int, target: str) -> None:
        self.pieces[opener.piece] = ("", False)
        if opener.image:
            kind: MarkKind = "image"
        else:
            kind = "link"
            for outer in self.openers:
                outer.active = outer.active and outer.image
        # In the text of a link an address is only text, and in that of an image so is everything.
        while self.marks and self.marks[-1].start > opener.start:
            if not opener.image and self.marks[-1].kind != "bare":
                break
            self.marks.pop()
        empty = self.visible == opener.visible
        self.marks.append(Mark(kind, opener.start, end, target, empty))

    def _forget(self, opener: _Opener) -> None:
        """Take back what a bracket held: a reader does not see it as words."""
        del self.pieces[opener.piece :]
        self.visible = opener.visible

    def _bare(self, start: int) -> int:
        """An address without brackets around it, which is no link inside of square ones."""
        found = _BARE.match(self.text, start)
        assert found is not None
        if self.bracketed or not is_domain(found["host"]):
            self._say(found["scheme"])
            return found.end("scheme")
        rest = self.text[start : _after(_REST, self.text, start)]
        address = rest[: end_of_address(rest)]
        target = f"http://{address}" if address.startswith("www.") else address
        self.marks.append(Mark("bare", start, start + len(address), target))
        self.pieces.append((address, False))
        self.visible += len(address)
        return start + len(address)


def _destination_and_title(text: str, at: int) -> tuple[int, str]:
    """End and address of a link whose parenthesis opens before `at`; end 0 if it does not close."""
    at = _after(_SPACE, text, at)
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
        at = _after(_RUN, text, at)
        sign = text[at : at + 1]
        if sign == "(" and depth < _DEEPEST_PARENTHESES:
            depth += 1
        elif sign == ")" and depth:
            depth -= 1
        else:
            break
        at += 1
    return (-1, "") if depth else (at, _unescaped(text[start:at]))


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _unescaped(text: str) -> str:
    """An address without its backslashes and character references."""
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return _decoded(text) if "&" in text else text


def _decoded(text: str) -> str:
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def label(text: str) -> str:
    """A link label as it is compared: case and runs of spaces do not count."""
    return " ".join(text.split()).casefold()


def definitions(text: str, into: MutableMapping[str, str]) -> int:
    """Put the link definitions that `text` begins with into `into`; answers where they end."""
    end = 0
    while text.startswith("[", end):
        found = _LABEL.match(text, end)
        if not found or not found[1].strip() or not text.startswith(":", found.end()):
            break
        start = _after(_SPACE, text, found.end() + 1)
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
