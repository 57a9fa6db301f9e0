"""The examples of the rulebook, each put into the faultless project."""

from __future__ import annotations

import csv
import io
import shutil
import textwrap
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from careerguide.rulebook import by_id
from careerguide.rulebook.rule import GUIDE, LOCK, Rule
from tests.content.project import project

TIDES = Path(__file__).parent / "cases" / "totals-not-kept" / "quizzes"
WEIR = "roles/weir-keeper.md"


def with_example(rule: Rule, fails: bool, folder: Path) -> Path:
    """The project in `folder` with the example that fails, or the one that passes."""
    root = project(folder)
    if "tides" in rule.passes + rule.where:
        shutil.copytree(TIDES, root / "quizzes", dirs_exist_ok=True)
    if rule.id in MADE:
        MADE[rule.id](root, fails)
        return root
    path = root / rule.where
    text = path.read_text(encoding="utf-8")
    path.write_text(placed(rule, rule.fails if fails else rule.passes, text), encoding="utf-8")
    return root


def placed(rule: Rule, example: str, text: str) -> str:
    """`text` with the `example` of `rule` where the passing one is, or else where it belongs."""
    for indent in ("", "  ", "    ", "      "):
        passing = textwrap.indent(rule.passes, indent)
        if f"\n{passing}\n" in f"\n{text}":
            return f"\n{text}".replace(
                f"\n{passing}\n", f"\n{textwrap.indent(example, indent)}\n", 1
            )[1:]
    if rule.passes in text:
        return text.replace(rule.passes, example, 1)
    start, between, body = text.rpartition("\n---\n")
    key = rule.passes.lstrip("# ").partition(":")[0]
    if not between or rule.passes.startswith(("<", "- ", "|", ">")) or not key.isidentifier():
        return f"{text}\n{example}\n"
    kept = [line for line in start.split("\n") if not line.startswith(f"{key}:")]
    return "\n".join([*kept, example]) + between + body


def _renamed(before: str, after: str) -> Callable[[Path, bool], None]:
    """A copy of the lock keeper's guide with another title and this name."""

    def make(root: Path, fails: bool) -> None:
        text = (root / LOCK).read_text(encoding="utf-8").replace("Lock Keeper", "Weir Keeper")
        text = text.replace("status: published", "status: draft")
        (root / (after if fails else before)).write_text(text, encoding="utf-8")

    return make


def _written(path: str, passes: str | bytes, fails: str | bytes) -> Callable[[Path, bool], None]:
    def make(root: Path, failing: bool) -> None:
        content = fails if failing else passes
        (root / path).write_bytes(content.encode() if isinstance(content, str) else content)

    return make


def _added(passes: str, fails: str, path: str = GUIDE) -> Callable[[Path, bool], None]:
    def make(root: Path, failing: bool) -> None:
        _appended(root / path, fails if failing else passes)

    return make


def _named(passes: str, fails: str, text: str) -> Callable[[Path, bool], None]:
    def make(root: Path, failing: bool) -> None:
        (root / (fails if failing else passes)).write_text(text, encoding="utf-8")

    return make


def _link(root: Path, fails: bool) -> None:
    if fails:
        shutil.move(root / LOCK, root.parent / "lock-keeper.md")
        (root / LOCK).symlink_to(root.parent / "lock-keeper.md")
        text = (root / GUIDE).read_text(encoding="utf-8").replace("related: [lock-keeper]\n", "")
        (root / GUIDE).write_text(text.replace("(lock-keeper.md#skills)", "(lock-keeper.md)"))


def _spaces(root: Path, fails: bool) -> None:
    (root / WEIR).write_text(" \n \n" if fails else _weir(root), encoding="utf-8")


def _sixteen(root: Path, fails: bool) -> None:
    (root / WEIR).write_bytes(_weir(root).encode("utf-16" if fails else "utf-8"))


def _weir(root: Path) -> str:
    text = (root / LOCK).read_text(encoding="utf-8").replace("Lock Keeper", "Weir Keeper")
    return text.replace("status: published", "status: draft")


def _size(root: Path, fails: bool) -> None:
    text = _weir(root) + "\nWater comes and goes.\n" * (100_000 if fails else 100)
    (root / WEIR).write_text(text, encoding="utf-8")


def _deep(root: Path, fails: bool) -> None:
    path = root / GUIDE
    deep = "[" * 500 + "]" * 500 if fails else "[Tidal Analyst]"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[Tidal Analyst]", deep), encoding="utf-8")


