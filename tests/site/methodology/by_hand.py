"""The arithmetic of the methodology page written out again, and its blocks as a reader sees them.

Nothing here uses `scoring` to compute.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from math import exp, floor, inf, pi, sqrt
from statistics import NormalDist

from careerguide.content.model import Catalog

NORMAL = NormalDist()


@dataclass(frozen=True)
class Block:
    """A block as a reader sees it: its tables by caption, and its paragraphs as text."""

    tables: Mapping[str, Sequence[Sequence[str]]]
    """Rows with the head first; cells as text."""
    text: str

    def rows(self, caption: str) -> Mapping[str, Sequence[str]]:
        """The body of a table: first cell -> the others."""
        return {row[0]: row[1:] for row in self.tables[caption][1:]}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self.words: list[str] = []
        self._caption = ""
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "caption":
            self._open, self._caption = "caption", ""
        elif tag == "tr":
            self.tables.setdefault(self._caption, []).append([])
        elif tag in ("th", "td"):
            self._open = "cell"
            self.tables[self._caption][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("caption", "th", "td"):
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open == "caption":
            self._caption += data
        elif self._open == "cell":
            self.tables[self._caption][-1][-1] += data
        else:
            self.words.append(data)


Rendered = Callable[[str], Block]
"""Name of a block -> the block with the argument that it has on the page."""


def read(html: str) -> Block:
    reader = _Reader()
    reader.feed(html)
    return Block(reader.tables, " ".join("".join(reader.words).split()))


def number(text: str) -> float:
    """What a printed number says: true minus, thousands, percent."""
    text = text.replace("−", "-").replace(",", "").removesuffix("%")
    return {"∞": inf, "-∞": -inf}.get(text) or float(text)


def numbers(text: str) -> list[float]:
    return [number(found) for found in re.findall(r"−?\d[\d,]*(?:\.\d+)?", text)]


def points(value: float) -> int:
    return floor(round(value, 9) + 0.5)


def on_scale(value: float) -> float:
    return min(max(value, 300.0), 850.0)


def band(score: float, sd: float, share: float) -> str:
    q = NORMAL.inv_cdf(share)
    return f"{points(on_scale(score - q * sd))}–{points(on_scale(score + q * sd))}"


def density(x: float) -> float:
    return exp(-x * x / 2) / sqrt(2 * pi)


@dataclass(frozen=True)
class Answer:
    """An answer scored by hand."""

    p: float
    low: float
    high: float
    m: float
    v: float
    theta: float
    sd: float

    @property
    def score(self) -> float:
        return on_scale(575 + 100 * self.theta)


def by_hand(counts: Sequence[int], keyed: int, loading: float) -> Answer:
    """Section by section as on the page; `counts` in the direction of the trait."""
    total, upto = sum(counts), sum(counts[:keyed])
    p = counts[keyed - 1] / total
    low = NORMAL.inv_cdf(sum(counts[: keyed - 1]) / total) if keyed > 1 else -inf
    high = NORMAL.inv_cdf(upto / total) if upto < total else inf
    m = (density(low) - density(high)) / p
    weighted = [0.0 if abs(x) == inf else x * density(x) for x in (low, high)]
    v = 1 + (weighted[0] - weighted[1]) / p - m * m
    sd = sqrt(loading**2 * v + 1 - loading**2)
    return Answer(p, low, high, m, v, loading * m, sd)


def scored(catalog: Catalog) -> list[tuple[str, str, list[tuple[str, int, Answer]]]]:
    """Trait, text, and (label, keyed, score) for each item, in raw answer order."""
    quiz = catalog.quizzes["big-five-sample"]
    norms = catalog.norms[quiz.norms]
    names = {wording.trait: wording.name for wording in quiz.traits}
    found = []
    for item in quiz.items:
        counts = list(norms.items[item.id].counts)
        reverse = item.direction == "reverse"
        ordered = counts[::-1] if reverse else counts
        rows = []
        for answer, label in enumerate(quiz.scale, 1):
            keyed = 7 - answer if reverse else answer
            rows.append((label, keyed, by_hand(ordered, keyed, norms.items[item.id].loading)))
        found.append((names[item.trait], item.text, rows))
    return found


def weighted_mean(rows: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """Score and standard error from (w, x, s)."""
    total = sum(w for w, _, _ in rows)
    squares = sum((w * s) ** 2 for w, _, s in rows)
    errors = sum(w * s for w, _, s in rows)
    return sum(w * x for w, x, _ in rows) / total, sqrt(0.8 * squares + 0.2 * errors**2) / total
