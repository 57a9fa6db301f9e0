"""Random people, roles and results for the property tests."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from hypothesis import strategies as st

from scoring.evidence import Evidence, Standing, standing
from tests.scoring.cases import AS_OF

FAMILIES = ("acl-prompt-to-spec", "communication", "ai-augmented-sql", "big-five-personality", "x")

scores = st.floats(300, 850)
errors = st.floats(0.01, 100)
half_lives = st.floats(0.5, 240)
positive_weights = st.integers(1, 10_000).map(lambda n: n / 10_000)
weights = st.integers(0, 10_000).map(lambda n: n / 10_000)
dates = st.dates(date(2000, 1, 1), AS_OF + timedelta(days=1))
kinds: st.SearchStrategy[Literal["sample", "full"]] = st.sampled_from(["sample", "full"])


@st.composite
def roles(draw: st.DrawFn, *, zero: bool = True) -> dict[str, float]:
    """Weights by family, at least one above 0."""
    names = draw(st.lists(st.sampled_from(FAMILIES), min_size=1, unique=True))
    given = {family: draw(weights if zero else positive_weights) for family in names}
    given[draw(st.sampled_from(names))] = draw(positive_weights)
    return given


@st.composite
def standings(draw: st.DrawFn, *, least: int = 0, fresh: bool = False) -> dict[str, Standing]:
    """What a person's results say, by family."""
    names = draw(st.lists(st.sampled_from(FAMILIES), min_size=least, unique=True))
    return {
        family: standing(
            Evidence(
                id=f"of-{family}",
                family=family,
                kind=draw(kinds),
                date=AS_OF if fresh else draw(dates),
                score=draw(scores),
                sd=draw(errors),
            ),
            half_life=draw(half_lives),
            as_of=AS_OF,
        )
        for family in names
    }
