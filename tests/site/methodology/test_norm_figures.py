"""The figures of the trials on the page are those of the norm table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from careerguide.content.model import Catalog
from careerguide.views.methodology import VIEWS
from tests.site.methodology.by_hand import Rendered, number


def test_the_norm_group(block: Rendered) -> None:
    assert block("method-norm-group").text == (
        "The norm group of the sample is 2,552 adults of 18 and over, who answered in spring 2010 "
        "as self-selected volunteers on the web. 67% are women. Their average age is 30.1 years "
        "with a standard deviation of 10.8; half are 27 or younger, and nine in ten are between 19 "
        "and 52. Each question was answered by 2,530 to 2,542 of them. They were not drawn at "
        "random from any population."
    )


def test_the_trials_are_those_of_the_norm_table(block: Rendered, catalog: Catalog) -> None:
    shown = block("method-trials")
    quiz = catalog.quizzes["big-five-sample"]
    figures: Mapping[str, object] = catalog.norms[quiz.norms].validation
    for key, caption in (
        (
            "other_four_items",
            "Held-out people, criterion: the mean of the trait's other four questions",
        ),
        ("latent_trait", "Held-out people, criterion: the trait as all 25 questions estimate it"),
    ):
        rows = shown.rows(caption)
        measured = figures[key]
        assert isinstance(measured, Mapping)
        for wording in quiz.traits:
            r, *covered = (
                measured[wording.trait][part] for part in ("r", "covered_68", "covered_90")
            )
            wanted = [r, *(100 * share for share in covered)]
            assert [number(cell) for cell in rows[wording.name]] == pytest.approx(wanted, abs=0.051)
    assert (
        "So the 68% band held 67–70% of the held-out people and the 90% band 90–91%." in shown.text
    )
    assert "Here the 68% band held 67–69% and the 90% band 89–90%" in shown.text
    assert (
        "single scores correlated 0.79 to 0.84 with the estimates from 25 questions" in shown.text
    )


def test_the_differences_named_in_words(block: Rendered) -> None:
    assert block("method-differences").text == (
        "The largest difference between women and men on one question is that of agreeableness, "
        "+0.32 SD or 25 points; on the trait's other four questions it is +0.49 SD, so most of it "
        "is not the question's doing. What remains between people alike on the other four is at "
        "most 0.10 SD by gender (emotional stability) and 0.17 SD by age (extraversion)."
    )


def test_another_page_prints_the_same_differences(root: Path, block: Rendered) -> None:
    here = block("method-differences")
    women, older = (here.rows(name) for name in ("Women minus men", "30 and over minus 18 to 29"))
    page = (root / "docs" / "big-five-in-hiring.md").read_text(encoding="utf-8")
    printed = re.findall(
        r"^\| ([A-Z][a-z ]+) \| (\S+) \((\S+?)(?: points)?\) \| (\S+) \((\S+)\) \|$", page, re.M
    )
    assert [row[0] for row in printed] == [*women]
    for trait, *cells in printed:
        wanted = [*women[trait][:2], *older[trait][:2]]
        assert [number(cell) for cell in cells] == [number(cell) for cell in wanted], trait


def test_a_missing_figure_is_named(catalog: Catalog) -> None:
    norms = catalog.norms["big-five-sample"]
    broken = replace(catalog, norms={norms.id: replace(norms, validation={"combined_r": "high"})})
    with pytest.raises(ValueError, match="validation") as error:
        VIEWS["method-trials"](broken, "big-five-sample")
    assert str(error.value) == (
        "quizzes/norms/big-five-sample.yml: validation.split_halves: is missing; expected a "
        "number; run python -m tools.norms"
    )
