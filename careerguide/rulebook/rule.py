"""What a rule of the checker is: its name, what it asks for, and an example on either side."""

from __future__ import annotations

from inspect import cleandoc
from typing import Literal

from scoring.lazy_dataclass import dataclass

__all__ = ["GUIDE", "LOCK", "PAGE", "Level", "Rule"]

Level = Literal["error", "advice"]

GUIDE = "roles/tide-table-maker.md"
LOCK = "roles/lock-keeper.md"
PAGE = "docs/methodology.md"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is checked. Every message ends with the id of its rule.

    The examples are pieces of one file of the small project that the tests use. They are tried:
    with `fails` in the place of `passes`, the checker reports this rule and no other.
    """

    id: str
    """Small letters and hyphens. Excuses and links name it, so it stays once it is published."""
    summary: str
    """What has to be so, in one sentence of Markdown."""
    passes: str
    fails: str
    where: str = GUIDE
    """The file that the examples are from."""
    level: Level = "error"
    """Advice does not stop a build."""
    firm: bool = False
    """Advice that no line can be excused from: it is about the day, or about an excuse."""
    only_in_check: bool = False
    """Advice that `careerguide check` gives and a build does not."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "passes", cleandoc(self.passes))
        object.__setattr__(self, "fails", cleandoc(self.fails))

    @property
    def excusable(self) -> bool:
        """Whether an editor may excuse a line from it, with a reason."""
        return self.level == "advice" and not self.firm
