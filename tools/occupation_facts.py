"""Make the tables of `roles/facts/` again: `python -m tools.occupation_facts FOLDER`.

FOLDER holds the transcribed releases as CSV (`ep_2025_35.csv` and its neighbors); the release file
`roles/facts/release.yml` says what each is and where it is from. A release in the Bureau's own form
is taken by `careerguide facts` instead. Sentences of ours in the table of notes are kept.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from careerguide.content.csv_rows import Row
from careerguide.content.fact_tables import (
    ASKED_COLUMNS,
    FOLDER,
    NOTE_COLUMNS,
    PROJECTION_COLUMNS,
    RELATED_COLUMNS,
    ZONE_COLUMNS,
)
from careerguide.editing.fact_files import education, zones

__all__ = ["main"]

TARGET = Path(__file__).resolve().parents[1] / FOLDER
_CHANGES = {"15-1252": 174_800}
"""Net change of jobs 2025–35, where the copies give employment of both years."""

_TIERS = {"Primary-Short": "nearest", "Primary-Long": "near", "Supplemental": "farther"}


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: python -m tools.occupation_facts FOLDER", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    newer, earlier = _rows(folder / "ep_2025_35.csv"), _rows(folder / "ep_2024_34.csv")
    notes = _rows(folder / "ep_ai_factors_2025_35.csv")
    _write("projections-2025-35.csv", PROJECTION_COLUMNS, _newer(newer))
    _write("projections-2024-34.csv", PROJECTION_COLUMNS, _earlier(earlier))
    _write("ai-notes-2025-35.csv", NOTE_COLUMNS, _notes(notes))
    asked = education(_coded(folder / "onet_education.csv"))
    _write("onet-30-education.csv", ASKED_COLUMNS, (cells for _, cells in asked))
    prepared = zones(_coded(folder / "onet_job_zones.csv"))
    _write("onet-29-3-job-zones.csv", ZONE_COLUMNS, (cells for _, cells in prepared))
    titles = {row["onet_soc"]: row["title"] for row in _rows(folder / "onet_job_zones.csv")}
    related = _rows(folder / "onet_related.csv.gz")
    _write("onet-29-3-related.csv", RELATED_COLUMNS, _related(related, titles))
    return 0


def _newer(rows: Iterable[Mapping[str, str]]) -> Iterator[dict[str, str]]:
    for row in rows:
        yield {**row, "change": str(_CHANGES.get(row["soc"], ""))}


def _earlier(rows: Iterable[Mapping[str, str]]) -> Iterator[dict[str, str]]:
    for row in rows:
        if row["kind"] == "detail" or row["soc"] == "00-0000":
            openings = _thousands(row["openings_per_year_k"])
            yield {**row, "change": _thousands(row["change_k"]), "openings_per_year": openings}


def _notes(rows: Iterable[Mapping[str, str]]) -> Iterator[dict[str, str]]:
    before = TARGET / "ai-notes-2025-35.csv"
    ours = {(r["soc"], r["note"]): r["ours"] for r in _rows(before)} if before.exists() else {}
    for row in rows:
        yield {**row, "ours": ours.get((row["soc"], row["note"]), "")}


def _coded(path: Path) -> Iterator[Row]:
    """The rows of `path` with their code as O*NET's tables are read."""
    for line, row in enumerate(_rows(path), 2):
        yield line, {**row, "onet": row["onet_soc"]}


def _related(
    rows: Iterable[Mapping[str, str]], titles: Mapping[str, str]
) -> Iterator[dict[str, str]]:
    """One row per occupation, its related ones by tier, in O*NET's order."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in sorted(rows, key=lambda row: (row["onet_soc"], int(row["rank"]))):
        tiers = found.setdefault(row["onet_soc"], {name: [] for name in _TIERS.values()})
        tiers[_TIERS[row["tier"]]].append(row["related_onet_soc"])
    for onet, tiers in found.items():
        codes = {name: " ".join(own) for name, own in tiers.items()}
        yield {"onet": onet, "title": titles[onet], **codes}


def _thousands(cell: str) -> str:
    return str(round(1000 * float(cell))) if cell else ""


def _rows(path: Path) -> list[dict[str, str]]:
    read = gzip.open if path.suffix == ".gz" else open
    with read(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(name: str, columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> None:
    TARGET.mkdir(exist_ok=True)
    kept = list(rows)  # read to the end first: some come from the file itself
    with (TARGET / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
