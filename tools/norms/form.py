"""The statements as they are asked, from the quiz's own file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

__all__ = ["Form", "Statement", "read_form"]

PATH = Path("quizzes", "big-five.yml")


@dataclass(frozen=True, kw_only=True)
class Statement:
    id: str
    trait: str
    reverse: bool


@dataclass(frozen=True, kw_only=True)
class Form:
    statements: tuple[Statement, ...]
    lengths: tuple[int, ...]
    answers: int

    @property
    def traits(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.trait for one in self.statements))

    def of(self, trait: str, length: int | None = None) -> tuple[Statement, ...]:
        """The statements of a trait among the first `length`."""
        return tuple(one for one in self.statements[:length] if one.trait == trait)


def read_form(path: Path = PATH) -> Form:
    quiz = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Form(
        statements=tuple(
            Statement(id=item["id"], trait=item["trait"], reverse=item["direction"] == "reverse")
            for item in quiz["items"]
        ),
        lengths=tuple(step["length"] for step in quiz["steps"]),
        answers=len(quiz["scale"]),
    )
