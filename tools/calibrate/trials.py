"""Faults planted among invented people, and how many are found: `python -m tools.calibrate.trials`.

Prints the table that is kept in `trials.md`, in Markdown.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from careerguide.content.catalog import shared
from careerguide.content.practice_form import for_scoring
from careerguide.content.practice_model import ChoiceText, Practice
from scoring.practice.set_json import SET
from tools.calibrate.calibrated import calibrate
from tools.calibrate.donated import scored
from tools.calibrate.group_odds import compare
from tools.calibrate.item_figures import of_items
from tools.calibrate.taken import Taken
from tools.calibrate.takers import invented

__all__ = ["drawn", "main", "wrong_key_found"]

_CASES = 4
_MOST = (1, 2, 2, 1) * 3 + (2, 2, 2)
"""Points of the items of a set with 24 points."""
_CASE_OF = tuple(place % _CASES for place in range(len(_MOST)))
_SLOPE = 1.4
_ON_CASE = 0.4
_PEOPLE = (100, 200, 400)
_TRIALS = 50
_HARDER = {2: 1.6, 9: 1.6}
"""Logits by which two items are harder for one group."""


def drawn(
    people: int,
    seed: int,
    *,
    harder: Mapping[int, float] | None = None,
) -> Taken:
    """Points of invented people on a set of 24 points in four cases.

    The items in `harder` are harder for women, by logits.
    """
    random = np.random.default_rng([seed, people])
    level = random.normal(size=people)
    on_case = random.normal(0, _ON_CASE, (people, _CASES))
    woman = random.random(people) < 0.5
    points = np.zeros((people, len(_MOST)))
    for place, most in enumerate(_MOST):
        hard = random.uniform(-1.2, 0.8) + woman * (harder or {}).get(place, 0.0)
        known = level + on_case[:, _CASE_OF[place]]
        draw = random.random(people)
        for step in range(most):
            points[:, place] += draw < 1 / (1 + np.exp(-_SLOPE * known + hard + 0.8 * step))
    return Taken(
        items=tuple(f"i{place}" for place in range(len(_MOST))),
        cases=tuple(f"c{case}" for case in _CASE_OF),
        most=_MOST,
        points=points,
        about={"gender": tuple(np.where(woman, "woman", "man"))},
    )


def wrong_key_found(practice: Practice, people: int, seed: int) -> bool:
    """Whether the item with a wrong key is called bad, when a choice of `practice` has one."""
    choices = {
        name: item.details
        for name, (_, item) in practice.items.items()
        if isinstance(item.details, ChoiceText)
    }
    name = sorted(choices)[seed % len(choices)]
    true = next(one for one in choices[name].options if one != choices[name].key)
    given = invented(practice, people, seed, wrong_keys={name: true})
    taken = scored(list(given), SET.read(for_scoring(practice), "set"))
    return any(one.is_bad(0.10) for one in of_items(taken) if one.item == name)


def main() -> None:
    practice = shared(Path())[0].practice["communication"]
    head = (
        "People",
        "Wrong key found",
        "DIF items of 2 found as class C",
        "as B or C",
        "others called C, of 13",
        "alpha",
        "in 68% bands",
        "in 90% bands",
    )
    print(f"| {' | '.join(head)} |")
    print("|---" * len(head) + "|")
    for people in _PEOPLE:
        wrong = sum(wrong_key_found(practice, people, seed) for seed in range(_TRIALS))
        large, some, others = [], [], []
        for seed in range(_TRIALS):
            taken = drawn(people, seed, harder=_HARDER)
            second = np.array([one == "woman" for one in taken.about["gender"]])
            letters = compare(taken, np.ones(people, dtype=bool), second)
            planted = {f"i{place}" for place in _HARDER}
            large.append(sum(o.letter == "C" for o in letters if o.item in planted))
            some.append(sum(o.letter != "A" for o in letters if o.item in planted))
            others.append(sum(o.letter == "C" for o in letters if o.item not in planted))
        found = [calibrate(drawn(people, seed)) for seed in range(10)]
        tried = [one.coverage for one in found if one.coverage]
        print(
            f"| {people} | {wrong} of {_TRIALS} | {np.mean(large):.2f} | {np.mean(some):.2f} | "
            f"{np.mean(others):.2f} | {np.mean([one.alpha for one in found]):.2f} | "
            f"{np.mean([one.covered_68 for one in tried]):.3f} | "
            f"{np.mean([one.covered_90 for one in tried]):.3f} |"
        )


if __name__ == "__main__":
    main()
