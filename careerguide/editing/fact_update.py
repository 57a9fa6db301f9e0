"""A newer release of facts about occupations put in the place of the present one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from careerguide.content.cell_tables import checked
from careerguide.content.fact_records import AiNote, FactSource, OccupationFacts, Projection
from careerguide.content.fact_tables import FOLDER, PATH, TABLES
from careerguide.content.model import Catalog, Role
from careerguide.editing import fact_files
from careerguide.editing.wage_update import Plan, citations, refusal
from careerguide.rulebook.about_facts import FACTS_TWICE
from careerguide.rulebook.about_wages import RELEASE_NEWER, RELEASE_REFERENCE, RELEASE_WHOLE
from careerguide.yamlfile import source
from careerguide.yamlfile.problems import Found, Problem

__all__ = ["plan"]

_BLOCK = re.compile(r"^([a-z_]+):\n(?:(?:[ #].*)?\n)*", re.MULTILINE)
"""One source of the release file, with the comments inside it."""
_FILES = {
    "projections": "projections-{}.csv",
    "ai_notes": "ai-notes-{}.csv",
    "respondents": "{}-education.csv",
    "job_zones": "{}-job-zones.csv",
    "related": "{}-related.csv",
}
_OF_THE_BUREAU = ("projections", "ai_notes")
_WHOLE = 0.9
"""A table with fewer than this share of the present rows is not a whole release."""
_LICENCES = {
    True: "U.S. Bureau of Labor Statistics, public domain.",
    False: "USDOL/ETA, CC BY 4.0; modified.",
}
_SHOWN = {
    "growth": "growth",
    "openings": "openings a year",
    "education": "entry education",
    "experience": "related experience",
    "training": "training on the job",
}
"""Fields of a projection that guides print, in words."""


def plan(
    root: Path, catalog: Catalog, files: Sequence[Path], *, release: str, reference: str
) -> Plan | list[Problem]:
    """The update from `files`, or why it is refused.

    `release` may be empty where the files name their own.
    """
    problems: list[Problem] = []
    tables: dict[str, tuple[str, dict[str, Any]]] = {}
    for path in files:
        given = fact_files.read(path)
        for table in given if isinstance(given, list) else ():
            found: list[Found] = []
            form = TABLES[table.key]
            code = form.names[0]
            rows = {getattr(row, code): row for row in checked(form, table.rows, found)}
            problems += (Problem.of(path.name, item) for item in found)
            if table.key in tables:
                what = f"has {_words(table.key)}, which another file has, too"
                problems.append(refusal(FACTS_TWICE, path.name, "table", what, "it once"))
            problems += _other_release(path.name, table.release, release)
            tables[table.key] = (table.release, rows)
        if isinstance(given, Found):
            problems.append(Problem.of(path.name, given))
    if problems:
        return problems
    named = release.replace("-", "–") if _of_bureau(tables) else release
    named = named or next((own for own, _ in tables.values() if own), "")
    new = {key: rows for key, (_, rows) in tables.items()}
    if "ai_notes" in new:
        new["ai_notes"] = _with_our_words(new["ai_notes"], catalog.facts.ai_notes)
    name = files[0].name
    refused = [*_refused(name, catalog, new, named, reference), *_not_whole(name, catalog, new)]
    if refused:
        return refused
    facts = _updated(catalog, new, named, reference)
    texts = _texts(root, catalog.facts, facts, new)
    report = [
        line for role in catalog.roles.values() for line in _guide(root, role, catalog, facts)
    ]
    report += _unwritten(facts.ai_notes, catalog)
    if "earlier_projections" in catalog.facts.sources and not facts.earlier_projections:
        was = catalog.facts.sources["earlier_projections"].release
        report.append(f"{PATH}: {was} goes: the new release leaves nothing open")
    return Plan(texts=texts, report=tuple(report))


def _of_bureau(tables: Mapping[str, object]) -> bool:
    return any(key in _OF_THE_BUREAU for key in tables)


def _other_release(name: str, own: str, asked: str) -> Iterator[Problem]:
    if own and asked and own != asked.replace("-", "–"):
        what = f"is {asked}, but the file is of {own}"
        yield refusal(
            RELEASE_WHOLE, name, "release", what, own, "correct --release, or leave it out"
        )


def _refused(
    name: str, catalog: Catalog, new: Mapping[str, Any], release: str, reference: str
) -> Iterator[Problem]:
    """What is wrong with the names that the release is given."""
    if not release:
        what, do = "is not named in the file", "name it with --release, e.g. --release 'O*NET 31.0'"
        yield refusal(RELEASE_WHOLE, name, "release", what, "a name", do)
    kinds = {key in _OF_THE_BUREAU for key in new}
    if len(kinds) > 1:
        what = "is given for files of the Bureau and of O*NET"
        yield refusal(
            RELEASE_REFERENCE, name, "reference", what, "one source", "give them one after another"
        )
    if reference not in catalog.references:
        what = f"is {reference}, which roles/references.yml does not have"
        do = "describe the new release there first"
        yield refusal(RELEASE_REFERENCE, name, "reference", what, "a known reference", do)
    for key in new:
        present = catalog.facts.sources.get(key)
        if present is None or not release:
            continue
        if _order(release) < _order(present.release):
            what = f"is {release}, before the present release {present.release}"
            yield refusal(RELEASE_NEWER, name, "release", what, "a newer release")
        if release != present.release and reference == present.reference:
            what = f"is {reference}, which describes the release {present.release}"
            do = "describe the new release in roles/references.yml and name it with --reference"
            yield refusal(RELEASE_REFERENCE, name, "reference", what, "one of its own", do)


def _order(release: str) -> tuple[int, ...]:
    """Releases in their order: `2025–35` -> (2025, 35), `O*NET 29.3` -> (29, 3)."""
    return tuple(map(int, re.findall(r"[0-9]+", release)))


def _not_whole(name: str, catalog: Catalog, new: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows that guides need and the update does not have."""
    for key, rows in new.items():
        before = getattr(catalog.facts, key)
        if key != "ai_notes" and len(rows) < _WHOLE * len(before):
            what = f"has {len(rows)} rows of {_words(key)}"
            expected = f"a whole release; the present one has {len(before)}"
            yield refusal(RELEASE_WHOLE, name, "table", what, expected, "give the whole file")
    projections: Mapping[str, Projection] = new.get("projections", {})
    for role in catalog.roles.values() if projections else ():
        soc = role.occupation.soc
        before = catalog.facts.projections.get(soc) or catalog.facts.earlier_projections.get(soc)
        if before is None or soc in projections:
            continue
        what = f"has no row for {soc}, which {role.path} uses"
        title = before.title.casefold()
        renamed = [row.soc for row in projections.values() if row.title.casefold() == title]
        do = f"the table has {before.title} under {renamed[0]}" if renamed else ""
        yield refusal(RELEASE_WHOLE, name, "table", what, "a row for every code in use", do)


