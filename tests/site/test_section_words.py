"""What a folded section says of itself."""

from __future__ import annotations

import pytest

from careerguide.views import section_words


@pytest.mark.parametrize(("words", "expected"), [(1, 1), (230, 1), (460, 2), (2_600, 11)])
def test_minutes(words: int, expected: int) -> None:
    assert section_words.minutes(section_words.count("<p>" + "word " * words + "</p>")) == expected


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One &amp; <em>two</em>.</p>\n<p>Three.</p>", "One & two"),
        ('<p>One.</p><h3 id="a">First:</h3><p>T.</p><h3 id="b">Next</h3>', "First · Next"),
        ('<p>One.</p><h3 id="a">The only one</h3>', "One"),
        ("<ul>\n<li><strong>Cook.</strong> A.</li>\n<li><strong>Baker</strong> B.</li>\n</ul>",
         "Cook · Baker"),
        ("<p>Ask:</p><ul><li><strong>A.</strong> a</li><li><strong>B.</strong> b</li></ul>", "Ask"),
        ("<!-- block: quiz big-five --><p>After it</p>", "After it"),
        ("<table><tr><td>1</td></tr></table>", ""),
    ],
)  # fmt: skip
def test_words_are_the_headings_or_the_first_text(html: str, words: str) -> None:
    assert section_words.of(html).words == words


def test_words_end_at_a_word_within_two_lines_of_a_phone() -> None:
    words = section_words.of("<p>" + "eleven " * 40 + "</p>").words
    assert words.endswith("eleven…")
    assert len(words) <= 101
