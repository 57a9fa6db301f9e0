"""The content security policy of every page, and the check that no page needs a looser one.

The policy names inline scripts by hash. There is one, the same on every page: it sets the colors
that a reader chose. Style attributes, inline event handlers, `javascript:` addresses and foreign
origins have no place.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html.parser import HTMLParser

__all__ = ["Offence", "covered", "for_pages", "offences", "sound", "sound_styles"]

_Attributes = list[tuple[str, str | None]]

_TAG = re.compile("<(?!/)[^>]*>?")
"""All that a browser may take as a tag that opens something, whole or not."""
_SIGNS = r"""[^"<>&:/\\\x00-\x1f]*"""
_ESCAPED = r"&(?:amp|gt|lt|quot|\#34|\#39|\#x27);"
_VALUE = rf"{_SIGNS}(?:(?:(?<!(?i:javascript)):|/(?!/)|{_ESCAPED}){_SIGNS})*"
_PLAIN = re.compile(
    rf"""(?:<(?:
        (?: a\ href="https?://[^"<>\x00-\x1f]*"
        |   script\ type="application/(?:ld\+)?json"
        |   svg\ xmlns="http://www\.w3\.org/2000/svg"
        |   (?!(?i:applet|base|embed|link|meta|object|script|style)\b) [a-z][A-Za-z0-9-]*
        )
        (?:\ (?: data-[a-z0-9-]+(?:="[^"<>]*"|='[^'<>]*')?
        |   (?!data-|(?i:on|src|style))[a-z][A-Za-z0-9:-]*(?:="{_VALUE}")?
        ))*\ ?/?
    |   !--\ block:\ [a-z0-9\ -]+\ --
    )>)*""",
    re.VERBOSE,
)
"""Tags that need no closer look: without what the policy is about, and written so plainly that a
browser, too, ends each at its first `>`.
"""
_seen: set[str] = set()
"""Plain tags of earlier pages: most of a page is the same as on others."""
_MOST_SEEN = 5_000

_RUN = {"", "text/javascript", "application/javascript", "module", "importmap", "speculationrules"}
"""Types of a script that a browser does something with; others are data."""
_LOADED = {
    *("action", "background", "data", "formaction", "href", "imagesrcset", "manifest", "ping"),
    *("poster", "src", "srcset", "xlink:href"),
}
"""Attributes whose addresses a browser fetches or sends to, other than the links of a reader."""
_HARMLESS = {"alternate", "author", "canonical", "describedby", "feed", "license", "next", "prev"}
"""Relations of a <link> that make a browser fetch nothing."""
_NEVER = {
    "applet": "object-src is 'none'",
    "base": "base-uri is 'none'",
    "embed": "object-src is 'none'",
    "object": "object-src is 'none'",
}
_PICTURES = {"image", "img", "source"}
"""What may show a `data:` address."""
_SCHEME = re.compile(r"(?P<name>[a-z][a-z0-9+.-]*):|//")
_UNSEEN = re.compile(r"[\x00-\x20]")
"""What browsers leave out of an address."""
_FOREIGN_STYLE = re.compile(
    r"""@import\b|url\(\s*["']?\s*(?:[a-z][a-z0-9+.-]*:)?//""", re.IGNORECASE
)

_PAGES = (".htm", ".html", ".xhtml")
_STATED = b'<meta http-equiv="Content-Security-Policy" content="default-src '
_RULED = (b"<script", b"<body", b"<link", b"<img")
"""What may not stand above the policy, which rules only what follows it."""


class Offence(Exception):
    """A page that its own policy would break; the message names each place."""


def sound(html: str, name: str, policy: str = "") -> str:
    """`html`, the file `name`, after making sure that its policy does not break it.

    `policy`: that of the page, where `html` is a part of it or still without; if there is none,
    inline scripts are not looked at.
    """
    if found := list(offences(html, policy)):
        raise Offence("\n".join(f"{name}: {what}; expected none; remove it" for what in found))
    return html


def covered(data: bytes, path: str) -> None:
    """Make sure that the file `path`, if it is a page, states a policy before all that it rules."""
    if path.lower().endswith(_PAGES) and not _states_policy(data):
        raise Offence(
            f"{path}: a page without a content security policy above its scripts; expected the one "
            "that every page has; let the page be made from docs/, roles/ or a template"
        )


def _states_policy(data: bytes) -> bool:
    at = data.find(_STATED)
    above = data[: max(at, 0)].lower()
    return at >= 0 and not any(tag in above for tag in _RULED)


def sound_styles(css: str, name: str) -> str:
    """The style sheet `css`, the file `name`, after making sure that it asks nobody else."""
    if match := _FOREIGN_STYLE.search(css):
        place = css[match.start() : match.start() + 60].split("\n")[0]
        raise Offence(f"{name}: a style from elsewhere: {place}; expected none; remove it")
    return css


def for_pages(pages: Iterable[str]) -> str:
    """One policy for all `pages`: everything from the site itself, inline scripts by hash alone."""
    scripts = {_hash(code) for page in pages for tag, code in _inline(page) if tag == "script"}
    directives = {
        "default-src": ["'self'"],
        # wasm-unsafe-eval lets the page's worker compile the Python runtime on hosts where the
        # worker inherits the page's policy; it allows no JavaScript from strings.
        "script-src": ["'self'", "'wasm-unsafe-eval'", *sorted(scripts)],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())


def offences(html: str, policy: str = "") -> Iterator[str]:
    """What in `html` the policy would block or should never be."""
    if not _is_plain(html):
        yield from _read(_frame(html), policy).offences


def _frame(html: str) -> str:
    """`html` without its `<main>`, if that is plain: then only what is around it has scripts."""
    start, end = html.find("</head>"), html.rfind("</main>")
    is_plain = 0 <= start < end and _is_plain(html[start:end])
    return html[:start] + html[end:] if is_plain else html


def _is_plain(html: str) -> bool:
    """Whether nothing in `html` need be read tag by tag; quick, since thousands of pages pass here.

    No sign that begins a tag is passed over, and each distinct tag is looked at once.
    """
    fresh = set(_TAG.findall(html)) - _seen
    if not _PLAIN.fullmatch("".join(fresh)):
        return False
    if len(_seen) < _MOST_SEEN:
        _seen.update(fresh)
    return True


class _Reader(HTMLParser):
    """Reads a page tag by tag; attributes come in small letters, their values unescaped."""

    def __init__(self, html: str, policy: str) -> None:
        super().__init__()
        self.policy = policy
        self.offences: list[str] = []
        self.inline: list[tuple[str, str]] = []
        self._open = ""
        self._code = ""
        self.feed(html)
        self.close()
        if self.policy:
            for tag, code in self.inline:
                if _hash(code) not in self.policy:
                    self._object(f"an inline <{tag}> that the policy does not name: {code.strip()}")

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._meta(values)
        elif tag in _NEVER:
            self._object(f"<{tag}>, since {_NEVER[tag]}")
        for name, value in values.items():
            if name == "style" or re.match(r"on[a-z]", name):
                self._object(f"the attribute {name} in {self.get_starttag_text()}")
            elif name in _LOADED:
                self._address(tag, name, value, values)
        is_code = values.get("type", "").strip().lower() in _RUN and "src" not in values
        self._open = tag if tag == "style" or (tag == "script" and is_code) else ""
        self._code = ""

    def handle_startendtag(self, tag: str, attrs: _Attributes) -> None:
        self.handle_starttag(tag, attrs)
        self._open = ""

    def handle_data(self, data: str) -> None:
        self._code += data if self._open else ""

    def handle_endtag(self, tag: str) -> None:
        if self._open:
            self.inline.append((self._open, self._code))
        self._open = ""

    def _meta(self, values: dict[str, str]) -> None:
        kind = values.get("http-equiv", "").lower()
        if kind == "content-security-policy":
            self.policy = values.get("content", "")
        elif kind == "refresh":
            self._object(f"a page that leads elsewhere: {self.get_starttag_text()}")

    def _address(self, tag: str, name: str, value: str, values: dict[str, str]) -> None:
        parts = value.split(",") if name.endswith("srcset") else [value]
        for part in parts:
            address = _UNSEEN.sub("", part).replace("\\", "/").lower()
            match = _SCHEME.match(address)
            if match is None:
                continue
            scheme = match["name"] or ""
            if scheme == "javascript":
                self._object(f"a javascript: address in {self.get_starttag_text()}")
            elif (tag in ("a", "area") and name == "href") or (
                tag == "link" and _HARMLESS.issuperset(values.get("rel", "").lower().split())
            ):
                continue
            elif scheme != "data" or tag not in _PICTURES:
                self._object(f"<{tag}> from a foreign origin: {part.strip()}")

    def _object(self, what: str) -> None:
        what = " ".join(what.split())
        self.offences.append(what if len(what) <= 120 else f"{what[:117]}...")


def _inline(html: str) -> list[tuple[str, str]]:
    """Every inline script that a browser would run, and every inline style: tag and content."""
    return _read(_frame(html), "").inline


@lru_cache(maxsize=8)  # the frames are asked for offences, then for scripts
def _read(html: str, policy: str) -> _Reader:
    return _Reader(html, policy)


def _hash(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
