"""References in APA style (7th edition): the entry of a list, and the citation in a sentence.

Covers the types that `references.TYPES` allows; the result is inline GitHub-flavored Markdown.
What a work needs beside the others of a list is added in `apa_list`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any
from unicodedata import normalize
from urllib.parse import quote

from careerguide.content.model import Reference
from careerguide.content.months import MONTHS

__all__ = [
    "address",
    "date_parts",
    "entry",
    "in_text",
    "in_text_names",
    "initials",
    "surname",
    "surnames",
    "year",
]

_HYPHEN = re.compile(r"\s*[-‐‑]\s*")
_RUN_ON = re.compile(r"\.(?=\w)")
_LETTER = re.compile(r"[^\W\d_]")
_SAFE = "/:;()[]@!$&'*+,=~"
"""Signs of a DOI that an address may have as they are."""
_DASH = re.compile(r"\s*(?:-{2,}|[–—])\s*")
_DAILY = (
    "webpage",
    "post",
    "post-weblog",
    "article-magazine",
    "article-newspaper",
    "broadcast",
    "speech",
)
_CHANGING = ("webpage", "post", "dataset", "entry-encyclopedia")
"""What may read otherwise later, so that its entry says when it was read."""
_SPECIAL = re.compile(r"([\\`*_\[\]<>|&~])")
_PART_OF = (
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "chapter",
    "paper-conference",
    "entry-encyclopedia",
    "post-weblog",
)
_MOST_NAMES = 20
_ET_AL = 3
"""From so many authors on, the text names the first and the others as "et al."."""
_KINDS = {
    "dataset": "Data set",
    "software": "Computer software",
    "broadcast": "Broadcast",
    "speech": "Speech",
    "motion_picture": "Film",
}


def surname(name: Mapping[str, str]) -> str:
    """What the text calls an author: `Liang`, `van den Berg`, `U.S. Department of Labor`."""
    if "literal" in name:
        return name["literal"]
    return _with_particle(name.get("non-dropping-particle", ""), name.get("family", ""))


def surnames(csl: Mapping[str, Any]) -> tuple[str, ...]:
    """Family names or organizations, in order."""
    return tuple(map(surname, csl.get("author", ())))


def year(csl: Mapping[str, Any], letter: str = "") -> str:
    """`2022`, `2022a`, `n.d.`, `n.d.-a`."""
    parts = date_parts(csl.get("issued"))
    return f"{parts[0]}{letter}" if parts else "n.d." + (letter and f"-{letter}")


def date_parts(value: object) -> list[int]:
    """Year, month and day of a date of CSL, as far as they are known."""
    return list(value["date-parts"][0]) if isinstance(value, Mapping) else []


def in_text_names(names: Sequence[str], shown: int = 1) -> str:
    """`Liang et al.`, `Barrick & Mount`, `levels.fyi`; of three or more, the first `shown`.

    "et al." means others, so it never stands for one name.
    """
    if len(names) < _ET_AL:
        return " & ".join(names)
    if 1 < shown >= len(names) - 1:
        return f"{', '.join(names[:-1])}, & {names[-1]}"
    return f"{', '.join(names[:shown])}{',' * (shown > 1)} et al."


def in_text(reference: Reference) -> str:
    """`Liang et al., 2022`."""
    return f"{reference.names}, {reference.year}"


def entry(csl: Mapping[str, Any], letter: str = "") -> str:
    """The entry of the Sources list; `letter` tells works of one author and year apart."""
    kind = str(csl.get("type", ""))
    names = _names(csl.get("author", ()))
    title = _escaped(str(csl["title"])).rstrip(".")
    host = _escaped(str(csl.get("container-title", "")))
    inside = bool(host) and kind in _PART_OF
    parts = [_stop(names), f"({_issued(csl, letter)})."] if names else []
    parts.append(_stop((title if inside else f"*{title}*") + _bracket(csl, kind)))
    if not names:
        parts.append(f"({_issued(csl, letter)}).")
    parts += _venue(csl, kind, host, inside)
    parts.append(_retrieved(csl, kind))
    return " ".join(filter(None, parts))


def _names(names: Sequence[Mapping[str, str]]) -> str:
    written = [_person(name) for name in names]
    if len(written) > _MOST_NAMES:
        return ", ".join(written[: _MOST_NAMES - 1]) + ", … " + written[-1]
    return _joined(written, comma_for_two=True)


def _joined(names: Sequence[str], comma_for_two: bool = False) -> str:
    """`A, B, & C`; two names as `A & B`, or `A, & B` where surnames come first."""
    if len(names) < 2:
        return "".join(names)
    comma = "," if comma_for_two or len(names) > 2 else ""
    return ", ".join(names[:-1]) + f"{comma} \\& {names[-1]}"


def _person(name: Mapping[str, str], family_first: bool = True) -> str:
    """`van den Berg, L., Jr.`, or `L. van den Berg Jr.`"""
    if "literal" in name:
        return _escaped(name["literal"])
    _, particle = _given(name)
    suffix = name.get("suffix", "")
    if family_first:
        given = " ".join(filter(None, (initials(name), particle)))
        return _escaped(", ".join(filter(None, (surname(name), given, suffix))))
    family = _with_particle(particle, surname(name))
    return _escaped(" ".join(filter(None, (initials(name), family, suffix))))


def _with_particle(particle: str, family: str) -> str:
    """`van den Berg`, `d'Alembert`."""
    space = "" if particle.endswith(("'", "’", "-")) else " "
    return f"{particle}{space}{family}".strip()


def _given(name: Mapping[str, str]) -> tuple[list[str], str]:
    """Given names, and the particle behind them: `Ludwig van` is as good as a key of its own."""
    given = normalize("NFC", name.get("given", ""))
    words = _RUN_ON.sub(". ", _HYPHEN.sub("-", given)).split()
    behind = list(takewhile(str.islower, reversed(words)))
    if len(behind) == len(words):
        behind = []
    particle = name.get("dropping-particle", "") or " ".join(reversed(behind))
    return words[: len(words) - len(behind)], particle


def initials(name: Mapping[str, str]) -> str:
    """`Murray R.` -> `M. R.`, `Jean-Luc` -> `J.-L.`, `Jean le Rond` -> `J. le R.`"""
    words, _ = _given(name)
    return " ".join(
        word if word.islower() and not words[0].islower() else _initial(word) for word in words
    )


def _initial(word: str) -> str:
    letters = filter(None, map(_LETTER.search, word.split("-")))
    return "-".join(f"{letter[0].upper()}." for letter in letters)


def _issued(csl: Mapping[str, Any], letter: str) -> str:
    """The year; for what appears on a day, the day."""
    parts = date_parts(csl.get("issued"))
    text = year(csl, letter)
    if csl.get("type") in _DAILY and len(parts) > 1:
        text += f", {MONTHS[parts[1] - 1]}" + (f" {parts[2]}" if len(parts) > 2 else "")
    return text


def _bracket(csl: Mapping[str, Any], kind: str) -> str:
    """What stands behind the title: number, edition or version, then the kind in brackets."""
    inner = []
    if kind in ("report", "article", "standard") and csl.get("number"):
        inner.append(_number(csl))
    if csl.get("translator"):
        names = [_person(name, family_first=False) for name in csl["translator"]]
        inner.append(f"{_joined(names)}, Trans.")
    if csl.get("edition") and kind != "chapter":
        inner.append(_edition(csl))
    if csl.get("version"):
        inner.append(_escaped(f"Version {csl['version']}"))
    text = f" ({'; '.join(inner)})" if inner else ""
    label = str(csl.get("genre", "")) or _KINDS.get(kind, "")
    return text + (f" \\[{_escaped(label)}\\]" if label else "")


def _edition(csl: Mapping[str, Any]) -> str:
    """`2nd ed.` of `2`, `2nd` or `2nd ed.`"""
    edition = str(csl["edition"])
    if edition.isdecimal():
        tens, ones = divmod(int(edition), 10)
        ending = {1: "st", 2: "nd", 3: "rd"}.get(ones, "th") if tens % 10 != 1 else "th"
        edition += ending
    return _escaped(edition if re.search(r"\bed(?:\.|ition)", edition) else f"{edition} ed.")


def _pages(csl: Mapping[str, Any]) -> str:
    """`1–26` of `1-26`, `1--26` or `1–26`; `3-1--3-20` keeps the hyphens of its page numbers."""
    return _escaped(", ".join(map(_span, str(csl.get("page", "")).split(","))))


def _span(pages: str) -> str:
    pages = _DASH.sub("–", pages.strip())
    alone = "–" not in pages and pages.count("-") == 1
    return re.sub(r"\s*-\s*", "–", pages) if alone else pages


def _number(csl: Mapping[str, Any]) -> str:
    """`No. 04-2881`, but `NIST AI 100-1` and `arXiv:2211.09110` as they are."""
    number = str(csl["number"])
    return _escaped(f"No. {number}" if number[:1].isdigit() else number)


def _venue(csl: Mapping[str, Any], kind: str, host: str, inside: bool) -> list[str]:
    publisher = _escaped(str(csl.get("publisher", "")))
    pages = _pages(csl)
    if kind in ("chapter", "paper-conference", "entry-encyclopedia") and inside:
        editors = [_person(name, family_first=False) for name in csl.get("editor", ())]
        by = _joined(editors) + (f" (Ed{'s' * (len(editors) > 1)}.), " if editors else "")
        span = [_edition(csl)] if csl.get("edition") else []
        span += [f"Vol. {_escaped(str(csl['volume']))}"] if csl.get("volume") else []
        span += [f"{'pp' if set('–,') & set(pages) else 'p'}. {pages}"] if pages else []
        return [
            _stop(f"In {by}*{host}*" + (f" ({', '.join(span)})" if span else "")),
            _stop(publisher),
        ]
    if inside:
        volume = f", *{_escaped(str(csl['volume']))}*" if csl.get("volume") else ""
        issue = f"({_escaped(str(csl['issue']))})" if csl.get("issue") else ""
        if issue and not volume:
            issue = f", {issue}"
        return [_stop(f"*{host}*{volume}{issue}" + (f", {pages}" if pages else ""))]
    law = kind in ("legislation", "regulation", "bill", "legal_case", "treaty")
    number = _number(csl) if law and csl.get("number") else ""
    volume = _escaped(str(csl.get("volume", "")))
    source = " ".join(filter(None, (volume, host, pages))) if law else host
    owner = str(csl.get("publisher", ""))
    if owner in surnames(csl):
        publisher = ""  # APA leaves out a publisher that is the author
    return [_stop(part) for part in (number, source, publisher) if part]


def address(csl: Mapping[str, Any]) -> str:
    """Where the work is found; of a DOI, signs that an address cannot have stand encoded."""
    doi = csl.get("DOI")
    return f"https://doi.org/{quote(doi, safe=_SAFE)}" if doi else str(csl.get("URL", ""))


def _retrieved(csl: Mapping[str, Any], kind: str) -> str:
    """The address, with the day of reading for what may have changed since."""
    found = f"<{address(csl)}>" if address(csl) else ""
    read = date_parts(csl.get("accessed"))
    dated = bool(csl.get("issued")) and kind not in _CHANGING
    if csl.get("DOI") or not found or not read or dated:
        return found
    day = MONTHS[read[1] - 1] if len(read) > 1 else ""
    day += f" {read[2]}," if len(read) > 2 else ""
    return f"Retrieved {' '.join(filter(None, (day, str(read[0]))))}, from {found}"


def _stop(text: str) -> str:
    """`text` with a full stop, unless it ends a sentence already (or is empty).

    American style: the stop stands inside closing quotation marks.
    """
    words = text.rstrip("*")
    said = words.rstrip('”"')
    if not said or said[-1] in ".?!":
        return text
    return f"{text}." if said == words else f"{said}.{text[len(said) :]}"


def _escaped(text: str) -> str:
    """Plain text as Markdown that shows it unchanged."""
    return _SPECIAL.sub(r"\\\1", text)
