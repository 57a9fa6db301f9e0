"""Buttons lay their parts out with a gap between: the words of one are one part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

_APART = "self::svg or contains(@class, 'visually-hidden')"


def _split(html: lxml.html.HtmlElement) -> Iterator[str]:
    """The buttons whose words would be drawn apart."""
    for button in html.iterfind(".//*[@class]"):
        if "button" not in button.get("class", "").split():
            continue
        words = [text for text in button.xpath("text()") if text.strip()]
        parts = button.xpath(f"*[not({_APART})]")
        if parts and (words or len(parts) > 1):
            yield lxml.html.tostring(button, encoding="unicode", with_tail=False)


@pytest.mark.parametrize("page", ["passport", "big-five", "bundle", "roles", "."])
def test_words_of_a_button_are_one_part(built_site: Path, page: str) -> None:
    html = lxml.html.fromstring((built_site / page / "index.html").read_text(encoding="utf-8"))
    assert list(_split(html)) == []


def test_what_would_be_drawn_apart() -> None:
    html = lxml.html.fromstring('<p><a class="button">Take <span>Big Five</span></a></p>')
    assert list(_split(html)) == ['<a class="button">Take <span>Big Five</span></a>']
