"""References in APA style, against entries written by hand after the manual's seventh edition."""

from typing import Any

import pytest

from careerguide.content.apa import entry, in_text, surnames
from careerguide.content.references import read
from tests.content.csl import names, on
from tests.content.project import BASE

ENTRIES: list[tuple[dict[str, Any], str]] = [
    (
        {
            "type": "article-journal",
            "author": names("Barrick, Murray R.", "Mount, Michael K."),
            "issued": on(1991),
            "title": "The Big Five personality dimensions and job performance: A meta-analysis",
            "container-title": "Personnel Psychology",
            "volume": "44",
            "issue": "1",
            "page": "1-26",
            "DOI": "10.1111/j.1744-6570.1991.tb00688.x",
        },
        "Barrick, M. R., \\& Mount, M. K. (1991). The Big Five personality dimensions and job "
        "performance: A meta-analysis. *Personnel Psychology*, *44*(1), 1–26. "
        "<https://doi.org/10.1111/j.1744-6570.1991.tb00688.x>",
    ),
    (
        {
            "type": "article",
            "author": names("Liang, Percy", "Bommasani, Rishi", "Lee, Tony"),
            "issued": on(2022, 11, 16),
            "title": "Holistic evaluation of language models",
            "number": "arXiv:2211.09110",
            "publisher": "arXiv",
            "DOI": "10.48550/arXiv.2211.09110",
        },
        "Liang, P., Bommasani, R., \\& Lee, T. (2022). *Holistic evaluation of language models* "
        "(arXiv:2211.09110). arXiv. <https://doi.org/10.48550/arXiv.2211.09110>",
    ),
    (
        {
            "type": "webpage",
            "author": names("levels.fyi"),
            "issued": on(2026),
            "accessed": on(2026, 3, 1),
            "title": "AI Product Manager compensation",
            "URL": "https://www.levels.fyi/",
        },
        "levels.fyi. (2026). *AI Product Manager compensation*. Retrieved March 1, 2026, from "
        "<https://www.levels.fyi/>",
    ),
    (
        {
            "type": "post-weblog",
            "author": names("Karpathy, Andrej"),
            "issued": on(2017, 11, 11),
            "title": "Software 2.0",
            "container-title": "Medium",
            "URL": "https://karpathy.medium.com/x",
        },
        "Karpathy, A. (2017, November 11). Software 2.0. *Medium*. <https://karpathy.medium.com/x>",
    ),
    (
        {
            "type": "chapter",
            "author": names("Revelle, William", "Wilt, Joshua"),
            "editor": names("Gruszka, Aleksandra", "Matthews, Gerald", "Szymura, Blazej"),
            "issued": on(2010),
            "title": "Individual differences in cognition",
            "container-title": "Handbook of individual differences",
            "page": "27-49",
            "publisher": "Springer",
        },
        "Revelle, W., \\& Wilt, J. (2010). Individual differences in cognition. In A. Gruszka, "
        "G. Matthews, \\& B. Szymura (Eds.), *Handbook of individual differences* (pp. 27–49). "
        "Springer.",
    ),
    (
        {
            "type": "chapter",
            "author": names("Doe, Jean-Luc"),
            "editor": names("Roe, Ann"),
            "issued": on(2001),
            "title": "Why?",
            "container-title": "Answers",
            "edition": "2nd",
            "page": "7",
            "publisher": "Press",
        },
        "Doe, J.-L. (2001). Why? In A. Roe (Ed.), *Answers* (2nd ed., p. 7). Press.",
    ),
    (
        {
            "type": "dataset",
            "author": names("U.S. Bureau of Labor Statistics"),
            "issued": on(2026, 5, 15),
            "title": "Occupational Employment and Wage Statistics, May 2025",
            "publisher": "U.S. Bureau of Labor Statistics",
            "version": "2",
            "URL": "https://www.bls.gov/oes/",
        },
        "U.S. Bureau of Labor Statistics. (2026). *Occupational Employment and Wage Statistics, "
        "May 2025* (Version 2) \\[Data set\\]. <https://www.bls.gov/oes/>",
    ),
    (
        {
            "type": "report",
            "author": names("National Institute of Standards and Technology"),
            "issued": on(2023),
            "title": "AI risk management framework",
            "number": "NIST AI 100-1",
            "DOI": "10.6028/NIST.AI.100-1",
        },
        "National Institute of Standards and Technology. (2023). *AI risk management framework* "
        "(NIST AI 100-1). <https://doi.org/10.6028/NIST.AI.100-1>",
    ),
    (
        {
            "type": "webpage",
            "author": names("Oregon Research Institute"),
            "accessed": on(2026, 11),
            "title": "International Personality Item Pool",
            "URL": "https://ipip.ori.org/",
        },
        "Oregon Research Institute. (n.d.). *International Personality Item Pool*. Retrieved "
        "November 2026, from <https://ipip.ori.org/>",
    ),
    (
        {
            "type": "book",
            "author": names("Roe, A."),
            "issued": on(1999),
            "title": "A *starred* title_with [signs]",
            "publisher": "Press & Sons",
            "edition": "3rd",
        },
        "Roe, A. (1999). *A \\*starred\\* title\\_with \\[signs\\]* (3rd ed.). Press \\& Sons.",
    ),
]


@pytest.mark.parametrize(("csl", "expected"), ENTRIES, ids=[str(c["type"]) for c, _ in ENTRIES])
def test_entry(csl: dict[str, Any], expected: str) -> None:
    assert entry(csl) == expected


