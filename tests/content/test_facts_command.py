"""`careerguide facts`: files as they are published, what they change, and what is refused."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from careerguide.cli import main
from careerguide.content.catalog import load
from careerguide.views import at_a_glance
from tests.content.project import project

HEADER = [
    "2026 National Employment Matrix title",
    "2026 National Employment Matrix code",
    "Occupation type",
    "Employment, 2026",
    "Employment, 2036",
    "Employment change, numeric, 2026–36",
    "Employment change, percent, 2026–36",
    "Percent self employed, 2026",
    "Occupational openings, 2026–36 annual average",
    "Median annual wage, dollars, 2026[1]",
    "Typical education needed for entry",
    "Work experience in a related occupation",
    "Typical on-the-job training needed to attain competency in the occupation",
]
TOTAL = ["Total, all occupations", "00-0000", "Summary", 170.0, 175.0, 5.0, 2.9, 5.8, 18.0]
TOTAL += [50980, "—", "—", "—"]
STATISTICIANS = ["Statisticians", "15-2041", "Line item", 32.0, 35.0, 3.0, 9.4, 3.0, 2.1, 103300]
STATISTICIANS += ["Master's degree", "None", "None"]
GROUP = ["Physical scientists", "19-2000", "Summary", 300.0, 310.0, 10.0, 3.3, 1.0, 20.0]
GROUP += [90000, "—", "—", "—"]
GEOSCIENTISTS = ["Geoscientists, except hydrologists and geographers", "19-2042", "Line item"]
GEOSCIENTISTS += [25.0, 26.5, 1.5, 6.0, 2.0, 2.4, 99240, "Bachelor's degree", "None", "None"]
TENDERS = ["Bridge and lock tenders", "53-6011", "Line item", 3.3, 3.2, -0.1, -3.0, 0.0, 0.3]
TENDERS += [50020, "High school diploma or equivalent", "None", "Short-term on-the-job training"]
ROWS = [TOTAL, STATISTICIANS, GROUP, GEOSCIENTISTS, TENDERS]
NOTE = (
    "Productivity change - share decreases as artificial intelligence (AI) tools read gauges, "
    "allowing fewer people to watch more water."
)
OPTIONS = ("--reference", "bls-ep-2026")

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = project(tmp_path)
    references = made / "roles" / "references.yml"
    entry = references.read_text(encoding="utf-8").split("- id: doodson")[0]
    entry = entry.replace("oews-2025", "ep-2026").replace("May 2025", "projected")
    references.write_text(references.read_text(encoding="utf-8") + entry, encoding="utf-8")
    monkeypatch.chdir(made)
    return made


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*words: str) -> tuple[int, str]:
        status = main(["facts", *words])
        return status, capsys.readouterr().out

    return call


def workbook(root: Path, rows: list[list[object]] = ROWS, header: list[str] = HEADER) -> Path:
    """As published: titles above the tables, footnotes below, and other tables beside them."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Table 1.1"
    first.append(["Table 1.1 Employment by major occupational group, 2026 and projected 2036"])
    first.append([name for name in HEADER if "Typical" not in name])
    table = book.create_sheet("Table 1.2")
    table.append(["Table 1.2 Occupational projections, 2026–36, and worker characteristics, 2026"])
    table.append(header)
    for row in rows:
        table.append([cell for name, cell in zip(HEADER, row, strict=True) if name in header])
    table.append(["[1] Data are from the Occupational Employment and Wage Statistics program."])
    table.append(["Source: U.S. Bureau of Labor Statistics."])
    factors = book.create_sheet("Table 1.12")
    factors.append(["Table 1.12 Factors affecting occupational utilization, projected 2026–36"])
    matrix = "2026 National Employment Matrix"
    names = ("occupation title", "occupation code", "industry title", "industry code")
    factors.append(
        [f"{matrix} {name}" for name in names] + ["Factors affecting occupational utilization"]
    )
    factors.append(["Bridge and lock tenders", "53-6011", "Total, all industries", "TE1000", NOTE])
    factors.append(["Statisticians", "15-2041", "Hospitals", "622000", NOTE])
    factors.append(["Source: U.S. Bureau of Labor Statistics."])
    path = root.parent / "occupation.xlsx"
    book.save(path)
    return path


