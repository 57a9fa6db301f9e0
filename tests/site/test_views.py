"""What the blocks show: the paper key is the scoring's, the lists hold every role."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerguide.content import catalog
from careerguide.content.model import Catalog
from careerguide.views import block_views, quiz_view, role_lists


@pytest.fixture(scope="module")
def content(root: Path) -> Catalog:
    return catalog.load(root)[0]


def test_paper_key_holds_the_worked_example(content: Catalog) -> None:
    quiz = content.quizzes["big-five-sample"]
    [key] = quiz_view.paper_key(quiz, content.norms[quiz.norms])
    assert [entry.trait for entry in key.traits][:2] == ["Openness", "Conscientiousness"]
    c4 = next(entry for entry in key.traits if entry.items[0].id == "C4")
    row = quiz_view.KeyRow(label="Moderately inaccurate", total=5, score=590, band=[470, 700])
    assert c4.rows[1] == row


def test_paper_key_rises_and_falls_with_the_direction(content: Catalog) -> None:
    quiz = content.quizzes["big-five-sample"]
    [key] = quiz_view.paper_key(quiz, content.norms[quiz.norms])
    for entry in key.traits:
        scores = [row.score for row in entry.rows]
        turned = entry.items[0].direction == "reverse"
        assert scores == sorted(scores, reverse=turned)
        assert len(set(scores)) == 6


def test_band_figure_is_the_worked_example(content: Catalog) -> None:
    shown = block_views.band_figure(content, "big-five-sample C4 2")
    assert (shown.band.score, shown.band.band68, shown.band.band90) == (
        586,
        (516, 657),
        (470, 703),
    )
    assert shown.band_caption.startswith("“Do things in a half-way manner.”, answered “Moder")


def test_the_index_holds_every_role_once(content: Catalog) -> None:
    rows = role_lists.view(content, dict.fromkeys(content.roles, ())).rows
    assert sorted(row.role.id for row in rows) == sorted(content.roles)
    pay = [row.pay for row in rows]
    assert pay == sorted(pay, reverse=True)


def test_a_way_in_is_what_the_projections_do_not_ask_for(content: Catalog) -> None:
    rows = role_lists.view(content, dict.fromkeys(content.roles, ())).rows
    for row in rows:
        facts = content.facts.projections.get(row.role.occupation.soc)
        if facts and facts.experience:
            assert ("no-experience" in row.ways_in) == (facts.experience == "None")
        if facts and facts.education:
            degree = facts.education.startswith(("Bachelor", "Master", "Doctoral"))
            assert ("no-degree" in row.ways_in) != degree


def test_the_catalog_names_roles_by_relevance(content: Catalog) -> None:
    for entry in block_views.tests_catalog(content).entries:
        weights = [row.weight for row in entry.roles]
        assert weights == sorted(weights, reverse=True)
        family = entry.family.id
        using = [r for r in content.roles.values() if any(x.family == family for x in r.relevance)]
        assert len(weights) + entry.more == len(using)
