"""Which of several results counts today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.errors import InputError
from scoring.evidence import Evidence, Standing, current, standing
from tests.scoring import strategies as a
from tests.scoring.cases import AS_OF

_ONE = Evidence(
    id="a", family="communication", kind="full", date=date(2024, 11, 24), score=650, sd=40
)


def _standing(evidence: Evidence, half_life: float = 24) -> Standing:
    return standing(evidence, half_life=half_life, as_of=AS_OF)


def test_a_standing() -> None:
    now = _standing(_ONE)
    assert now.evidence is _ONE
    assert now.age_months == pytest.approx(23.98357)
    assert now.freshness == pytest.approx(0.500237, abs=1e-6)
    assert now.projected == pytest.approx(575 + 75 * now.freshness)
    assert now.sd_aged == pytest.approx(107.68126, abs=1e-5)
    assert now.sd_now == pytest.approx(88.87073, abs=1e-5)
    # 24 half-life months are 730.5 days, rounded up to 731, one more than have passed.
    assert (now.retest_on, now.retest_due) == (date(2026, 11, 25), False)


def test_a_retest_is_due_on_its_day() -> None:
    old = _standing(replace(_ONE, date=date(2024, 11, 23)))
    assert (old.retest_on, old.retest_due) == (AS_OF, True)


def test_a_date_after_tomorrow_is_named() -> None:
    with pytest.raises(InputError, match=r'^date: found "2026-12-01"; '):
        _standing(replace(_ONE, date=date(2026, 12, 1)))


def test_the_result_that_says_most_today_counts() -> None:
    exact = _standing(replace(_ONE, id="exact", sd=20))
    recent = _standing(replace(_ONE, id="recent", date=AS_OF, sd=80))
    assert exact.sd_now > recent.sd_now
    assert current([exact, recent]) == {"communication": recent}
    assert current([recent, exact]) == {"communication": recent}


def test_ties_go_to_the_newer_then_the_full_then_the_smaller_id() -> None:
    # Without freshness the spread is 100 for any of them.
    older = _standing(replace(_ONE, id="a", date=date(2001, 1, 1)), 1)
    newer = _standing(replace(_ONE, id="b", kind="sample", date=date(2001, 1, 2)), 1)
    full = _standing(replace(_ONE, id="d", date=date(2001, 1, 2)), 1)
    first = _standing(replace(_ONE, id="c", date=date(2001, 1, 2)), 1)
    assert current([older, newer])["communication"] == newer
    assert current([newer, full])["communication"] == full
    assert current([full, newer])["communication"] == full
    assert current([full, first])["communication"] == first


def test_a_sample_that_says_more_takes_nothing_from_an_old_full_result() -> None:
    full = _standing(replace(_ONE, id="full", date=date(2024, 11, 24)))
    sample = _standing(replace(_ONE, id="sample", kind="sample", date=AS_OF))
    assert (full.full_freshness, sample.full_freshness) == (full.freshness, 0)
    for rows in ([full, sample], [sample, full]):
        now = current(rows)["communication"]
        assert now.evidence.id == "sample"
        assert (now.freshness, now.full_freshness) == (1, full.freshness)
    # Nor may full results cover more than all results do.
    rough = _standing(replace(_ONE, id="rough", date=AS_OF, sd=100))
    older = _standing(replace(_ONE, id="older", kind="sample", date=date(2026, 10, 24), sd=10))
    now = current([rough, older])["communication"]
    assert now.evidence.id == "older"
    assert now.full_freshness == now.freshness < 1


def test_only_a_full_result_is_to_be_taken_again() -> None:
    sample = _standing(replace(_ONE, kind="sample", date=date(2001, 1, 1)))
    assert (sample.retest_on, sample.retest_due) == (None, False)


def test_families_are_kept_apart() -> None:
    other = _standing(replace(_ONE, family="ai-augmented-sql"))
    one = _standing(_ONE)
    assert current([one, other]) == {"communication": one, "ai-augmented-sql": other}
    assert current([]) == {}


@given(st.lists(a.dates, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_order_does_not_matter(dates: list[date], chance: object) -> None:
    rows = [_standing(replace(_ONE, id=f"i{n}", date=day)) for n, day in enumerate(dates)]
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert current(rows) == current(shuffled)
