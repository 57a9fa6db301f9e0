"""Links as editors write them, for the git host, and what they lead to in the site."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote

from careerguide.rulebook.about_links import LINK_FORM
from careerguide.yamlfile.problems import Found, shown
from scoring.lazy_dataclass import dataclass

__all__ = ["Link", "page_url", "resolve"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SAFE = ("https:", "http:", "mailto:")
_OWN_PAGES = {
    "roles/references.yml": ("sources/", "source-"),
    "quizzes/families.yml": ("tests/", ""),
}
"""Files of data that have a page of their own, and what the ids on it begin with."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """Where a link leads. Addresses of the site are relative to its root."""

    kind: Literal["guide", "page", "quiz", "data", "file", "here", "outside"]
    """here: an anchor of the same page; file: something published as it is, e.g. a picture."""
    path: str
    """The file it names, relative to the project; empty for "outside"."""
    anchor: str
    url: str
    """`roles/x/#pay`; for "here" `#pay`; for "outside" the address as written."""


def page_url(path: str) -> str:
    """Address of the page made from the file `path`: `docs/methodology.md` -> `methodology/`."""
    folder, name = posixpath.split(path)
    stem = name.rpartition(".")[0]
    if folder == "roles":
        return f"roles/{stem}/"
    if folder == "quizzes":
        return f"{stem}/"
    inner = folder.removeprefix("docs").lstrip("/")
    parts = [part for part in (inner, "" if stem in ("index", "README") else stem) if part]
    return "".join(f"{part}/" for part in parts)


def resolve(written: str, source: str, line: int = 0) -> Link | Found:
    """What the address `written` in the file `source` means, or why it cannot be a link.

    Whether the file and the anchor exist is not looked at.
    """
    if written.startswith("#") and len(written) > 1:
        return Link(kind="here", path=source, anchor=unquote(written[1:]), url=written)
    link = _resolve(written, source.rpartition("/")[0])
    return replace(link, line=line) if isinstance(link, Found) else link


@lru_cache(maxsize=4096)
def _resolve(written: str, folder: str) -> Link | Found:
    """`resolve` for files in `folder`: many guides link to the same few pages."""
    if _SCHEME.match(written) or written.startswith("//"):
        if written.lower().startswith(_SAFE):
            return Link(kind="outside", path="", anchor="", url=written)
        return _wrong(written, "an address that begins with https://", "correct it")
    address, _, anchor = written.partition("#")
    if not address:
        return _wrong(written, "an address", "write where the link leads", empty=True)
    if "?" in address:
        return _wrong(written, "a file without a question mark", "remove what follows it")
    hash_ = f"#{anchor}" if anchor else ""
    if address.startswith("/"):
        do = f"write the way from {folder}/ to the file, e.g. ../docs/tests.md"
        return _wrong(written, "a relative path that also works on the git host", do)
    path = posixpath.normpath(posixpath.join(folder, unquote(address)))
    if path.startswith(".."):
        return _wrong(written, "a file of the project", "correct the path")
    if address.endswith("/") or "." not in posixpath.basename(path):
        do = f"write {address.rstrip('/')}.md if that is the page's file"
        return _wrong(written, "the name of a file, as on the git host", do)
    return _inside(path, unquote(anchor), hash_, written)


def _inside(path: str, anchor: str, hash_: str, written: str) -> Link | Found:
    folder = posixpath.dirname(path)
    if path in _OWN_PAGES:
        url, prefix = _OWN_PAGES[path]
        hash_ = f"#{prefix}{anchor}" if anchor else ""
        return Link(kind="data", path=path, anchor=anchor, url=f"{url}{hash_}")
    if folder == "roles" and path.endswith(".md"):
        return Link(kind="guide", path=path, anchor=anchor, url=f"{page_url(path)}{hash_}")
    if folder == "quizzes" and path.endswith(".yml"):
        return Link(kind="quiz", path=path, anchor=anchor, url=f"{page_url(path)}{hash_}")
    if path.startswith("docs/"):
        if path.endswith(".md"):
            return Link(kind="page", path=path, anchor=anchor, url=f"{page_url(path)}{hash_}")
        url = path.removeprefix("docs/")
        return Link(kind="file", path=path, anchor=anchor, url=f"{url}{hash_}")
    expected = "a guide in roles/, a page in docs/, or a quiz in quizzes/"
    return _wrong(written, expected, "link to a page that readers can open")


def _wrong(written: str, expected: str, do: str, empty: bool = False) -> Found:
    what = "has no address" if empty else f"leads to {shown(written)}"
    return Found(rule=LINK_FORM, field="link", what=what, expected=expected, do=do)
