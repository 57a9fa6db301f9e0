"""The keys of pages: of each, a hash of everything that shapes it.

That of a guide's page holds nothing else. The hand-written pages share one key: they are few, and
what guides say of themselves in their front matter stands on many of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from careerguide.building.cache.guide_entries import Entry
from careerguide.content.fact_records import ALL_JOBS
from careerguide.content.model import Catalog
from careerguide.pages.frame import Site
from careerguide.project import hashes
from careerguide.views import moves, pay_abroad, role_lists

__all__ = ["for_all", "for_guides", "for_hand_written", "for_listed"]


def for_hand_written(common: str, rendered: str, around: str, guides: Iterable[Entry]) -> str:
    """The key of the hand-written pages.

    `common`: that of all pages; `rendered`: hash of what MkDocs made; `around`: of the content
    beside the guides on the site.
    """
    fronts = (f"{entry.file.path} {entry.front} {entry.skills}" for entry in guides)
    return hashes.digest(common, rendered, around, *fronts)


def for_listed(hand_written: str, catalog: Catalog) -> str:
    """The key of what is about many guides at once: lists, pages by area and skill, data files.

    `hand_written`: the key of the hand-written pages, which hangs on the same things. A kit adds
    to the lists that it is there, and a build with drafts has more skills.
    """
    return hashes.digest(hand_written, repr(catalog.kits), *catalog.skills)


def for_guides(site: Site, common: str) -> Callable[[Entry], str]:
    """A function from an entry to its key, for the pages of `site`; `common`: that of all pages.

    A key ends with the entry's own hash. The rest of it hangs on nothing that `for_listed` leaves
    out but the texts of the guide.
    """
    catalog = site.catalog

    @cache
    def wages(soc: str) -> str:
        facts = (catalog.wages.national.get(soc), catalog.wages.metros.get(soc))
        return hashes.digest(repr(facts))

    @cache
    def facts(soc: str, onet: str) -> str:
        own = catalog.facts
        by_soc = (own.projections, own.earlier_projections, own.ai_notes)
        by_onet = (own.respondents, own.job_zones)
        rows = [table.get(soc) for table in by_soc] + [table.get(onet) for table in by_onet]
        return hashes.digest(repr(rows))

    @cache
    def reference(name: str) -> str:
        return hashes.digest(repr(catalog.references.get(name)))

    def key(entry: Entry) -> str:
        role = entry.file.role
        assert role is not None
        cited = {*entry.file.outline.cited, *role.compensation.sources, catalog.wages.reference}
        cited |= catalog.facts.references
        related = [catalog.roles[other] for other in role.related if other in catalog.roles]
        skills = [catalog.skills.get(need.skill) for need in role.skills]
        rest = hashes.digest(
            common,
            repr(skills),
            repr(catalog.uk_needs.get(role.id, ())),
            wages(role.occupation.soc),
            facts(role.occupation.soc, role.occupation.onet),
            repr(pay_abroad.of(role.id, catalog)),
            *map(reference, sorted(cited)),
            *(f"{other.id} {other.title} {other.summary} {other.status}" for other in related),
            repr(catalog.changes_of.get(role.id, ())),
            repr(moves.of_role(role, catalog)),
        )
        return f"{rest} {entry.digest}"

    return key


def for_all(site: Site) -> str:
    """The key of what shapes all pages: frames, templates, code, facts of the site, quizzes."""
    return hashes.digest(
        hashes.engine(),
        hashes.of_theme(site.places.root, lambda name: name in ("pages", "blocks", "components")),
        *(b"".join(shell.pieces) for _, shell in sorted(site.shells.items())),
        repr([shell.names for _, shell in sorted(site.shells.items())]),
        repr(site.settings),
        repr(sorted(site.pages)),
        site.policy,
        site.assets.folder,
        site.python or site.runtime_reason,
        f"offline {site.offline}",
        f"long {role_lists.is_long(site.catalog)}",
        repr(list(site.catalog.families.values())),
        repr(list(site.catalog.quizzes.values())),
        repr(list(site.catalog.norms.values())),
        repr(site.catalog.personality),
        *(f"{practice.family} {practice.title}" for practice in site.catalog.practice.values()),
        repr(site.catalog.site),
        _official_facts(site.catalog),
    )


def _official_facts(catalog: Catalog) -> str:
    facts = catalog.facts
    every = [table.get(ALL_JOBS) for table in (facts.projections, facts.earlier_projections)]
    wages = f"{catalog.wages.release} {catalog.wages.reference} {catalog.wages.cap}"
    return f"{wages} {facts.sources} {every}"
