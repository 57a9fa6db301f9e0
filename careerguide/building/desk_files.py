"""What only the editors' desk fetches: the checker, what it knows of the site, texts of guides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from careerguide.content import docs_files
from careerguide.content.docs_pages import DocsPage
from careerguide.content.model import Catalog
from careerguide.content.roles import RoleFile
from careerguide.desk import carried
from careerguide.pages.frame import Site
from careerguide.pages.output import Output
from careerguide.project.places import Places

__all__ = ["add"]

_LINKED = ("roles/references.yml", "quizzes/families.yml")


def add(
    out: Output, site: Site, guides: Iterable[RoleFile], pages: Mapping[str, DocsPage]
) -> None:
    """Write them to `out`, if the site has a desk. `guides`: all guide files, drafts included."""
    if site.desk is None:
        return
    files = sorted(guides, key=lambda guide: guide.path)
    for file in sorted(site.desk.iterdir()):
        out.link(f"{site.desk_folder}/{file.name}", file)
    for guide in files:
        if guide.role is not None and guide.role.id in site.catalog.roles:
            text = (site.places.root / guide.path).read_bytes()
            out.write(f"desk/{guide.role.id}.md", text)
    known = carried.carried(site.catalog, files, pages, _linked(site.places, site.catalog))
    out.write(carried.PLACE, carried.pack(known))


def _linked(places: Places, catalog: Catalog) -> Iterator[str]:
    """Files that are no guides and no pages, and that links may lead to."""
    yield from (path for path in _LINKED if (places.root / path).is_file())
    yield from (quiz.path for quiz in catalog.quizzes.values())
    for path in sorted(places.docs.rglob("*")):
        if path.suffix in docs_files.FILES and path.is_file():
            yield path.relative_to(places.root).as_posix()