def _arxiv(root: Path, fails: bool) -> None:
    path = root / "roles" / "references.yml"
    rule = by_id()["reference-number"]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('volume: "100"', rule.fails if fails else rule.passes))


def _table(columns: int) -> str:
    row = "|" + "a|" * columns
    return "\n".join([row, "|" + "-|" * columns, *[row] * 40])


def _version_twice(root: Path, fails: bool) -> None:
    path = root / "quizzes" / "versions.yml"
    head, _, entry = path.read_text(encoding="utf-8").partition("versions:\n")
    path.write_text(f"{head}versions:\n{entry}{entry if fails else ''}", encoding="utf-8")


def practice_norms(root: Path, *, lacking: bool = False, calibration: str = "") -> None:
    """A table for the 24 points of the set, or one that lacks a number of points."""
    counts = [4] * (24 if lacking else 25)
    (root / "quizzes" / "norms" / "communication-practice.yml").write_text(
        f"""\
id: communication-practice
version: "2026-11-01"
kind: total
group: Harbor hands
quiz_version: "1.0"
sample: {{rows: {sum(counts)}}}
source: A survey at the quay
licence: None needed
date: 2026-11-01
steps:
  - length: 11
    traits:
      points: {{reliability: 0.7, counts: {counts}, smoothed: {counts}}}
validation: {{calibration: {{{calibration}}}}}
""",
        encoding="utf-8",
    )


def _kit(root: Path, fails: bool) -> None:
    if fails:
        kits = root / "roles" / "kits"
        shutil.copyfile(kits / "lock-keeper.yml", kits / "bridge-keeper.yml")


def _replaced(root: Path, fails: bool) -> None:
    shutil.copytree(TIDES, root / "quizzes", dirs_exist_ok=True)
    sample = root / "quizzes" / "big-five-sample.yml"
    sample.write_text(f"{sample.read_text(encoding='utf-8')}replaced_by: tides\n")
    if not fails:
        families = root / "quizzes" / "families.yml"
        text = families.read_text(encoding="utf-8")
        families.write_text(text.replace("sample: big-five-sample", "sample: tides"))


def _both(root: Path, fails: bool) -> None:
    """A guide of 700 words, and something that another one says in the same words."""
    rule = by_id()["shared-words"]
    own = " ".join(f"Gauge {number} is read at hour {number}." for number in range(100))
    for path, text in ((GUIDE, own), (GUIDE, rule.fails if fails else rule.passes)):
        _appended(root / path, text)
    _appended(root / LOCK, rule.fails)


def _appended(path: Path, text: str) -> None:
    with open(path, "a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


MADE: dict[str, Callable[[Path, bool], None]] = {
    "file-kind": _link,
    "file-size": _size,
    "file-empty": _spaces,
    "file-encoding": _sixteen,
    "file-unread": _renamed("roles/weir-keeper.md", "roles/weir-keeper.markdown"),
    "file-name": _renamed("roles/weir-keeper.md", "roles/Weir_Keeper.md"),
    "file-type": _named("docs/figures.csv", "docs/figures.html", "a,b\n1,2\n"),
    "file-address": _named("docs/library.md", "docs/search.md", "# Library\n\nBooks.\n"),
    "table-size": _added(_table(12), _table(40)),
    "heading-count": _added("### Again\n\n" * 20, "### Again\n\n" * 400),
    "word-length": _added(f"https://a.org/{'a' * 60}", f"https://a.org/{'a' * 3_000}"),
    "paragraph-length": _added("So it is. " * 60, "So it is. " * 1_200),
    "yaml-depth": _deep,
    "reference-number": _arxiv,
    "version-twice": _version_twice,
    "practice-norms": lambda root, fails: practice_norms(root, lacking=fails),
    "sample-replaced": _replaced,
    "kit-guide": _kit,
    "shared-words": _both,
}
"""What is no text, or too much of it to be printed as an example; by the id of the rule."""


def release(root: Path, *, without: str = "", workbook: bool = True) -> Path:
    """A new release like the present one: a workbook, or an archive that is none."""
    folder = root / "roles" / "wages"
    texts = [(folder / name).read_text(encoding="utf-8") for name in ("national.csv", "metros.csv")]
    rows = list(csv.reader(io.StringIO(texts[0] + texts[1].partition("\n")[2])))
    table = root.parent / "release.xlsx"
    if not workbook:
        table.write_bytes(b"PK\x03\x04 and no more")
        return table
    book = Workbook()
    assert book.active is not None
    for row in rows:
        if row[3] != without:
            book.active.append([int(cell) if cell.isdigit() else cell for cell in row])
    book.save(table)
    return table
