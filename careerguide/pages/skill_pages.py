"""A page for each skill."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.pages import embedded_html, policy
from careerguide.pages.frame import Page, Site
from careerguide.views import skill_views
from scoring.self_rating import LEVELS

__all__ = ["files"]


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Path and content of every skill's page."""
    for skill in site.catalog.skills.values():
        page = Page(
            url=f"skills/{skill.id}/",
            title=f"{skill.name} · {site.settings.site_name}",
            description=skill.summary,
            source=skill.path,
            data={"skill": skill},
        )
        view = {
            "skill": skill,
            "levels": skill_views.levels(skill),
            "needing": skill_views.needing(skill, site.catalog),
            "level_names": LEVELS,
            "constructs": skill_views.constructs(skill, site.catalog),
            "markdown": embedded_html.renderer(site, page),
        }
        name = f"{page.url}index.html"
        content = site.template("components/skills/page.html", {**site.context(page), **view})
        yield name, site.frame(page, policy.sound(content, name, site.policy))
