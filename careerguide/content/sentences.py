"""The sentences of a text, and how long they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from careerguide.markdown.prose import Passage, Scan

__all__ = ["length", "longest", "of", "split"]

_END = re.compile(r"""[.!?]["”’')\]*_]*\s+(?=["“‘'(\[*_]*[^\W_a-z])""")
"""A full stop with a small letter behind it ends an abbreviation."""


def split(text: str) -> list[str]:
    """The sentences of `text`, a paragraph as it is read."""
    ends = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    return [text[start:end].rstrip() for start, end in pairwise(ends)]


def length(sentence: str) -> int:
    """How many words the sentence has."""
    return len(sentence.split())


def of(scan: Scan) -> Iterator[tuple[Passage, str]]:
    """Each sentence of the paragraphs and list items, with the passage it is from."""
    for passage in scan.passages:
        if passage.kind == "paragraph":
            for sentence in split(passage.words):
                yield passage, sentence


def longest(scan: Scan) -> int:
    """The words of the longest sentence; 0 for a text without any."""
    return max((length(sentence) for _, sentence in of(scan)), default=0)
