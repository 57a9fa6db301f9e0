"""The content security policy of every page, and the check that no page needs a looser one.

The policy names inline scripts by hash. There are few: the theme's own, the same on every page.
Style attributes, inline event handlers, `javascript:` addresses and foreign origins have no place.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator

__all__ = ["Offence", "for_pages", "offences", "script_hashes", "sound"]

_SUSPECT = (
    "style=",
    "javascript:",
    "<link",
    '="//',
    '="http:',
    "='//",
    "='http",
    'src="http',
    'srcset="http',
    'data="http',
    'action="http',
)
_SUSPECT_HANDLER = re.compile(r" on[a-z]+=")
"""What any offence contains: looked for first, since the exact search is slow."""
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_INERT = re.compile(r'type="(?:application/(?:ld\+)?json)"')
_ATTRIBUTE = re.compile(r"""<[a-zA-Z][^<>]*?\s(?P<name>style|on[a-z]+)\s*=\s*["'][^<>]*>""")
_LOADED = re.compile(
    r"""<(?P<tag>script|img|iframe|source|video|audio|embed|object|form)\b[^<>]*?\s(?:src|srcset|data|action)="""
    r"""["']?(?P<url>(?:https?:)?//[^"'\s>]+)"""
)
_LINKED = re.compile(r"<link\b(?P<attributes>[^<>]*)>")
_JAVASCRIPT = re.compile(r"""(?:href|src|action)\s*=\s*["']?\s*javascript:""", re.IGNORECASE)


class Offence(Exception):
    """A page that its own policy would break; the message names each place."""


def sound(html: str, name: str) -> str:
    """`html`, the file `name`, after making sure that its policy does not break it."""
    if found := list(offences(html)):
        raise Offence("\n".join(f"{name}: {what}; expected none; remove it" for what in found))
    return html


def script_hashes(html: str) -> Iterator[str]:
    """`'sha256-…'` of every inline script of `html` that a browser would run."""
    for script in _SCRIPT.finditer(html):
        attributes = script["attributes"]
        if "src=" not in attributes and not _INERT.search(attributes):
            digest = hashlib.sha256(script["code"].encode()).digest()
            yield f"'sha256-{base64.b64encode(digest).decode()}'"


def for_pages(pages: Iterable[str]) -> str:
    """One policy for all `pages`: everything from the site itself, inline scripts by hash alone."""
    hashes = sorted({found for page in pages for found in script_hashes(page)})
    directives = {
        "default-src": ["'self'"],
        # wasm-unsafe-eval lets the page's worker compile the Python runtime on hosts where the
        # worker inherits the page's policy; it allows no JavaScript from strings.
        "script-src": ["'self'", "'wasm-unsafe-eval'", *hashes],
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


def offences(html: str, own: str = "") -> Iterator[str]:
    """What in `html` the policy would block or should never be; `own` is the site's address."""
    if not _SUSPECT_HANDLER.search(html) and not any(sign in html for sign in _SUSPECT):
        return
    for match in _ATTRIBUTE.finditer(html):
        yield f"the attribute {match['name']} in {_short(match[0])}"
    for match in _JAVASCRIPT.finditer(html):
        yield f"a javascript: address in {_short(html[match.start() : match.start() + 60])}"
    for match in _LOADED.finditer(html):
        if not (own and match["url"].startswith(own)):
            yield f"<{match['tag']}> from a foreign origin: {match['url']}"
    for match in _LINKED.finditer(html):
        attributes = match["attributes"]
        address = re.search(r"""href=["']?((?:https?:)?//[^"'\s>]+)""", attributes)
        harmless = re.search(r"""rel=["']?(canonical|alternate|license)\b""", attributes)
        if address and not harmless and not (own and address[1].startswith(own)):
            yield f"<link> from a foreign origin: {address[1]}"


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}..."
