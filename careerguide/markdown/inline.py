"""The inside of a paragraph: links, citations, raw HTML, code, and the text that is left.

Follows CommonMark 0.31 with GitHub's bare addresses and footnote marks; linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from careerguide.markdown.bare_addresses import end_of_address, is_domain
from careerguide.markdown.destinations import (
    ESCAPE,
    LABEL,
    decoded,
    destination_and_title,
    end_of,
    label,
)

__all__ = ["TAG", "Inline", "Mark", "MarkKind", "scan"]

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
_NO_SIGNS = bytes(set(range(256)).difference(b"\\`<[]&/\n"))
"""All bytes but those of signs that may be more than words."""
_CITED = re.compile(r"(?:^|[\s;])-?@[A-Za-z0-9]")
_BARE = re.compile(r"(?P<scheme>(?:https?|ftp)://|www\.)(?P<host>[\w.-]*)")
_REST = re.compile(r"[^\s<]*")
_LONGEST_LABEL = 999

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


Inline = tuple[Sequence[Mark], str, str]
"""The marks of a text in the order in which they end, and what a reader sees of it: its text with
code, without addresses, citations and HTML; and the same without code."""


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
    signs = text.encode("utf-8", "replace").translate(None, _NO_SIGNS)
    bare = "www." in text or (b"/" in signs and "://" in text)
    if not (signs or bare):
        return (), text, text
    brackets = signs.replace(b"/", b"")
    if not (links or bare or brackets.strip(b"[]") or "![" in text):
        plain = _plain(text, len(brackets))
        if plain:
            return plain
    special = _SPECIAL_OR_BARE if bare else _SPECIAL
    if not special.search(text):
        words = decoded(text) if "&" in text else text
        if " \n" in words or "\t\n" in words:
            words = _LINE_END.sub("\n", words)
        return (), words, words
    return _Scanner(text, links, footnotes).run(special)


def _plain(text: str, brackets: int) -> Inline | None:
    """`text` if all its `brackets` are of plain links and citations: what `_Scanner` would find."""
    pieces = _PLAIN.split(text)
    if len(pieces) // 4 * 2 != brackets:
        return None
    marks, read, at = [], "", 0
    for before, words, address, keys in zip(*[iter(pieces)] * 4, strict=False):
        at += len(before)
        read += before
        start = at
        if keys is None:
            read += words
            at += len(words) + len(address) + len("[]()")
            marks.append(Mark("link", start, at, address, not words.strip()))
        else:
            at += len(keys) + len("[]")
            marks.append(Mark("citation", start, at, keys))
    read += pieces[-1]
    return marks, read, read


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
        words = "".join([piece for piece, _ in self.pieces])
        return self.marks, words, "".join([piece for piece, code in self.pieces if not code])

    def _say(self, piece: str, code: bool = False) -> None:
        if piece:
            if not code and "&" in piece:
                piece = decoded(piece)
            if not code and (" \n" in piece or "\t\n" in piece):
                piece = _LINE_END.sub("\n", piece)
            self.pieces.append((piece, code))
            self.visible += len(piece.strip())

    def _special(self, sign: str, start: int) -> int:
        """Deal with `sign` at `start`; answers where to go on."""
        text = self.text
        if sign == "\\":
            escaped = ESCAPE.match(text, start)
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
        if sign in "[!":
            inner = start + (2 if sign == "!" else 1)
            opener = _Opener(start, inner, sign == "!", self.visible, len(self.pieces))
            self.bracketed = True
            self.openers.append(opener)
            self.pieces.append((text[start:inner], False))
            return inner
        return self._bare(start)

    def _code(self, start: int) -> int:
        """A code span, if a run of backticks of the same length follows."""
        if not self.runs:
            for found in _BACKTICKS.finditer(self.text, start):
                self.runs.setdefault(len(found[0]), []).append(found.start())
        end = end_of(_BACKTICKS, self.text, start)
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
            end, target = destination_and_title(self.text, after + 1)
            if end:
                return end, target
        if not self.links:
            return 0, ""
        named = LABEL.match(self.text, after)
        if named and named[1]:
            name, end = named[1], named.end()
        elif LABEL.fullmatch(f"[{inner}]"):
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
        rest = self.text[start : end_of(_REST, self.text, start)]
        address = rest[: end_of_address(rest)]
        target = f"http://{address}" if address.startswith("www.") else address
        self.marks.append(Mark("bare", start, start + len(address), target))
        self.pieces.append((address, False))
        self.visible += len(address)
        return start + len(address)
