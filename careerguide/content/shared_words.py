"""Runs of six words that guides share with one another."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from careerguide.content import roles
from careerguide.content.rules.world import Placed, World
from careerguide.content.text import Guide
from careerguide.markdown.prose import Passage, Scan
from careerguide.rulebook.about_wording import SHARED_WORDS
from careerguide.yamlfile.problems import Found, shown
from scoring.lazy_dataclass import dataclass

__all__ = ["Overlap", "SharedWords", "running_words"]

_RUN = 6
_MOST = 0.02
"""Share of a guide's words."""
_FEWEST = 500
"""A guide of fewer words is not judged: one long name would be too much of it."""
_SHOWN = 3
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BINS = 256
_GUIDE_BITS = 20
_NUMBER = (1 << _GUIDE_BITS) - 1
_HASH = _BINS * (1 << 64 - _GUIDE_BITS) - 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Overlap:
    """What one guide shares with others."""

    share: float
    """Of its words."""
    other: str
    """Path of the guide that it shares most with; empty where it shares nothing."""
    runs: tuple[tuple[str, int], ...]
    """The longest runs that are shared, each with its line."""


class SharedWords:
    """Takes note of every guide, and says afterwards what they share.

    Of each word eight bytes are kept: the hash of the run that it begins and the number of its
    guide, in bins by hash. So two guides of one hash meet in one bin, and only one bin at a time
    is taken apart.
    """

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        """How many each guide has, by path, in the order of their numbers."""
        self._bins = [array("Q") for _ in range(_BINS)]
        self._shared: dict[int, tuple[int, int]] = {}
        """Hash of a run -> two guides that have it."""

    def note(self, guide: Guide) -> Iterator[Found]:
        """Remember the runs of `guide`; a rule that never finds anything."""
        number = len(self._words)
        texts = [_WORD.findall(passage.prose.lower()) for passage in _running(guide.scan)]
        self._words[guide.path] = sum(map(len, texts))
        for words in texts:
            for run in _hashes(words):
                place, rest = run % _BINS, run // _BINS
                self._bins[place].append(rest << _GUIDE_BITS | number)
        yield from ()

    def found(self, world: World) -> Iterator[Placed]:
        """Advice: at most 2% of a guide's words are in runs that another guide has."""
        runs = self._meet()
        for number, (path, words) in enumerate(self._words.items()):
            if words < _FEWEST or runs[number] * _RUN <= words * _MOST:
                continue
            overlap = self.of(world.root, path)
            if overlap.share > _MOST:
                found = Found(
                    rule=SHARED_WORDS,
                    field="text",
                    what=f"{overlap.share:.1%} of its words are in runs of six that other guides "
                    f"have, most of them in {overlap.other}: "
                    + ", ".join(f"{shown(run)} on line {line}" for run, line in overlap.runs),
                    expected=f"at most {_MOST:.0%}",
                    do="say it in this guide's own words, or on a page that both link to",
                    line=overlap.runs[0][1],
                )
                yield Placed(path=path, found=found)

    def of(self, root: Path, path: str) -> Overlap:
        """What the guide `path` shares, read again: few share much."""
        paths = list(self._words)
        number = paths.index(path)
        total, covered = 0, 0
        others: Counter[int] = Counter()
        runs: list[tuple[str, int]] = []
        for passage in _running(roles.scanned(root, path)):
            found = list(_WORD.finditer(passage.prose))
            words = [word[0].lower() for word in found]
            inside = [False] * len(words)
            for at, key in enumerate(_hashes(words)):
                pair = self._shared.get(key)
                if pair is not None:
                    inside[at : at + _RUN] = [True] * _RUN
                    others[pair[pair[0] == number]] += 1
            total += len(words)
            covered += sum(inside)
            for start, end in _stretches(inside):
                run = passage.prose[found[start].start() : found[end - 1].end()]
                runs.append((run, passage.line_of(run)))
        return Overlap(
            share=covered / total if total else 0.0,
            other=paths[others.most_common(1)[0][0]] if others else "",
            runs=tuple(sorted(runs, key=lambda run: -len(run[0]))[:_SHOWN]),
        )

    def _meet(self) -> Counter[int]:
        """How many runs of each guide another one has; fills `_shared`."""
        runs: Counter[int] = Counter()
        for place, entries in enumerate(self._bins):
            first: dict[int, int] = {}
            for entry in entries:
                rest, number = entry >> _GUIDE_BITS, entry & _NUMBER
                other = first.setdefault(rest, number)
                if other != number:
                    self._shared[rest * _BINS + place] = (other, number)
            for entry in entries:
                if (entry >> _GUIDE_BITS) * _BINS + place in self._shared:
                    runs[entry & _NUMBER] += 1
        return runs


def running_words(scan: Scan) -> int:
    """How many words the paragraphs and lists have."""
    return sum(len(_WORD.findall(passage.prose)) for passage in _running(scan))


def _running(scan: Scan) -> Iterator[Passage]:
    return (passage for passage in scan.passages if passage.kind == "paragraph")


def _hashes(words: list[str]) -> Iterable[int]:
    """A hash for the run of six that each word begins, the last five apart."""
    runs = zip(*(words[start:] for start in range(_RUN)), strict=False)
    return (hash(run) & _HASH for run in runs)


def _stretches(inside: list[bool]) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch of words that are inside of a shared run."""
    for marked, places in groupby(range(len(inside)), key=inside.__getitem__):
        if marked:
            stretch = list(places)
            yield stretch[0], stretch[-1] + 1
