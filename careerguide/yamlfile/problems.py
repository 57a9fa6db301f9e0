"""What is wrong with the content: problems as values, and how they are printed.

A reader or a rule finds something wrong in a place inside one file (`Found`); the file it happened
in turns that into a `Problem` with a path and a line.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Literal

from careerguide.rulebook.rule import Level, Rule
from scoring.lazy_dataclass import dataclass

__all__ = [
    "Format",
    "Found",
    "Level",
    "Problem",
    "by_rule",
    "errors",
    "grouped",
    "ordered",
    "render",
    "shown",
    "summary",
]

Format = Literal["plain", "github", "gitlab", "json"]

_QUOTED = re.compile(r'"[^"]*"|[0-9]+')
_SAID_EACH = 3
"""How often the same is said of one file before the rest is only counted."""
_SHOWN = 60
"""Longest piece of an editor's own text that a message repeats."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Something wrong at `field`; each part is a clause without a full stop, or empty."""

    rule: Rule
    field: str
    """Where in the data, e.g. `compensation.low`, `relevance[2].weight` (entries count from 1)."""
    what: str
    expected: str = ""
    do: str = ""
    line: int = 0
    """Line in the file; 0 when `field` says where, or when the file as a whole is meant."""

    @property
    def level(self) -> Level:
        return self.rule.level


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """A `Found` in its file: `path` relative to the project, `line` from 1."""

    path: str
    line: int
    field: str
    what: str
    expected: str
    do: str
    level: Level
    rule: str
    """The id of its rule."""

    @classmethod
    def of(cls, path: str, found: Found, line: int = 0) -> Problem:
        """`found` in the file `path`, at its own line or else at `line`, at least 1."""
        return cls(
            path=path,
            line=max(found.line or line, 1),
            field=_flat(found.field),  # a key may be written over several lines
            what=found.what,
            expected=found.expected,
            do=found.do,
            level=found.level,
            rule=found.rule.id,
        )

    @property
    def message(self) -> str:
        """`field: what is wrong; expected …; what to do`."""
        expected = self.expected and f"expected {self.expected}"
        return f"{self.field}: " + "; ".join(filter(None, (self.what, expected, self.do)))

    def __str__(self) -> str:
        advice = " (advice)" if self.level == "advice" else ""
        return f"{self.path}:{self.line}: {self.message}{advice} ({self.rule})"


def shown(text: str) -> str:
    """`text` in quotes on one line, cut to a length that a message can bear."""
    flat = _flat(text)
    return f'"{flat}"' if len(flat) <= _SHOWN else f'"{flat[: _SHOWN - 1]}…"'


def _flat(text: str) -> str:
    """`text` on one line, without signs that cannot be seen."""
    if text.isprintable():
        return text
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def grouped(found: Iterable[Found]) -> list[Found]:
    """`found`, where what is wrong on many lines in the same way is said a few times only."""
    alike: dict[tuple[str, ...], list[Found]] = {}
    for item in found:
        what = _QUOTED.sub("", item.what)
        alike.setdefault((item.rule.id, item.field, what, item.do), []).append(item)
    return [item for items in alike.values() for item in _few(items)]


def _few(items: list[Found]) -> list[Found]:
    if len(items) <= _SAID_EACH + 1 or not all(item.line for item in items):
        return items
    items = sorted(items, key=lambda item: item.line)
    next_one, more = items[_SAID_EACH], len(items) - _SAID_EACH - 1
    what = f"{next_one.what}; the same {more} more times, last on line {items[-1].line}"
    return [*items[:_SAID_EACH], replace(next_one, what=what)]


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that stop a build, without the advice."""
    return [problem for problem in problems if problem.level == "error"]


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by file and line, each once; on one line in the order in which they were found."""
    return sorted(dict.fromkeys(problems), key=lambda p: (p.path, p.line))


def summary(problems: Iterable[Problem]) -> str:
    """`2 errors, 1 advice`, or `no problems`."""
    levels = [problem.level for problem in problems]
    wrong, advice = levels.count("error"), levels.count("advice")
    parts = [f"{wrong} error{'s' * (wrong != 1)}"] * (wrong > 0)
    parts += [f"{advice} piece{'s' * (advice != 1)} of advice"] * (advice > 0)
    return ", ".join(parts) or "no problems"


def by_rule(problems: Iterable[Problem]) -> str:
    """`3 key-unknown, 1 pay-order`: how often each rule is named, the most frequent first."""
    counts = Counter(sorted(problem.rule for problem in problems))
    return ", ".join(f"{count} {rule}" for rule, count in counts.most_common())


def render(problems: Iterable[Problem], form: Format = "plain") -> str:
    """All of `problems` as lines, or as a JSON list; without problems it is empty."""
    if form == "json":
        return json.dumps([asdict(p) for p in problems], ensure_ascii=False, indent=2) + "\n"
    if form == "gitlab":
        return json.dumps(_gitlab(problems), ensure_ascii=False, indent=2) + "\n"
    line = _github if form == "github" else str
    return "".join(f"{line(problem)}\n" for problem in problems)


def _github(problem: Problem) -> str:
    """An annotation for GitHub's log; its escapes are documented with its workflow commands."""
    command = "error" if problem.level == "error" else "notice"
    message = f"{problem.message} ({problem.rule})"
    data = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    name = problem.path
    for sign in "%\r\n:,":
        name = name.replace(sign, f"%{ord(sign):02X}")
    return f"::{command} file={name},line={problem.line},title={problem.rule}::{data}"


def _gitlab(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """GitLab's report on code quality; a fingerprint is the same on any line of the file."""
    seen: Counter[str] = Counter()
    report: list[dict[str, object]] = []
    for problem in problems:
        same = f"{problem.path}\n{problem.rule}\n{problem.message}"
        seen[same] += 1
        mark = hashlib.sha256(f"{same}\n{seen[same]}".encode()).hexdigest()
        report.append(
            {
                "description": f"{problem.message} ({problem.rule})",
                "check_name": problem.rule,
                "fingerprint": mark,
                "severity": "major" if problem.level == "error" else "info",
                "location": {"path": problem.path, "lines": {"begin": problem.line}},
            }
        )
    return report
