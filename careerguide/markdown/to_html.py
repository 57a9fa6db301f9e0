"""The Markdown library, as the rest of the package sees it: text in, HTML out.

Windows has its newest release from Python 3.14 on, and an older one before. The older one writes
anchors of headings and alerts in another way, which is brought into the newest one's shape here; a
long test builds a site with both.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import comrak

__all__ = ["to_html"]

_IS_OLD = not hasattr(comrak, "AlertStyle")
_OLD_HEADING = re.compile(
    r'<h([1-6])><a href="#[^"]*" aria-hidden="true" class="anchor" id="([^"]*)"></a>'
)
_OLD_ALERT = re.compile(
    r'<div class="markdown-alert markdown-alert-(\w+)">\n<p class="markdown-alert-title">'
)


def to_html(text: str, link: Callable[[str], str], *, raw: bool = False) -> str:
    """`text` as HTML; `link` maps each written address; without `raw`, raw HTML is left out."""
    made = comrak.render_markdown(text, _options(link), None, _WITH_RAW if raw else _SAFE)
    return _as_newest(made) if _IS_OLD else made


def _options(link: Callable[[str], str]) -> comrak.ExtensionOptions:
    options = comrak.ExtensionOptions()
    options.table = True
    options.strikethrough = True
    options.subscript = True  # takes single tildes, which otherwise strike out
    options.autolink = True
    options.tasklist = True
    options.footnotes = True
    options.alerts = True
    options.math_code = True
    options.link_url_rewriter = link
    if _IS_OLD:
        options.header_ids = ""
    else:
        options.header_id_prefix = ""
    return options


def _shown(*, raw: bool) -> comrak.RenderOptions:
    options = comrak.RenderOptions()
    options.tasklist_classes = True
    if raw:
        options.unsafe_ = True
    if not _IS_OLD:
        options.alert_style = comrak.AlertStyle.Semantic
    return options


_SAFE, _WITH_RAW = _shown(raw=False), _shown(raw=True)


def _as_newest(made: str) -> str:
    made = _OLD_HEADING.sub(r'<h\1 id="\2">', made)
    made, alerts = _OLD_ALERT.subn(
        r'<aside class="admonition \1">\n<p class="admonition-title">', made
    )
    # No page may have raw HTML but comments: all that is a div is an alert.
    return made.replace("</div>", "</aside>") if alerts else made
