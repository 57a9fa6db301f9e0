"""What is told at a glance, of plain text and for the rules: it must make no difference."""

import random
import re
from functools import lru_cache

import pytest

from careerguide.content import catalog, roles
from careerguide.content.placeholders import SUMMARY, TASKS
from careerguide.content.rules import left_to_write, official_facts, other_markup
from careerguide.content.text import Text
from careerguide.markdown import blocks, inline
from careerguide.markdown.prose import Scan, scan
from tests.content.project import BASE

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


SAID = (
    *("12%", "7 percent", "1,234 openings", "openings of 90,000", "grow", "projected", "BLS"),
    *("2024 to 2034", "**20**26–36", "typical", "Entry education", "a master's degree"),
    *("40 respondents", "30 people asked", "$90,000", "USD 5", "made up", "Suppose", "[@a]"),
    *("BLS: it grows 77%. ", "By BLS, a typical start is a doctoral degree. ", "Bureau of Labor"),
    *("Projected entry education: a doctoral degree. ", "In 2026–36, it grows 77%. "),
    *("`1`", "1 in 4", "no", "it", "Can you", SUMMARY, *TASKS.values(), "Say  what", "To be"),
    *("{{ a }}", "{ .a }", "::: a", "!!! a", "??? a", ": a", "[[a]]", "==a==", "^a^", "$$a$$"),
    *("```mermaid", "~~~ {.a}", "[!NOTE]", "[!a]", "&lbrace;", "&#49;", "\\", ". ", "."),
    *(" ", " ", " ", "\n", "\n", "\n\n", "\n\n", "\n\n## ", "\n\n> ", "\n\n- "),
)


@lru_cache
def guide() -> tuple[str, catalog.Catalog]:
    path = BASE / "roles" / "lock-keeper.md"
    return path.read_text(encoding="utf-8").partition("\n---\n")[0], catalog.shared(BASE)[0]


def found(text: str) -> list[str]:
    head, content = guide()
    data = f"{head}\n---\n{text}".encode()
    return [str(one) for one in roles.read(data, "roles/lock-keeper.md", content).problems]


def test_rules_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(2)
    texts = ["".join(chance.choices(SAID, k=chance.randint(1, 60))) for _ in range(150)]
    quick = [found(text) for text in texts]
    monkeypatch.setattr(Scan, "numbered", property(lambda self: self.passages))
    monkeypatch.setattr(Text, "signs", b"```~~~[!")
    monkeypatch.setattr(official_facts, "_HELD", ("",))
    monkeypatch.setattr(official_facts, "_WITH_FIGURES", ("",))
    monkeypatch.setattr(other_markup._Markup, "may_be_in", lambda self, text, left: True)
    monkeypatch.setattr(left_to_write, "may_have_one", lambda text: True)
    for text, problems in zip(texts, quick, strict=True):
        assert problems == found(text), text
