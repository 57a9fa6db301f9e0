"""A newer wage table put in the place of the present one, with all that derives from it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from careerguide.content.model import Catalog, Role
from careerguide.content.months import MONTHS
from careerguide.content.wage_records import WageRow
from careerguide.content.wage_tables import COLUMNS, PERCENTILES, RELEASE_PATH, checked
from careerguide.editing import wage_files
from careerguide.rulebook.about_wages import (
    RELEASE_NEWER,
    RELEASE_REFERENCE,
    RELEASE_WHOLE,
    WAGES_TWICE,
)
from careerguide.rulebook.rule import Rule
from careerguide.yamlfile import source, text_files
from careerguide.yamlfile.front_matter import FrontMatter, front_matter
from careerguide.yamlfile.problems import Found, Problem
from scoring.lazy_dataclass import dataclass

__all__ = ["Plan", "apply", "citations", "plan", "refusal"]

_FOLDER = RELEASE_PATH.rpartition("/")[0]
_GONE = "\0"
"""Stands for a line that goes, so that the lines below keep their numbers."""
_NATION = "National"
_WHOLE = 0.9
"""A table with fewer than this share of the present occupations is not a whole release."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What an update would do: new texts by path (None: remove the file), and a line per guide."""

    texts: Mapping[str, str | None]
    report: tuple[str, ...]


def plan(
    root: Path,
    catalog: Catalog,
    tables: Sequence[Path],
    *,
    month: str,
    reference: str,
    cap: int | None,
    day: date,
) -> Plan | list[Problem]:
    """The update from `tables` to the release of `month` (YYYY-MM), or why it is refused."""
    rows: list[WageRow] = []
    problems: list[Problem] = []
    given: list[wage_files.Table] = []
    notes: list[str] = []
    for path in tables:
        table = wage_files.read(path)
        found: list[Found] = []
        if isinstance(table, Found):
            found.append(table)
        else:
            if table.published:
                table, note = _shown_metros(table, catalog)
                notes += [f"{path.name}: {note}"] if note else []
            rows += checked(table.rows, cap, found)
            given.append(table)
        problems += [Problem.of(path.name, item) for item in found]
    if problems:
        return problems
    national, metros = _by_code(rows)
    refused = [
        *_twice(rows, tables[0].name),
        *_not_whole(national, metros, catalog, tables[0].name),
    ]
    if month < catalog.wages.as_of:
        what = f"is {month}, before the present release {catalog.wages.as_of}"
        refused.append(refusal(RELEASE_NEWER, tables[0].name, "release", what, "a newer release"))
    if reference not in catalog.references:
        what = f"is {reference}, which roles/references.yml does not have"
        do = "describe the new table there first"
        refused.append(
            refusal(RELEASE_REFERENCE, tables[0].name, "reference", what, "a known reference", do)
        )
    if month != catalog.wages.as_of and reference == catalog.wages.reference:
        what = f"is {reference}, which describes the release {catalog.wages.as_of}"
        do = "describe the new table in roles/references.yml and name it with --reference"
        refused.append(
            refusal(RELEASE_REFERENCE, tables[0].name, "reference", what, "one of its own", do)
        )
    if refused:
        return refused
    texts: dict[str, str | None] = _tables(given, month)
    texts.update(_release(root, texts, month, reference, cap))
    report = notes
    for role in catalog.roles.values():
        text, line = _guide(root, role, catalog, national, metros, month, reference, day)
        report.append(line)
        if text is not None:
            texts[role.path] = text
    return Plan(texts=texts, report=tuple(report))


def apply(root: Path, update: Plan) -> None:
    """Write the new texts; each file is replaced whole."""
    for path, text in update.texts.items():
        place = root / path
        if text is None:
            place.unlink(missing_ok=True)
        else:
            text_files.write_whole(place, text)


def _shown_metros(table: wage_files.Table, catalog: Catalog) -> tuple[wage_files.Table, str]:
    """`table` with the metro areas and occupations that the site shows now, and what is missing.

    The published file has every area and occupation: a hundred times what the guides print.
    """
    shown = {(row.soc, row.area) for rows in catalog.wages.metros.values() for row in rows}
    socs = {soc for soc, _ in shown} | {role.occupation.soc for role in catalog.roles.values()}
    areas = {area for _, area in shown}
    kept = [
        item
        for item in table.rows
        if isinstance(item, Found)
        or item[1]["area_type"] == "national"
        or (item[1]["soc"] in socs and item[1]["area"] in areas)
    ]
    there = {
        item[1]["area"]
        for item in kept
        if not isinstance(item, Found) and item[1]["area_type"] == "metro"
    }
    note = ""
    if there and (gone := sorted(area for area in areas - there if area != _NATION)):
        note = (
            f"has no metro area named {'; '.join(gone)}, so no guide shows it any more; "
            "where the Bureau gave an area another name, change the name in the present table first"
        )
    return replace(table, rows=tuple(kept)), note


