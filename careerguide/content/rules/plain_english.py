"""Advice about words and sentences that are hard to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from careerguide.content import sentences
from careerguide.content.text import Text
from careerguide.rulebook.about_wording import PLAIN_WORDS, SENTENCE_LENGTH
from careerguide.yamlfile.problems import Found, shown

__all__ = ["sentences_are_short", "words_are_plain"]

_MOST = 35
"""Words of a sentence."""


def sentences_are_short(text: Text) -> Iterator[Found]:
    """Advice: a sentence has at most 35 words."""
    for passage in text.scan.passages:
        if passage.kind != "paragraph" or sentences.length(passage.words) <= _MOST:
            continue
        for sentence in sentences.split(passage.words):
            count = sentences.length(sentence)
            if count > _MOST:
                yield Found(
                    rule=SENTENCE_LENGTH,
                    field="sentence",
                    what=f"{shown(sentence)} has {count} words",
                    expected=f"at most {_MOST}",
                    do="make two or three of it",
                    line=passage.line_of(sentence),
                )


def words_are_plain(text: Text) -> Iterator[Found]:
    """Advice: the text has none of the words that the site does without."""
    body = " ".join(text.body.lower().split())
    listed = text.catalog.site.plain_words
    used = [words for words in listed if words.lower() in body]
    for words in used:
        for passage in text.scan.passages:
            for match in _pattern(words).finditer(passage.prose):
                yield Found(
                    rule=PLAIN_WORDS,
                    field="wording",
                    what=f"has {shown(match[0])}",
                    expected=f"plainer words: {listed[words]}",
                    do="rewrite the sentence",
                    line=passage.line_of(match[0]),
                )


@cache
def _pattern(words: str) -> re.Pattern[str]:
    between = r"\s+".join(map(re.escape, words.split()))
    return re.compile(rf"(?<!\w){between}(?!\w)", re.IGNORECASE)
