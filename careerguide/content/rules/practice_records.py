"""Rules between practice sets, the record of their versions, and their norms."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.content import practice_versions
from careerguide.content.fields import POINTS
from careerguide.content.model import Norms
from careerguide.content.practice_form import for_scoring
from careerguide.content.practice_model import Practice
from careerguide.content.rules.world import Placed, World
from careerguide.rulebook.about_practice import PRACTICE_KEPT, PRACTICE_NORMS
from careerguide.yamlfile.problems import Found
from scoring.practice.set_json import SET

__all__ = ["practice_norms_fit", "practice_versions_are_kept"]


def practice_versions_are_kept(world: World) -> Iterator[Placed]:
    """What decides the points of a set stands in the record, unchanged since it was put there."""
    catalog = world.catalog
    if not catalog.practice_versions and practice_versions.read(world.root)[1]:
        return  # it cannot be read, which is reported already
    kept = {practice_versions.name(version): version for version in catalog.practice_versions}
    for practice in catalog.practice.values():
        now = practice_versions.of(practice)
        before = kept.get(practice_versions.name(now))
        if before is None:
            found = Found(
                rule=PRACTICE_KEPT,
                field="version",
                what=f'is "{now.version}", which {practice_versions.PATH} does not have',
                expected="every version there: passports hold results of it for years",
                do="run careerguide versions",
            )
            yield Placed(path=practice.path, found=found)
        elif before.items != now.items:
            changed = [
                one
                for one in {**before.items, **now.items}
                if before.items.get(one) != now.items.get(one)
            ]
            found = Found(
                rule=PRACTICE_KEPT,
                field="version",
                what=f'is "{now.version}" as before, but what decides points has changed: '
                + ", ".join(changed),
                expected="a new version for every change that would score answers in another way",
                do="give it one and run careerguide versions; if nobody can have taken the "
                f"version, remove it from {practice_versions.PATH} first",
            )
            yield Placed(path=practice.path, found=found)


def practice_norms_fit(world: World) -> Iterator[Placed]:
    """A norm table that is named like a set fits the version that it names."""
    for practice in world.catalog.practice.values():
        norms = world.catalog.norms.get(practice.id)
        if norms is not None and (found := _misfit(practice, norms)):
            yield Placed(path=norms.path, found=found)


def _misfit(practice: Practice, norms: Norms) -> Found | None:
    do = f"run python -m tools.calibrate {practice.id} FOLDER"
    if not norms.quiz_version:
        return Found(
            rule=PRACTICE_NORMS,
            field="quiz_version",
            what="is missing",
            expected="the version of the set that was answered",
            do=do,
        )
    if norms.quiz_version != practice.version:
        return None  # of an earlier version: it scores by the set that was kept
    counts = [norm.counts for step in norms.steps for norm in step.traits.values()]
    named = [trait for step in norms.steps for trait in step.traits]
    scored = SET.read(for_scoring(practice), "set")
    totals = sum(item.scorer.most for item in scored.items) + 1
    if named != [POINTS] or len(counts[0]) != totals:
        return Found(
            rule=PRACTICE_NORMS,
            field="steps",
            what=f"has norms of {', '.join(named) or 'nothing'}"
            + (f" with {len(counts[0])} counts" if counts else ""),
            expected=f"one length with norms of points: {totals} counts, from no point to all",
            do=do,
        )
    return None
