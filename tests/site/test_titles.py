"""The article of a title, by how it is spoken."""

from __future__ import annotations

import pytest

from careerguide.views.titles import article, headline


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("AI Product Manager", "an"),
        ("ML Engineer", "an"),
        ("MLOps Engineer", "an"),
        ("R&D Lead", "an"),
        ("UX Researcher", "a"),
        ("QA Engineer", "a"),
        ("Data Engineer", "a"),
        ("Evaluation Engineer", "an"),
        ("User Researcher", "a"),
        ("University Liaison", "a"),
        ("Underwriter", "an"),
        ("European Policy Lead", "a"),
        ("Honorary Fellow", "an"),
        ("Hardware Engineer", "a"),
        ("One-to-One Coach", "a"),
        ("A/B Test Analyst", "an"),
    ],
)
def test_article(title: str, expected: str) -> None:
    assert article(title) == expected


def test_headline() -> None:
    assert headline("Data Engineer") == "How to Become a Data Engineer"
