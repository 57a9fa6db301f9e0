"""HTML as word processors and browsers put it on the clipboard, as Markdown.

Headings, paragraphs, lists, tables, links, bold and italics are kept; styles, scripts, comments,
pictures and everything unknown are left out, and what is inside of them is text.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

__all__ = ["markdown"]

_SILENT = {"head", "script", "style", "template", "title", "noscript", "xml"}
_BLOCKS = {"address", "article", "blockquote", "div", "dd", "dl", "dt", "footer", "header"}
_BLOCKS |= {"main", "nav", "p", "section", "table", "tbody", "thead", "tr", "ul", "ol", "hr"}
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_WORD_LIST = re.compile(r"mso-list|MsoListParagraph", re.IGNORECASE)
_WORD_HEADING = re.compile(r"\b(?:Mso)?Heading ?(?P<level>[1-6])\b", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[·•▪◦o§‣\-–][ \t\u00a0]+|[·•▪◦§‣])")
_NUMBER = re.compile(r"^\(?\d{1,2}[.)][ \t\u00a0]+")


def markdown(html: str) -> str:
    """`html` as Markdown."""
    reader = _ClipboardReader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(reader.lines)).strip() + "\n"


class _ClipboardReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._text = ""
        self._prefix = ""
        self._silent = 0
        self._lists: list[int] = []
        """Of each open list: the number of its last entry, or -1 where it has no numbers."""
        self._links: list[str] = []
        self._marks: list[str] = []
        self._row: list[str] | None = None
        self._rows = 0
        self._in_word_list = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        style = f"{given.get('class', '')} {given.get('style', '')}"
        if tag in _SILENT:
            self._silent += 1
        elif re.fullmatch(r"h[1-6]", tag):
            self.end_block()
            self._prefix = f"{'#' * int(tag[1])} "
        elif tag == "table":
            self.end_block()
            self._rows = 0
        elif tag == "tr":
            self.end_block()
            self._row = []
        elif tag in ("td", "th"):
            self._text = ""
        elif tag in ("ul", "ol"):
            self.end_block()
            self._lists.append(0 if tag == "ol" else -1)
        elif tag == "li":
            self.end_block()
            self._begin_entry()
        elif tag in _BLOCKS:
            if not self._prefix.strip() or self._text.strip():
                self.end_block()
            heading = _WORD_HEADING.search(given.get("class", ""))
            if heading:
                self._prefix = f"{'#' * int(heading['level'])} "
            self._in_word_list = tag == "p" and bool(_WORD_LIST.search(style))
        elif tag == "br":
            self._text += " "
        elif tag == "a":
            self._links.append(given.get("href", ""))
            self._text += "["
        elif tag in _MARKS:
            # Google Docs puts all it copies into one <b> that is not bold.
            mark = "" if re.search(r"font-weight:\s*(?:normal|400)", style) else _MARKS[tag]
            self._marks.append(mark)
            self._text += mark

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th") and self._row is not None:
            self._row.append(" ".join(self._text.split()).replace("|", "\\|"))
            self._text = ""
        elif tag == "tr":
            self._end_row()
        elif tag in ("ul", "ol"):
            self.end_block()
            if self._lists:
                self._lists.pop()
            if not self._lists:
                self.lines.append("")
        elif tag == "a" and self._links:
            self._end_link(self._links.pop())
        elif tag in _MARKS and self._marks:
            self._text = _closed(self._text, self._marks.pop())
        elif tag in _BLOCKS or tag == "li" or re.fullmatch(r"h[1-6]", tag):
            self.end_block()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text += re.sub(r"\s+", " ", data)

    def end_block(self) -> None:
        """What was read since the last block, as a block of its own."""
        text = " ".join(self._text.replace("\u00a0", " ").split())
        self._text = ""
        if self._row is not None:
            self._text = f"{text} " if text else ""  # a paragraph in a cell
            return
        if not text:
            return
        prefix, self._prefix = self._prefix, ""
        if self._in_word_list or _BULLET.match(text):
            entry = _BULLET.sub("", text)
            entry, numbered = _NUMBER.subn("", entry) if entry == text else (entry, 0)
            self.lines.append(f"{'1.' if numbered else '-'} {entry.strip()}")
            self._in_word_list = False
            return
        if prefix.startswith("#"):
            text = text.replace("**", "")
        if prefix.strip() and not prefix.startswith("#"):
            self.lines.append(f"{prefix}{text}")
        else:
            before = [""] if self.lines and self.lines[-1] else []
            self.lines += [*before, f"{prefix}{text}", ""]

    def _begin_entry(self) -> None:
        if not self._lists:
            self._lists.append(-1)
        sign = "-"
        if self._lists[-1] >= 0:
            self._lists[-1] += 1
            sign = f"{self._lists[-1]}."
        if self.lines and self.lines[-1].lstrip()[:1] not in ("", *"-0123456789"):
            self.lines.append("")
        self._prefix = f"{'  ' * (len(self._lists) - 1)}{sign} "

    def _end_row(self) -> None:
        row, self._row = self._row, None
        if not row or not any(row):
            return
        self.lines.append(f"| {' | '.join(row)} |")
        self._rows += 1
        if self._rows == 1:
            self.lines.append(f"|{' --- |' * len(row)}")

    def _end_link(self, address: str) -> None:
        before, _, words = self._text.rpartition("[")
        words = words.strip()
        if address.startswith(("https://", "http://", "mailto:")) and words:
            self._text = f"{before}[{words}]({address})"
        else:
            self._text = before + words


def _closed(text: str, mark: str) -> str:
    """`text` with the end of what `mark` began, which may not stand beside a space."""
    if not mark:
        return text
    before, _, inner = text.rpartition(mark)
    if not inner.strip():
        return before + inner
    lead = " " if inner[0] == " " else ""
    tail = " " if inner[-1] == " " else ""
    return f"{before}{lead}{mark}{inner.strip()}{mark}{tail}"
