"""A project with N guides of real shape, for measuring builds.

Titles and wages are those of the national wage table; beyond its rows, seniority is put before the
title. The text of each guide is put together from the sections of the published guides, so length,
tables, links and citations are those that editors write.

    python benchmarks/generate.py 1000 FOLDER [--kits]

With `--kits`, each guide also has the skills and the kit of a published one.
"""

from __future__ import annotations

import csv
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

from careerguide.markdown.slugs import role_id

ROOT = Path(__file__).resolve().parents[1]
LEVELS = ("", "Junior", "Senior", "Lead", "Principal", "Staff", "Associate", "Chief", "Deputy",
          "Regional", "Global", "Interim", "Assistant")  # fmt: skip
GROUPS = ("Product", "Engineering", "Data", "Design", "Governance", "Customer", "Research",
          "Operations", "People")  # fmt: skip
FAMILIES = ("acl-prompt-to-spec", "communication", "ai-augmented-sql", "big-five-personality")
FIGURES = ((r"\$[0-9][0-9,]*", "a sum"), (r"[0-9][0-9.]*%", "a share"),
           (r"[0-9]+(?:,[0-9]{3})+", "many"), (r"\btypical", "usual"),
           (r"\bentry[- ](?:level )?education\b", "education"))  # fmt: skip
"""What holds for one guide alone: figures of its occupation, and the way into it."""
COPIED = ("docs", "quizzes", "site.yml", "mkdocs.yml", "package-lock.json")


def occupations() -> list[dict[str, str]]:
    """National rows with quartiles published and apart and a title that bears a level before it."""
    with open(ROOT / "roles" / "wages" / "oews-national-2025.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [
        row
        for row in rows
        if len(row["title"]) <= 70
        and all(row[k].isdigit() for k in ("p25", "median", "p75"))
        and int(row["p25"]) < int(row["median"]) < int(row["p75"])
    ]


def bodies() -> list[list[str]]:
    """The published guides' texts, cut at their level-2 headings; first the introduction."""
    found = []
    for path in sorted((ROOT / "roles").glob("*.md")):
        _, _, body = path.read_text(encoding="utf-8").split("---\n", 2)
        for figure, word in FIGURES:
            body = re.sub(figure, word, body)
        body = re.sub(r"\[([^\]]+)\]\(#[^)]*\)", r"\1", body)  # the heading may not be drawn
        found.append(re.split(r"(?m)^(?=## )", body))
    return found


def equipped() -> list[tuple[str, str]]:
    """The published guides that have a kit: id, and the skills in the front matter."""
    found = []
    for path in sorted((ROOT / "roles" / "kits").glob("*.yml")):
        text = (ROOT / "roles" / f"{path.stem}.md").read_text(encoding="utf-8")
        if skills := re.search(r"^skills:\n(?: .*\n)+", text, re.MULTILINE):
            found.append((path.stem, skills[0]))
    return found


def guide(
    number: int,
    row: dict[str, str],
    level: str,
    texts: list[list[str]],
    ids: list[str],
    skills: str = "",
) -> str:
    """The file of one guide; the same `number` gives the same file."""
    chance = random.Random(number)
    weights = sorted((chance.randint(20, 100) / 100 for _ in FAMILIES), reverse=True)
    families = "\n".join(
        f"  - family: {family}\n    weight: {weight:.2f}\n    reason: By judgment {number}."
        for family, weight in zip(chance.sample(FAMILIES, 4), weights, strict=True)
    )
    sections = "".join(chance.choice(texts)[part] for part in range(len(texts[0])))
    sections = re.sub(
        r"\]\([a-z0-9-]+\.md[^)]*\)", lambda _: f"]({chance.choice(ids)}.md)", sections
    )
    sections = re.sub(r"\]\(#[^)]*\)", "](#skills)", sections)  # a heading may be of another guide
    title = f"{level} {row['title']}".strip()
    related = ", ".join(chance.sample(ids, min(3, len(ids))))
    return f"""---
title: "{title}"
summary: What {title} do all day, what it pays and how to show that you are ready.
also_called: ["{title[:60]} expert", "{title[:60]} specialist"]
status: published
owner: AIEH editors
updated: 2026-11-{1 + number % 24:02d}
review_by: 2027-05-{1 + number % 24:02d}
group: {GROUPS[number % len(GROUPS)]}
compensation:
  currency: USD
  period: year
  basis: wages
  geography: United States
  as_of: 2025-05
  low: {row["p25"]}
  median: {row["median"]}
  high: {row["p75"]}
  sources: [bls-oews-2025]
  note: The middle half of the occupation.
occupation:
  soc: {row["soc"]}
  onet: {row["soc"]}.00
  title: "{row["title"]}"
  taxonomy: SOC 2018
  match: exact
  confidence: high
  reason: The title is the occupation's own.
  considered: []
relevance_basis: proposed
relevance:
{families}
related: [{related}]
{skills}---
{sections}"""


def published() -> int:
    """How many guides this project has itself."""
    return len(list((ROOT / "roles").glob("*.md")))


def project(count: int, folder: Path, *, kits: bool = False) -> None:
    """Write a whole project with `count` guides to the empty or missing `folder`.

    The published guides are among them, for the hand-written pages link to them; with a count of 0
    there is one hand-written page and no guide.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        elif source.exists():
            shutil.copyfile(source, folder / name)
    shutil.copytree(ROOT / "roles", folder / "roles")
    if count == 0:
        _empty(folder)
        return
    real = published()
    rows, texts, donors = occupations(), bodies(), equipped()
    if not real <= count <= len(rows) * len(LEVELS):
        sys.exit(f"from {real} to {len(rows) * len(LEVELS)} guides, or none")
    chosen = [(rows[i % len(rows)], LEVELS[i // len(rows)]) for i in range(count - real)]
    ids = [role_id(f"{level} {row['title']}") for row, level in chosen]
    for number, ((row, level), name) in enumerate(zip(chosen, ids, strict=True)):
        others = [other for other in ids[:50] if other != name] or ["data-engineer"]
        like, skills = donors[number % len(donors)] if kits else ("", "")
        text = guide(number, row, level, texts, others, skills)
        if kits:
            kit = folder / "roles" / "kits"
            shutil.copyfile(kit / f"{like}.yml", kit / f"{name}.yml")
        (folder / "roles" / f"{name}.md").write_text(text, encoding="utf-8")
    if chosen:
        log = [sys.executable, "-m", "careerguide", "log"]
        subprocess.run(log, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def _empty(folder: Path) -> None:
    """Leave one page of text and nothing else."""
    for part in ("docs/*.md", "roles/*.md", "roles/kits/*"):
        for path in folder.glob(part):
            path.unlink()
    shutil.rmtree(folder / "quizzes" / "practice")  # its items name guides
    (folder / "docs" / "index.md").write_text("# Guides\n", encoding="utf-8")
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"(?ms)^nav:.*?^(?=\S)", "", settings, count=1)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    for name in ("changes.yml", "published-weights.yml"):
        path = folder / "roles" / name
        kept = [line for line in path.read_text(encoding="utf-8").split("\n  - ") if line]
        families = [e for e in kept if "kind: launch" in e]
        if name == "changes.yml":
            path.write_text("\n  - ".join([kept[0], *families]), encoding="utf-8")


if __name__ == "__main__":
    count, into, *more = sys.argv[1:] if len(sys.argv) > 2 else ("", "")
    if not count.isdigit() or more not in ([], ["--kits"]):
        sys.exit(__doc__)
    project(int(count), Path(into), kits=bool(more))
