"""The pages that compare metro areas by the official wages of an occupation."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.pages import policy
from careerguide.pages.frame import Page, Site
from careerguide.pages.templates import named
from careerguide.views import metro_wages

__all__ = ["files"]


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Path and content of a page for each occupation of a guide that has metro wages."""
    for soc in metro_wages.codes(site.catalog):
        view = metro_wages.view(soc, site.catalog)
        title = view.wages.row.title
        page = Page(
            url=metro_wages.url(soc),
            title=f"{title}: pay by metro area · {site.settings.site_name}",
            description=f"Official wages of {title} in {len(view.wages.metros)} metro areas "
            f"({view.wages.geography}, {view.wages.release}), on a map and in a table.",
        )
        name = f"{page.url}index.html"
        content = site.template("components/wages/page.html", {**site.context(page), **named(view)})
        yield name, site.frame(page, policy.sound(content, name, site.policy))
