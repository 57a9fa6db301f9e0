"""What the site needs to work without a network: its service worker and the lists that it goes by.

A list names every file with the SHA-256 of its content, so that the worker keeps what belongs
together or nothing. The worker's own files (`worker/`) say what it does with the lists.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from careerguide.browser import worker_removal
from careerguide.desk import carried
from careerguide.pages import assets
from careerguide.pages.frame import Site
from careerguide.pages.output import Output
from careerguide.project.settings import Settings

__all__ = ["LISTS", "add", "install_manifest", "worker"]

VERSION = "offline.json"
PAGES = "offline-pages.json"
INSTALL = "site.webmanifest"
LISTS = (VERSION, PAGES)

_HERE = Path(__file__).resolve().parent
_FORM = 1
_SCORING_PAGES = ("passport/index.html", "bundle/index.html")
"""Pages that are part of a version beside those of the quizzes: what they do is scored."""
_FALLBACKS = ("404.html", "not-here.html")
_HOME = (
    *("index.html", "roles/index.html", "search/search_index.json"),
    *("scoring/needs.json", "scoring/roles.json", "scoring/skills.json"),
)
"""Kept with a version, but content: fresh from the network like other pages, where there is one."""
_DATA = re.compile(r"(?!assets/|schemas/|roles/[^/]+/index)[\w/-]+\.json")
"""Data that pages fetch, beside what stands with each guide."""


_OWN = "const OWN=[];"
"""Where the worker knows the site's addresses by."""


def worker(names: Iterable[str]) -> bytes:
    """The service worker: its parts joined in the order of their names, without comments.

    `names`: first parts of all addresses of the site, since it must leave any other alone.
    """
    parts = sorted((_HERE / "worker").glob("*.js"))
    joined = "\n".join(path.read_text(encoding="utf-8") for path in parts)
    before, after = assets.without_comments(joined).split(_OWN)
    return f"{before}{_OWN.replace('[]', _json(sorted(names)))}{after}".encode()


def install_manifest(settings: Settings) -> str:
    """What a browser needs to install the site (W3C Web Application Manifest)."""
    icons = [
        {"src": f"icons/icon-{size}{kind}.png", "sizes": f"{size}x{size}", "type": "image/png"}
        | ({"purpose": "maskable"} if kind else {})
        for size, kind in ((192, ""), (512, ""), (512, "-maskable"))
    ]
    return _json(
        {
            "id": "./",
            "name": settings.site_name,
            "short_name": settings.site_name,
            "description": settings.site_description,
            "lang": "en",
            "start_url": "./",
            "scope": "./",
            "display": "minimal-ui",
            "background_color": "#ffffff",
            "theme_color": settings.color,
            "icons": icons,
        }
    )


def add(out: Output, site: Site) -> None:
    """Write the worker and its lists beside the files of `out`, which must be complete."""
    out.write(INSTALL, install_manifest(site.settings))
    out.write(worker_removal.PATH, worker({"", *(path.split("/")[0] for path in out.files)}))
    version = dict(_listed(out, _version_files(out, site)))
    runtime = list(_runtime(out, site))
    folders = [folder for folder in (site.assets.folder, site.python) if folder]
    seal = hashlib.sha256(_json([_FORM, folders, version, runtime]).encode()).hexdigest()
    home = dict(_listed(out, _HOME))
    guides = list(_guides(out, site))
    description = {
        "form": _FORM,
        "version": seal[:16],
        "security": site.settings.security_release,
        "folders": folders,
        "files": version,
        "runtime": runtime,
        "home": home,
        "guides": len(guides),
    }
    out.write(VERSION, _json(description))
    apart = {VERSION, *version, *(f"roles/{guide[0]}/" for guide in guides)}
    others = (path for path in out.files if path.endswith("index.html") or _DATA.fullmatch(path))
    pages = {url: entry for url, entry in _listed(out, others) if url not in apart}
    listing = {
        "form": _FORM,
        "folders": folders,
        "pages": pages,
        "groups": list(_groups(site)),
        "guides": guides,
    }
    if desk := dict(_desk(out, site)):
        listing["desk"] = desk
    out.write(PAGES, _json(listing))


def _version_files(out: Output, site: Site) -> Iterator[str]:
    """Paths of all that is kept together: scripts, styles, icons, and the pages that score."""
    pages = {*(f"{quiz}/index.html" for quiz in site.catalog.quizzes), *_SCORING_PAGES, *_FALLBACKS}
    for path in out.files:
        own = path.startswith((f"{site.assets.folder}/", "icons/"))
        if own or path in pages or path == INSTALL:
            yield path


def _guides(out: Output, site: Site) -> Iterator[list[Any]]:
    """[id, number of its group, page, data] of every guide."""
    groups = list(_groups(site))
    for role in site.catalog.roles.values():
        files = (f"roles/{role.id}/index.html", f"roles/{role.id}/index.json")
        entries = [entry for _, entry in _listed(out, files)]
        yield [role.id, groups.index(role.group), *entries]


def _groups(site: Site) -> Iterable[str]:
    return dict.fromkeys(role.group for role in site.catalog.roles.values())


def _runtime(out: Output, site: Site) -> Iterator[dict[str, Any]]:
    """Each file of the runtime in the forms that a host may send; see `worker/4-runtime.js`."""
    prefix = f"{site.python}/"
    names = [path for path in out.files if site.python and path.startswith(prefix)]
    for path in sorted({name.removesuffix(".gz").removesuffix(".br") for name in names}):
        forms: dict[str, Any] = {}
        for form, name in (("plain", path), ("packed", f"{path}.gz")):
            for _, entry in _listed(out, [name]):
                forms[form] = [name, *entry]
        if "packed" in forms:
            forms["unpacked"] = _unpacked(out, path)
        yield forms


def _desk(out: Output, site: Site) -> Iterator[tuple[str, list[Any]]]:
    """What the editors' desk fetches besides texts of guides; see `worker/8-desk.js`."""
    if site.desk is None:
        return
    names = [f"{site.desk_folder}/{file.name}" for file in site.desk.iterdir()]
    for path, entry in _listed(out, [*names, carried.PLACE]):
        packed = path.removesuffix(".gz")
        yield path, [*entry, *([_unpacked(out, packed)] if packed != path else [])]


def _unpacked(out: Output, path: str) -> str:
    """SHA-256 of what is in `path`.gz."""
    if path in out.files:
        return out.files[path]
    import gzip

    return hashlib.sha256(gzip.decompress((out.folder / f"{path}.gz").read_bytes())).hexdigest()


def _listed(out: Output, paths: Iterable[str]) -> Iterator[tuple[str, list[Any]]]:
    """Address, and hash and size, of those of `paths` that are there, sorted."""
    for path in sorted(paths):
        if path in out.files:
            size = (out.folder / path).stat().st_size
            yield re.sub(r"(^|/)index\.html$", r"\1", path), [out.files[path], size]


def _json(value: Mapping[str, Any] | list[Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
