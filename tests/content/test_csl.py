"""What citation managers write, in CSL-YAML and CSL-JSON, and how it is read."""

import json
from pathlib import Path
from typing import Any

import pytest

from careerguide.content.references import read

ENTRY: dict[str, Any] = {
    "id": "new-ref",
    "type": "book",
    "author": [{"family": "Roe", "given": "Ann"}],
    "issued": {"date-parts": [[2021, 5, 2]]},
    "title": "Personality and pay",
    "publisher": "Press",
}


def said(folder: Path, text: str) -> tuple[Any, list[str]]:
    """The first reference of a file that holds `text`, and everything that is said of it."""
    (folder / "roles").mkdir(exist_ok=True)
    (folder / "roles" / "references.yml").write_text(text, encoding="utf-8")
    references, problems = read(folder)
    return next(iter(references.values()), None), [str(problem) for problem in problems]


def entry(**changed: Any) -> str:
    """A list with one entry, as JSON, which is YAML too."""
    return json.dumps([ENTRY | {key.replace("_", "-"): value for key, value in changed.items()}])


DATES: list[tuple[str, list[int]]] = [
    ("{date-parts: [[2021, 5, 2]]}", [2021, 5, 2]),
    ("{date-parts: [['2021', '05', '02']]}", [2021, 5, 2]),
    ("{date-parts: [[2021]], season: 2}", [2021]),
    ("{date-parts: [[2021, 5], [2021, 6]]}", [2021, 5]),
    ("[{year: 2021, month: 5, day: 2}]", [2021, 5, 2]),
    ("[{year: '2021', month: '05'}]", [2021, 5]),
    ("[{year: 2021}, {year: 2022}]", [2021]),
    ("{year: 2021, month: 5}", [2021, 5]),
    ("{raw: 2021-05-02}", [2021, 5, 2]),
    ("2021-05-02", [2021, 5, 2]),
    ("'2021-05-02'", [2021, 5, 2]),
    ("2021-05-02T10:00:00Z", [2021, 5, 2]),
    ("2021-05/2021-06", [2021, 5]),
    ("2021-05", [2021, 5]),
    ("2021-5-2", [2021, 5, 2]),
    ("2021", [2021]),
    ("'2021'", [2021]),
    ("May 2021", [2021, 5]),
    ("May 2, 2021", [2021, 5, 2]),
    ("2 May 2021", [2021, 5, 2]),
    ("Sept. 2021", []),
    ("Sep. 2021", [2021, 9]),
    ("{date-parts: [[2021, 2, 30]]}", []),
    ("2021-13", []),
    ("last spring", []),
    ("{literal: in press}", []),
    ("{date-parts: []}", []),
    ("[]", []),
    ("yes", []),
    ("2.5", []),
]


@pytest.mark.parametrize("key", ["issued", "accessed"])
@pytest.mark.parametrize(("written", "parts"), DATES, ids=[written for written, _ in DATES])
def test_dates(written: str, parts: list[int], key: str, tmp_path: Path) -> None:
    other = {"issued": "accessed", "accessed": "issued"}[key]
    found, problems = said(
        tmp_path,
        "- id: new-ref\n  type: webpage\n  title: T\n  URL: https://example.org/\n"
        f"  author: [{{literal: A}}]\n  {other}: 2020\n  {key}: {written}\n",
    )
    if parts:
        assert not problems
        assert found.csl[key] == {"date-parts": [parts]}
    else:
        (problem,) = problems
        assert problem.startswith(f"roles/references.yml:7: new-ref.{key}: is ")
        assert problem.endswith(
            "; expected a date as YYYY-MM-DD, YYYY-MM or YYYY, or {date-parts: [[YEAR, MONTH, "
            "DAY]]}; write it that way (date-form)"
        )


