"""The file beside a page that says how its figures come about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careerguide.content.model import Role
from careerguide.formats import addresses, chain_json, plain
from careerguide.pages import fill
from careerguide.pages.frame import Site
from careerguide.views import figure_chains

if TYPE_CHECKING:  # slow to import, and whoever has a view of a guide has it
    from careerguide.views.guide_view import GuideView

__all__ = ["of_guide", "of_metros"]


def of_guide(site: Site, role: Role, view: GuideView) -> tuple[str, bytes]:
    """Path and content of the file of the guide of `role`, whose page shows `view`."""
    chains = figure_chains.of_guide(role, site.catalog)
    numbers = chain_json.of(chains, view.sources, site.settings)
    return addresses.chains(addresses.page(role.id)), plain.compact_data(numbers) + b"\n"


def of_metros(site: Site) -> Iterator[tuple[str, bytes]]:
    """The same for each page of wages by metro area."""
    from careerguide.views import metro_wages  # with a map, and not for an edit of one guide

    reference = site.catalog.references.get(site.catalog.wages.reference)
    sources = [(reference, fill.entry(reference.apa))] if reference else []
    for soc in metro_wages.codes(site.catalog):
        chains = figure_chains.of_metros(soc, site.catalog)
        numbers = chain_json.of(chains, sources, site.settings)
        yield addresses.chains(metro_wages.url(soc)), plain.compact_data(numbers) + b"\n"