def contents(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_the_published_workbook_renews_the_facts(root: Path, run: Run) -> None:
    before = contents(root)
    report = (
        "roles/lock-keeper.md: 53-6011 Bridge and Lock Tenders: growth -3.3% -> -3%, "
        "the note on AI is new, look at the text that cites bls-oews-2025 on line 78\n"
        "roles/tide-table-maker.md: 19-2042 Geoscientists, Except Hydrologists and Geographers: "
        "growth +3.2% -> +6%, openings a year 2,000 -> 2,400\n"
        f"53-6011 Bridge and lock tenders: write our sentence in the table of notes for: {NOTE}\n"
    )
    path = str(workbook(root))
    status, said = run(path, *OPTIONS, "--dry-run")
    assert (status, said) == (0, f"{report}nothing was changed (--dry-run)\n")
    assert contents(root) == before
    status, said = run(path, *OPTIONS)
    assert status == 0
    assert said.startswith(report)
    assert sorted(path.name for path in (root / "roles" / "facts").iterdir()) == [
        "ai-notes-2026-36.csv",
        "crosswalk.csv",
        "norway.csv",
        "projections-2026-36.csv",
        "release.yml",
    ]
    catalog, problems = load(root)
    assert [str(problem) for problem in problems if problem.level == "error"] == []
    facts = catalog.facts
    assert facts.sources["projections"].release == "2026–36"
    assert facts.projections["19-2042"].openings == 2400
    assert facts.projections["19-2042"].change == 1500
    assert facts.projections["00-0000"].growth == 2.9
    assert set(facts.ai_notes) == {"53-6011"}
    glance = at_a_glance.of(catalog.roles["tide-table-maker"].occupation, catalog)
    assert glance is not None
    assert glance.data["outlook"]["new_jobs_percent"] == 6


def test_a_sentence_of_ours_stays_while_the_note_is_the_same(root: Path, run: Run) -> None:
    path = str(workbook(root))
    assert run(path, *OPTIONS)[0] == 0
    notes = root / "roles" / "facts" / "ai-notes-2026-36.csv"
    text = notes.read_text(encoding="utf-8")
    notes.write_text(text.rstrip("\n") + "Ours.\n", encoding="utf-8")
    status, said = run(path, *OPTIONS)
    assert status == 0
    assert "write our sentence" not in said
    assert load(root)[0].facts.ai_notes["53-6011"].ours == "Ours."


def test_the_csv_of_the_web_page_is_read(root: Path, run: Run) -> None:
    header = [
        "Occupation Title",
        "Occupation Code",
        "Employment 2026",
        "Employment 2036",
        "Employment Change, 2026-2036",
        "Employment Percent Change, 2026-2036",
        "Occupational Openings, 2026-2036 Annual Average",
        "Median Annual Wage 2026",
        "Typical Entry-Level Education",
        "Education Code",
        "Work Experience in a Related Occupation",
        "Workex Code",
        "Typical on-the-job Training",
        "trCode",
    ]
    path = root.parent / "Employment Projections.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for row in (STATISTICIANS, GEOSCIENTISTS, TENDERS):
            title, code, _, now, then, change, percent, _, openings, wage, *entry = row
            cells = [title, f'="{code}"', now, then, change, percent, openings, wage]
            writer.writerow([*cells, entry[0], 1, entry[1], 1, entry[2], 1])
    status, said = run(str(path), *OPTIONS)
    assert status == 0, said
    facts = load(root)[0].facts
    assert facts.sources["projections"].release == "2026–36"
    assert facts.projections["53-6011"].training == "Short-term on-the-job training"


def test_a_suppressed_cell_is_named_and_the_earlier_release_stays(root: Path, run: Run) -> None:
    release = root / "roles" / "facts" / "release.yml"
    text = release.read_text(encoding="utf-8")
    block = text.partition("crosswalk:")[0]
    release.write_text(block.replace("projections:", "earlier_projections:", 1) + text)
    hidden = [("—" if cell == 2.4 else cell) for cell in GEOSCIENTISTS]
    path = workbook(root, [TOTAL, STATISTICIANS, hidden, TENDERS])
    status, said = run(str(path), *OPTIONS)
    assert status == 0
    assert "openings a year 2,000 -> not published, openings a year is not published" in said
    assert load(root)[0].facts.sources["earlier_projections"].release == "2024–34"
    status, said = run(str(workbook(root)), *OPTIONS)
    assert status == 0
    assert "roles/facts/release.yml: 2024–34 goes: the new release leaves nothing open" in said
    assert load(root)[0].facts.earlier_projections == {}


@pytest.mark.parametrize(
    ("rows", "without", "options", "says"),
    [
        (
            ROWS,
            "Typical education",
            OPTIONS,
            'occupation.xlsx:2: header: Table 1.2: has no column "Typical education needed for '
            'entry"; expected every column of the published table; give the file as it is '
            "published (facts-header)",
        ),
        (
            [TOTAL, STATISTICIANS, [*GEOSCIENTISTS[:1], "19-2049", *GEOSCIENTISTS[2:]], TENDERS],
            "",
            OPTIONS,
            "occupation.xlsx:1: table: has no row for 19-2042, which roles/tide-table-maker.md "
            "uses; expected a row for every code in use; the table has Geoscientists, except "
            "hydrologists and geographers under 19-2049 (release-whole)",
        ),
        (
            [TOTAL, STATISTICIANS, [*GEOSCIENTISTS[:8], "many", *GEOSCIENTISTS[9:]], TENDERS],
            "",
            OPTIONS,
            'occupation.xlsx:5: openings_per_year: is "many"; expected a whole number of openings '
            "or nothing; copy it from the release (facts-cell)",
        ),
        ([TOTAL, TENDERS], "", OPTIONS, "has 2 rows of projections; expected a whole release"),
        (ROWS, "", ("--reference", "bls-ep-2027"), "does not have; expected a known reference"),
        (ROWS, "", ("--reference", "bls-oews-2025"), "expected one of its own"),
        (
            ROWS,
            "",
            (*OPTIONS, "--release", "2027-37"),
            "is 2027-37, but the file is of 2026–36",
        ),
    ],
    ids=["column", "renamed", "cell", "not-whole", "unknown", "taken", "release"],
)
def test_an_update_with_a_fault_is_refused_as_a_whole(
    root: Path,
    run: Run,
    rows: list[list[object]],
    without: str,
    options: tuple[str, ...],
    says: str,
) -> None:
    header = [name for name in HEADER if not without or not name.startswith(without)]
    before = contents(root)
    status, said = run(str(workbook(root, rows, header)), *options)
    assert status == 1
    assert says in said
    assert said.endswith("the update is refused; nothing was changed\n")
    assert contents(root) == before


def test_an_older_release_is_refused(root: Path, run: Run) -> None:
    release = root / "roles" / "facts" / "release.yml"
    release.write_text(release.read_text(encoding="utf-8").replace("2024–34", "2028–38"))
    status, said = run(str(workbook(root)), *OPTIONS)
    assert (status, "is 2026–36, before the present release 2028–38" in said) == (1, True)


def test_tables_of_onet_are_read_as_text(root: Path, run: Run) -> None:
    """A suppressed answer takes the figure of its group; the samples keep size and month."""
    head = "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tCategory\tData Value\tN\t"
    head += "Standard Error\tLower CI Bound\tUpper CI Bound\tRecommend Suppress\tDate\t"
    shares = {2: "10.00", 5: "15.50", 6: "44.50", 7: "0.00", 8: "30.00"}
    lines = [
        f"19-2042.00\t2.D.1\tRequired Level of Education\tRL\t{category}\t{value}\t21\t\t\t\t"
        f"{'Y' if category == 8 else 'N'}\t08/2024\tIncumbent"
        for category, value in shares.items()
    ]
    education = root.parent / "Education, Training, and Experience.txt"
    education.write_text("\n".join([f"{head}Domain Source", *lines, ""]), encoding="utf-8")
    zones = root.parent / "Job Zones.txt"
    zones.write_text(
        "O*NET-SOC Code\tJob Zone\tDate\tDomain Source\n19-2042.00\t4\t08/2024\tAnalyst\n",
        encoding="utf-8",
    )
    files = (str(education), str(zones))
    status, said = run(*files, *OPTIONS)
    assert (status, "name it with --release" in said) == (1, True)
    status, said = run(*files, *OPTIONS, "--release", "O*NET 31.0")
    assert status == 0, said
    assert "roles/tide-table-maker.md: 19-2042" in said
    assert "respondents change, job zones change" in said
    facts = load(root)[0].facts
    asked = facts.respondents["19-2042.00"]
    assert (asked.below_associate, asked.associate, asked.bachelor) == (10.0, 15.5, 44.5)
    assert (asked.master_or_more, asked.n, asked.date) == (None, 21, "2024-08")
    assert facts.job_zones["19-2042.00"].zone == 4
    assert facts.sources["job_zones"].file == "onet-31-0-job-zones.csv"


@pytest.mark.parametrize("name", ["words.csv", "broken.xlsx"])
def test_a_file_of_something_else_is_refused(root: Path, run: Run, name: str) -> None:
    path = root.parent / name
    path.write_bytes(b"PK\x03\x04 and no more" if name.endswith("xlsx") else b"a,b\n1,2\n")
    status, said = run(str(path), *OPTIONS)
    assert status == 1
    assert said.startswith(f"{name}:1: file: ")