@pytest.mark.parametrize(
    "form",
    [
        "- id: a\n  type: book\n  title: T\n  publisher: P\n"
        "  author: [{literal: A}]\n  issued: 2020\n",
        "---\nreferences:\n- id: a\n  type: book\n  title: T\n  publisher: P\n"
        "  author: [{literal: A}]\n  issued: 2020\n...\n",
        json.dumps([ENTRY]),
        json.dumps([ENTRY], indent="\t"),
    ],
    ids=["a list", "under references", "JSON", "JSON with tabs"],
)
def test_the_list_as_tools_write_it(form: str, tmp_path: Path) -> None:
    found, problems = said(tmp_path, form)
    assert not problems
    assert found.title in ("T", "Personality and pay")


def test_a_problem_below_a_key_of_its_own_has_its_line(tmp_path: Path) -> None:
    text = "references:\n- id: a\n  type: book\n  title: T\n  publisher: P\n  isued: 2020\n"
    _, problems = said(tmp_path, text)
    assert [problem.split(" ")[:2] for problem in problems] == [
        ["roles/references.yml:2:", "a.author:"],
        ["roles/references.yml:6:", "a.isued:"],
    ]
    assert problems[1].endswith('did you mean "issued"? (key-unknown)')


@pytest.mark.parametrize(
    ("doi", "kept"),
    [
        ("10.1000/xyz123", "10.1000/xyz123"),
        ("https://doi.org/10.1000/xyz123", "10.1000/xyz123"),
        ("http://dx.doi.org/10.1000/xyz123", "10.1000/xyz123"),
        ("doi:10.1000/xyz123", "10.1000/xyz123"),
        ("10.1000.10/123", "10.1000.10/123"),
        (
            "10.1002/(SICI)1097-0266(199708)18:7<509::AID-SMJ882>3.0.CO;2-Z",
            "10.1002/(SICI)1097-0266(199708)18:7<509::AID-SMJ882>3.0.CO;2-Z",
        ),
        ("https://doi.org/10.1002/18:7%3C509::AID%3E3", "10.1002/18:7<509::AID>3"),
        ("https://example.org/10.1000/xyz123", ""),
        ("xyz123", ""),
    ],
)
def test_doi(doi: str, kept: str, tmp_path: Path) -> None:
    found, problems = said(tmp_path, entry(DOI=doi))
    if kept:
        assert not problems
        assert found.csl["DOI"] == kept
        assert found.url.startswith("https://doi.org/10.")
    else:
        (problem,) = problems
        assert f'new-ref.DOI: is "{doi}"; expected a DOI such as 10.1111/jopy.12683' in problem


def test_markup_of_titles_is_left_out(tmp_path: Path) -> None:
    title = '<span class="nocase">AI</span> and <i>E. coli</i> at p < .05, H<sub>2</sub>O'
    found, problems = said(tmp_path, entry(title=title))
    assert not problems
    assert found.title == "AI and E. coli at p < .05, H2O"


def test_keys_that_the_list_does_not_print_are_let_through(tmp_path: Path) -> None:
    more = {"abstract": "A.", "ISSN": "0021-9010", "language": "en", "custom": {"a": [1]}}
    name = {"family": "Berg", "given": "Ludo", "non-dropping-particle": "van den"}
    text = entry(**more, author=[name | {"suffix": "Jr.", "comma-suffix": True}])
    found, problems = said(tmp_path, text)
    assert not problems
    assert found.apa == "van den Berg, L., Jr. (2021). *Personality and pay*. Press."
    assert not more.keys() & found.csl.keys()


def test_a_misspelled_key_is_still_named(tmp_path: Path) -> None:
    _, problems = said(tmp_path, entry(publishr="P", author=[{"family": "Roe", "gven": "Ann"}]))
    assert len(problems) == 2
    assert "author[1].gven: is not a known key" in problems[0]
    assert "publishr: is not a known key" in problems[1]
    assert problems[1].endswith('did you mean "publisher"? (key-unknown)')
