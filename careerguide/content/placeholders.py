"""What a first draft says in place of its text, for an editor to replace.

Drafts are written with these sentences, and a guide that still has one cannot be published.
"""

from __future__ import annotations

import re

__all__ = [
    "FITS",
    "FITS_LESS",
    "NOTE",
    "OFFICIAL_TITLE",
    "OPENING",
    "PLACE",
    "RELEVANCE",
    "SUMMARY",
    "TASKS",
    "may_have_one",
    "placeholder",
]

SUMMARY = "Say in one sentence what {title} is for."
OPENING = "Say in a paragraph or two why {title} exists, and what this guide tells."
NOTE = "Say in a sentence why the range is wide."
PLACE = "Say where these figures hold."
OFFICIAL_TITLE = "Say its official title."
FITS = "Say why it fits."
FITS_LESS = "Say why it fits less."
RELEVANCE = "To be judged: say in a sentence why this family counts that much for the role."
TASKS = {
    "what-they-do": "Say what an ordinary week is like, what goes wrong, and what good looks like.",
    "how-it-differs": "Make at least three contrasts with the nearest other role.",
    "skills": 'Give each skill a heading of level 3 and a test that begins "Can you".',
    "pay": "Say what moves the pay. The figures, official wages and metros come by themselves.",
    "readiness": "Say how a candidate shows readiness. Families and weights come by themselves.",
    "paths": "Show at least three ways into the role, without shares that no source gives.",
    "next": "Say what a reader does now, beginning with something that can be done today.",
}
"""By section."""

_OF_HEAD = (SUMMARY, NOTE, PLACE, OFFICIAL_TITLE, FITS, FITS_LESS, RELEVANCE)
_ALL = (OPENING, *_OF_HEAD, *TASKS.values())
_PATTERN = "|".join(re.escape(text).replace(r"\{title\}", ".+?") for text in _ALL)
_OPENINGS = dict.fromkeys(" ".join(text.split()[:2]) for text in _ALL)
_OTHERS = tuple(opening for opening in _OPENINGS if not opening.startswith("Say "))
_SAY = re.compile(f"Say (?:{'|'.join(one[4:] for one in _OPENINGS if one not in _OTHERS)})")
"""Most of them: found by what they have in common, at the speed of one."""


def may_have_one(text: str) -> bool:
    """Whether it is worthwhile to look for placeholders in `text`."""
    for opening in _OTHERS:
        if opening in text:
            return True
    return _SAY.search(text) is not None


def placeholder(text: str) -> str:
    """The first placeholder in `text`, or nothing."""
    found = re.search(_PATTERN, " ".join(text.split())) if may_have_one(text) else None
    return found[0] if found else ""
