"""The commands editors call: what they print, what they write, how they end."""

import csv
import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from careerguide import rulebook
from careerguide.cli import main
from careerguide.content.catalog import load
from careerguide.content.kit_fields import KIT
from tests.clock import TODAY
from tests.content.project import BASE, problems, project

Run = Callable[..., tuple[int, str]]
DAY = ("--as-of", TODAY.isoformat())


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A faultless project, and the folder that commands run in."""
    folder = project(tmp_path)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*words: str) -> tuple[int, str]:
        try:
            status = main(words)
        except SystemExit as stop:
            status = int(stop.code or 0)
        captured = capsys.readouterr()
        return status, captured.out + captured.err

    return call


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_check_of_a_faultless_project(run: Run) -> None:
    assert run("check", "--as-of", "2026-11-24") == (0, "2 guides read: no problems\n")


def test_check_tells_errors_and_advice_apart(root: Path, run: Run) -> None:
    edit(root / "roles" / "lock-keeper.md", "review_by: 2027-05-01", "review_by: 2026-11-02")
    status, said = run("check", "--as-of", "2026-11-04")
    assert status == 0
    assert said == (
        "roles/lock-keeper.md:7: review_by: was 2026-11-02, 2 days ago; expected a review by then; "
        "review the guide and set updated and review_by (advice) (review-overdue)\n"
        "2 guides read: 1 piece of advice\n"
    )
    edit(root / "roles" / "lock-keeper.md", "status: published", "status: publishd")
    status, said = run("check", "--as-of", "2026-11-04")
    assert status == 1
    assert said.splitlines()[-1] == "1 guide read: 1 error"


def test_check_of_some_paths(root: Path, run: Run) -> None:
    edit(root / "roles" / "lock-keeper.md", "status: published", "status: publishd")
    edit(root / "quizzes" / "big-five-sample.yml", "minutes: 1", "minutes: 0")
    day = ("--as-of", "2026-11-24")
    assert run("check", "quizzes", *day)[1].splitlines() == [
        "quizzes/big-five-sample.yml:6: minutes: is 0; expected a whole number from 1 to 600; "
        "correct it (number-range)",
        "1 guide read: 1 error",
    ]
    assert run("check", "roles/tide-table-maker.md", *day)[0] == 0
    assert run("check", "roles", "quizzes", *day)[1].splitlines()[-2:] == [
        "By rule: 1 number-range, 1 value-choice",
        "1 guide read: 2 errors",
    ]
    assert run("check", "roles/nobody.md") == (
        2,
        "careerguide check: roles/nobody.md does not exist\n",
    )


def test_check_for_github(root: Path, run: Run) -> None:
    edit(root / "roles" / "lock-keeper.md", "summary: Lets", "summary: 100% Lets")
    edit(root / "roles" / "lock-keeper.md", "status: published", "status: 100%")
    edit(root / "roles" / "tide-table-maker.md", "review_by: 2027-05-01", "review_by: 2026-11-20")
    status, said = run("check", "--format", "github", "--as-of", "2026-11-24")
    assert status == 1
    assert said == (
        '::error file=roles/lock-keeper.md,line=4,title=value-choice::status: is "100%25"; '
        "expected one of draft, published; choose one of them (value-choice)\n"
        "::notice file=roles/tide-table-maker.md,line=8,title=review-overdue::review_by: "
        "was 2026-11-20, 4 days ago; expected a review by then; review the guide and set updated "
        "and review_by (review-overdue)\n"
        "By rule: 1 review-overdue, 1 value-choice\n"
        "1 guide read: 1 error, 1 piece of advice\n"
    )


def test_check_as_records(root: Path, run: Run) -> None:
    assert run("check", "--format", "json", "--as-of", "2026-11-24") == (0, "[]\n")
    edit(root / "roles" / "lock-keeper.md", "group: Operations", "group: Locks")
    status, said = run("check", "--format", "json", "--as-of", "2026-11-24")
    assert status == 1
    assert json.loads(said) == [
        {
            "path": "roles/lock-keeper.md",
            "line": 8,
            "field": "group",
            "what": 'is "Locks", which does not exist',
            "expected": "a heading from groups in site.yml",
            "do": "correct it, or add it there",
            "level": "error",
            "rule": "name-unknown",
        }
    ]


@pytest.mark.parametrize("day", ["20261124", "2026-11-31", "2026-W48-2", "tomorrow", ""])
def test_as_of_takes_one_form(run: Run, day: str) -> None:
    status, said = run("check", "--as-of", day)
    assert status == 2
    assert f'argument --as-of: is "{day}"; expected a date as YYYY-MM-DD' in said


def test_check_outside_a_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    said = capsys.readouterr().out
    assert said == (
        "careerguide check: there is no folder roles/ here; run it in the project's folder\n"
    )


def test_every_command_has_a_help(run: Run) -> None:
    status, said = run("--help")
    assert status == 0
    for name in ("check", "explain", "new", "schema", "wages", "fresh", "log"):
        assert re.search(rf"^    {name}\b", said, re.MULTILINE), name
        assert run(name, "--help")[0] == 0
    assert run("chek")[0] == 2


def test_new_looks_up_and_writes_nothing(root: Path, run: Run) -> None:
    status, said = run("new", "role", "Bridge Tender")
    assert status == 1
    lines = said.splitlines()
    assert lines[0] == 'occupations near "Bridge Tender", nearest first (1.00: the same words):'
    assert lines[1] == "  53-6011  1.00  Bridge and Lock Tenders"
    assert 'O*NET 27.0 lists the very title "Bridge Tender" under 53-6011.00' in lines[2]
    assert lines[-1] == "nothing was written; say which one fits best with --soc CODE"
    assert not (root / "roles" / "bridge-tender.md").exists()


def test_new_says_plainly_that_nothing_is_near(run: Run) -> None:
    assert run("new", "role", "Zorbulator") == (
        1,
        'no match: no official title and no O*NET alternate title is near "Zorbulator"\n'
        'try other words with --like "…", or give a code of the wage table with --soc\n',
    )


def test_new_looks_up_other_words(run: Run) -> None:
    _, said = run("new", "role", "Zorbulator", "--like", "statistician")
    assert "  15-2041  1.00  Statisticians" in said


def test_new_writes_a_draft_that_passes(root: Path, run: Run) -> None:
    status, said = run(
        "new", "role", "AI / Bridge  Tender", "--soc", "53-6011", "--as-of", "2026-08-31"
    )
    assert status == 0
    assert said.startswith(
        "roles/ai-bridge-tender.md: draft written, mapped to 53-6011 Bridge and Lock Tenders"
    )
    found = [p for p in problems(root) if p.path == "roles/ai-bridge-tender.md"]
    assert [p.level for p in found] == ["advice"] * len(found)
    role = load(root)[0].roles["ai-bridge-tender"]
    assert role.title == "AI / Bridge Tender"
    assert (role.status, role.updated, role.review_by) == (
        "draft",
        date(2026, 8, 31),
        date(2027, 2, 28),
    )
    pay = role.compensation
    assert (pay.basis, pay.low, pay.median, pay.high) == ("wages", 40010, 50020, 60030)
    assert role.occupation.title == "Bridge and Lock Tenders"
    assert role.occupation.confidence == "low"


def test_new_cuts_the_name_of_the_file_for_a_long_title(root: Path, run: Run) -> None:
    title = "Keeper of the Locks and the Weirs and the Gauges of the Upper Canals and Ponds"
    assert run("new", "role", title, "--soc", "53-6011")[0] == 0
    (written,) = (root / "roles").glob("keeper-of-*.md")
    assert written.stem == "keeper-of-the-locks-and-the-weirs-and-the-gauges-of-the-upper-ca"
    assert load(root)[0].roles[written.stem].title == title


def test_titles_that_differ_by_a_sign_get_names_of_their_own(root: Path, run: Run) -> None:
    for title in ("C Developer", "C++ Developer", "C# Developer", ".NET Developer", "R&D Lead"):
        assert run("new", "role", title, "--soc", "53-6011")[0] == 0, title
    names = {path.stem for path in (root / "roles").glob("*.md")}
    assert names >= {
        "c-developer",
        "c-plus-plus-developer",
        "c-sharp-developer",
        "dot-net-developer",
        "r-and-d-lead",
    }


def test_new_takes_a_name_of_ones_own(root: Path, run: Run) -> None:
    assert run("new", "role", "Lock Keeper", "--id", "lock-keeper-2", "--soc", "53-6011")[0] == 0
    assert load(root)[0].roles["lock-keeper-2"].title == "Lock Keeper"


def test_new_takes_a_code_that_the_look_up_did_not_find(root: Path, run: Run) -> None:
    assert run("new", "role", "Zorbulator", "--soc", "15-2041", "--group", "Data")[0] == 0
    role = load(root)[0].roles["zorbulator"]
    assert (role.occupation.onet, role.group) == ("15-2041.00", "Data")
    assert "it was chosen by code" in role.occupation.reason.lower()


@pytest.mark.parametrize(
    ("words", "status", "expected"),
    [
        (("???",), 2, "could be made of; give a name with --id"),
        (("Lock Keeper",), 1, "roles/lock-keeper.md is there already; edit it, or name yours with"),
        (("Weir Keeper", "--id", "Weir_Keeper"), 2, "expected small letters, digits and single"),
        (("Weir Keeper", "--id", "w" * 65), 2, "at most 64, such as data-scientist"),
        (("Weir Keeper", "--soc", "99-9999"), 2, "the wage table has no code 99-9999"),
        (("Weir Keeper", "--soc", "53-6011", "--group", "Water"), 2, '"Water" is not one of'),
    ],
)
def test_new_refuses(run: Run, words: tuple[str, ...], status: int, expected: str) -> None:
    ended, said = run("new", "role", *words)
    assert ended == status
    assert expected in said


def test_new_refuses_an_occupation_without_wages(root: Path, run: Run) -> None:
    edit(root / "roles" / "wages" / "national.csv", "78550,103300,132610", "*,*,*")
    status, said = run("new", "role", "Statistician", "--soc", "15-2041")
    assert status == 1
    assert "no wages a year are published for 15-2041 Statisticians" in said
    assert not (root / "roles" / "statistician.md").exists()


def test_new_keeps_published_weights(root: Path, run: Run) -> None:
    assert run("new", "role", "AI Product Manager", "--soc", "53-6011")[0] == 0
    role = load(root)[0].roles["ai-product-manager"]
    assert role.relevance_basis == "published"
    assert [(item.family, item.weight) for item in role.relevance] == [("communication", 0.85)]


def test_fresh(root: Path, run: Run) -> None:
    edit(root / "roles" / "lock-keeper.md", "review_by: 2027-05-01", "review_by: 2026-12-01")
    assert run("fresh", "--as-of", "2026-11-24") == (
        0,
        "     due in 7 days  2026-12-01  roles/lock-keeper.md: review (AIEH editors)\n",
    )
    status, said = run("fresh", "--as-of", "2027-04-01", "--within", "0")
    assert status == 1
    assert said == (
        "  121 days overdue  2026-12-01  roles/lock-keeper.md: review (AIEH editors)\n"
        "    1 day overdue  2027-03-31  roles/tide-table-maker.md: pay figures of 2026-09"
        " (AIEH editors)\n"
    ).replace("    1 day", "     1 day")
    assert run("fresh", "--as-of", "2026-11-01", "--within", "1") == (
        0,
        "nothing is due by 2026-11-02\n",
    )


def test_log_records_new_pay_and_check_is_content(root: Path, run: Run) -> None:
    edit(root / "roles" / "tide-table-maker.md", "  high: 120000", "  high: 125000")
    assert run("check", "--as-of", "2026-11-24")[0] == 1
    status, said = run("log", "--as-of", "2026-11-24", "--dry-run")
    assert status == 1
    assert said == (
        "2026-11-24 pay tide-table-maker: The pay figures are new.\n"
        "    USD 70,000–120,000 a year, median 90,000 (total, United States, 2026-09)\n"
        "    -> USD 70,000–125,000 a year, median 90,000 (total, United States, 2026-09)\n"
    )
    before = (root / "roles" / "changes.yml").read_text(encoding="utf-8")
    status, said = run("log", "--as-of", "2026-11-24", "--text", "Harbors pay more.")
    assert status == 0
    after = (root / "roles" / "changes.yml").read_text(encoding="utf-8")
    assert after.startswith(before)
    last = load(root)[0].changes[-1]
    assert (last.kind, last.subject, last.text) == ("pay", "tide-table-maker", "Harbors pay more.")
    assert run("check", "--as-of", "2026-11-24")[0] == 0
    assert run("log") == (0, "the log is up to date\n")


def test_log_begins_where_there_is_none(root: Path, run: Run) -> None:
    (root / "roles" / "changes.yml").unlink()
    assert run("log", "--as-of", "2026-11-24")[0] == 0
    changes = load(root)[0].changes
    assert [(change.kind, change.subject) for change in changes] == [
        ("launch", "big-five-personality"),
        ("guide", "lock-keeper"),
        ("guide", "tide-table-maker"),
    ]
    assert run("check", "--as-of", "2026-11-24")[0] == 0


def test_log_takes_a_correction(root: Path, run: Run) -> None:
    words = ("--kind", "correction", "--subject", "lock-keeper", "--text", "The lock is older.")
    assert run("log", *words, "--as-of", "2026-11-24")[0] == 0
    assert load(root)[0].changes[-1].text == "The lock is older."
    assert run("log", "--kind", "correction", "--text", "x")[0] == 2
    assert run("log", "--kind", "method", "--subject", "weir", "--text", "x")[0] == 2


def test_log_writes_nothing_while_content_is_wrong(root: Path, run: Run) -> None:
    edit(root / "roles" / "lock-keeper.md", "status: published", "status: publishd")
    before = (root / "roles" / "changes.yml").read_bytes()
    status, said = run("log")
    assert status == 1
    assert said.splitlines()[-1] == "nothing was logged; correct these first"
    assert (root / "roles" / "changes.yml").read_bytes() == before


def test_versions_keeps_what_results_are_scored_by(root: Path, run: Run) -> None:
    assert run("versions") == (0, "every version is kept\n")
    before = (root / "quizzes" / "versions.yml").read_text(encoding="utf-8")
    table = root / "quizzes" / "norms" / "big-five-sample.yml"
    edit(table, "counts: [10, 20, 30]", "counts: [10, 20, 31]")
    edit(table, 'version: "2026-11-01"', 'version: "2026-11-24"')
    assert run("check", "--as-of", "2026-11-24")[0] == 1
    added = 'big-five-sample "1.0" with norms "2026-11-24"\n'
    assert run("versions", "--dry-run") == (1, added)
    assert run("versions") == (0, f"{added}added to quizzes/versions.yml\n")
    assert (root / "quizzes" / "versions.yml").read_text(encoding="utf-8").startswith(before)
    old, new = load(root)[0].versions
    assert [v.items[0].counts for v in (old, new)] == [(10, 20, 30), (10, 20, 31)]
    assert run("check", "--as-of", "2026-11-24")[0] == 0


def test_versions_begins_where_there_is_none(root: Path, run: Run) -> None:
    record = root / "quizzes" / "versions.yml"
    before = record.read_bytes()
    record.unlink()
    assert run("check", "--as-of", "2026-11-24")[0] == 1
    assert run("versions")[0] == 0
    assert record.read_bytes() == before


def test_versions_adds_nothing_while_content_is_wrong(root: Path, run: Run) -> None:
    edit(root / "quizzes" / "big-five-sample.yml", 'version: "1.0"', "version: 1.1")
    before = (root / "quizzes" / "versions.yml").read_bytes()
    status, said = run("versions")
    assert (status, said.splitlines()[-1]) == (1, "nothing was added; correct these first")
    assert (root / "quizzes" / "versions.yml").read_bytes() == before


def newer(root: Path) -> Path:
    """The base's tables in one file, with every wage of bridge tenders a thousand higher."""
    folder = root / "roles" / "wages"
    national = (folder / "national.csv").read_text(encoding="utf-8")
    national = national.replace(
        "51000,30000,40010,50020,60030,70040", "52000,31000,41010,51020,61030,71040"
    )
    metros = (folder / "metros.csv").read_text(encoding="utf-8").split("\n", 1)[1]
    table = root.parent / "update.csv"
    table.write_text(national + metros, encoding="utf-8")
    references = root / "roles" / "references.yml"
    entry = references.read_text(encoding="utf-8").split("- id: doodson")[0]
    text = entry.replace("oews-2025", "oews-2026").replace("May 2025", "May 2026")
    references.write_text(references.read_text(encoding="utf-8") + text, encoding="utf-8")
    return table


