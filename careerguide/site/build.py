"""Build the site: read and check the content, let MkDocs render its part, fill, then put in place.

Nothing of the old site is touched before the new one is whole. What did not change is not made
again: see `state` for what a build remembers and `keys` for what shapes a page.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from careerguide.browser import offline, runtime
from careerguide.content import catalog as catalogs
from careerguide.content import check, roles
from careerguide.content.links import page_url
from careerguide.content.model import Catalog
from careerguide.content.problems import Problem, errors, ordered
from careerguide.machine import search_index, site_files
from careerguide.site import (
    assets,
    blocks,
    compress,
    downloads,
    entries,
    guides,
    inputs,
    keys,
    policy,
    quick,
    role_pages,
    settings,
    state,
    stored,
    swap,
    templates,
    workers,
)
from careerguide.site.output import Output
from careerguide.site.pages import SHELLS
from careerguide.site.progress import Progress
from careerguide.site.site import Page, Shell, Site

__all__ = [
    "BuildFailed",
    "Content",
    "Report",
    "build",
    "current",
    "fill_in_place",
    "read",
    "reread",
]


class BuildFailed(Exception):
    """The site was not built, and the old one stands as it was; `lines` say why."""

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__("the site was not built")
        self.lines = list(lines)


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What a build did."""

    guides: int
    """Guides on the site."""
    made: tuple[str, ...] = ()
    """Pages of guides that were made anew; the others were taken from the last build."""
    unchanged: bool = False
    """Nothing was to be done."""
    advice: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    """What was left out, and why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """The content of a project, the guides without bodies."""

    catalog: Catalog
    entries: dict[str, entries.Entry]
    problems: list[Problem]


_QUIET = Progress(quiet=True)
_ANYWHERE = {"404.html": "Page not found", "not-here.html": "Not on this device"}
"""Pages shown at addresses that are not theirs -> their titles."""


def build(
    root: Path,
    site: Path,
    *,
    drafts: bool = False,
    publishing: bool = True,
    jobs: int = 0,
    progress: Progress = _QUIET,
) -> Report:
    """Make the folder `site` anew from the project in `root`, or leave it if nothing changed.

    `drafts`: with guides that are drafts; `publishing`: with all that only readers elsewhere need;
    `jobs`: processes for the guides, 0 for one a core.
    """
    cache = root / ".cache"
    jobs = workers.count(jobs)
    swap.repair(site)
    memory = quick.memory(root, site)
    before = state.load(memory)
    key = quick.input_key(root, drafts, publishing)
    if before.key == key and before.intact(site):
        return Report(guides=len(before.guides), unchanged=True)
    content = read(root, cache, drafts=drafts, jobs=jobs, progress=progress)
    if wrong := errors(content.problems):
        raise BuildFailed(map(str, wrong))
    pages, complaints = stored.pages(root, cache)
    if complaints:
        raise BuildFailed(complaints)
    new = swap.beside(site, "new")
    new.mkdir(parents=True)
    out = Output(new)
    try:
        frames = frame(root, content.catalog, pages, _skills(content), publishing=publishing)
        made, made_from = compose(frames, content, pages, out, before, site, jobs, progress)
        facts = frames.settings
        if publishing:  # nobody is shown the pictures of a local preview
            kept = cache / "pictures"
            for name, picture in site_files.pictures(content.catalog, facts, kept, jobs):
                out.link(name, picture)
            downloads.add(out, frames)
            offline.add(out, frames)
            compress.compress(out, cache / "compressed", jobs)
        files = state.survey(new, out.files)
        swap.publish(new, site)
    except BaseException as error:
        shutil.rmtree(new, ignore_errors=True)
        if isinstance(error, (blocks.BlockError, policy.Offence)):
            raise BuildFailed(str(error).splitlines()) from error
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            place = error.filename or new
            raise BuildFailed([f"{place}: {error.strerror}; make room and build again"]) from error
        raise
    state.save(memory, state.State(site=str(site), key=key, guides=made_from, files=files))
    return Report(
        guides=len(made_from),
        made=tuple(made),
        advice=tuple(content.problems),
        notes=site_files.left_out(facts) + (downloads.left_out(frames) if publishing else ()),
    )


def read(
    root: Path,
    cache: Path,
    *,
    drafts: bool = False,
    jobs: int = 1,
    progress: Progress = _QUIET,
) -> Content:
    """The content of the project in `root`; guides that did not change come from the cache."""
    shared, problems = catalogs.shared(root)
    around = [root / "docs", root / "quizzes", root / "roles" / "wages"]
    around += sorted((root / "roles").glob("*.yml"))
    key = inputs.digest(inputs.tree(around, root), inputs.engine(), inputs.environment())
    file = cache / "entries.pickle"
    known = entries.load(file, key)
    found = entries.collect(
        root, known, lambda path: roles.read_file(root, path, shared), jobs, progress
    )
    if found != known:
        entries.save(file, key, found)
    everyone = {e.file.role.id: e.file.role for e in found.values() if e.file.role is not None}
    whole = replace(shared, roles=everyone)
    problems = [*problems, *(p for entry in found.values() for p in entry.file.problems)]
    problems += check.across(root, whole, [entry.file for entry in found.values()])
    shown = {i: role for i, role in everyone.items() if drafts or role.status == "published"}
    return Content(catalog=replace(shared, roles=shown), entries=found, problems=ordered(problems))


def reread(root: Path, shared: Catalog, path: str) -> entries.Entry:
    """The guide `path` as it is now."""
    return entries.collect_one(root, path, lambda name: roles.read_file(root, name, shared))


def current(root: Path, catalog: Catalog) -> Site:
    """The site of `catalog` in the frames of the last MkDocs run."""
    pages, complaints = stored.pages(root, root / ".cache")
    if complaints:
        raise BuildFailed(complaints)
    return frame(root, catalog, pages)


def fill_in_place(root: Path, folder: Path) -> list[str]:
    """Fill what `mkdocs build` just wrote to `folder`; what is wrong with the content, if any."""
    content = read(root, root / ".cache")
    if wrong := errors(content.problems):
        return [str(problem) for problem in wrong]
    pages = swap.beside(folder, "pages")
    shutil.rmtree(pages, ignore_errors=True)
    folder.rename(pages)
    folder.mkdir()
    try:
        site = frame(root, content.catalog, pages, _skills(content))
        compose(site, content, pages, Output(folder), state.State(), folder)
    finally:
        shutil.rmtree(pages, ignore_errors=True)
    return []


def compose(
    site: Site,
    content: Content,
    pages: Path,
    out: Output,
    before: state.State,
    old: Path,
    jobs: int = 1,
    progress: Progress = _QUIET,
) -> tuple[list[str], dict[str, tuple[str, ...]]]:
    """Write the whole site to `out`: MkDocs' `pages` filled, the guides, the assets, the runtime.

    Guides whose key is that of `before` are linked from the folder `old`. Returns the pages that
    were made, and for every guide its key and the files made from it.
    """
    _hand_written(site, pages, out)
    made_from: dict[str, tuple[str, ...]] = {}
    key_of = keys.for_guides(site)
    stale = []
    for entry in published(content):
        last = before.guides.get(entry.file.path, ("",))
        key = key_of(entry)
        if last[0] == key and all(before.holds(path, old) for path in last[1:]):
            for path in last[1:]:
                out.link(path, old / path, before.files[path].digest)
            made_from[entry.file.path] = last
        else:
            stale.append((entry, key))

    def make(work: tuple[entries.Entry, str]) -> dict[str, str]:
        files = Output(out.folder)
        for path, text in guides.files(site, entries.with_body(site.root, work[0])):
            files.write(path, text)
        return files.files

    made = []
    for (entry, key), files in zip(stale, workers.each(make, stale, jobs), strict=True):
        out.adopt(files)
        made_from[entry.file.path] = (key, *files)
        made.append(next(iter(files)))
        progress.show("Writing", len(made), len(stale))
    for name, text in role_pages.files(site):
        out.write(name, text)
    index = (pages / search_index.PATH).read_bytes()
    for name, pieces in site_files.files(content.catalog, site.skills, site.settings, index):
        out.stream(name, pieces)
    for name, data in site.assets.files.items():
        out.write(site.assets.path(name), data)
    if isinstance(site.runtime, runtime.Runtime):
        for name, digest in site.runtime.files.items():
            out.link(f"{site.python}/{name}", site.runtime.folder / name, digest)
    if not site.offline:
        out.write(offline.WORKER, offline.remover())
    return made, made_from


def published(content: Content) -> Iterator[entries.Entry]:
    """The entries of the guides that are on the site."""
    for entry in content.entries.values():
        if entry.file.role is not None and entry.file.role.id in content.catalog.roles:
            yield entry


def _skills(content: Content) -> dict[str, tuple[str, ...]]:
    """What each guide on the site names as skills, by id."""
    return {entry.file.role.id: entry.skills for entry in published(content) if entry.file.role}


def frame(
    root: Path,
    catalog: Catalog,
    pages: Path,
    skills: Mapping[str, Sequence[str]] | None = None,
    *,
    publishing: bool = False,
) -> Site:
    """The site of `catalog` in the frames that MkDocs left in `pages`.

    Without `skills` it can make guides, but no list of roles.
    """
    shells = {
        depth: (pages / address / "index.html").read_text(encoding="utf-8")
        for depth, address in SHELLS.items()
    }
    frames = [*shells.values(), (pages / "404.html").read_text(encoding="utf-8")]
    for html in shells.values():
        policy.sound(html, "the page frame")
    return Site(
        root=root,
        catalog=catalog,
        settings=settings.read(pages),
        env=templates.environment(root / "overrides"),
        assets=assets.collect(root / "overrides" / "browser"),
        policy=policy.for_pages(frames),
        runtime=runtime.build(root, root / ".cache" / "runtime"),
        offline=publishing,
        shells={depth: Shell(html) for depth, html in shells.items()},
        skills=skills or {},
    )


def _hand_written(site: Site, pages: Path, out: Output) -> None:
    """MkDocs' pages with their markers filled, and the theme's files."""
    shells = {f"{address}/index.html" for address in SHELLS.values()}
    for path in sorted(p for p in pages.rglob("*") if p.is_file()):
        name = path.relative_to(pages).as_posix()
        if name in shells or name.startswith(("_", "sitemap.xml")) or name == search_index.PATH:
            continue
        if path.suffix == ".html":
            html = path.read_text(encoding="utf-8")
            filled = blocks.fill(site, _page(site, name, html), html)
            out.write(name, policy.sound(filled, name))
        else:
            out.write(name, path.read_bytes())


def _page(site: Site, name: str, html: str) -> Page:
    """The page of docs/ that MkDocs rendered to the file `name`."""
    if name in _ANYWHERE:
        return Page(url=None, title=_ANYWHERE[name], source=f"overrides/{name}")
    url = name.removesuffix("index.html")
    sources = (f"docs/{path.name}" for path in sorted((site.root / "docs").glob("*.md")))
    source = next((source for source in sources if page_url(source) == url), name)
    start = html.index("<title>") + len("<title>")
    title = html[start : html.index("</title>")].split(" · ")[0]
    return Page(url=url, title=title, source=source, cited=blocks.cited(site, html))
