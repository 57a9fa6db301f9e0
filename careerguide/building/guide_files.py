"""The files of one guide: its page, from front matter, body and the records they name."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.building import chain_files
from careerguide.building.cache import kept_kits
from careerguide.building.cache.guide_entries import Entry
from careerguide.content import kits, roles
from careerguide.content.kit_model import Kit
from careerguide.content.model import Role
from careerguide.formats import addresses, json_pages, plain
from careerguide.markdown.render import Unfit
from careerguide.pages import docs_links, fill, guide_article, kit_pages, policy
from careerguide.pages.frame import Page, Site
from careerguide.pages.templates import named
from careerguide.views import guide_view
from careerguide.views.guide_view import GuideView

__all__ = ["files", "url"]


def url(role: Role) -> str:
    """Address of the guide in the site."""
    return f"roles/{role.id}/"


def files(site: Site, entry: Entry, text: str) -> Iterator[tuple[str, bytes]]:
    """Path and content of everything published for the guide of `entry`, whose body is `text`."""
    role = entry.file.role
    assert role is not None
    base = docs_links.prefix(url(role))
    try:
        article = guide_article.of(text, role.path, role, site.catalog, base)
    except Unfit as error:
        raise Unfit(f"{role.path}: {error}") from error
    kit = _kit(site, entry, role)
    view = guide_view.context(
        role,
        site.catalog,
        article.body,
        cited=article.cited,
        entry=fill.entry,
        repo_url=site.settings.repo_url,
        kit=kit,
    )
    page = Page(
        url=url(role),
        title=f"{view.headline} · {site.settings.site_name}",
        description=role.summary,
        source=role.path,
        cited=article.cited,
        data={"role": role, "view": view, "skills": entry.skills},
    )
    name = f"{url(role)}index.html"
    wages = {"official_wages": _official_wages(site, page, view)}
    values = {**site.context(page), **named(view), **wages}
    content = site.template("components/guide/page.html", values)
    content = policy.sound(content, name, site.policy)
    yield name, site.frame(page, fill.encoded(site, page, content))
    twin = json_pages.guide(view, entry.skills, addresses.below(site.settings, base))
    yield addresses.twin(role.id), plain.compact_data(twin) + b"\n"
    yield chain_files.of_guide(site, role, view)
    if kit is not None:
        yield from kit_pages.files(site, role, kit)


def _kit(site: Site, entry: Entry, role: Role) -> Kit | None:
    """The kit of `role` as it was kept, or read again: no build holds the texts of all."""
    if role.id not in site.catalog.kits:
        return None
    if kept := kept_kits.load(site.places.kept_kits, entry.kit, role.id):
        return kept
    known = roles.known_names(site.catalog)
    return kits.read(site.places.root, role.id, role, site.catalog, known).kit


def _official_wages(site: Site, page: Page, view: GuideView) -> str:
    """The official wages in `view` as HTML, made once for all guides of the occupation."""
    occupation = view.role.occupation
    key = f"wages {occupation.soc} {occupation.match == 'exact'}"
    if key not in site.memo:
        values = {**site.context(page), **named(view)}
        site.memo[key] = site.template("components/wages/_guide-wages.html", values)
    return site.memo[key]