NEW = ("--release", "2026-05", "--reference", "bls-oews-2026", "--as-of", "2026-11-24")


def test_wages_renew_everything_that_derives_from_them(root: Path, run: Run) -> None:
    table = newer(root)
    report = (
        "roles/lock-keeper.md: 53-6011 Bridge and Lock Tenders: p10 30,000 -> 31,000, "
        "p25 40,010 -> 41,010, median 50,020 -> 51,020, p75 60,030 -> 61,030, "
        "p90 70,040 -> 71,040, pay line rewritten, "
        "look at the text that cites bls-oews-2025 on line 78\n"
        "roles/tide-table-maker.md: 19-2042 Geoscientists, Except Hydrologists and Geographers: "
        "the same figures\n"
    )
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    status, said = run("wages", str(table), *NEW, "--dry-run")
    assert (status, said) == (0, f"{report}nothing was changed (--dry-run)\n")
    assert before == {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    status, said = run("wages", str(table), *NEW)
    assert status == 0
    assert said.startswith(report)
    assert sorted(path.name for path in (root / "roles" / "wages").iterdir()) == [
        "oews-2026.csv",
        "oews-national-2026.csv",
        "release.yml",
    ]
    catalog, _ = load(root)
    assert (catalog.wages.release, catalog.wages.as_of) == ("May 2026", "2026-05")
    assert len(catalog.wages.metros["19-2042"]) == 1
    role = catalog.roles["lock-keeper"]
    pay = role.compensation
    assert (pay.low, pay.median, pay.high) == (41010, 51020, 61030)
    assert (pay.as_of, pay.sources) == ("2026-05", ("bls-oews-2026",))
    assert role.updated == date(2026, 11, 24)
    (told,) = (str(problem) for problem in problems(root) if problem.level == "error")
    assert "changes: says lock-keeper has the pay" in told


def test_wages_change_nothing_else_in_a_guide(root: Path, run: Run) -> None:
    guide = root / "roles" / "lock-keeper.md"
    before = guide.read_text(encoding="utf-8").splitlines()
    assert run("wages", str(newer(root)), *NEW)[0] == 0
    after = guide.read_text(encoding="utf-8").splitlines()
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert changed == [
        ("updated: 2026-11-01", "updated: 2026-11-24"),
        ("  as_of: 2025-05", "  as_of: 2026-05"),
        ("  low: 40010", "  low: 41010"),
        ("  median: 50020", "  median: 51020"),
        ("  high: 60030", "  high: 61030"),
        ("  sources: [bls-oews-2025]", "  sources: [bls-oews-2026]"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("61030", "6103O", 'update.csv:4: p75: is "6103O"; expected a whole number, * or ** or #'),
        ("61030", "51010", "update.csv:4: p75: is 51,010, below median 51,020; expected percen"),
        ("53-6011", "53-6012", "has no national row for 53-6011, which roles/lock-keeper.md uses"),
        ("metro", "national", 'has other figures for 19-2042 in "Houston'),
        ("p90", "p95", "update.csv:1: header: has no column p90"),
        ("41010,51020", "*,51020", "has no rising p25, median and p75 for 53-6011, the pay line"),
    ],
)
def test_wages_refuse_a_malformed_table(
    root: Path, run: Run, before: str, after: str, expected: str
) -> None:
    table = newer(root)
    edit(table, before, after)
    if after == "national":
        edit(table, "Houston", "National")
        edit(table, '"National-Pasadena-The Woodlands, TX"', "National")
        expected = 'has other figures for 19-2042 in "National" than line 3'
    files = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    status, said = run("wages", str(table), *NEW)
    assert status == 1
    assert expected in said
    assert said.splitlines()[-1] == "the table is refused; nothing was changed"
    assert files == {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_wages_refuse_what_is_not_a_newer_whole_release(root: Path, run: Run) -> None:
    table = newer(root)
    _, said = run("wages", str(table), "--release", "2024-05")
    assert "release: is 2024-05, before the present release 2025-05" in said
    _, said = run("wages", str(table), "--release", "2026-05")
    assert "reference: is bls-oews-2025, which describes the release 2025-05" in said
    _, said = run("wages", str(table), "--release", "2026-05", "--reference", "nobody")
    assert "reference: is nobody, which roles/references.yml does not have" in said
    assert run("wages", str(table), "--release", "May 2026")[0] == 2
    shutil.copyfile(root / "roles" / "wages" / "national.csv", table)
    _, said = run("wages", str(table), *NEW)
    assert "has no metro rows for 19-2042, which roles/tide-table-maker.md prints" in said
    text = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([text[0], text[3]]) + "\n", encoding="utf-8")
    _, said = run("wages", str(table), *NEW)
    assert "has 1 national rows; expected a whole release; the present one has 3" in said


def published(table: Path) -> Path:
    """`table` as the Bureau publishes one, with an area and a group that the site does not show."""
    names = {
        "soc": "OCC_CODE",
        "title": "OCC_TITLE",
        "area": "AREA_TITLE",
        "employment": "TOT_EMP",
        "mean": "A_MEAN",
        "median": "A_MEDIAN",
        **{p: f"A_PCT{p[1:]}" for p in ("p10", "p25", "p75", "p90")},
    }
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    elsewhere = [row | {"area": "Nowhere, KS"} for row in rows if row["area_type"] == "metro"]
    out = table.with_name("published.csv")
    with open(out, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, ["AREA_TYPE", "O_GROUP", "I_GROUP", *names.values()])
        writer.writeheader()
        for row in [*rows, *elsewhere]:
            figures = {k: f"{int(row[k]):,}" if row[k].isdigit() else row[k] for k in names}
            kind = "1" if row["area_type"] == "national" else "4"
            fixed = {"AREA_TYPE": kind, "O_GROUP": "detailed", "I_GROUP": "cross-industry"}
            cells = {names[k]: figures[k] for k in names} | fixed
            if kind == "1":
                cells["AREA_TITLE"] = "U.S."
            writer.writerow(cells)
            writer.writerow(cells | {"O_GROUP": "broad", "A_MEAN": "1"})
    return out


def test_wages_are_taken_as_they_are_published(root: Path, run: Run) -> None:
    table = newer(root)
    expected = run("wages", str(table), *NEW, "--dry-run")
    assert run("wages", str(published(table)), *NEW, "--dry-run") == expected
    status, _ = run("wages", str(published(table)), *NEW)
    assert status == 0
    wages = load(root)[0].wages
    assert wages.national["53-6011"].median == 51_020
    assert [row.area for row in wages.metros["19-2042"]] == ["Houston-Pasadena-The Woodlands, TX"]


def test_wages_name_a_code_and_a_column_that_are_gone(root: Path, run: Run) -> None:
    table = published(newer(root))
    text = table.read_text(encoding="utf-8-sig")
    table.write_text(text.replace("53-6011", "53-6019"), encoding="utf-8")
    _, said = run("wages", str(table), *NEW)
    assert "which roles/lock-keeper.md uses" in said
    assert "the table has Bridge and Lock Tenders under 53-6019" in said
    table.write_text(text.replace("A_PCT25", "A_PCT26"), encoding="utf-8")
    assert "published.csv:1: header: has no column A_PCT25" in run("wages", str(table), *NEW)[1]


def test_schema(root: Path, run: Run) -> None:
    status, said = run("schema", "role", "--names")
    assert status == 0
    assert json.loads(said)["properties"]["title"]["maxLength"] == 80
    status, said = run("schema", "--write")
    assert (status, said.splitlines()[0]) == (0, ".vscode/schemas: 16 schemas written")
    assert len(list((root / ".vscode" / "schemas").glob("*.json"))) == 16
    assert run("schema", "roles")[0] == 2


def test_a_new_skill_passes_the_checks_and_they_say_what_is_left(root: Path, run: Run) -> None:
    status, said = run("new", "skill", "Tying off boats", "--group", "Leading work", *DAY)
    path = "roles/skills/tying-off-boats.yml"
    assert (status, said) == (
        0,
        f'{path}: draft written, group "Leading work"; careerguide check {path} lists what is left '
        "to write\n",
    )
    left = [str(problem) for problem in problems(root)]
    assert len(left) == 5
    assert left[0] == (
        f"{path}:3: summary: still has 1 sentence of the draft; expected no \"TO WRITE\"; write "
        "what they ask for; until then readers do not see it (advice) (draft-left)"
    )
    assert all(line.endswith("(advice) (draft-left)") for line in left)
    assert run("new", "skill", "Tying off boats")[0] == 1
    assert run("new", "skill", "Tying", "--group", "Boats")[0] == 2
    assert run("new", "skill", "—")[0] == 2


def test_a_new_kit_is_planned_for_the_skills_of_its_guide(root: Path, run: Run) -> None:
    status, said = run("new", "kit", "lock-keeper")
    assert (status, said) == (
        1, "careerguide new: roles/kits/lock-keeper.yml is there already; edit it\n"
    )  # fmt: skip
    (root / "roles" / "kits" / "lock-keeper.yml").unlink()
    assert run("new", "kit", "lock-keeper", *DAY)[0] == 0
    found = problems(root)
    assert {(p.path, p.rule) for p in found} == {("roles/kits/lock-keeper.yml", "draft-left")}
    assert [problem.field for problem in found] == [row.key for row in KIT]
    status, said = run("new", "kit", "tide-table-maker")
    assert status == 1
    assert "lists no skills; list 8 to 12 in its head first" in said
    status, said = run("new", "kit", "lock-keper")
    assert status == 2
    assert 'did you mean "lock-keeper"?' in said


def test_the_base_is_left_alone() -> None:
    assert not (BASE / ".vscode").exists()


def test_check_for_gitlab(root: Path, run: Run) -> None:
    """A report on code quality in the form that GitLab documents; a line may move."""
    assert run("check", "--format", "gitlab", "--as-of", "2026-11-24") == (0, "[]\n")
    guide = root / "roles" / "lock-keeper.md"
    edit(guide, "review_by: 2027-05-01", "review_by: 2026-11-20")
    edit(guide, "\n## Skills", "\nOf 100 locks, 40% leak.\n\nOf 100 locks, 40% leak.\n\n## Skills")
    _, said = run("check", "--format", "gitlab", "--as-of", "2026-11-24")
    report = json.loads(said)
    assert [(item["check_name"], item["severity"]) for item in report] == [
        ("review-overdue", "info"),
        ("figure-source", "info"),
        ("figure-source", "info"),
    ]
    assert report[0] | {"fingerprint": ""} == {
        "description": "review_by: was 2026-11-20, 4 days ago; expected a review by then; review "
        "the guide and set updated and review_by (review-overdue)",
        "check_name": "review-overdue",
        "fingerprint": "",
        "severity": "info",
        "location": {"path": "roles/lock-keeper.md", "lines": {"begin": 7}},
    }
    before = [item["fingerprint"] for item in report]
    assert len(set(before)) == 3
    edit(guide, "title: Lock Keeper\n", "title: Lock Keeper\nalso_called: [Lockman]\n")
    edit(guide, "status: published", "status: draught")
    after = json.loads(run("check", "--format", "gitlab", "--as-of", "2026-11-24")[1])
    assert after[0]["severity"] == "major"
    assert [item["fingerprint"] for item in after if item["check_name"] == "figure-source"] == (
        before[1:]
    )


def test_explain(run: Run) -> None:
    status, said = run("explain", "pay-order")
    assert status == 0
    assert said == (
        "pay-order\n\n"
        "In compensation, low is below the median and the median below high.\n\n"
        "This passes (roles/tide-table-maker.md):\n\n"
        "    low: 70000\n    median: 90000\n\n"
        "This fails (roles/tide-table-maker.md):\n\n"
        "    low: 95000\n    median: 90000\n"
    )
    assert run("explain", "(pay-order)") == (status, said)  # as it was copied from a message


def test_explain_advice(run: Run) -> None:
    said = run("explain", "figure-source")[1]
    assert said.startswith("figure-source (advice)\n")
    assert "<!-- excused: figure-source, the reason -->" in said
    assert "excused" not in run("explain", "pay-old")[1]


def test_explain_everything(run: Run) -> None:
    status, said = run("explain")
    assert status == 0
    for rule in rulebook.by_id().values():
        assert re.search(rf"^  {rule.id}( \(advice\))?$", said, re.MULTILINE), rule.id


def test_explain_a_rule_that_is_none(run: Run) -> None:
    assert run("explain", "pay-odrer") == (
        2,
        'careerguide explain: there is no rule "pay-odrer"; did you mean "pay-order"?\n',
    )
    assert run("explain", "x")[1] == (
        'careerguide explain: there is no rule "x"; careerguide explain lists all of them\n'
    )
