"""Whether the addresses of references and resources still answer; needs the network.

A refusal is no proof that a page is gone (many sites turn programs away), so it is reported apart
and fails nothing.
"""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Literal
from urllib.parse import urlsplit

from careerguide.content import kits, skills
from careerguide.project.layout import paths
from careerguide.yamlfile.documents import read_node
from careerguide.yamlfile.source import Node
from scoring.lazy_dataclass import dataclass

__all__ = ["Answer", "check", "markdown", "resources"]

Kind = Literal["ok", "moved", "refused", "gone", "unreachable"]

_AT_ONCE = 8
"""Hosts asked at the same time; each host has one request at a time."""
_AGENT = "Mozilla/5.0 (compatible; link check of references)"
_PERMANENT = (301, 308)
_GONE = (404, 410)
_HEADINGS: Mapping[Kind, str] = {
    "gone": "Gone: find where it went, or another source",
    "unreachable": "No answer: try again, then look by hand",
    "moved": "Moved for good: write the new address",
    "refused": "Refused a program: look by hand",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What came of asking for `url`."""

    url: str
    kind: Kind
    detail: str = ""
    """The new address of what moved, else the status or the error."""


def check(urls: Iterable[str], timeout: float = 20.0) -> list[Answer]:
    """The answers of all `urls`, by address."""
    hosts: dict[str, list[str]] = {}
    for url in sorted(set(urls)):
        hosts.setdefault(urlsplit(url).netloc, []).append(url)

    def ask(of_host: Sequence[str]) -> list[Answer]:
        return [_ask(url, timeout) for url in of_host]

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = [answer for answers in pool.map(ask, hosts.values()) for answer in answers]
    return sorted(found, key=lambda answer: answer.url)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects and remembers whether all of them were for good."""

    def __init__(self) -> None:
        self.permanent = True

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        self.permanent = self.permanent and code in _PERMANENT
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _ask(url: str, timeout: float) -> Answer:
    if urlsplit(url).scheme not in ("http", "https"):
        return Answer(url=url, kind="unreachable", detail="no web address")
    answer = _request(url, "HEAD", timeout)
    # Some servers answer HEAD wrongly, so only GET is believed when it says no.
    return answer if answer.kind in ("ok", "moved") else _request(url, "GET", timeout)


def _request(url: str, method: str, timeout: float) -> Answer:
    redirects = _Redirects()
    opener = urllib.request.build_opener(redirects)
    request = urllib.request.Request(url, method=method, headers={"User-Agent": _AGENT})
    try:
        with opener.open(request, timeout=timeout) as response:
            last = response.geturl()
    except urllib.error.HTTPError as error:
        error.close()
        kind: Kind = "gone" if error.code in _GONE else "refused"
        return Answer(url=url, kind=kind, detail=f"status {error.code}")
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        return Answer(url=url, kind="unreachable", detail=str(reason) or type(error).__name__)
    if last != url and redirects.permanent and not url.startswith("https://doi.org/"):
        return Answer(url=url, kind="moved", detail=last)  # a DOI is meant to lead elsewhere
    return Answer(url=url, kind="ok")


def resources(root: Path) -> Iterator[tuple[str, str]]:
    """The address of every resource of skills and kits, and the file that it is in."""
    for folder in (skills.FOLDER, kits.FOLDER):
        for path in paths(root, folder):
            node, _ = read_node(root, path)
            for url in _addresses(node) if node else ():
                yield url, path


def _addresses(node: Node) -> Iterator[str]:
    for key, part in node.parts.items():
        if key == "url" and part.kind == "text":
            yield part.text
        yield from _addresses(part)


def markdown(answers: Sequence[Answer], keys: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Lines of the report; `keys`: address -> the references and files that have it."""
    good = sum(answer.kind == "ok" for answer in answers)
    yield f"### Links: {good} of {len(answers)} addresses answer"
    for kind, heading in _HEADINGS.items():
        found = [answer for answer in answers if answer.kind == kind]
        if found:
            yield from ("", heading, "")
        for answer in found:
            names = ", ".join(keys.get(answer.url, ()))
            yield f"- `{names}` <{answer.url}> — {answer.detail}"
