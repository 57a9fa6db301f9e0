"""Operations on a person's results: where they stand, what they keep, show and read back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from scoring.advice import advice
from scoring.ageing import age_in_months
from scoring.entries import ENTRIES, MOST_ENTRIES, AddedEntry
from scoring.errors import InputError
from scoring.evidence import Standing
from scoring.for_role import ready, standings
from scoring.kept_references import GIVEN
from scoring.operation import MOST_BYTES, Operation, Row, published_role
from scoring.order import grouped
from scoring.override import compare_weights
from scoring.passport import (
    HOLDER,
    impossible,
    passport_json,
    passport_text,
    read_passport,
    reference_disagreements,
    withhold,
    without_practice_answers,
)
from scoring.readiness import HEADLINE_COVERAGE, Readiness
from scoring.recompute import disagreements, entry_now, score_entries
from scoring.role_views import comparison_view, readiness_view
from scoring.scale import HIGH, LOW, SD
from scoring.self_rating_json import MOST_SKILLS, RATINGS
from scoring.shapes import anything, day, flag, name, one_of, whole
from scoring.structures import array
from scoring.views import entry_view
from scoring.weights import WEIGHTS

__all__ = ["ADD_RESULT", "CHECK_PASSPORT", "EXPORT_PASSPORT", "PASSPORT", "READINESS"]


def _passport(row: Row) -> object:
    reference, as_of = row["reference"], row["as_of"]
    scored = score_entries(row["entries"], reference, as_of)
    # Most roles weigh traits alike: the results are summed up once for all of them.
    by_personality: dict[tuple[tuple[str, float], ...], Mapping[str, Standing]] = {}
    results: dict[str, Readiness] = {}
    for role in reference.roles.values():
        key = tuple(sorted(role.personality.items()))
        if key not in by_personality:
            by_personality[key] = standings(
                scored, reference, role.personality, as_of, samples=True
            )
        results[role.id] = ready(role.weights, by_personality[key], reference)
    groups = grouped({role: result for role, result in results.items() if result.headline})

    def by_title(ids: Iterable[str]) -> list[str]:
        return sorted(ids, key=lambda role: (reference.roles[role].title.casefold(), role))

    return {
        "as_of": as_of,
        "most_entries": MOST_ENTRIES,
        "entries": [entry_view(entry, reference, as_of) for entry in scored],
        "headline_coverage": HEADLINE_COVERAGE,
        "next": advice(results.values()),
        "groups": [by_title(group) for group in groups],
        "alphabetical": by_title(role for role, result in results.items() if not result.headline),
        "roles": {
            role: {"title": reference.roles[role].title, **readiness_view(result, details=False)}
            for role, result in results.items()
        },
    }


PASSPORT = Operation(
    required={"entries": ENTRIES, "reference": GIVEN, "as_of": day()}, run=_passport
)


def _readiness(row: Row) -> object:
    reference, as_of = row["reference"], row["as_of"]
    role = published_role(reference, row["role"])
    scored = score_entries(row["entries"], reference, as_of)
    samples = row.get("samples", True)
    now = standings(scored, reference, role.personality, as_of, samples=samples)
    answer: dict[str, Any] = {
        "role": role.id,
        "title": role.title,
        "as_of": as_of,
        "samples": samples,
        "headline_coverage": HEADLINE_COVERAGE,
        "published": readiness_view(ready(role.weights, now, reference), details=True),
        "own": None,
        "comparison": None,
    }
    if "own" in row:
        comparison = compare_weights(role.weights, row["own"])
        own = {family.family: family.own for family in comparison.families}
        answer["own"] = readiness_view(ready(own, now, reference), details=True)
        answer["comparison"] = comparison_view(comparison, {})
    return answer


READINESS = Operation(
    required={"role": name(), "entries": ENTRIES, "reference": GIVEN, "as_of": day()},
    optional={"own": WEIGHTS, "samples": flag()},
    run=_readiness,
)


def _add_result(row: Row) -> object:
    entry = AddedEntry(
        id=row["id"],
        kind="full",
        family=row["family"],
        date=row["date"],
        score=row["score"],
        sd=SD,  # until the family's own is known, below
        sd_assumed=True,
        self_reported=True,
    )
    try:
        (scored,) = score_entries([entry], row["reference"], row["as_of"])
    except InputError as error:
        raise InputError(
            replace(problem, field=problem.field.removeprefix("entries[0]."))
            for problem in error.problems
        ) from None
    return {"entry": entry_now(scored)}


ADD_RESULT = Operation(
    required={
        "id": name(),
        "family": name(),
        "date": day(),
        "score": whole(int(LOW), int(HIGH)),
        "reference": GIVEN,
        "as_of": day(),
    },
    run=_add_result,
)


def _export_passport(row: Row) -> object:
    reference, via = row["reference"], row["via"]
    scored = score_entries(row["entries"], reference, row["as_of"])
    if via != "backup":
        scored = withhold(scored, row.get("reveal", ()))
    if via == "link":
        scored = without_practice_answers(scored)
    document = passport_json(
        scored,
        row.get("self_rated", ()),
        exported=row["as_of"],
        reference=None if via == "link" else reference,
        holder=row.get("name", ""),
    )
    written = passport_text(document, link=via == "link")
    return {
        "via": via,
        "document": document,
        "text": written,
        "bytes": len(written.encode()),
        "most_bytes": MOST_BYTES["link" if via == "link" else "file"],
    }


EXPORT_PASSPORT = Operation(
    required={
        "entries": ENTRIES,
        "via": one_of("backup", "file", "link"),
        "reference": GIVEN,
        "as_of": day(),
    },
    optional={"reveal": array(name(), 100), "self_rated": RATINGS, "name": HOLDER},
    run=_export_passport,
)


def _check_passport(row: Row) -> object:
    reference, as_of = row["reference"], row["as_of"]
    read = read_passport(row["text"], most_bytes=MOST_BYTES[row.get("via", "file")])
    age_in_months(read.exported, as_of, field="passport.exported")
    scored = score_entries(read.entries, reference, as_of, "passport.entries")
    differing = list(disagreements(scored))
    if read.reference:
        differing += reference_disagreements(read.reference, reference)
    have = {entry.id for entry in row.get("entries", ())}
    new = _new([entry.id for entry in read.entries], have, MOST_ENTRIES, "entries", "results")
    rated = {rating.skill for rating in row.get("ratings", ())}
    skills = [rating.skill for rating in read.self_rated]
    new_skills = _new(skills, rated, MOST_SKILLS, "self_rated", "skills")
    return {
        "exported": read.exported,
        "scoring": read.scoring,
        "name": read.name,
        "entries": [entry_view(entry, reference, as_of) for entry in scored],
        "new": new,
        "self_rated": read.self_rated,
        "new_skills": new_skills,
        "impossible": impossible(read),
        "disagreements": differing,
    }


def _new(
    came: Iterable[str], have: Collection[str], most: int, part: str, what: str
) -> list[str]:
    """Those of `came` that are not kept yet, if there is room for them."""
    new = [one for one in came if one not in have]
    if len(have) + len(new) > most:
        beside = f"{len(new)} new {what} beside {len(have)}"
        raise InputError.one(f"passport.{part}", beside, f"at most {most} {what} together")
    return new


CHECK_PASSPORT = Operation(
    required={"text": anything(), "reference": GIVEN, "as_of": day()},
    optional={"via": one_of("file", "link"), "entries": ENTRIES, "ratings": RATINGS},
    run=_check_passport,
)
