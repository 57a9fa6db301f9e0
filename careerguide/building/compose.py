"""Put a site together: MkDocs' pages filled, the guides, the indexes, the assets, the runtime."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import unescape
from pathlib import Path

from careerguide.browser import worker_removal
from careerguide.building.cache import guide_entries, keys, shared_blocks, site_assets, state
from careerguide.building.reading import Content, published
from careerguide.content.link_targets import page_url
from careerguide.content.model import Catalog
from careerguide.formats import head, search_index
from careerguide.markdown import markers
from careerguide.pages import fill, policy, templates
from careerguide.pages.frame import Page, Shell, Site
from careerguide.pages.output import Output
from careerguide.project import settings, theme, workers
from careerguide.project.places import Places
from careerguide.project.progress import QUIET, Progress
from careerguide.project.settings import SHELLS
from careerguide.python_runtime import desk_archive, runtime
from careerguide.views import wording
from scoring.lazy_dataclass import dataclass

__all__ = ["DOWNLOADS", "Made", "compose", "frame"]

DOWNLOADS = "<!-- downloads -->"
"""Stands on a page where the site's downloads go when all pages are made."""
_ANYWHERE = {"404.html": "Page not found", "not-here.html": "Not on this device"}
"""Pages shown at addresses that are not theirs -> their titles."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What was put together, as the next build needs to know it; see `state.State`."""

    anew: tuple[str, ...]
    """Pages of guides that were not taken from the last build."""
    guides: dict[str, tuple[str, ...]]
    pages: tuple[str, ...]
    listed: tuple[str, ...]


def compose(
    site: Site,
    content: Content,
    pages: Path,
    out: Output,
    before: state.State,
    jobs: int = 1,
    progress: Progress = QUIET,
) -> Made:
    """Write the whole site to `out`: MkDocs' `pages` filled, the guides, the assets, the runtime.

    Pages whose key is that of `before` are taken from the last site, if they are as they were left.
    """
    common = keys.for_all(site)
    site.memo.update(known_blocks := shared_blocks.load(site, common))
    pages_key = keys.for_hand_written(common, pages.name, content.around, published(content))
    known = before.pages[1:] if before.pages[0] == pages_key else ()
    held = {path: before.files[path].digest for path in known if path in before.files}
    filled = _hand_written(site, pages, out, held)
    made_from: dict[str, tuple[str, ...]] = {}
    listed_key = keys.for_listed(pages_key, content.catalog)
    only_texts = before.listed[0] == listed_key
    key_of = keys.for_guides(site, common)
    stale = []
    for entry in published(content):
        last = before.guides.get(entry.file.path, ("",))
        key = last[0] if only_texts and last[0].endswith(entry.digest) else key_of(entry)
        if last[0] == key and all(path in before.files for path in last[1:]):
            for path in last[1:]:
                out.take(path, before.files[path].digest)
            made_from[entry.file.path] = last
        else:
            stale.append((entry, key))

    if stale:
        from careerguide.building import guide_files  # slow to import
    root = site.places.root

    def make(work: tuple[guide_entries.Entry, str]) -> dict[str, str]:
        files = out.part()
        for path, data in guide_files.files(site, work[0], guide_entries.body(root, work[0])):
            files.write(path, data)
        return files.files

    made = []
    for (entry, key), files in zip(stale, workers.each(make, stale, jobs), strict=True):
        out.adopt(files)
        made_from[entry.file.path] = (key, *files)
        made.append(next(iter(files)))
        progress.show("Writing", len(made), len(stale))
    shared_blocks.save(site, common, known_blocks)
    listed = _listed(site, pages, out, before, listed_key)
    if search_index.has_sections(content.catalog):

        def published_text(path: str) -> str:
            return (out.folder / path).read_text(encoding="utf-8")

        out.stream(search_index.GUIDES, search_index.guides(content.catalog, published_text))
    for name, data in site.assets.files.items():
        path = site.assets.path(name)  # its folder is named by what is in it
        left = before.files.get(path)
        if left and (left.digest or not out.hashed):
            out.take(path, left.digest)
        else:
            out.write(path, data)
    if isinstance(site.runtime, runtime.Runtime):
        for name, digest in site.runtime.files.items():
            out.link(f"{site.python}/{name}", site.runtime.folder / name, digest)
    if site.desk is not None:
        from careerguide.building import desk_files  # few projects have a desk

        desk_files.add(out, site, (entry.file for entry in content.entries.values()), content.docs)
    if not site.offline:
        out.write(worker_removal.PATH, worker_removal.script())
    return Made(
        anew=tuple(made), guides=made_from, pages=(pages_key, *filled), listed=tuple(listed)
    )


