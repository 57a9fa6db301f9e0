"""The nineteen properties of the model, each over random cases; numbered as in the methodology."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise, product
from math import fsum, inf, nan

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scoring.ageing import freshness, sd_aged, sd_now
from scoring.bands import Q68, Q90, band
from scoring.errors import InputError
from scoring.evidence import Evidence, Standing, standing
from scoring.items import Direction, posterior
from scoring.override import compare_weights
from scoring.readiness import Readiness, readiness
from scoring.scale import MEAN, SD
from scoring.wire import compact
from tests.scoring import strategies as a
from tests.scoring.cases import AS_OF, PUBLISHED, QUIZ_JSON, answer_to, complete

_NEAR = 1e-9

Weights = dict[str, float]
Standings = dict[str, Standing]


def _ready(weights: Weights, standings: Standings) -> Readiness:
    return readiness(weights, standings, {})


def _rescored(standings: Standings, family: str, score: float) -> Standings:
    """The same person with another score in one family."""
    return {**standings, family: _again(standings[family], score)}


def _again(old: Standing, score: float) -> Standing:
    f = old.freshness
    return replace(
        old, evidence=replace(old.evidence, score=score), projected=MEAN + f * (score - MEAN)
    )


@given(a.roles(), a.standings(least=1), st.data())
def test_01_a_higher_score_never_lowers_r_or_p(
    weights: Weights, standings: Standings, data: st.DataObject
) -> None:
    family = data.draw(st.sampled_from(sorted(standings)))
    score = standings[family].evidence.score
    higher = data.draw(st.floats(score, 850))
    before = _ready(weights, standings)
    after = _ready(weights, _rescored(standings, family, higher))
    assert after.p.score >= before.p.score - _NEAR
    if before.r and after.r:
        assert after.r.score >= before.r.score - _NEAR
        counts = weights.get(family, 0) * standings[family].freshness
        if counts > 1e-3 and higher > score + 1e-3:
            assert after.r.score > before.r.score


@given(a.roles(), a.standings())
def test_02_r_lies_between_the_scores(weights: Weights, standings: Standings) -> None:
    r = _ready(weights, standings).r
    counting = [
        standing.evidence.score
        for family, standing in standings.items()
        if weights.get(family, 0) * standing.freshness > 0
    ]
    assert (r is None) == (not counting)
    if r:
        assert min(counting) - _NEAR <= r.score <= max(counting) + _NEAR


@given(a.roles(), a.standings(), a.scores)
def test_03_equal_scores_give_that_score(
    weights: Weights, standings: Standings, score: float
) -> None:
    equal = {family: _again(standing, score) for family, standing in standings.items()}
    r = _ready(weights, equal).r
    if r:
        assert r.score == pytest.approx(score, abs=_NEAR)


@given(
    st.lists(st.integers(0, 1000), min_size=5, max_size=5).filter(any),
    st.integers(2, 10),
    a.standings(),
)
def test_04_scaling_all_weights_changes_nothing(
    parts: list[int], scale: int, standings: Standings
) -> None:
    small = {family: n / 10_000 for family, n in zip(a.FAMILIES, parts, strict=True)}
    large = {family: n * scale / 10_000 for family, n in zip(a.FAMILIES, parts, strict=True)}
    one, other = _ready(small, standings), _ready(large, standings)
    assert one.p.score == pytest.approx(other.p.score, abs=_NEAR)
    assert one.p.sd == pytest.approx(other.p.sd, abs=_NEAR)
    assert compact([one.r, one.p, one.k, one.k_full, one.headline]) == compact(
        [other.r, other.p, other.k, other.k_full, other.headline]
    )
    assert compare_weights(small, large).same_shares


@given(a.roles(), a.standings(), st.randoms(use_true_random=False))
def test_05_order_does_not_matter(
    weights: Weights, standings: Standings, chance: random.Random
) -> None:
    names, others = list(weights), list(standings)
    chance.shuffle(names)
    chance.shuffle(others)
    one = _ready(weights, standings)
    other = _ready(
        {family: weights[family] for family in names},
        {family: standings[family] for family in others},
    )
    assert (one.r, one.p, one.k, one.k_full) == (other.r, other.p, other.k, other.k_full)


@given(a.roles(), a.standings(), st.data())
def test_06_weight_zero_removes_a_family(
    weights: Weights, standings: Standings, data: st.DataObject
) -> None:
    family = data.draw(st.sampled_from(sorted(weights)))
    rest = {name: weight for name, weight in weights.items() if name != family}
    assume(any(rest.values()))
    one, other = _ready({**weights, family: 0.0}, standings), _ready(rest, standings)
    assert (one.r, one.p, one.k, one.k_full) == (other.r, other.p, other.k, other.k_full)
    steps = [step.family if step else None for step in (one.next_step, other.next_step)]
    assert steps[0] == steps[1]


@given(a.positive_weights, a.standings(least=1), a.roles())
def test_07_one_piece_of_evidence_is_r(
    weight: float, standings: Standings, others: Weights
) -> None:
    family = next(iter(standings))
    only = standings[family]
    assume(only.freshness > 0)
    r = _ready({**others, family: weight}, {family: only}).r
    assert r is not None
    assert r.score == pytest.approx(only.evidence.score, abs=_NEAR)
    assert r.sd == pytest.approx(only.sd_aged, abs=_NEAR)


@given(a.roles(), a.standings())
def test_08_coverage(weights: Weights, standings: Standings) -> None:
    result = _ready(weights, standings)
    assert 0 <= result.k_full <= result.k + _NEAR
    assert result.k <= 1 + _NEAR
    fresh = all(
        family in standings and standings[family].freshness == 1
        for family, weight in weights.items()
        if weight
    )
    assert (result.k > 1 - _NEAR) >= fresh
    if not fresh and min(weight for weight in weights.values() if weight) > 0.01:
        assert result.k < 1


@given(a.half_lives, st.floats(0, 2000), st.floats(0, 2000))
def test_09_freshness_halves(half_life: float, age: float, later: float) -> None:
    assert freshness(0, half_life) == 1
    assert freshness(half_life, half_life) == 0.5
    assert freshness(2 * half_life, half_life) == 0.25
    if later > age:
        assert freshness(later, half_life) <= freshness(age, half_life)
        if (later - age) / half_life > 1e-6 and freshness(age, half_life) > 0:
            assert freshness(later, half_life) < freshness(age, half_life)


@given(a.errors, st.floats(0, 1), st.floats(0, 1))
def test_10_spreads_grow_with_age(sd: float, f: float, staler: float) -> None:
    assert sd_aged(sd, 1) == pytest.approx(sd, abs=_NEAR)
    assert sd_now(sd, 1) == pytest.approx(sd, abs=_NEAR)
    assert sd_now(sd, 0) == SD
    if staler < f:
        assert sd_aged(sd, staler) >= sd_aged(sd, f) - _NEAR
        assert sd_now(sd, staler) >= sd_now(sd, f) - _NEAR
    assert sd_now(sd, f) <= SD + _NEAR
    assert sd_now(sd, f) <= sd_aged(sd, f) + _NEAR


@given(a.scores, st.floats(0.01, 250))
def test_11_bands_nest_and_hold_their_centre(score: float, sd: float) -> None:
    inner, outer = band(score, sd, Q68), band(score, sd, Q90)
    assert 300 <= outer.low <= inner.low <= score <= inner.high <= outer.high <= 850


@given(a.roles())
def test_12_no_evidence(weights: Weights) -> None:
    result = _ready(weights, {})
    assert result.r is None
    assert (result.k, result.k_full, result.headline) == (0, 0, False)
    assert result.p.score == pytest.approx(MEAN, abs=_NEAR)


@given(a.roles(), a.standings(least=1), a.half_lives)
def test_13_p_goes_to_the_mean_as_evidence_ages(
    weights: Weights, standings: Standings, half_life: float
) -> None:
    distances = []
    for years in (0, 1, 3, 10, 30, 160):
        aged = {
            family: standing(
                replace(old.evidence, date=AS_OF),
                half_life=min(half_life, 48),
                as_of=AS_OF + timedelta(days=365 * years),
            )
            for family, old in standings.items()
        }
        one_sided = {family: _again(one, 850) for family, one in aged.items()}
        distances.append(abs(_ready(weights, one_sided).p.score - MEAN))
        last = _ready(weights, aged).p.score
    assert distances == sorted(distances, reverse=True)
    assert last == pytest.approx(MEAN, abs=_NEAR)


@given(a.roles(zero=False), a.standings(least=1), st.data())
def test_14_evidence_equal_to_r_raises_only_coverage(
    weights: Weights, standings: Standings, data: st.DataObject
) -> None:
    open_families = sorted(set(weights) - set(standings))
    before = _ready(weights, standings)
    assume(open_families and before.r and before.k < 1)
    assert before.r is not None
    family = data.draw(st.sampled_from(open_families))
    evidence = Evidence(
        id="new", family=family, kind="full", date=AS_OF, score=before.r.score, sd=50
    )
    added = {**standings, family: standing(evidence, half_life=12, as_of=AS_OF)}
    after = _ready(weights, added)
    assert after.r is not None
    assert after.r.score == pytest.approx(before.r.score, abs=_NEAR)
    assert after.k > before.k


@pytest.mark.parametrize("wrong", [-0.0001, 1.0001, 1.5, nan, inf, -inf, True, "0.5", None, [1]])
@given(weights=a.roles(), data=st.data())
def test_15_a_weight_out_of_range_is_named(
    wrong: object, weights: dict[str, object], data: st.DataObject
) -> None:
    family = data.draw(st.sampled_from(sorted(weights)))
    weights[family] = wrong
    with pytest.raises(InputError) as caught:
        readiness(weights, {}, {})  # type: ignore[arg-type]
    assert [problem.field for problem in caught.value.problems] == [f"weights.{family}"]


@given(a.roles(zero=False), st.data())
def test_15_a_missing_or_an_unknown_family_is_named(weights: Weights, data: st.DataObject) -> None:
    family = data.draw(st.sampled_from(sorted(weights)))
    own = {name: weight for name, weight in weights.items() if name != family}
    own["astrology"] = 0.5
    with pytest.raises(InputError) as caught:
        compare_weights(weights, own)
    named = [(problem.field, problem.found) for problem in caught.value.problems]
    assert named == [("own", 'the unknown family "astrology"'), (f"own.{family}", "nothing")]


def test_15_all_weights_zero() -> None:
    with pytest.raises(InputError) as caught:
        readiness({"communication": 0.0}, {}, {})
    expected = "weights: found all weights 0; expected at least one weight above 0"
    assert str(caught.value) == expected


@given(a.dates, st.integers(300, 850))
def test_16_the_published_weights_as_own_change_nothing(day: object, score: int) -> None:
    role = PUBLISHED.roles["ai-product-manager"]
    fields = {"id": "a", "family": "communication", "date": str(day), "score": score}
    entry = answer_to(complete("add_result", fields))["result"]["entry"]
    result = answer_to(
        complete("readiness", {"role": role.id, "entries": [entry], "own": dict(role.weights)})
    )["result"]
    assert result["own"] == result["published"]
    assert result["comparison"]["changes"] == []
    assert result["comparison"]["same_shares"]


_COUNTS = st.lists(st.integers(1, 5000), min_size=2, max_size=10)
_LOADINGS = st.floats(0.01, 0.99)
_DIRECTIONS = st.sampled_from(["forward", "reverse"])


@given(_COUNTS, _LOADINGS, _DIRECTIONS)
def test_17_scores_rise_with_the_keyed_answer(
    counts: list[int], loading: float, direction: Direction
) -> None:
    steps = [
        posterior(answer, counts=counts, loading=loading, direction=direction)
        for answer in range(1, len(counts) + 1)
    ]
    steps.sort(key=lambda step: step.keyed)
    thetas = [step.theta for step in steps]
    assert all(low < high for low, high in pairwise(thetas))


@given(_COUNTS, _LOADINGS, _DIRECTIONS)
def test_18_mean_and_spread_over_the_norm_group(
    counts: list[int], loading: float, direction: Direction
) -> None:
    steps = [
        posterior(answer, counts=counts, loading=loading, direction=direction)
        for answer in range(1, len(counts) + 1)
    ]
    total = sum(counts)
    mean = fsum(n * step.unclipped for n, step in zip(counts, steps, strict=True)) / total
    spread = (
        fsum(
            n * ((step.unclipped - MEAN) ** 2 + step.error**2)
            for n, step in zip(counts, steps, strict=True)
        )
        / total
    )
    assert mean == pytest.approx(MEAN, abs=1e-7)
    assert spread == pytest.approx(SD**2, abs=1e-5)


@pytest.mark.parametrize("item", QUIZ_JSON["items"], ids=lambda item: item["id"])
def test_18_the_identities_on_each_published_item(item: dict[str, object]) -> None:
    counts: list[int] = item["counts"]  # type: ignore[assignment]
    steps = [
        posterior(answer, counts=counts, loading=item["loading"], direction=item["direction"])  # type: ignore[arg-type]
        for answer in range(1, 7)
    ]
    total = sum(counts)
    mean = fsum(n * step.unclipped for n, step in zip(counts, steps, strict=True)) / total
    squares = (
        n * ((step.unclipped - MEAN) ** 2 + step.error**2)
        for n, step in zip(counts, steps, strict=True)
    )
    assert mean == pytest.approx(575, abs=_NEAR)
    assert fsum(squares) / total == pytest.approx(100**2, abs=1e-7)


def test_19_the_same_input_gives_the_same_text() -> None:
    """In one Python; the browser's tests compare the two Pythons."""
    fields = [
        {"answers": dict(zip(["O3", "C4", "E2", "A3", "N3"], answers, strict=True))}
        for answers in product((1, 6), repeat=5)
    ]
    once = [answer_to(complete("score_quiz", one)) for one in fields]
    again = [answer_to(complete("score_quiz", one)) for one in reversed(fields)]
    assert once == again[::-1]
