"""A passport or a bundle, scored again and written out for people to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from scoring.ageing import age_in_months, freshness
from scoring.bundle import BUNDLE_FORMAT, bundle_disagreements, read_bundle
from scoring.entries import PracticeEntry
from scoring.errors import InputError, Problem, found
from scoring.evidence import retest
from scoring.lazy_dataclass import dataclass
from scoring.passport import (
    PASSPORT_FORMAT,
    impossible,
    read_passport,
    reference_disagreements,
)
from scoring.quiz import TraitScore
from scoring.recompute import ScoredEntry, disagreements, score_entries
from scoring.reference import REFERENCE, CatalogReference
from scoring.scale import whole
from scoring.self_rating import LEVELS, Rating, Statements, rated
from scoring.self_rating_json import PUBLISHED_SKILLS
from scoring.strict_json import FILE_BYTES, parse
from scoring.version import SCORING

__all__ = ["Report", "report"]

_REFERENCE_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """Lines for the reader, every number that does not agree, and what cannot have happened."""

    lines: tuple[str, ...]
    disagreements: tuple[Problem, ...]
    impossible: tuple[Problem, ...] = ()


def report(
    text: str, *, as_of: date, reference: str | None = None, skills: str | None = None
) -> Report:
    """Read and recompute the document `text`; the others are JSON as the site publishes it.

    Without `reference`, a passport is scored by the norms it carries. Without `skills`, ticked
    statements are counted and make no level.
    """
    document = parse(text, field="document", most_bytes=FILE_BYTES)
    form = document.get("format") if isinstance(document, dict) else None
    published = None
    if reference is not None:
        published = REFERENCE.read(
            parse(reference, field="reference", most_bytes=_REFERENCE_BYTES), "reference"
        )
    if form == PASSPORT_FORMAT:
        return _passport(text, published, _statements(skills), as_of)
    if form == BUNDLE_FORMAT:
        return _bundle(text, as_of)
    expected = f"{found(PASSPORT_FORMAT)} or {found(BUNDLE_FORMAT)}"
    raise InputError.one("document.format", found(form), expected)


def _statements(skills: str | None) -> Mapping[str, Statements]:
    if skills is None:
        return {}
    published = parse(skills, field="skills", most_bytes=_REFERENCE_BYTES)
    row = PUBLISHED_SKILLS.read(published, "skills")
    return {skill.id: skill for skill in row["skills"]}


def _passport(
    text: str,
    published: CatalogReference | None,
    skills: Mapping[str, Statements],
    as_of: date,
) -> Report:
    passport = read_passport(text)
    age_in_months(passport.exported, as_of, field="passport.exported")
    reference = published or passport.reference
    if reference is None:
        expected = "the norms it was made with, or --reference with the published ones"
        raise InputError.one("passport.reference", "nothing", expected)
    scored = score_entries(passport.entries, reference, as_of, "passport.entries")
    differing = disagreements(scored)
    if published and passport.reference:
        differing += reference_disagreements(passport.reference, published)
    of = f" of {passport.name}, written on" if passport.name else " of"
    norms = "the published norms" if published else "the norms in the file"
    return Report(
        lines=(
            f"Skills Passport{of} {passport.exported}, made with method {passport.scoring}.",
            "Self-reported, not verified.",
            f"Scored again as of {as_of} with method {SCORING} and {norms}.",
            *(line for row in scored for line in _entry(row, reference, as_of)),
            *_self_rated(passport.self_rated, skills),
        ),
        disagreements=differing,
        impossible=impossible(passport),
    )


def _entry(row: ScoredEntry, reference: CatalogReference, as_of: date) -> Iterator[str]:
    entry = row.entry
    yield ""
    yield f"{entry.id}: {entry.family}, {entry.kind}, {entry.date}"
    if isinstance(entry, PracticeEntry):
        counted = "" if row.practiced else ", not counted"
        yield f"  practiced{counted}: {entry.right} of {entry.questions} points"
        if row.practiced is None:
            return
    half_life = reference.families[entry.family].half_life_months
    age = age_in_months(entry.date, as_of)
    percent = whole(100 * freshness(age, half_life))
    again = retest(row.counts_as or "", entry.date, half_life)
    note = f", test again on {again}" if again else ""
    yield f"  {whole(age)} months old, freshness {percent}%{note}"
    if row.practiced:
        steps = row.practiced.steps
        people = f"norms of {whole(steps.total)} people"
        yield f"  score {whole(steps.score)}, standard error {whole(steps.error)}, {people}"
    if row.added:
        assumed = f"standard error {row.added.sd:g} (assumed)"
        yield f"  score {whole(row.added.score)}, {assumed}, self-reported"
    if row.result:
        yield from _traits(row.result.traits)
        if row.result.withheld:
            yield f"  withheld: {', '.join(row.result.withheld)}"


def _self_rated(ratings: Iterable[Rating], skills: Mapping[str, Statements]) -> Iterator[str]:
    for number, rating in enumerate(ratings):
        if not number:
            yield ""
            yield "Self-rated, not measured, and no part of any score:"
        ticked = f"{len(rating.ticks)} ticked, {rating.date}"
        if rating.skill not in skills:
            yield f"  {rating.skill}: {ticked}"
            continue
        own = rated(skills[rating.skill], rating)
        level = f"level {own.level} of {len(LEVELS)}" + (
            f" ({LEVELS[own.level - 1]})" if own.level else ""
        )
        old = f", {own.outdated} of them for words that changed since" if own.outdated else ""
        yield f"  {skills[rating.skill].name}: {level}, {ticked}{old}"


def _traits(traits: Iterable[TraitScore]) -> Iterator[str]:
    for trait in traits:
        low, high = (whole(end) for end in trait.band90)
        place = f"percentile {trait.percentile_low} to {trait.percentile_high}"
        yield f"  {trait.trait:<22} 90% band {low} to {high}, score {whole(trait.score)}, {place}"


def _bundle(text: str, as_of: date) -> Report:
    bundle, document = read_bundle(text)
    age_in_months(bundle.created, as_of, field="bundle.created")
    rows = [
        f"  {row.family:<24} published {row.published:g} ({whole(100 * row.published_share)}%), "
        f"own {row.own:g} ({whole(100 * row.own_share)}%)"
        + (f", changed: {bundle.reasons[row.family]}" if row.changed else "")
        for row in bundle.comparison.families
    ]
    overdue = ", which is overdue" if bundle.overdue(as_of) else ""
    same = "The shares are the published ones." if bundle.comparison.same_shares else ""
    return Report(
        lines=(
            f"Bundle for {bundle.role} by {bundle.employer}, created {bundle.created}.",
            f"To be reviewed by {bundle.review_by}{overdue}.",
            *rows,
            *([same] if same else []),
            f"Digest {document['digest']}",
        ),
        disagreements=bundle_disagreements(bundle, document),
    )
