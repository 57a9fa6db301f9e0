"""References in APA style, against entries written by hand after the manual's seventh edition."""

from typing import Any

import pytest

from careerguide.content.apa import cite, entry, in_text
from careerguide.content.references import read
from tests.content.project import BASE


def names(*written: str) -> list[dict[str, str]]:
    people = (name.split(", ") for name in written)
    return [{"family": p[0], "given": p[1]} if len(p) == 2 else {"literal": p[0]} for p in people]


def on(*parts: int) -> dict[str, list[list[int]]]:
    return {"date-parts": [list(parts)]}


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
        "Karpathy, A. (2017, November 11). *Software 2.0*. Medium. <https://karpathy.medium.com/x>",
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


def test_in_text_and_letters() -> None:
    references, problems = read(BASE)
    assert not problems
    assert in_text(references["doodson-1921"]) == "Doodson, 1921"
    both = [references["bls-oews-2025"], references["doodson-1921"]]
    assert cite(both) == "(U.S. Bureau of Labor Statistics, 2026; Doodson, 1921)"


def test_letters_tell_works_of_one_year_apart(tmp_path: Any) -> None:
    (tmp_path / "roles").mkdir()
    entries = "".join(
        f"- id: roe-{key}\n  type: book\n  issued: {{date-parts: [[2020]]}}\n  title: {title}\n"
        "  author: [{family: Roe, given: A}, {family: Doe, given: B}, {family: Poe, given: C}]\n"
        "  publisher: P\n"
        for key, title in (("x", "Zebras"), ("y", "Apples"))
    )
    (tmp_path / "roles" / "references.yml").write_text(entries, encoding="utf-8")
    references, problems = read(tmp_path)
    assert not problems
    assert in_text(references["roe-x"]) == "Roe et al., 2020b"
    assert in_text(references["roe-y"]) == "Roe et al., 2020a"
    (tmp_path / "roles" / "references.yml").write_text(
        entries.replace("issued: {date-parts: [[2020]]}", "accessed: {date-parts: [[2026]]}"),
        encoding="utf-8",
    )
    undated, _ = read(tmp_path)
    assert in_text(undated["roe-x"]) == "Roe et al., n.d.-b"
    assert references["roe-y"].apa == "Roe, A., Doe, B., \\& Poe, C. (2020a). *Apples*. P."
