"""The page of each practice set."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.pages import policy
from careerguide.pages.frame import Page, Site
from careerguide.views import practice_roads, practice_view

__all__ = ["files"]


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Path and content of every such page."""
    for family, practice in site.catalog.practice.items():
        page = Page(
            url=practice_view.url(family),
            title=f"{practice.title} · {site.settings.site_name}",
            description=practice.introduction,
            source=practice.path,
        )
        view = {
            **practice_view.view(site.catalog, family),
            **practice_roads.view(site.catalog, family),
        }
        content = site.template("pages/practice.html", {**site.context(page), **view})
        name = f"{page.url}index.html"
        yield name, site.frame(page, policy.sound(content, name, site.policy))
