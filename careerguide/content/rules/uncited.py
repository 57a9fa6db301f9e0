"""The rule about references that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.content.rules.world import Placed, World
from careerguide.rulebook.about_guides import REFERENCE_UNCITED
from careerguide.yamlfile.problems import Found

__all__ = ["references_are_cited"]


def references_are_cited(world: World) -> Iterator[Placed]:
    """Advice: a reference that nothing cites can go."""
    catalog = world.catalog
    if len(catalog.roles) < len(world.outlines):
        return  # a guide that cannot be read may cite it
    cited = {key for outline in world.outlines.values() for key in outline.cited}
    cited |= {k for p in world.pages.values() for span in p.citations for k in _keys(span.target)}
    cited |= {catalog.wages.reference, catalog.personality.source}
    cited |= {key for kit in catalog.kits.values() for key in kit.cited}
    cited |= {key for skill in catalog.skills.values() for key in skill.cited}
    cited |= catalog.facts.references
    cited |= {family.half_life_source for family in catalog.families.values()}
    for role in catalog.roles.values():
        cited.update(role.compensation.sources)
        if role.personality:
            cited.add(role.personality.source)
    for key in catalog.references:
        if key not in cited:
            found = Found(
                rule=REFERENCE_UNCITED,
                field=f"{key}.id",
                what="is cited nowhere",
                expected=f"[@{key}] in a guide or a page",
                do="cite it, or remove it",
            )
            yield Placed(path="roles/references.yml", found=found)


def _keys(target: str) -> list[str]:
    return [part.strip().lstrip("@") for part in target.split(";")]