def test_more_than_twenty_authors() -> None:
    many = names(*(f"Name{number}, A." for number in range(1, 23)))
    text = entry({"type": "book", "author": many, "issued": on(2020), "title": "T"})
    assert text.startswith("Name1, A., Name2, A., ")
    assert ", Name19, A., … Name22, A. (2020)." in text
    assert "Name20" not in text


NAMES: list[tuple[dict[str, str], str, str]] = [
    ({"family": "Beethoven", "given": "Ludwig van"}, "Beethoven, L. van.", "Beethoven"),
    (
        {"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"},
        "Beethoven, L. van.",
        "Beethoven",
    ),
    (
        {"family": "Berg", "given": "Ludo", "non-dropping-particle": "van den"},
        "van den Berg, L.",
        "van den Berg",
    ),
    (
        {"family": "Alembert", "given": "Jean le Rond", "non-dropping-particle": "d'"},
        "d'Alembert, J. le R.",
        "d'Alembert",
    ),
    ({"family": "Sartre", "given": "J.-P."}, "Sartre, J.-P.", "Sartre"),
    ({"family": "Sartre", "given": "Jean‑Paul"}, "Sartre, J.-P.", "Sartre"),
    ({"family": "Sartre", "given": "J. -P."}, "Sartre, J.-P.", "Sartre"),
    ({"family": "Barrick", "given": "M.R."}, "Barrick, M. R.", "Barrick"),
    ({"family": "King", "given": "Ann", "suffix": "Jr."}, "King, A., Jr.", "King"),
    ({"family": "Doe", "given": "jane"}, "Doe, J.", "Doe"),
    ({"family": "Ångström", "given": "A\u030ake"}, "Ångström, Å.", "Ångström"),
    ({"family": "Plato"}, "Plato.", "Plato"),
]


@pytest.mark.parametrize(("name", "listed", "cited"), NAMES, ids=[n[1] for n in NAMES])
def test_name(name: dict[str, str], listed: str, cited: str) -> None:
    csl = {"type": "book", "author": [name], "issued": on(2020), "title": "T", "publisher": "P"}
    assert entry(csl) == f"{listed} (2020). *T*. P."
    assert surnames(csl) == (cited,)


def test_editors_and_translators_have_their_names_in_the_usual_order() -> None:
    csl = {
        "type": "chapter",
        "author": names("Roe, A."),
        "editor": [
            {"family": "King", "given": "Ann", "suffix": "Jr."},
            {"family": "Berg", "given": "Ludo", "non-dropping-particle": "van den"},
            {"family": "Gogh", "given": "Vincent van"},
        ],
        "translator": names("Doe, Jean-Luc"),
        "title": "T",
        "container-title": "H",
        "page": "1, 7",
    }
    assert entry(csl) == (
        "Roe, A. (n.d.). T (J.-L. Doe, Trans.). In A. King Jr., L. van den Berg, \\& V. van Gogh "
        "(Eds.), *H* (pp. 1, 7)."
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1-26", "1–26"),
        ("1--26", "1–26"),
        ("1–26", "1–26"),
        ("1 - 26", "1–26"),
        ("3-1--3-20", "3-1–3-20"),
        ("S1-S4, S9", "S1–S4, S9"),
        ("e12", "e12"),
    ],
)
def test_pages(written: str, shown: str) -> None:
    csl = {"type": "article-journal", "title": "T", "container-title": "J", "page": written}
    assert entry(csl) == f"T. (n.d.). *J*, {shown}."


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("On “work”", "*On “work.”*"),
        ("Who says “what?”", "*Who says “what?”*"),
        ('It is "done."', '*It is "done."*'),
        ("Why?", "*Why?*"),
        ("Plain", "*Plain*."),
    ],
)
def test_a_title_ends_with_one_stop_inside_its_quotation_marks(title: str, shown: str) -> None:
    csl = {"type": "book", "author": names("Roe, A."), "issued": on(2020), "title": title}
    assert entry(csl) == f"Roe, A. (2020). {shown}"


@pytest.mark.parametrize(
    ("edition", "shown"),
    [("1", "1st"), ("2", "2nd"), ("3", "3rd"), ("4", "4th"), ("11", "11th"), ("Rev.", "Rev.")],
)
def test_edition(edition: str, shown: str) -> None:
    csl = {"type": "book", "author": names("Roe, A."), "issued": on(2020), "title": "T"}
    assert entry({**csl, "edition": edition}) == f"Roe, A. (2020). *T* ({shown} ed.)."
    assert entry({**csl, "edition": f"{shown} ed."}) == f"Roe, A. (2020). *T* ({shown} ed.)."


def test_signs_of_a_doi_that_an_address_cannot_have_are_encoded() -> None:
    doi = "10.1002/(SICI)1097-0266(199708)18:7<509::AID-SMJ882>3.0.CO;2-Z"
    csl = {"type": "book", "author": names("A"), "issued": on(1997), "title": "T", "DOI": doi}
    assert entry(csl) == (
        "A. (1997). *T*. <https://doi.org/10.1002/(SICI)1097-0266(199708)18:7%3C509::AID-SMJ882%3E"
        "3.0.CO;2-Z>"
    )


def test_the_day_of_reading_stands_where_the_work_may_have_changed() -> None:
    csl = {"author": names("A"), "title": "T", "URL": "https://a.org/", "accessed": on(2026, 1)}
    assert "Retrieved January 2026" in entry({**csl, "type": "webpage", "issued": on(2020)})
    assert "Retrieved January 2026" in entry({**csl, "type": "report"})
    assert "Retrieved" not in entry({**csl, "type": "report", "issued": on(2020)})


def test_in_text() -> None:
    references, problems = read(BASE)
    assert not problems
    assert in_text(references["doodson-1921"]) == "Doodson, 1921"
