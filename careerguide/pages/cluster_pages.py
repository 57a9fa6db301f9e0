"""A page for each kind of work that has guides."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.pages import policy
from careerguide.pages.frame import Page, Site
from careerguide.pages.templates import named
from careerguide.views import clusters

__all__ = ["files"]


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Path and content of every such page."""
    for own in clusters.listed(site.catalog):
        page = Page(
            url=clusters.url(own.id),
            title=f"{own.name}: jobs, pay and ways in · {site.settings.site_name}",
            description=own.summary,
            source="site.yml",
        )
        view = clusters.view(own, site.catalog)
        name = f"{page.url}index.html"
        values = {**site.context(page), **named(view)}
        content = site.template("components/clusters/page.html", values)
        yield name, site.frame(page, policy.sound(content, name, site.policy))
