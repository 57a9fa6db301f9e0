"""References in APA style (7th edition): the entry of a list, and the citation in a sentence.

Covers the types that `references.TYPES` allows; the result is inline GitHub-flavoured Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from careerguide.content.model import Reference
from careerguide.content.months import MONTHS

__all__ = ["cite", "entry", "in_order", "in_text", "in_text_names", "surnames", "year"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>|&~])")
_NOT_SORTED = re.compile(r"[^a-z0-9 ]")
_PART_OF = (
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "chapter",
    "paper-conference",
    "entry-encyclopedia",
)
_MOST_NAMES = 20
_KINDS = {
    "dataset": "Data set",
    "software": "Computer software",
    "broadcast": "Broadcast",
    "speech": "Speech",
    "motion_picture": "Film",
}


def surnames(csl: Mapping[str, Any]) -> tuple[str, ...]:
    """Family names or organisations, in order."""
    return tuple(str(n.get("literal") or n.get("family") or "") for n in csl.get("author", ()))


def year(csl: Mapping[str, Any]) -> str:
    parts = _date_parts(csl.get("issued"))
    return str(parts[0]) if parts else "n.d."


def _date_parts(value: object) -> list[int]:
    if isinstance(value, Mapping):
        parts = value.get("date-parts")
        if isinstance(parts, Sequence) and parts and isinstance(parts[0], Sequence):
            return [int(part) for part in parts[0]]
    return []


def in_text_names(reference: Reference) -> str:
    """`Liang et al.`, `Barrick & Mount`, `levels.fyi`."""
    names = reference.authors or (reference.title,)
    if len(names) > 2:
        return f"{names[0]} et al."
    return " & ".join(names)


def in_text(reference: Reference) -> str:
    """`Liang et al., 2022`."""
    return f"{in_text_names(reference)}, {reference.year}"


def cite(references: Iterable[Reference]) -> str:
    """What stands in the sentence, as plain text: `(Liang et al., 2022; Zell & Lesick, 2022)`."""
    return "(" + "; ".join(map(in_text, references)) + ")"


def in_order(references: Iterable[Reference]) -> list[Reference]:
    """As a list of sources has them: by their entries, without signs and capitals."""
    return sorted(references, key=lambda reference: _place(reference.apa))


@lru_cache(maxsize=4096)
def _place(line: str) -> str:
    return _NOT_SORTED.sub("", line.lower())


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
    parts.append(_address(csl))
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
    if "literal" in name:
        return _escaped(name["literal"])
    family, initials = _escaped(name.get("family", "")), _initials(name.get("given", ""))
    order = (family, initials) if family_first else (initials, family)
    return (", " if family_first else " ").join(filter(None, order))


def _initials(given: str) -> str:
    """`Murray R.` -> `M. R.`, `Jean-Luc` -> `J.-L.`"""
    return " ".join(
        "-".join(f"{part[0].upper()}." for part in word.split("-") if part)
        for word in given.replace(".", ". ").split()
    )


def _issued(csl: Mapping[str, Any], letter: str) -> str:
    """The year; for what appears on a day, the day."""
    parts = _date_parts(csl.get("issued"))
    if not parts:
        return f"n.d.{'-' + letter if letter else ''}"
    text = f"{parts[0]}{letter}"
    daily = (
        "webpage",
        "post",
        "post-weblog",
        "article-magazine",
        "article-newspaper",
        "broadcast",
        "speech",
    )
    if csl.get("type") in daily and len(parts) > 1:
        text += f", {MONTHS[parts[1] - 1]}" + (f" {parts[2]}" if len(parts) > 2 else "")
    return text


def _bracket(csl: Mapping[str, Any], kind: str) -> str:
    """What stands behind the title: number, edition or version, then the kind in brackets."""
    inner = []
    if kind in ("report", "article", "standard") and csl.get("number"):
        inner.append(_number(csl))
    if csl.get("edition") and kind != "chapter":
        inner.append(_escaped(f"{csl['edition']} ed."))
    if csl.get("version"):
        inner.append(_escaped(f"Version {csl['version']}"))
    text = f" ({'; '.join(inner)})" if inner else ""
    label = str(csl.get("genre", "")) or _KINDS.get(kind, "")
    return text + (f" \\[{_escaped(label)}\\]" if label else "")


def _number(csl: Mapping[str, Any]) -> str:
    """`No. 04-2881`, but `NIST AI 100-1` and `arXiv:2211.09110` as they are."""
    number = str(csl["number"])
    return _escaped(f"No. {number}" if number[:1].isdigit() else number)


def _venue(csl: Mapping[str, Any], kind: str, host: str, inside: bool) -> list[str]:
    publisher = _escaped(str(csl.get("publisher", "")))
    pages = _escaped(str(csl.get("page", ""))).replace("-", "–")
    if kind in ("chapter", "paper-conference", "entry-encyclopedia") and inside:
        editors = [_person(name, family_first=False) for name in csl.get("editor", ())]
        by = _joined(editors) + (f" (Ed{'s' * (len(editors) > 1)}.), " if editors else "")
        span = [_escaped(f"{csl['edition']} ed.")] if csl.get("edition") else []
        span += [f"Vol. {_escaped(str(csl['volume']))}"] if csl.get("volume") else []
        span += [f"{'pp' if '–' in pages else 'p'}. {pages}"] if pages else []
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


def _address(csl: Mapping[str, Any]) -> str:
    if csl.get("DOI"):
        return f"<https://doi.org/{csl['DOI']}>"
    url = csl.get("URL")
    if not url:
        return ""
    read = _date_parts(csl.get("accessed"))
    if not read:
        return f"<{url}>"
    day = MONTHS[read[1] - 1] if len(read) > 1 else ""
    day += f" {read[2]}," if len(read) > 2 else ""
    return f"Retrieved {' '.join(filter(None, (day, str(read[0]))))}, from <{url}>"


def _stop(text: str) -> str:
    """`text` with a full stop, unless it ends a sentence already (or is empty)."""
    return text if not text or text.rstrip("*")[-1:] in ".?!" else f"{text}."


def _escaped(text: str) -> str:
    """Plain text as Markdown that shows it unchanged."""
    return _SPECIAL.sub(r"\\\1", text)
