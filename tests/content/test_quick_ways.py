"""Plain links, citations, items and lines are told at a glance: it must make no difference."""

import random
import re

import pytest

from careerguide.markdown import blocks, inline
from careerguide.markdown.prose import Scan, scan

PIECES = (
    *("[", "](", "](", "](", "])", "]", "(", ")", "@", "@a", "^1", "!", "\\", "`", "<", "&amp;"),
    *("[a](b)", "[a b](b.md)", '[a](b "t")', "[@a]", "[@a-1; @b]", "[^1]", "[^1]: ", "[a]: b"),
    *("http://a.b", "www.a.b", "x.md", "word", "a b", "é", " ", "  \n", "\n", "\n", "\n\n", "\t"),
    *("(b)", "[@a](b)", "[@a][a]", "\n\n[@a]: b\n\n", "** *\n", "** *\n"),
    *("- a", "\n- a", "\n* **a", "\n2. a", "\n  - a", "\n> - a", "-  a", "\n\n```\n", "\n<div>\n"),
    *("**", "**a", "|", "| a | b |\n", "|---|---|\n", "- ", "1. ", "> ", "#", "## ", "===", "---"),
)


def seen(text: str) -> tuple[object, ...]:
    found: Scan = scan(text, 3)
    return found.passages, found.html, found.footnotes, found.deep


def test_texts_are_taken_apart_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)
    texts = ["".join(chance.choices(PIECES, k=chance.randint(1, 40))) for _ in range(3000)]
    quick = [seen(text) for text in texts]
    monkeypatch.setattr(inline, "_NO_SIGNS", b"")
    monkeypatch.setattr(inline, "_PLAIN", re.compile(r"(?!)"))
    monkeypatch.setattr(blocks, "_ITEM", re.compile(r"(?!)"))
    monkeypatch.setattr(blocks._Splitter, "_is_text", lambda self, line: False)
    for text, found in zip(texts, quick, strict=True):
        assert found == seen(text), text
