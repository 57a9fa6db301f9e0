"""The look-up of official occupations, on the committed tables."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from careerguide.content.wage_tables import read
from careerguide.editing import occupations
from careerguide.editing.occupations import Candidate, alternate_titles, candidates

ROOT = Path(__file__).parents[2]
NATIONAL = read(ROOT, {})[0].national
TITLES = alternate_titles()


@pytest.fixture(scope="module", autouse=True)
def remembered_words() -> Iterator[None]:
    """The words of the 50,000 titles, taken apart once for all look-ups here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(occupations, "_words", cache(occupations._words))
        yield


def look_up(title: str) -> list[Candidate]:
    return candidates(title, NATIONAL, TITLES)


def test_the_titles_are_onets() -> None:
    assert len(TITLES) == 52_754
    assert TITLES[0].onet == "11-1011.00"


@pytest.mark.parametrize(
    ("title", "soc"),
    [
        ("AI Product Manager", "11-2021"),
        ("Data Scientist", "15-2051"),
        ("Software Developers", "15-1252"),
        ("Technical Writer", "27-3042"),
        ("AI Sales Engineer", "41-9031"),
        ("registered nurse", "29-1141"),
        ("UX Designer", "15-1255"),
        ("Red Team Member", "15-1212"),
        ("C# Developer", "15-1252"),
        (".NET Developer", "15-1252"),
        ("AI/ML Engineer", "15-1299"),
        ("(Senior) Data Scientist", "15-2051"),
        ("UX/UI Designer", "15-1255"),
    ],
)
def test_the_nearest_is_the_one_people_would_name(title: str, soc: str) -> None:
    assert soc in [candidate.soc for candidate in look_up(title)[:2]]


def test_candidates_are_ranked_with_reasons() -> None:
    found = look_up("AI Product Manager")
    assert found[0].reason.startswith(
        'O*NET 27.0 lists the near title "Product Manager" under 11-2021.00'
    )
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    assert all(0 < c.score <= 1 and c.reason and c.title for c in found)
    assert all(c.onet[:7] == c.soc for c in found)


def test_the_same_words_score_one() -> None:
    found = look_up("data scientist")
    assert (found[0].soc, found[0].score) == ("15-2051", 1.0)
    assert found[0].reason.startswith("its official title is the same")


def test_several_occupations_with_the_very_title_are_all_shown() -> None:
    exact = [c.soc for c in look_up("Data Engineer") if c.score == 1.0]
    assert exact == ["15-1243", "15-2051"]


@pytest.mark.parametrize(
    "title", ["Zorbulator", "Prompt Engineer", "MLOps Engineer", "AI", "???", ""]
)
def test_no_match_is_no_match(title: str) -> None:
    """One common word among unknown ones is no ground for an occupation."""
    assert look_up(title) == []


@pytest.mark.parametrize(
    ("title", "odd"),
    [
        (".NET Developer", "51-6011"),  # net sorters, in laundries
        ("AI/ML Engineer", "17-2021"),  # engineers of any kind, agricultural first
        ("AI/ML Engineer", "53-4011"),
        ("Machine Learning Engineer", "53-4011"),
    ],
)
def test_one_word_of_many_jobs_is_no_ground(title: str, odd: str) -> None:
    assert odd not in [candidate.soc for candidate in look_up(title)]


def test_a_word_of_many_jobs_alone_is_still_looked_up() -> None:
    assert look_up("Engineer")[0].title.startswith("Engineers")


def test_joined_codes_are_found_by_their_parts() -> None:
    found = {c.soc: c for c in look_up("Purchasing Agent")}
    assert found["13-1020"].onet.startswith("13-102")
