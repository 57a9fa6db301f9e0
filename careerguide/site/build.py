"""Build the site: read and check the content, let MkDocs render its part, fill, then put in place.

Nothing of the old site is touched before the new one is whole.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from careerguide.browser import runtime
from careerguide.content.model import Catalog
from careerguide.content import roles
from careerguide.content.catalog import load
from careerguide.content.problems import Problem, errors
from careerguide.site import assets, blocks, guides, policy, settings, stored, swap, templates
from careerguide.site.docs_links import page_url
from careerguide.site.output import Output
from careerguide.site.pages import SETTINGS, SHELLS
from careerguide.site.site import Page, Shell, Site

__all__ = ["BuildFailed", "build", "compose", "fill_in_place"]


class BuildFailed(Exception):
    """The site was not built, and the old one stands as it was; `lines` say why."""

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__("the site was not built")
        self.lines = list(lines)


def build(root: Path, site: Path) -> list[Problem]:
    """Make the folder `site` anew from the project in `root`; the advice that reading it gave."""
    cache = root / ".cache"
    swap.repair(site)
    catalog, problems = load(root)
    if wrong := errors(problems):
        raise BuildFailed(map(str, wrong))
    pages, complaints = stored.pages(root, cache)
    if complaints:
        raise BuildFailed(complaints)
    new = swap.beside(site, "new")
    new.mkdir(parents=True)
    try:
        compose(root, catalog, pages, Output(new))
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    swap.publish(new, site)
    return problems


def fill_in_place(root: Path, folder: Path) -> list[str]:
    """Fill what `mkdocs build` just wrote to `folder`; what is wrong with the content, if anything."""
    catalog, problems = load(root)
    if wrong := errors(problems):
        return [str(problem) for problem in wrong]
    pages = swap.beside(folder, "pages")
    shutil.rmtree(pages, ignore_errors=True)
    folder.rename(pages)
    folder.mkdir()
    try:
        compose(root, catalog, pages, Output(folder))
    finally:
        shutil.rmtree(pages, ignore_errors=True)
    return []


def compose(root: Path, catalog: Catalog, pages: Path, out: Output) -> None:
    """Write the whole site to `out`: MkDocs' `pages` filled, the guides, the assets, the runtime."""
    site = _site(root, catalog, pages)
    shells = {f"{address}/index.html" for address in SHELLS.values()}
    for path in sorted(p for p in pages.rglob("*") if p.is_file()):
        name = path.relative_to(pages).as_posix()
        if name in shells or name.startswith("_") or name.startswith("sitemap.xml"):
            continue
        if path.suffix == ".html":
            page = _page(site, name, path.read_text(encoding="utf-8"))
            out.write(name, policy.sound(blocks.fill(site, page, path.read_text(encoding="utf-8")), name))
        else:
            out.write(name, path.read_bytes())
    for role in catalog.roles.values():
        for name, content in guides.files(site, roles.read_file(root, role.path, catalog)):
            out.write(name, content)
    for name, data in site.assets.files.items():
        out.write(site.assets.path(name), data)
    if isinstance(site.runtime, runtime.Runtime):
        for name, digest in site.runtime.files.items():
            out.link(f"{site.python}/{name}", site.runtime.folder / name, digest)


def _site(root: Path, catalog: Catalog, pages: Path) -> Site:
    facts = settings.read(pages)
    shells = {
        depth: (pages / address / "index.html").read_text(encoding="utf-8")
        for depth, address in SHELLS.items()
    }
    frames = [*shells.values(), (pages / "404.html").read_text(encoding="utf-8")]
    return Site(
        root=root,
        catalog=catalog,
        settings=facts,
        env=templates.environment(root / "overrides"),
        assets=assets.collect(root / "overrides" / "browser"),
        policy=policy.for_pages(frames),
        runtime=runtime.build(root, root / ".cache" / "runtime"),
        shells={depth: Shell(html) for depth, html in shells.items()},
    )


def _page(site: Site, name: str, html: str) -> Page:
    """The page of docs/ that MkDocs rendered to the file `name`."""
    if name == "404.html":
        return Page(url=None, title="Page not found", source="overrides/404.html")
    url = name.removesuffix("index.html")
    source = next(
        (f"docs/{path.name}" for path in (site.root / "docs").glob("*.md") if page_url(path.name) == url),
        name,
    )
    start = html.index("<title>") + len("<title>")
    return Page(url=url, title=html[start : html.index("</title>")].split(" · ")[0], source=source, cited=blocks.cited(site, html))
