"""The pages and files about many guides at once: lists, pages by area and skill, data files."""

from __future__ import annotations

from careerguide.building import chain_files
from careerguide.formats import job_files, site_files
from careerguide.pages import (
    cluster_pages,
    metro_pages,
    practice_pages,
    role_pages,
    skill_pages,
)
from careerguide.pages.frame import Site
from careerguide.pages.output import Output

__all__ = ["add"]


def add(out: Output, site: Site, mkdocs_index: bytes) -> None:
    """Write them to `out`; `mkdocs_index`: the search index of the hand-written pages."""
    about = (role_pages, metro_pages, cluster_pages, skill_pages, practice_pages)
    for name, data in (file for pages_of in about for file in pages_of.files(site)):
        out.write(name, data)
    for name, data in chain_files.of_metros(site):
        out.write(name, data)
    for name, kept in job_files.files(site.catalog, site.places):
        out.link(name, kept)
    for name, pieces in site_files.files(site.catalog, site.skills, site.settings, mkdocs_index):
        out.stream(name, pieces)
