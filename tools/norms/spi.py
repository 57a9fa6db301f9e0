"""The answers: adults of the `spi` data set (SAPA project), in the direction of their traits.

4,000 people answered all 135 statements of the SAPA Personality Inventory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tools.norms.form import Form, Statement

__all__ = ["REPLACED", "SHA256", "UNASKED", "Adults", "adults"]

Array = NDArray[np.float64]

SHA256 = "32236cf9d0d318596c11457c1534179835a4cceb0e015cdb71faf45f1f519660"

UNASKED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "openness": ("q_1392", "q_1058", "q_1738"),
        "conscientiousness": ("q_1915", "-q_1444", "-q_1483"),
        "extraversion": ("q_1416", "q_1244"),
        "agreeableness": ("q_1832", "-q_501"),
        "emotional-stability": (),
    }
)
"""Further IPIP statements of a trait in the inventory's own key; a minus: reversed. Left out are
those about politics (q_369, q_1609) and mental health (q_1505, q_811, q_578), and one that says
the same as an asked one (q_565, as q_1027)."""

REPLACED = ("-q_747", "q_2005")
"""A statement about openness that was left out, and the one of the form in its place."""

_ADULT = 18
_OLDER = 30
_MAN, _WOMAN = 1, 2


@dataclass(frozen=True, kw_only=True)
class Adults:
    """One value per person in each; `keyed` by statement, answers 1 to 6."""

    keyed: Mapping[str, Array]
    age: Array
    woman: NDArray[np.bool_]
    man: NDArray[np.bool_]

    @property
    def people(self) -> int:
        return len(self.age)

    @property
    def older(self) -> NDArray[np.bool_]:
        return np.asarray(self.age >= _OLDER)

    def block(self, statements: tuple[str, ...]) -> Array:
        """People by statements."""
        return np.column_stack([self.keyed[name] for name in statements])


def adults(frame: Any, form: Form) -> Adults:
    """The adults in `frame`, with what the form asks and what it does not."""
    frame = frame[frame["age"] >= _ADULT]
    sex = frame["sex"].astype(float).to_numpy()
    unasked = [_statement(trait, name) for trait, names in UNASKED.items() for name in names]
    unasked.append(_statement("openness", REPLACED[0]))
    keyed = {}
    for one in (*form.statements, *unasked):
        given = frame[one.id].to_numpy(dtype=np.float64)
        keyed[one.id] = form.answers + 1 - given if one.reverse else given
    return Adults(
        keyed=keyed,
        age=frame["age"].to_numpy(dtype=np.float64),
        woman=sex == _WOMAN,
        man=sex == _MAN,
    )


def _statement(trait: str, name: str) -> Statement:
    return Statement(id=name.removeprefix("-"), trait=trait, reverse=name.startswith("-"))
