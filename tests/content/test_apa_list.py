"""What tells works apart depends on their list: letters, initials, further names, order."""

from collections.abc import Sequence

import pytest

from careerguide.content.apa import in_text
from careerguide.content.apa_list import listed
from careerguide.content.model import Reference
from careerguide.content.references import cited_alone
from tests.content.csl import names, on


def reference(key: str, authors: Sequence[str], *issued: int, title: str = "T") -> Reference:
    """A book by `authors`, each as `Family, Given` or an organization."""
    csl = {"id": key, "type": "book", "author": names(*authors), "title": title, "publisher": "P"}
    return cited_alone(key, csl | ({"issued": on(*issued)} if issued else {}))


def shown(*references: Reference) -> dict[str, str]:
    """How each is cited in the text, in the order of the list of sources."""
    return {key: in_text(found) for key, found in listed(references).items()}


ROE = ("Roe, A", "Doe, B", "Poe, C")


def test_letters_tell_works_of_one_team_and_year_apart() -> None:
    zebras, apples = (reference(t[0], ROE, 2020, title=t) for t in ("zebras", "The Apples"))
    assert shown(zebras, apples) == {"T": "Roe et al., 2020a", "z": "Roe et al., 2020b"}
    assert listed([zebras, apples])["T"].apa == (
        "Roe, A., Doe, B., \\& Poe, C. (2020a). *The Apples*. P."
    )
    undated = [reference(t, ROE, title=t) for t in ("Zebras", "apples")]
    assert shown(*undated) == {"apples": "Roe et al., n.d.-a", "Zebras": "Roe et al., n.d.-b"}


def test_a_work_alone_in_its_list_has_no_letter() -> None:
    references = [reference(t, ROE, 2020, title=t) for t in ("Zebras", "apples")]
    for alone in references:
        assert shown(alone, reference("x", ["Xu, A"], 2020))[alone.key] == "Roe et al., 2020"
        assert "(2020)." in listed([alone])[alone.key].apa


def test_letters_follow_the_date_before_the_title() -> None:
    works = [reference("b", ["A"], 2020, 7, title="A"), reference("a", ["A"], 2020, title="B")]
    assert shown(*works) == {"a": "A, 2020a", "b": "A, 2020b"}


def test_more_works_than_letters() -> None:
    works = [reference(f"k{n}", ["A"], 2020, title=f"T{n:02}") for n in range(28)]
    found = list(shown(*works).values())
    assert found[0] == "A, 2020a"
    assert found[-1] == "A, 2020ab"
    assert len(set(found)) == 28


TEAMS: list[tuple[dict[str, tuple[str, ...]], dict[str, str]]] = [
    (
        {"a": (*ROE, "Zed, D"), "b": ("Roe, A", "Xu, B", "Poe, C", "Zed, D")},
        {"a": "Roe, Doe, et al.", "b": "Roe, Xu, et al."},
    ),
    (
        {"a": ROE, "b": ("Roe, A", "Doe, B", "Xu, X")},
        {"a": "Roe, Doe, & Poe", "b": "Roe, Doe, & Xu"},
    ),
    (
        {"a": ROE, "b": (*ROE, "Zed, D")},
        {"a": "Roe, Doe, & Poe", "b": "Roe, Doe, Poe, & Zed"},
    ),
    ({"a": ("Smith, J",), "b": ("Smith, K",)}, {"a": "J. Smith", "b": "K. Smith"}),
    ({"a": ("Smith, J",), "b": ("Smith, J. K",)}, {"a": "Smith", "b": "Smith"}),
    ({"a": ("Smith, J",), "b": ("Smith, K", "Doe, B")}, {"a": "J. Smith", "b": "K. Smith & Doe"}),
    ({"a": ("Smith, J",), "b": ("Doe, B", "Smith, K")}, {"b": "Doe & Smith", "a": "Smith"}),
]


@pytest.mark.parametrize(("authors", "expected"), TEAMS)
def test_different_teams_are_told_apart_by_names(
    authors: dict[str, tuple[str, ...]], expected: dict[str, str]
) -> None:
    works = [reference(key, team, 2019) for key, team in authors.items()]
    found = listed(works)
    assert {key: work.names for key, work in found.items()} == expected
    assert list(found) == list(expected)
    letters = {work.year for work in found.values()} - {"2019"}
    assert bool(letters) == (len(set(expected.values())) < len(expected))


def test_teams_of_different_years_need_no_more_names() -> None:
    works = [reference("a", ROE, 2019), reference("b", ("Roe, A", "Xu, B", "Poe, C"), 2020)]
    assert shown(*works) == {"a": "Roe et al., 2019", "b": "Roe et al., 2020"}


ORDERS = [
    [("Brown, J",), ("Brown, J", "Adams, A"), ("Brown, J", "Zell, A"), ("Brown, J. A",)],
    [(f"{n}, A",) for n in ("Adams", "Ångström", "Łukasz", "Öberg", "Østergaard", "Zell")],
    [("Villafuerte, S",), ("Villa-Lobos, J",)],
    [("dbt Labs",), ("The Economist",), ("Freud, S",)],
    [("Müller, A",), ("Mullet, A",), ("Œuvre, A",), ("Ofer, A",)],
]


@pytest.mark.parametrize("order", ORDERS)
def test_order(order: list[tuple[str, ...]]) -> None:
    works = [reference(f"k{n}", team, 2000 - n) for n, team in enumerate(order)]
    assert list(listed(reversed(works))) == [work.key for work in works]


def test_order_of_one_team_is_by_date_and_the_undated_come_first() -> None:
    works = [
        reference("a", ["A"], title="Z"),
        reference("b", ["A"], 2005, title="Y"),
        reference("c", ["A"], 2020, title="X"),
        reference("d", ["A", "B"], 2002, title="W"),
    ]
    assert list(listed(reversed(works))) == ["a", "b", "c", "d"]
