"""Links and citations of a text as the site needs them, from how they work on the git host."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from careerguide.content import link_targets
from careerguide.yamlfile.problems import Found

__all__ = ["finish", "prefix", "resolver"]

_CITATION = re.compile(r"\[@[a-z0-9-]+(?:; ?@[a-z0-9-]+)*\]")
_KEY = re.compile(r"@([a-z0-9-]+)")
_QUIZ_ALONE = re.compile(r'<p><a href="quiz:(?P<id>[a-z0-9-]+)">[^<]*</a></p>')
_QUIZ = re.compile(r'href="quiz:(?P<id>[a-z0-9-]+)"')


def prefix(url: str) -> str:
    """Relative way from the page at `url` to the root of the site, e.g. `roles/x/` -> `../../`."""
    return "../" * url.count("/")


def resolver(base: str, source: str) -> Callable[[str], str]:
    """Addresses as written in `source` -> those in the site, seen from a page `base` below it.

    A link to a quiz becomes `quiz:ID`, for `finish` to see whether it has a paragraph of its own.
    """

    def resolve(written: str) -> str:
        link = link_targets.resolve(written, source)
        if isinstance(link, Found):  # the checks have reported it, or it is not for them
            return written
        if link.kind == "quiz":
            return f"quiz:{PurePosixPath(link.path).stem}"
        return link.url if link.kind in ("here", "outside") else f"{base}{link.url}" or "./"

    return resolve


def _citations(html: str) -> Iterator[tuple[re.Match[str], list[str]]]:
    """The citations in `html` with their keys; what stands in code or in a tag is none."""
    done, in_code = 0, False
    for match in _CITATION.finditer(html):
        at = match.start()
        opened, closed = html.rfind("<code", done, at), html.rfind("</code>", done, at)
        if opened != closed:
            in_code = opened > closed
        done = at
        if not in_code and html.rfind("<", 0, at) <= html.rfind(">", 0, at):
            yield match, _KEY.findall(match[0])


def finish(
    base: str,
    cite: Callable[[list[str]], str],
    cited: Callable[[list[str]], None] | None = None,
) -> Callable[[str], str]:
    """A function that puts quizzes and citations into the HTML of a text; `cite` makes the latter.

    `cited` gets all keys beforehand, in order, each as often as the text cites it. A quiz whose
    link has a paragraph of its own becomes a marker.
    """

    def finished(html: str) -> str:
        citations = list(_citations(html))
        if cited is not None:
            cited([key for _, keys in citations for key in keys])
        pieces: list[str] = []
        done = 0
        for match, keys in citations:
            pieces += html[done : match.start()], cite(keys)
            done = match.end()
        html = "".join([*pieces, html[done:]])
        if "quiz:" not in html:
            return html
        html = _QUIZ_ALONE.sub(lambda m: f"<!-- block: quiz {m['id']} -->", html)
        return _QUIZ.sub(lambda m: f'href="{base}{m["id"]}/"', html)

    return finished