def _by_code(
    rows: Iterable[WageRow],
) -> tuple[dict[str, WageRow], dict[str, list[WageRow]]]:
    national: dict[str, WageRow] = {}
    metros: dict[str, list[WageRow]] = {}
    for row in rows:
        if row.area_type == "national":
            national[row.soc] = row
        else:
            metros.setdefault(row.soc, []).append(row)
    return national, metros


def refusal(rule: Rule, path: str, field: str, what: str, expected: str, do: str = "") -> Problem:
    return Problem.of(path, Found(rule=rule, field=field, what=what, expected=expected, do=do))


def _twice(rows: Iterable[WageRow], path: str) -> list[Problem]:
    """Rows for one occupation and area in two files that do not say the same."""
    seen: dict[tuple[str, str], WageRow] = {}
    refused = []
    for row in rows:
        before = seen.setdefault((row.soc, row.area), row)
        if before != row:
            what = f"{row.soc} in {row.area} has other figures in another file"
            refused.append(
                refusal(WAGES_TWICE, path, "row", what, "one row per occupation and area")
            )
    return refused


def _not_whole(
    national: Mapping[str, WageRow],
    metros: Mapping[str, list[WageRow]],
    catalog: Catalog,
    path: str,
) -> list[Problem]:
    refused = []
    if len(national) < _WHOLE * len(catalog.wages.national):
        what = f"has {len(national)} national rows"
        expected = f"a whole release; the present one has {len(catalog.wages.national)}"
        refused.append(
            refusal(RELEASE_WHOLE, path, "table", what, expected, "give every file of the release")
        )
    for role in catalog.roles.values():
        soc = role.occupation.soc
        row = national.get(soc)
        if row is None:
            what = f"has no national row for {soc}, which {role.path} uses"
            renamed = [row.soc for row in national.values() if row.title == role.occupation.title]
            do = f"the table has {role.occupation.title} under {renamed[0]}" if renamed else ""
            refused.append(
                refusal(RELEASE_WHOLE, path, "table", what, "a row for every code in use", do)
            )
        elif role.compensation.basis == "wages" and not _rising(row):
            what = f"has no rising p25, median and p75 for {soc}, the pay line of {role.path}"
            do = "give that guide another basis first"
            refused.append(
                refusal(RELEASE_WHOLE, path, "table", what, "three published figures", do)
            )
        if soc in catalog.wages.metros and soc not in metros:
            what = f"has no metro rows for {soc}, which {role.path} prints"
            do = "give the file with the metro rows as well"
            refused.append(refusal(RELEASE_WHOLE, path, "table", what, "metro rows as before", do))
    return refused


def _rising(row: WageRow) -> bool:
    if row.p25 is None or row.median is None or row.p75 is None:
        return False
    return row.p25 < row.median < row.p75


def _tables(tables: Sequence[wage_files.Table], month: str) -> dict[str, str | None]:
    """The two files of the release, with every column that all the given tables have."""
    records = [item[1] for table in tables for item in table.rows if not isinstance(item, Found)]
    first, *others = (table.columns for table in tables)
    columns = [name for name in first if all(name in header for header in others)]
    columns = [*COLUMNS, *(name for name in columns if name not in COLUMNS)]
    year = month[:4]
    written: dict[str, str | None] = {}
    for area, name in (("national", f"oews-national-{year}.csv"), ("metro", f"oews-{year}.csv")):
        out = io.StringIO()
        writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        seen = set()
        for record in records:
            key = (record["soc"], record["area"])
            if record["area_type"] == area and key not in seen:
                seen.add(key)
                writer.writerow(record)
        written[f"{_FOLDER}/{name}"] = out.getvalue()
    return written


