"""The calibration tried on answers that others published: `python -m tools.calibrate.public_data`.

Needs the packages of `requirements/norms.txt`, which read data sets of R, and Debian's `apt-get`
and `dpkg-deb`. The data are fetched each time, and none is kept: ICAR ability (psychTools 2.2.9,
GPL-2 or later), MathExam14W (psychotools 0.7-2, GPL-2), SPISA (psychotree 0.16-0, GPL-2). Their
items have no cases, so each item is one of its own. Prints the tables of `trials.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from tools.calibrate.calibrated import Calibrated, calibrate
from tools.calibrate.half_cases import coverage
from tools.calibrate.taken import Array, Taken
from tools.norms.debian import read_file, read_objects

__all__ = ["data_sets", "main", "tried"]

_SHA256 = {
    "ability": "21628928492b46c36c8fde072fa04e82f8523448eaf69bbe7e363b62ef94db08",
    "MathExam14W": "63f548ea28243a2e716fd0c50e2d584edda95d62c9ab83cf1b0a3fca777aafd9",
    "SPISA": "396232340a4f38e6ebd65baabee18763ebf69b2dded15068450f5563ce8ad2c6",
}
_SIZES = (50, 100, 200, 400)
_DRAWS = 20
"""Groups of each size that are drawn from the whole."""
_SPLITS = 10
"""Halvings of each of them."""
_SEED = 20261127


def data_sets() -> Mapping[str, Taken]:
    """The three, with complete answers only."""
    ability = read_objects({"ability": _SHA256["ability"]})["ability"]
    exam = read_file("r-cran-psychotools", "psychotools", "MathExam14W", _SHA256["MathExam14W"])
    quiz = read_file("r-cran-psychotree", "psychotree", "SPISA", _SHA256["SPISA"])
    return {
        "ICAR ability": _taken(np.asarray(ability, dtype=float)),
        "MathExam14W": _taken(np.asarray(exam["solved"], dtype=float), exam["gender"]),
        "SPISA": _taken(np.asarray(quiz["spisa"], dtype=float), quiz["gender"]),
    }


def _taken(points: Array, gender: Any = None) -> Taken:
    known = ~np.isnan(points).any(axis=1)
    said = np.asarray(gender).astype(str) if gender is not None else np.full(len(points), "")
    words = {"female": "woman", "male": "man"}
    items = tuple(f"{number}" for number in range(1, points.shape[1] + 1))
    return Taken(
        items=items,
        cases=items,
        most=(1,) * len(items),
        points=points[known],
        about={"gender": tuple(words.get(one, "") for one in said[known])},
    )


def tried(taken: Taken, people: int) -> tuple[float, float]:
    """Shares in the 68% and 90% bands with norms from so many people, means over the draws."""
    random = np.random.default_rng([_SEED, people])
    found = []
    for _ in range(_DRAWS):
        chosen = random.permutation(taken.people)[:people]
        one = coverage(replace(taken, points=taken.points[chosen], about={}), _SPLITS)
        if one:
            found.append((one.covered_68, one.covered_90))
    low, high = np.mean(found, axis=0)
    return float(low), float(high)


def main() -> None:
    whole = {name: (taken, calibrate(taken)) for name, taken in data_sets().items()}
    head = ("Data", "People", "Items", *map(str, _SIZES), "all")
    print(f"| {' | '.join(head)} |")
    print("|---" * len(head) + "|")
    for name, (taken, found) in whole.items():
        shares = [tried(taken, size) for size in _SIZES]
        if found.coverage:
            shares.append((found.coverage.covered_68, found.coverage.covered_90))
        cells = [f"{low:.2f} / {high:.2f}" for low, high in shares]
        print(f"| {name} | {taken.people} | {len(taken.items)} | {' | '.join(cells)} |")
    print()
    print("| Data | Alpha | Lowest r with the others | Below .10 | Class C | Pairs | Bands off |")
    print("|---|---|---|---|---|---|---|")
    for name, (_, found) in whole.items():
        print(f"| {name} | {' | '.join(_figures(found))} |")


def _figures(found: Calibrated) -> Iterator[str]:
    yield f"{found.alpha:.2f}"
    yield f"{min(item.rest_r for item in found.items):.2f}"
    yield str(found.figures["below_10"])
    yield str(len(found.class_c)) if found.groups else "no groups"
    yield str(len(found.pairs))
    yield f"{found.coverage.off:.1f} standard errors" if found.coverage else "not tried"


if __name__ == "__main__":
    main()
