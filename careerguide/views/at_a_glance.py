"""What official sources say about an occupation besides wages, as values and in words.

Shares of new jobs are computed from the newest release that has the numbers; which one is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from careerguide.content.fact_records import ALL_JOBS, Asked, OccupationFacts, Projection
from careerguide.content.model import Catalog, Occupation
from careerguide.views.wording import decimals, month, thousands
from scoring.lazy_dataclass import dataclass
from scoring.scale import whole

__all__ = ["Glance", "Line", "NewJobs", "asked_to_enter", "entry", "new_jobs", "of", "zone_words"]

_YEARS = 10
"""A projection's growth is over ten years; openings are a year's."""
_ENTRY = ("education", "experience", "training")
_ZONES = ("little or no", "some", "medium", "considerable", "extensive")
"""How much preparation each job zone stands for, in O*NET's words."""
_GROUPS = {
    "below_associate": "less than an associate’s degree",
    "associate": "an associate’s degree",
    "bachelor": "a bachelor’s degree",
    "master_or_more": "a master’s degree or more",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One fact: what it is about, the fact, and what one has to know about it."""

    id: str
    name: str
    value: str
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class NewJobs:
    """Share of openings that are new jobs, in whole percent, and the release it is from."""

    percent: int
    release: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Glance:
    """The facts of an occupation; `data` has what machines get, `lines` what readers see."""

    lines: tuple[Line, ...]
    data: dict[str, Any]
    references: tuple[tuple[str, str], ...]
    """Key and release of each source that is used."""


def of(occupation: Occupation, catalog: Catalog) -> Glance | None:
    """The facts of `occupation`; None where the project has none."""
    key = ("at a glance", occupation.soc, occupation.onet)
    if key not in catalog.memo:
        catalog.memo[key] = _of(occupation, catalog.facts)
    found: Glance | None = catalog.memo[key]
    return found


def _of(occupation: Occupation, facts: OccupationFacts) -> Glance | None:
    parts = [
        part
        for part in (
            _entry_part(occupation.soc, facts),
            _outlook(occupation.soc, facts),
            _ai(occupation.soc, facts),
            _respondents(occupation.onet, facts),
            _zone(occupation.onet, facts),
        )
        if part is not None
    ]
    if not parts:
        return None
    used = dict.fromkeys(key for part in parts for key in part.used)
    named = {(facts.sources[key].reference, facts.sources[key].release): None for key in used}
    return Glance(
        lines=tuple(line for part in parts for line in part.lines),
        data={part.id: part.data for part in parts},
        references=tuple(named),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    id: str
    lines: tuple[Line, ...]
    data: dict[str, Any]
    used: tuple[str, ...]
    """Keys of the sources."""


def entry(soc: str, facts: OccupationFacts, field: str) -> tuple[str, str] | None:
    """What people need to enter, `field` of a projection, and the key of the table that has it."""
    for key in ("projections", "earlier_projections"):
        row: Projection | None = getattr(facts, key).get(soc)
        if row is not None and getattr(row, field):
            return getattr(row, field), key
    return None


def asked_to_enter(soc: str, facts: OccupationFacts) -> tuple[str, str]:
    """Education and experience that people typically need; empty where not published."""
    education, experience = (entry(soc, facts, field) for field in ("education", "experience"))
    return education[0] if education else "", experience[0] if experience else ""


def new_jobs(soc: str, facts: OccupationFacts) -> tuple[NewJobs, str] | None:
    """Of a year's openings, the share that are new, and the key of the table it is from.

    Where employment does not grow, none is; the earlier release then has no say.
    """
    newest = facts.projections.get(soc)
    if newest is not None and newest.growth is not None and newest.growth <= 0:
        return NewJobs(percent=0, release=facts.sources["projections"].release), "projections"
    for key in ("projections", "earlier_projections"):
        row: Projection | None = getattr(facts, key).get(soc)
        if row is not None and row.change is not None and row.change > 0 and row.openings:
            percent = whole(100 * row.change / _YEARS / row.openings)
            return NewJobs(percent=percent, release=facts.sources[key].release), key
    return None


def zone_words(zone: int) -> str:
    """`4` -> `considerable preparation`."""
    return f"{_ZONES[zone - 1]} preparation"


def _entry_part(soc: str, facts: OccupationFacts) -> _Part | None:
    found = {field: entry(soc, facts, field) for field in _ENTRY}
    names = ("Entry education", "Related experience", "Training on the job")
    lines, data, used = [], {}, []
    for (field, value), name in zip(found.items(), names, strict=True):
        data[field] = None if value is None else value[0]
        if value is None:
            continue
        words, key = value
        used.append(key)
        note = "" if key == "projections" else f"From the {facts.sources[key].release} projections"
        words = words.removesuffix(" on-the-job training").replace("'", "’")
        lines.append(Line(id=field, name=name, value=words, note=note))
    if not lines:
        return None
    releases = {facts.sources[key].release for key in used}
    data |= {"release": ", ".join(sorted(releases, reverse=True))}
    return _Part(id="entry", lines=tuple(lines), data=data, used=tuple(used))


def _outlook(soc: str, facts: OccupationFacts) -> _Part | None:
    key = "projections" if soc in facts.projections else "earlier_projections"
    row: Projection | None = getattr(facts, key).get(soc)
    if row is None or (row.growth is None and row.openings is None):
        return None
    release = facts.sources[key].release
    lines = []
    data: dict[str, Any] = {"release": release, "growth_percent": row.growth}
    if row.growth is not None:
        every = getattr(facts, key).get(ALL_JOBS)
        note = f"All occupations: {_percent(every.growth)}" if every and every.growth else ""
        lines.append(
            Line(id="growth", name=f"Jobs, {release}", value=_percent(row.growth), note=note)
        )
        data["all_occupations_growth_percent"] = every.growth if every else None
    data["openings_per_year"] = row.openings
    used = [key]
    share = new_jobs(soc, facts)
    if row.openings is not None:
        lines.append(
            Line(
                id="openings",
                name="Openings a year, US",
                value=f"about {thousands(row.openings)}",
                note="" if share is None else _share_words(share[0], release),
            )
        )
        if share is not None:
            used.append(share[1])
            data |= {"new_jobs_percent": share[0].percent, "new_jobs_release": share[0].release}
    return _Part(id="outlook", lines=tuple(lines), data=data, used=tuple(used))


def _share_words(share: NewJobs, release: str) -> str:
    if share.percent == 0:
        return "None of them new jobs: they replace people who leave"
    other = "" if share.release == release else f", by the {share.release} projections"
    return f"About {share.percent}% are new jobs{other}; the rest replace people who leave"


def _ai(soc: str, facts: OccupationFacts) -> _Part | None:
    note = facts.ai_notes.get(soc)
    if note is None or not note.ours:
        return None
    row = facts.projections.get(soc)
    grows = note.direction == "decreases" and row is not None and (row.growth or 0) > 0
    still = "A share of all jobs can fall while the number of jobs grows, as it does here"
    return _Part(
        id="ai",
        lines=(Line(id="ai", name="AI’s effect", value=note.ours, note=still if grows else ""),),
        data={"share_of_jobs": note.direction, "sentence": note.ours},
        used=("ai_notes",),
    )


def _respondents(onet: str, facts: OccupationFacts) -> _Part | None:
    asked = facts.respondents.get(onet)
    if asked is None:
        return None
    known = {name: whole(share) for name, share in _shares(asked)}
    if not known:
        return None
    shown = sorted((name for name in known if known[name]), key=lambda name: -known[name])
    line = Line(
        id="respondents",
        name="People in the job say it takes",
        value=", ".join(f"{_GROUPS[name]} ({known[name]}%)" for name in shown),
        note=f"{asked.n} people asked, {month(asked.date)}",
    )
    shares = {f"{name}_percent": known.get(name) for name in _GROUPS}
    data = {**shares, "respondents": asked.n, "date": asked.date}
    return _Part(id="respondents", lines=(line,), data=data, used=("respondents",))


def _shares(asked: Asked) -> Iterator[tuple[str, float]]:
    for name in _GROUPS:
        share = getattr(asked, name)
        if share is not None:
            yield name, share


def _zone(onet: str, facts: OccupationFacts) -> _Part | None:
    found = facts.job_zones.get(onet)
    if found is None:
        return None
    words = zone_words(found.zone)
    line = Line(id="job-zone", name="Job Zone", value=f"{found.zone} of 5", note=words)
    data = {"zone": found.zone, "of": 5, "words": words, "date": found.date}
    return _Part(id="job_zone", lines=(line,), data=data, used=("job_zones",))


def _percent(share: float) -> str:
    return f"{decimals(share, 1, sign=True)}%"