def _release(
    root: Path, texts: Mapping[str, str | None], month: str, reference: str, cap: int | None
) -> dict[str, str | None]:
    """The release's description, and the removal of the files that it named before."""
    text = (root / RELEASE_PATH).read_text(encoding="utf-8")
    national, metros = (path.rpartition("/")[2] for path in texts)
    values = {
        "release": f"{MONTHS[int(month[5:]) - 1]} {month[:4]}",
        "as_of": month,
        "reference": reference,
        "national": national,
        "metros": metros,
        "cap": "null" if cap is None else str(cap),
    }
    gone: dict[str, str | None] = {}
    for key, value in values.items():
        line = re.compile(rf"^{key}:[ ]*(.*)$", re.MULTILINE)
        before = line.search(text)
        if key in ("national", "metros") and before and f"{_FOLDER}/{before[1]}" not in texts:
            gone[f"{_FOLDER}/{before[1]}"] = None
        text = line.sub(f"{key}: {value}", text) if before else f"{text}{key}: {value}\n"
    return {**gone, RELEASE_PATH: text}


def _guide(
    root: Path,
    role: Role,
    catalog: Catalog,
    national: Mapping[str, WageRow],
    metros: Mapping[str, list[WageRow]],
    month: str,
    reference: str,
    day: date,
) -> tuple[str | None, str]:
    """The guide's new text, if it changes, and the line of the report."""
    soc = role.occupation.soc
    new, old = national[soc], catalog.wages.national.get(soc)
    changes = [
        f"{name} {_money(getattr(old, name, None))} -> {_money(getattr(new, name))}"
        for name in PERCENTILES
        if getattr(old, name, None) != getattr(new, name)
    ]
    before, after = len(catalog.wages.metros.get(soc, ())), len(metros.get(soc, ()))
    if before != after:
        changes.append(f"metros {before} -> {after}")
    edits: dict[str, str] = {}
    if new.title != role.occupation.title:
        edits["occupation.title"] = source.written(new.title).splitlines()[0]
        changes.append(f'title "{role.occupation.title}" -> "{new.title}"')
    if role.compensation.basis == "wages":
        line = (new.p25, new.median, new.p75)
        if line != (role.compensation.low, role.compensation.median, role.compensation.high):
            changes.append("pay line rewritten")
            edits["updated"] = day.isoformat()
        edits |= {
            "compensation.low": str(new.p25),
            "compensation.median": str(new.median),
            "compensation.high": str(new.p75),
            "compensation.as_of": month,
        }
        edits["compensation.sources"] = _sources(role, catalog.wages.reference, reference)
    if not changes:
        changes.append("the same figures")
    if lines := citations(root, role.path, catalog.wages.reference):
        changes.append(f"look at the text that cites {catalog.wages.reference} on line {lines}")
    report = f"{role.path}: {soc} {new.title}: {', '.join(changes)}"
    return (_edited(root, role.path, edits) if edits else None), report


def citations(root: Path, path: str, key: str) -> str:
    """The lines of the guide on which its text cites `key`."""
    lines = (root / path).read_text(encoding="utf-8").split("\n")
    return ", ".join(str(n) for n, line in enumerate(lines, 1) if f"@{key}" in line)


def _money(value: int | None) -> str:
    return "not published" if value is None else f"{value:,}"


def _sources(role: Role, old: str, new: str) -> str:
    keys = dict.fromkeys(new if key == old else key for key in role.compensation.sources)
    return f"[{', '.join(keys)}]"


def _edited(root: Path, path: str, edits: Mapping[str, str]) -> str:
    """The file with the values of these keys replaced, everything else as it was."""
    text = (root / path).read_text(encoding="utf-8")
    parts = front_matter(text)
    assert isinstance(parts, FrontMatter)
    node, _ = source.parse(parts.yaml, first_line=2)
    assert node is not None
    lines = text.split("\n")
    for field, value in edits.items():
        key = field.rpartition(".")[2]
        at = source.line_of(node, field) - 1
        found = re.match(rf"(.*?\b{key}:[ ]*)(\[[^\]]*\]|[^,}}#]*?)([ ]*(?:[,}}#].*)?)$", lines[at])
        if found is None:
            continue
        if not found[2]:  # a list in lines of its own
            end = at + 1
            while re.match(r"\s*- ", lines[end]):
                end += 1
            lines[at + 1 : end] = [_GONE] * (end - at - 1)
        lines[at] = f"{found[1]}{'' if found[1].endswith(' ') else ' '}{value}{found[3]}"
    return "\n".join(line for line in lines if line != _GONE)
