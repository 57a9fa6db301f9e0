"""The two printable pages of a role's kit: for candidates and for recruiters."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.content.kit_model import Kit
from careerguide.content.model import Role
from careerguide.pages import embedded_html, policy
from careerguide.pages.fill import entry
from careerguide.pages.frame import Page, Site
from careerguide.pages.templates import named
from careerguide.views import kit_view

__all__ = ["files"]


def files(site: Site, role: Role, kit: Kit) -> Iterator[tuple[str, bytes]]:
    """Path and content of both pages."""
    view = kit_view.context(role, kit, site.catalog)
    for name, title, description in (
        (
            "kit",
            f"{role.title}: the kit",
            f"Twelve weeks, a project with a complete solution, and interview questions for"
            f" {view.a_role}.",
        ),
        (
            "hiring",
            f"Hiring {view.a_role}",
            f"Levels, a job ad, a structured interview, a work sample and a notice to candidates"
            f" for {view.a_role}.",
        ),
    ):
        page = Page(
            url=f"roles/{role.id}/{name}/",
            title=f"{title} · {site.settings.site_name}",
            description=description,
            source=kit.path,
            data={"kit": kit},
        )
        markdown = embedded_html.renderer(site, page)
        cited = {c.reference.key: c.reference for c in view.conditions if c.reference}
        sources = [(reference, entry(reference.apa)) for reference in cited.values()]
        more = {**named(view), "heading": title, "markdown": markdown, "sources": sources}
        content = site.template(f"components/{name}/page.html", {**site.context(page), **more})
        path = f"{page.url}index.html"
        yield path, site.frame(page, policy.sound(content, path, site.policy))