def _with_our_words(notes: Mapping[str, AiNote], before: Mapping[str, AiNote]) -> dict[str, AiNote]:
    """The notes with the sentence that we wrote for the same note before."""
    return {
        soc: replace(note, ours=before[soc].ours)
        if soc in before and not note.ours and before[soc].note == note.note
        else note
        for soc, note in notes.items()
    }


def _updated(
    catalog: Catalog, new: Mapping[str, Any], release: str, reference: str
) -> OccupationFacts:
    facts = catalog.facts
    sources = dict(facts.sources)
    for key in new:
        stem = re.sub(r"[^a-z0-9]+", "-", release.lower().replace("o*net", "onet")).strip("-")
        sources[key] = FactSource(
            file=_FILES[key].format(stem),
            release=release,
            reference=reference,
            licence=_LICENCES[key in _OF_THE_BUREAU],
        )
    earlier = facts.earlier_projections
    if "projections" in new and not any(
        _open(new["projections"].get(role.occupation.soc)) for role in catalog.roles.values()
    ):
        earlier = {}
        sources.pop("earlier_projections", None)
    return replace(facts, sources=sources, earlier_projections=earlier, **new)


def _open(row: Projection | None) -> bool:
    """Whether something that guides print is not published in `row`."""
    return row is not None and any(getattr(row, name) in (None, "") for name in (*_SHOWN, "change"))


