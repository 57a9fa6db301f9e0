"""Links in docs/ to what lives outside it: guides become addresses, quizzes markers."""

from __future__ import annotations

import re

from careerguide.content.links import page_url

__all__ = ["for_site", "prefix"]

_FENCE = re.compile(r"^(?P<mark>```+|~~~+).*?^(?P=mark)\s*$", re.MULTILINE | re.DOTALL)
_QUIZ = re.compile(r"^\[[^\]\n]+\]\(\.\./quizzes/(?P<id>[a-z0-9-]+)\.yml\)[ \t]*$", re.MULTILINE)
_CITATION = re.compile(r"\[(?P<keys>@[a-z0-9-]+(?:; ?@[a-z0-9-]+)*)\]")
_ROLE = re.compile(r"\]\(\.\./roles/(?P<id>[a-z0-9-]+)\.md(?P<anchor>#[^)\s]*)?\)")


def prefix(url: str) -> str:
    """Relative way from the page at `url` to the root of the site, e.g. `roles/x/` -> `../../`."""
    return "../" * url.count("/")


def for_site(markdown: str, source: str) -> str:
    """`markdown` of the page `source` with links as the site needs them; code is left alone."""
    base = prefix(page_url(f"docs/{source}"))

    def convert(text: str) -> str:
        text = _QUIZ.sub(lambda m: f"<!-- block: quiz {m['id']} -->", text)
        text = _CITATION.sub(
            lambda m: f"<!-- block: cite {m['keys'].replace('@', '').replace(' ', '')} -->", text
        )
        return _ROLE.sub(lambda m: f"]({base}roles/{m['id']}/{m['anchor'] or ''})", text)

    parts, start = [], 0
    for fence in _FENCE.finditer(markdown):
        parts += [convert(markdown[start : fence.start()]), fence[0]]
        start = fence.end()
    return "".join([*parts, convert(markdown[start:])])
