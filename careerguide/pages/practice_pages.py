"""The page of each practice set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from careerguide.pages import policy
from careerguide.pages.frame import Page, Site
from careerguide.pages.templates import named
from careerguide.views import practice_roads, practice_view

__all__ = ["files"]


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Path and content of every such page, and of its taster."""
    for family, practice in site.catalog.practice.items():
        yield _file(site, family, practice_view.url(family), practice.title, ())
        title = f"A taste of the {practice.title}"
        yield _file(site, family, practice_view.taster_url(family), title, practice.taster)


def _file(
    site: Site, family: str, url: str, title: str, only: Sequence[str]
) -> tuple[str, bytes]:
    practice = site.catalog.practice[family]
    page = Page(
        url=url,
        title=f"{title} · {site.settings.site_name}",
        description=practice.introduction,
        source=practice.path,
    )
    view = {
        **named(practice_view.view(site.catalog, family, only)),
        **named(practice_roads.view(site.catalog, family)),
        "heading": title,
    }
    content = site.template("components/practice/page.html", {**site.context(page), **view})
    name = f"{url}index.html"
    return name, site.frame(page, policy.sound(content, name, site.policy))