def _texts(
    root: Path, before: OccupationFacts, facts: OccupationFacts, new: Mapping[str, Any]
) -> dict[str, str | None]:
    """The new tables, the release file, and the removal of tables that nothing names any more."""
    texts: dict[str, str | None] = {}
    for source_ in before.sources.values():
        if source_.file not in {kept.file for kept in facts.sources.values()}:
            texts[f"{FOLDER}/{source_.file}"] = None
    for key, rows in new.items():
        texts[f"{FOLDER}/{facts.sources[key].file}"] = _table(key, rows)
    path = root / PATH
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    for key in ("earlier_projections", *new):
        block = ""
        if key in facts.sources:
            kept = facts.sources[key]
            values = {name: getattr(kept, name) for name in FactSource.__slots__}
            block = source.written({key: values})
        if key not in new and key in facts.sources:
            continue
        found = next((part for part in _BLOCK.finditer(text) if part[1] == key), None)
        start, end = found.span() if found else (len(text), len(text))
        text = f"{text[:start]}{block}{text[end:]}"
    texts[PATH] = text
    return texts


def _table(key: str, rows: Mapping[str, Any]) -> str:
    """The table `key` as CSV in our columns."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = TABLES[key].names
    writer.writerow(names)
    fields = list(next(iter(rows.values())).__slots__)
    for row in rows.values():
        cells = [getattr(row, field) for field in fields]
        writer.writerow(
            " ".join(c) if isinstance(c, tuple) else "" if c is None else c for c in cells
        )
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        return " ".join(value)
    return "" if value is None else str(value)


def _guide(root: Path, role: Role, catalog: Catalog, facts: OccupationFacts) -> Iterator[str]:
    """What changes for one guide, in a line."""
    soc, onet = role.occupation.soc, role.occupation.onet
    old, new = catalog.facts.projections.get(soc), facts.projections.get(soc)
    changes = []
    if old != new:
        changes += [
            f"{words} {_shown(name, old)} -> {_shown(name, new)}"
            for name, words in _SHOWN.items()
            if getattr(old, name, None) != getattr(new, name, None)
        ]
        changes += [
            f"{words} is not published"
            for name, words in _SHOWN.items()
            if new is not None and getattr(new, name) in (None, "")
        ]
    note, before = facts.ai_notes.get(soc), catalog.facts.ai_notes.get(soc)
    if (note and note.note) != (before and before.note):
        changes.append("the note on AI is new" if note else "the note on AI goes")
    for key in ("respondents", "job_zones"):
        if getattr(facts, key).get(onet) != getattr(catalog.facts, key).get(onet):
            gone = getattr(facts, key).get(onet) is None
            changes.append(f"{_words(key)} {'go' if gone else 'change'}")
    kept = {source_.reference for source_ in facts.sources.values()}
    replaced = {source_.reference for source_ in catalog.facts.sources.values()} - kept
    lines = {key: found for key in replaced if (found := citations(root, role.path, key))}
    changes += [f"look at the text that cites {key} on line {at}" for key, at in lines.items()]
    yield f"{role.path}: {soc} {role.occupation.title}: {', '.join(changes) or 'the same facts'}"


def _shown(name: str, row: Projection | None) -> str:
    value = getattr(row, name, None)
    if value in (None, ""):
        return "not published"
    if name == "growth":
        return f"{value:+g}%"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _unwritten(notes: Mapping[str, AiNote], catalog: Catalog) -> Iterator[str]:
    """The notes of occupations in use that have no sentence of ours."""
    used = {role.occupation.soc for role in catalog.roles.values()}
    for soc, note in notes.items():
        if soc in used and not note.ours:
            yield f"{soc} {note.title}: write our sentence in the table of notes for: {note.note}"


def _words(key: str) -> str:
    return key.replace("_", " ").replace("ai ", "AI ")
