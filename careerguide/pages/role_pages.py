"""The plain pages that list the roles of an occupation group, where one list would be too long."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.pages import policy
from careerguide.pages.frame import Page, Site
from careerguide.views import role_lists

__all__ = ["files"]


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Path and content of every such page; none where the index is one list."""
    for group in role_lists.groups(site.catalog):
        for part in group.parts:
            heading = f"{group.name} roles"
            if len(group.parts) > 1:
                heading += f", part {part.number} of {len(group.parts)}"
            page = Page(
                url=part.url,
                title=f"{heading} · {site.settings.site_name}",
                description=f"{heading}: {part.roles[0].title} to {part.roles[-1].title}.",
            )
            context = {"group": group, "part": part, "heading": heading}
            content = site.template(
                "components/roles/page.html",
                {**site.context(page), **context, "bases": role_lists.BASES},
            )
            name = f"{part.url}index.html"
            yield name, site.frame(page, policy.sound(content, name, site.policy))