def frame(
    places: Places,
    catalog: Catalog,
    pages: Path,
    skills: Mapping[str, Sequence[str]] | None = None,
    *,
    publishing: bool = False,
    around: str = "",
) -> Site:
    """The site of `catalog` in the frames that MkDocs left in `pages`.

    Without `skills` it can make guides, but no list of roles. `around`: that of `Content`.
    """
    wording.speak(catalog.site.locale)
    shells = {
        depth: (pages / address / "index.html").read_text(encoding="utf-8")
        for depth, address in SHELLS.items()
    }
    frames = [*shells.values(), (pages / "404.html").read_text(encoding="utf-8")]
    for html in shells.values():
        policy.sound(html, "the page frame")
    folders = theme.layers(places.root)
    python = runtime.build(places)
    has_desk = isinstance(python, runtime.Runtime) and _has_desk(pages)
    desk = desk_archive.build(places) if has_desk else None
    env = templates.environment(*folders)
    env.globals["head"] = head.of
    return Site(
        places=places,
        catalog=catalog,
        settings=settings.read(pages),
        env=env,
        assets=site_assets.load_or_make(places, catalog, around),
        policy=policy.for_pages(frames),
        runtime=python,
        desk=desk if isinstance(desk, Path) else None,
        offline=publishing,
        shells={depth: Shell(html) for depth, html in shells.items()},
        skills=skills or {},
    )


def _has_desk(pages: Path) -> bool:
    """Whether one of MkDocs' `pages` shows the editors' desk."""
    texts = (path.read_text(encoding="utf-8") for path in pages.rglob("index.html"))
    return any(("editors-desk", "") in markers.found(text) for text in texts)


def _hand_written(site: Site, pages: Path, out: Output, held: Mapping[str, str]) -> list[str]:
    """MkDocs' pages with their markers filled, and their other files.

    `held`: by path, hashes of those that the last site has already.

    Returns the paths of pages that a later build can use as they are: all but those which the
    site's downloads go into at the end.
    """
    shells = {f"{address}/index.html" for address in SHELLS.values()}
    again = []
    for path in sorted(p for p in pages.rglob("*") if p.is_file()):
        name = path.relative_to(pages).as_posix()
        if name in shells or name.startswith(("_", "sitemap.xml")) or name == search_index.PATH:
            continue
        if path.suffix != ".html":
            out.write(name, path.read_bytes())
        elif name in held:
            out.take(name, held[name])
            again.append(name)
        else:
            html = path.read_text(encoding="utf-8")
            filled = fill.fill(site, _page(site, name, html), html)
            out.write(name, policy.sound(filled, name, site.policy))
            if DOWNLOADS not in filled:
                again.append(name)
    return again


def _listed(site: Site, pages: Path, out: Output, before: state.State, key: str) -> list[str]:
    """The pages and files about many guides at once; `key` and their paths.

    If `key` is that of `before`, they are taken from the last site.
    """
    if before.listed[0] == key and all(path in before.files for path in before.listed[1:]):
        for path in before.listed[1:]:
            out.take(path, before.files[path].digest)
        return list(before.listed)
    from careerguide.building import listed_files  # slow to import, like all that lists guides

    others = set(out.files)
    listed_files.add(out, site, (pages / search_index.PATH).read_bytes())
    return [key, *(path for path in out.files if path not in others)]


def _page(site: Site, name: str, html: str) -> Page:
    """The page of docs/ that MkDocs rendered to the file `name`."""
    if name in _ANYWHERE:
        return Page(url=None, title=_ANYWHERE[name], source=f"overrides/{name}")
    url = name.removesuffix("index.html")
    sources = (f"docs/{path.name}" for path in sorted(site.places.docs.glob("*.md")))
    source = next((source for source in sources if page_url(source) == url), name)
    start = html.index("<title>") + len("<title>")
    title = unescape(html[start : html.index("</title>")])
    title = title.removesuffix(f" · {site.settings.site_name}")
    return Page(url=url, title=title, source=source, cited=fill.cited(site, html))
