"""The page's own text: anchors, numbers in sentences, versions, sources."""

from __future__ import annotations

import re
from html import unescape

import pytest

from careerguide.content.model import Catalog
from careerguide.markdown import markers
from careerguide.pages import hand_written
from careerguide.views.methodology import VIEWS
from scoring import combine, version
from scoring.ageing import DAYS_PER_MONTH
from scoring.bands import Q68, Q90
from tests.site.methodology.by_hand import Rendered


def test_every_view_is_on_the_page_once(page: str) -> None:
    named = [name for name, _ in markers.found(page) if name.startswith("method-")]
    assert sorted(named) == sorted(VIEWS)


@pytest.mark.parametrize(
    "anchor",
    [
        "scale",
        "trait-scores",
        "bands",
        "combining",
        "ageing",
        "readiness",
        "overrides",
        "validation",
        "limits",
        "versions",
    ],
)
def test_the_anchors_that_other_pages_link_to(page: str, anchor: str) -> None:
    assert re.findall(rf"^## .* {{ #{anchor} }}$", page, re.MULTILINE)


def test_numbers_in_the_prose_are_those_of_the_program(page: str) -> None:
    assert f"0.84)`$, which is {Q68:.5f}" in page
    assert f"0.95)`$, which is {Q90:.5f}" in page
    assert f" {DAYS_PER_MONTH}, " in page
    assert f"$`r = {combine.ERROR_CORRELATION:.2f}`$" in page
    measured = [0.83 + 0.17 * 0.25**years for years in (1, 2)]
    ours = [2 ** (-12 * years / 96) for years in (1, 2)]
    assert f"= {measured[1]:.2f}`$".replace("0.", ".") in page
    assert f"({ours[0]:.2f} against {measured[0]:.2f} ".replace("0.", ".") in page
    assert f"{ours[1]:.2f}" == f"{measured[1]:.2f}"


def test_the_changelog_ends_at_the_version_in_use(page: str, block: Rendered) -> None:
    newest = re.search(r"^- \*\*(.+?)\*\*", page.partition("{ #changelog }")[2], re.MULTILINE)
    assert newest
    assert newest[1] == version.SCORING
    assert block("method-versions").rows("What this page describes")["Method of scoring"] == [
        version.SCORING
    ]


def test_every_citation_on_the_page_has_a_source(page: str, catalog: Catalog) -> None:
    cited = [
        key
        for name, keys in markers.found(hand_written.html(page, "docs/methodology.md"))
        if name == "cite"
        for key in keys.split(";")
    ]
    assert cited
    assert set(cited) <= set(catalog.references)


def test_text_of_blocks_is_unescaped_once(block: Rendered) -> None:
    for name in VIEWS:
        assert unescape(block(name).text) == block(name).text, name
