"""Which sources a guide's list holds: those that its text cites, and those of its figures."""

from __future__ import annotations

from collections.abc import Iterable

from careerguide.content import apa_list
from careerguide.content.model import Catalog, Reference, Role
from careerguide.views import at_a_glance, pay_abroad

__all__ = ["listed"]


def listed(role: Role | None, catalog: Catalog, cited: Iterable[str]) -> dict[str, Reference]:
    """The references by key, in their order: the keys `cited` in the text, and those of pay and
    official facts.

    Without a `role`, which a head with faults cannot make, those of the text alone.
    """
    keys = dict.fromkeys((*cited, *(_of_figures(role, catalog) if role else ())))
    return apa_list.listed(catalog.references[key] for key in keys if key in catalog.references)


def _of_figures(role: Role, catalog: Catalog) -> Iterable[str]:
    glance = at_a_glance.of(role.occupation, catalog)
    facts = (key for key, _ in glance.references) if glance else ()
    abroad = (pay.reference for pay in pay_abroad.of(role.id, catalog))
    return (*role.compensation.sources, catalog.wages.reference, *facts, *abroad)
