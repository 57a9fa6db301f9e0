"""What <head> tells machines about a page: canonical and other forms, Open Graph, linked data."""

from __future__ import annotations

from careerguide.formats import addresses, jsonld, plain, share_image
from careerguide.formats.addresses import Address
from careerguide.pages.frame import Page, Site
from careerguide.views.guide_view import GuideView
from scoring.lazy_dataclass import dataclass

__all__ = ["Alternate", "Head", "of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Alternate:
    """The same content in another form."""

    type: str
    href: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """Values for `overrides/blocks/head.html`; empty where there is nothing to say."""

    canonical: str
    alternates: tuple[Alternate, ...]
    properties: tuple[tuple[str, str], ...]
    """Open Graph, as (property, content)."""
    json_ld: str
    """JSON that may stand inside a script element as it is."""


def of(site: Site, page: Page) -> Head:
    """The head of `page`; of a guide, `page.data` holds its `view` and its `skills`.

    Without `site_url` nothing absolute is in it. The 404 page, which has no address, has none.
    """
    if page.url is None:
        return Head(canonical="", alternates=(), properties=(), json_ld="")
    settings = site.settings
    view: GuideView | None = page.data.get("view")
    address = addresses.below(settings, site.base(page))
    role_id = view.role.id if view else ""
    image = address(addresses.image(role_id)) if settings.site_url else ""
    return Head(
        canonical=f"{settings.site_url}{page.url}" if settings.site_url else "",
        alternates=tuple(_alternates(site, page, role_id)),
        properties=tuple(_open_graph(site, page, view, image).items()),
        json_ld=_linked_data(site, page, view, address, image),
    )


def _alternates(site: Site, page: Page, role_id: str) -> list[Alternate]:
    base = site.base(page)
    found = []
    if role_id:
        found.append(
            Alternate(type="application/json", href="index.json", title="This guide as data")
        )
    elif page.url in ("", "roles/"):
        href = f"{base}{addresses.ROLES}"
        found.append(Alternate(type="application/json", href=href, title="All roles as data"))
    if site.settings.site_url:
        href = f"{base}{addresses.FEED}"
        found.append(Alternate(type="application/atom+xml", href=href, title="What changed"))
    return found


def _open_graph(
    site: Site, page: Page, view: GuideView | None, image: str
) -> dict[str, str]:
    settings = site.settings
    title = view.headline if view else page.title
    found = {
        "og:type": "article" if view else "website",
        "og:site_name": settings.site_name,
        "og:title": title,
        "og:description": page.description or settings.site_description,
        "og:locale": "en_US",
    }
    if settings.site_url:
        found["og:url"] = f"{settings.site_url}{page.url}"
    if image:
        width, height = share_image.SIZE
        shown = f"{title}. {view.pay_line}" if view else settings.site_name
        found |= {
            "og:image": image,
            "og:image:type": "image/png",
            "og:image:width": str(width),
            "og:image:height": str(height),
            "og:image:alt": shown,
        }
    if view:
        found["article:modified_time"] = view.role.updated.isoformat()
    return found


def _linked_data(
    site: Site, page: Page, view: GuideView | None, address: Address, image: str
) -> str:
    if view:
        return plain.inside_script(
            jsonld.guide(view, page.data["skills"], site.settings, address, image)
        )
    if page.url == "":
        return plain.inside_script(jsonld.home(site.settings, address))
    if page.url == "tests/":
        return plain.inside_script(jsonld.tests_catalog(site.catalog, address))
    return ""
