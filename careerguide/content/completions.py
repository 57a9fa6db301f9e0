"""What an editor may write where a name of something is asked for, by kind, for completion."""

from __future__ import annotations

from careerguide.content.model import Catalog
from careerguide.yamlfile.shape import Names

__all__ = ["names"]


def names(catalog: Catalog) -> Names:
    """What references may be in this project, for completion."""
    return {
        "family": catalog.families,
        "reference": catalog.references,
        "soc": catalog.wages.national,
        "quiz": catalog.quizzes,
        "norms": catalog.norms,
        "group": catalog.site.groups,
        **({"cluster": catalog.site.clusters} if catalog.site.clusters else {}),
        "skill": catalog.skill_files,
        "skill group": catalog.site.skill_groups,
        "construct": [c.id for family in catalog.families.values() for c in family.constructs],
    }
