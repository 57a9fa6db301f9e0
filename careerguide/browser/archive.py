"""The site as an archive that is read from disk: every page, no script, links to files.

Browsers let a page from disk run no module and fetch nothing, so pages stand as the build made them
and whatever needs a script gives way to a line that says so. What scores is in the one-file sample,
to which the links of those pages lead.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from careerguide.markdown.slugs import slug
from careerguide.pages.frame import Site
from careerguide.pages.output import Output
from careerguide.views import practice_view
from scoring.lazy_dataclass import dataclass

__all__ = ["MOST_GUIDES", "for_disk", "name", "pack"]

MOST_GUIDES = 200
"""Above that an archive is too large to be a download for reading."""

_STYLES = Path(__file__).with_name("archive.css")
_POLICY = "default-src 'none'; style-src 'self' file:; img-src 'self' file: data:"
_SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>.*?</script>\s*", re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_QUIZ = re.compile(r'<big-five-quiz\b[^>]*\bid="(?P<id>[^"]+)".*?</big-five-quiz>', re.DOTALL)
_HEAD_ONLY = re.compile(
    r"""<link rel="(?:alternate[^"]*|manifest|apple-touch-icon)"[^>]*>\s*"""
    r"""|<meta name="careerguide:[^>]*>\s*"""
)
_POLICY_META = re.compile(
    r"""(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*(?=">)"""
)
_ADDRESS = re.compile(r"""(?P<before>\s(?:href|src)=")(?P<url>[^"]*)(?=")""")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Disk:
    """What the pages of an archive may lead to."""

    files: frozenset[str]
    """Paths of all pages in it."""
    instead: Mapping[str, str]
    """Path of a page that is not in it -> path of the file that stands for it."""
    quizzes: Mapping[str, str]
    """Id of each quiz -> its title."""


def name(site: Site) -> str:
    """Path of the archive in the site."""
    return f"{_folder(site)}.zip"


def pack(out: Output, site: Site, one_file: Mapping[str, str], practice: str = "") -> bytes:
    """The archive of the finished site `out`.

    `one_file`: id of each quiz -> its single file; `practice`: the file of all practice sets.
    """
    instead = {f"{quiz}/index.html": path for quiz, path in one_file.items()}
    for family in site.catalog.practice if practice else ():
        for url in (practice_view.url(family), practice_view.taster_url(family)):
            instead[f"{url}index.html"] = practice
    if one_file:
        instead["passport/index.html"] = next(iter(one_file.values()))
    pages = {path for path in out.files if posixpath.basename(path) == "index.html"}
    disk = Disk(
        files=frozenset(pages - instead.keys()),
        instead=instead,
        quizzes={quiz: site.catalog.quizzes[quiz].title for quiz in one_file},
    )
    linked = {site.assets.path("site.css"), *one_file.values(), *filter(None, [practice])}
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for path in sorted(disk.files):
            html = (out.folder / path).read_text(encoding="utf-8")
            html = for_disk(html, path, disk, site)
            linked.update(target for target in _targets(html, path) if target in out.files)
            _add(archive, site, path, html.encode())
        for path in sorted(linked - disk.files):
            data = (out.folder / path).read_bytes()
            styles = _STYLES.read_bytes() if path.endswith("/site.css") else b""
            _add(archive, site, path, data + styles)
    return content.getvalue()


def for_disk(html: str, path: str, disk: Disk, site: Site) -> str:
    """The page `html` at `path` as it is read from disk."""
    base = "../" * path.count("/")
    context = {"base": base, "instead": disk.instead}

    def quiz(match: re.Match[str]) -> str:
        if match["id"] not in disk.quizzes:
            return match[0]
        file = disk.instead[f"{match['id']}/index.html"]
        title = disk.quizzes[match["id"]]
        shown = {"id": match["id"], "href": f"{base}{file}", "title": title}
        return site.template("pages/disk-quiz.html", shown)

    def script(match: re.Match[str]) -> str:
        return match[0] if "application/ld+json" in match["attributes"] else ""

    def address(match: re.Match[str]) -> str:
        return match["before"] + _on_disk(match["url"], path, disk)

    html = _QUIZ.sub(quiz, html)
    html = _NOSCRIPT.sub(lambda _: site.template("pages/disk-no-script.html", context), html)
    html = html.replace("<!-- downloads -->", site.template("pages/disk-downloads.html", context))
    html = _HEAD_ONLY.sub("", _SCRIPT.sub(script, html))
    html = _POLICY_META.sub(_POLICY.replace("'", "&#39;"), html, count=1)
    return _ADDRESS.sub(address, html)


def _on_disk(url: str, path: str, disk: Disk) -> str:
    """The address `url` as written in the page `path`, for a browser that reads from disk."""
    if not url or _ELSEWHERE.match(url):
        return url
    address = re.split("[?#]", url, maxsplit=1)[0]
    target = _target(address, path)
    if target in disk.instead:
        return posixpath.relpath(disk.instead[target], posixpath.dirname(path) or ".")
    if target not in disk.files or not address:
        return url
    after = url.removeprefix(address)
    inside = after if after.startswith("#") else ""
    return posixpath.relpath(target, posixpath.dirname(path) or ".") + inside


def _target(address: str, path: str) -> str:
    """Path of the file that `address`, relative to the page `path`, leads to."""
    joined = posixpath.join(posixpath.dirname(path), address)
    is_folder = address.endswith("/") or posixpath.basename(address) in ("", ".", "..")
    return posixpath.normpath(posixpath.join(joined, "index.html") if is_folder else joined)


def _targets(html: str, path: str) -> Iterator[str]:
    for match in _ADDRESS.finditer(html):
        if match["url"] and not _ELSEWHERE.match(match["url"]):
            yield _target(re.split(r"[?#]", match["url"])[0], path)


def _add(archive: ZipFile, site: Site, path: str, data: bytes) -> None:
    """Same input, same bytes: no time stamp, and the rights of a plain file."""
    info = ZipInfo(f"{_folder(site)}/{path}", (1980, 1, 1, 0, 0, 0))
    info.external_attr = 0o644 << 16
    info.compress_type = ZIP_DEFLATED
    archive.writestr(info, data)


def _folder(site: Site) -> str:
    return slug(site.settings.site_name) or "site"
