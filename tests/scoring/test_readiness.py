"""The headline rule, the next step, and what R and P say of a stale score."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Literal

import pytest

from scoring.evidence import Evidence, Standing, current, standing
from scoring.readiness import Readiness, readiness
from tests.scoring.cases import AS_OF, PUBLISHED, ask, full_entry, sample_entry

_WEIGHTS = PUBLISHED.roles["ai-product-manager"].weights


def _full(family: str, score: float = 600, kind: Literal["sample", "full"] = "full") -> Standing:
    evidence = Evidence(id=family, family=family, kind=kind, date=AS_OF, score=score, sd=40)
    return standing(evidence, half_life=12, as_of=AS_OF)


def _ready(*standings: Standing, weights: Any = _WEIGHTS, **available: Any) -> Readiness:
    by_family = {one.evidence.family: one for one in standings}
    offered = {family.replace("_", "-"): offer for family, offer in available.items()}
    return readiness(weights, by_family, offered)


def test_the_headline_needs_half_of_the_weight_in_full_results() -> None:
    one = _ready(_full("acl-prompt-to-spec"), _full("big-five-personality", kind="sample"))
    assert one.k == pytest.approx(1.45 / 3)
    assert one.k_full == pytest.approx(0.95 / 3)
    assert not one.headline
    two = _ready(_full("acl-prompt-to-spec"), _full("big-five-personality"))
    assert two.k_full == two.k == pytest.approx(1.45 / 3)
    assert not two.headline
    assert _ready(_full("communication"), _full("acl-prompt-to-spec")).headline


def test_exactly_half_is_enough() -> None:
    weights = {"a": 0.1, "b": 0.2, "c": 0.3}
    # 0.1 + 0.2 is not quite 0.3 in binary fractions.
    assert _ready(_full("a"), _full("b"), weights=weights).headline
    assert _ready(_full("c"), weights=weights).headline


def test_the_next_step_is_the_heaviest_gap() -> None:
    result = _ready(_full("acl-prompt-to-spec"), ai_augmented_sql="sample")
    assert result.next_step is not None
    assert (result.next_step.family, result.next_step.available) == ("communication", "none")
    assert result.next_step.gain == pytest.approx(0.85 / 3)
    assert result.next_available is not None
    assert result.next_available.family == "ai-augmented-sql"
    assert result.next_available.available == "sample"


def test_equal_gaps_go_by_the_order_of_the_role() -> None:
    weights = {"b": 0.3, "a": 0.3, "c": 0.1 + 0.2}
    result = readiness({**weights, "c": 0.3}, {}, {"a": "full"})
    assert result.next_step is not None
    assert result.next_step.family == "b"
    assert result.next_available is not None
    assert result.next_available.family == "a"


def test_nothing_is_left_to_take() -> None:
    everything = [_full(family) for family in _WEIGHTS]
    done = _ready(*everything, acl_prompt_to_spec="full")
    assert (done.next_step, done.next_available) == (None, None)
    assert done.k == 1
    assert _ready().next_available is None


def test_a_stale_result_can_be_the_next_step() -> None:
    old = replace(_full("acl-prompt-to-spec").evidence, date=date(2023, 11, 24))
    result = _ready(standing(old, half_life=12, as_of=AS_OF))
    assert result.next_step is not None
    assert result.next_step.family == "communication"
    assert result.families[0].gain == pytest.approx(0.95 / 3 * (1 - 0.12494), abs=1e-6)


def test_the_step_after_a_sample_is_the_full_result_where_it_can_be_taken() -> None:
    sample = _full("big-five-personality", kind="sample")
    closed = _ready(sample, big_five_personality="sample")
    assert closed.next_available is None
    offered = _ready(sample, big_five_personality="full")
    assert offered.next_available is not None
    assert offered.next_available.gain == offered.next_available.share == pytest.approx(0.5 / 3)
    assert (offered.k, offered.k_full) == (closed.k, 0)


def test_a_new_sample_leaves_the_headline_that_an_old_full_result_carries() -> None:
    old = replace(_full("a").evidence, date=date(2025, 11, 24))
    new = replace(_full("a", kind="sample").evidence, id="new")
    rows = [standing(one, half_life=48, as_of=AS_OF) for one in (old, new)]
    now = current(rows)
    assert now["a"].evidence.id == "new"
    alone = readiness({"a": 1.0}, current(rows[:1]), {"a": "full"})
    both = readiness({"a": 1.0}, now, {"a": "full"})
    assert alone.headline
    assert both.headline
    assert both.k_full == alone.k_full < both.k == 1
    assert both.families[0].gain == pytest.approx(1 - alone.k_full)


def test_families_without_weight_do_not_count() -> None:
    weights = {"a": 0.5, "b": 0.0}
    result = readiness(weights, {"b": _full("b", 850)}, {"b": "full"})
    assert (result.r, result.k, result.next_available) == (None, 0, None)
    assert result.p.score == 575


def test_evidence_too_old_to_count_is_no_evidence() -> None:
    ancient = replace(_full("communication").evidence, date=date(2000, 1, 1), score=850)
    result = _ready(standing(ancient, half_life=12, as_of=AS_OF))
    assert result.r is None
    assert result.k == 0
    assert result.p.score == 575
    assert result.families[1].standing is not None


def test_the_parts_are_reported_in_the_order_of_the_role() -> None:
    result = _ready(_full("communication"), communication="full")
    assert [part.family for part in result.families] == list(_WEIGHTS)
    assert [part.weight for part in result.families] == list(_WEIGHTS.values())
    assert sum(part.share for part in result.families) == pytest.approx(1)
    communication = result.families[1]
    assert communication.standing is not None
    assert communication.share == pytest.approx(0.85 / 3)
    assert (communication.gain, communication.available) == (0, "full")


def test_letting_a_low_score_go_stale_raises_r_but_hardly_p() -> None:
    """The example of the methodology page, through the API."""
    communication = full_entry("b", "communication", 700)
    numbers = []
    for day in ("2026-11-24", "2023-11-24"):
        low = full_entry("a", "acl-prompt-to-spec", 450, day)
        now = ask("readiness", role="ai-product-manager", entries=[low, communication])["published"]
        numbers.append((now["r"]["score_shown"], now["p"]["score_shown"]))
        width = now["p"]["band90"][1] - now["p"]["band90"][0]
    assert numbers == [(568, 571), (669, 605)]
    assert width > 180


def test_the_family_score_of_the_sample_reaches_409_to_664() -> None:
    ends = [
        ask("readiness", role="ai-product-manager", entries=[sample_entry(O3=o, C4=c)])
        for o, c in ((1, 6), (6, 1))
    ]
    scores = [end["published"]["families"][3]["standing"]["then"]["score"] for end in ends]
    assert [round(score) for score in scores] == [409, 664]


def test_p_with_the_sample_alone_spans_547_to_590() -> None:
    ends = [
        ask("readiness", role="ai-product-manager", entries=[sample_entry(O3=o, C4=c)])
        for o, c in ((1, 6), (6, 1))
    ]
    assert [round(end["published"]["p"]["score"]) for end in ends] == [547, 590]
