"""Invented people who answer a practice set: for trials and tests, where the truth is known.

Each has a level, standard normal, and something of their own on each case. They give the key of an
item the more often the higher their level; else one of the answers that tempt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from careerguide.content.practice_form import answer_json, key
from careerguide.content.practice_model import ChoiceText, Practice, WrittenItem
from scoring.donation import Donation

__all__ = ["invented", "tempting"]

_ON_CASE = 0.4
"""Spread of what a case adds to a level."""
_MONTH = "2026-11"
_GROUPS = {
    "gender": ("woman", "man"),
    "first_language": ("english", "another"),
    "age_band": ("25-34", "45-54"),
}


def invented(
    practice: Practice,
    people: int,
    seed: int,
    *,
    slope: float = 1.7,
    wrong_keys: Mapping[str, object] | None = None,
    harder: Mapping[str, float] | None = None,
) -> Iterator[Donation]:
    """`people` donations.

    Planted faults: `wrong_keys` are the truly right answers of items whose key is another one;
    `harder` is by how much, in logits, an item is harder for women.
    """
    true = dict(wrong_keys or {})
    random = np.random.default_rng(seed)
    items = practice.items
    cases = {case.id: place for place, case in enumerate(practice.cases)}
    easy = dict(zip(items, random.uniform(-1.5, 1.0, len(items)), strict=True))
    for number in range(people):
        level = random.normal()
        on_case = random.normal(0, _ON_CASE, len(cases))
        about = {name: choices[random.integers(2)] for name, choices in _GROUPS.items()}
        answers = {}
        for name, (case, item) in items.items():
            hard = easy[name]
            if about["gender"] == "woman":
                hard += (harder or {}).get(name, 0.0)
            chance = 1 / (1 + np.exp(-slope * (level + on_case[cases[case.id]]) + hard))
            if random.random() < chance:
                answers[name] = true.get(name, key(item.details))
            else:
                others = [key(item.details)] if name in true else []
                others += [one for one in tempting(item) if one != true.get(name)]
                answers[name] = others[random.integers(len(others))]
        yield Donation(
            id=f"invented-{seed}-{number}",
            quiz=practice.id,
            quiz_version=practice.version,
            month=_MONTH,
            first_attempt=True,
            answers=answers,
            about=about,
        )


def tempting(item: WrittenItem) -> list[Any]:
    """The answers that are listed as wrong."""
    of = item.details
    if isinstance(of, ChoiceText):
        return [name for name in of.options if name != of.key]
    return [answer_json(wrong.answer) for wrong in of.wrong]
