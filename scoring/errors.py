"""What is wrong with a value from outside: where it stands, what came, what was expected."""

from __future__ import annotations

from collections.abc import Iterable

from scoring import unseen
from scoring.lazy_dataclass import dataclass

__all__ = ["InputError", "Problem", "found"]

_LONGEST = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One value that cannot be used."""

    field: str
    """Path in the data, such as `answers.C4` or `entries[3].date`."""
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{self.field}: found {self.found}; expected {self.expected}"


class InputError(ValueError):
    """The data cannot be used; `problems` names every reason, in the order of the data."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    @classmethod
    def one(cls, field: str, what: str, expected: str) -> InputError:
        return cls([Problem(field=field, found=what, expected=expected)])


def found(value: object) -> str:
    """Name a JSON value in a sentence: short, on one line, the way JSON writes it."""
    match value:
        case None:
            return "null"
        case True:
            return "true"
        case False:
            return "false"
        case str():
            short = value if len(value) <= _LONGEST else value[:_LONGEST] + "…"
            return '"' + unseen.shown(short, "?") + '"'
        case dict():
            return (
                f"an object with {len(value)} keys" if len(value) != 1 else "an object with 1 key"
            )
        case list():
            return f"a list of {len(value)}"
        case int() | float():
            return repr(value)
    return type(value).__name__
