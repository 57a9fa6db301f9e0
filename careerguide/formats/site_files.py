"""The files for machines at the root of the site, and its preview pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from careerguide.content.model import Catalog
from careerguide.formats import (
    addresses,
    feed,
    json_pages,
    llms,
    role_catalog,
    search_index,
    share_image,
    sitemap,
)
from careerguide.project import workers
from careerguide.project.settings import Settings
from careerguide.views import scoring_catalog

__all__ = ["files", "pictures"]


def files(
    catalog: Catalog,
    skills: Mapping[str, Sequence[str]],
    settings: Settings,
    mkdocs_index: bytes,
) -> Iterator[tuple[str, Iterable[str]]]:
    """Path and content, in pieces, of every such file.

    `skills`: by id, what each guide names; `mkdocs_index`: the search index that MkDocs wrote.
    """
    pages = search_index.pages(mkdocs_index)
    yield search_index.PATH, search_index.index(mkdocs_index, catalog, skills)
    yield addresses.ROLES, json_pages.roles(catalog, skills, settings)
    yield addresses.LLMS, llms.text(catalog, pages, settings)
    yield from role_catalog.files(catalog, skills)
    yield from scoring_catalog.files(catalog)
    if settings.site_url:
        yield addresses.FEED, [feed.feed(catalog, settings)]
        for name, text in sitemap.files(sitemap.entries(catalog, pages), settings):
            yield name, [text]


def pictures(
    catalog: Catalog, settings: Settings, cache: Path, jobs: int
) -> Iterator[tuple[str, Path]]:
    """Path in the site and file of each preview picture; none without `site_url`.

    Pictures that nothing shows any more leave the folder `cache`.
    """
    if not settings.site_url:
        return
    cards = {addresses.image(""): share_image.of_site(settings)} | {
        addresses.image(role.id): share_image.of_role(role, catalog, settings)
        for role in catalog.roles.values()
    }
    files = list(workers.each(partial(share_image.kept, cache=cache), list(cards.values()), jobs))
    yield from zip(cards, files, strict=True)
    for path in set(cache.iterdir()) - set(files):
        path.unlink()
