"""Rules about pay: the range, where it comes from, and what the text says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerguide.content.text import Guide
from careerguide.content.wage_records import WageRow
from careerguide.markdown.prose import Passage
from careerguide.rulebook.about_pay import (
    PAY_ACCESSED,
    PAY_EQUITY,
    PAY_OFFICIAL,
    PAY_ORDER,
    PAY_TEXT,
    PAY_WIDE,
)
from careerguide.yamlfile.problems import Found, shown

__all__ = [
    "cites_another",
    "equity_is_told_apart",
    "is_known",
    "live_pay_has_an_access_date",
    "money_in",
    "pay_is_ordered",
    "pay_section_agrees",
    "plain_figures",
    "wages_are_the_tables",
    "wide_pay_has_a_reason",
]

_AMOUNT = r"\s?([0-9][0-9,]*(?:\.[0-9]+)?)(?:\s?(k|K|thousand|million|m)\b)?"
_SIGN = re.compile(rf"[$€£]{_AMOUNT}")
_CODE = re.compile(rf"\b(?:USD|EUR|GBP) {_AMOUNT}")
_CITATION = re.compile(r"\[@[^\]]*\]")
_KEY = re.compile(r"@([a-z0-9-]+)")
_MARKED = re.compile(
    r"[*_~](?:(?<=[0-9$€£,.][*_~])[*_~]*+|(?<![*_~][*_~])[*_~]*+(?=[0-9,.]))"
)
"""Emphasis in or around a figure, which a reader sees as one figure. Begins with a set of
characters, so that the search skips the others quickly."""
_UNITS = {"": 1, "k": 1_000, "K": 1_000, "thousand": 1_000, "million": 1_000_000, "m": 1_000_000}
_ROUNDING = 500
_SMALLEST_PAY = 10_000
"""Smaller amounts are prices, bonuses or hourly wages, not pay a year."""
_WIDE = 2.0
"""From this ratio of high to low on, a range is wide."""
_LIVE = ("post", "post-weblog", "webpage")


def pay_is_ordered(guide: Guide) -> Iterator[Found]:
    """low < median < high in compensation."""
    pay = guide.values.get("compensation")
    if pay is None:
        return
    for name, lower, upper in (("low", pay.low, pay.median), ("high", pay.high, pay.median)):
        wrong = lower >= upper if name == "low" else lower <= upper
        if wrong:
            side = "above" if name == "low" else "below"
            side = "equal to" if lower == upper else side
            yield Found(
                rule=PAY_ORDER,
                field=f"compensation.{name}",
                what=f"is {lower:,}, {side} the median {upper:,}",
                expected="low < median < high",
                do="correct the figure that is wrong",
            )


def wages_are_the_tables(guide: Guide) -> Iterator[Found]:
    """With basis wages, the figures are the table's p25, median and p75, its place and currency."""
    pay, occupation = guide.values.get("compensation"), guide.values.get("occupation")
    if pay is None or pay.basis != "wages" or occupation is None:
        return
    wages = guide.catalog.wages
    row = wages.national.get(occupation.soc)
    if row is None:
        return
    for name, column in (("low", "p25"), ("median", "median"), ("high", "p75")):
        ours, theirs = getattr(pay, name), getattr(row, column)
        if theirs is None:
            yield Found(
                rule=PAY_OFFICIAL,
                field=f"compensation.{name}",
                what=f"has basis wages, but the table publishes no {column} for {occupation.soc}",
                expected="an occupation with published wages",
                do="use another basis and its source",
            )
        elif ours != theirs:
            yield Found(
                rule=PAY_OFFICIAL,
                field=f"compensation.{name}",
                what=f"is {ours:,} with basis wages",
                expected=f"{theirs:,}, the {column} of {occupation.soc} {row.title}",
                do="copy the figure from the wage table",
            )
    for name in ("currency", "geography"):
        ours, theirs = getattr(pay, name), getattr(wages, name)
        if ours != theirs:
            yield Found(
                rule=PAY_OFFICIAL,
                field=f"compensation.{name}",
                what=f"is {ours} with basis wages",
                expected=f"{theirs}, as in the wage table",
                do="correct it, or use another basis and its source",
            )
    if pay.as_of != wages.as_of:
        yield Found(
            rule=PAY_OFFICIAL,
            field="compensation.as_of",
            what=f"is {pay.as_of} with basis wages",
            expected=f"{wages.as_of}, the month of the wage table",
            do="correct it",
        )
    if wages.reference not in pay.sources:
        yield Found(
            rule=PAY_OFFICIAL,
            field="compensation.sources",
            what="leaves out the wage table, which the basis says the figures come from",
            expected=wages.reference,
            do="add it",
        )


def live_pay_has_an_access_date(guide: Guide) -> Iterator[Found]:
    """A pay figure from a live page needs the date on which the page was read."""
    pay = guide.values.get("compensation")
    for position, key in enumerate(pay.sources if pay else (), 1):
        reference = guide.catalog.references.get(key)
        if reference and reference.kind in _LIVE and not reference.csl.get("accessed"):
            yield Found(
                rule=PAY_ACCESSED,
                field=f"compensation.sources[{position}]",
                what=f"is {key}, a live page without an access date",
                expected="accessed in its entry in roles/references.yml",
                do="add the date on which the figure was read",
            )


def pay_section_agrees(guide: Guide) -> Iterator[Found]:
    """An amount in the Pay section is in the front matter or wage table, or cited otherwise."""
    pay, part = guide.values.get("compensation"), guide.section("pay")
    if pay is None or part is None:
        return
    own = {*pay.sources, guide.catalog.wages.reference}
    for passage in part.passages:
        for amount, written in money_in(passage.words):
            if amount < _SMALLEST_PAY or is_known(amount, guide):
                continue
            if cites_another(passage, written, own):
                continue
            yield Found(
                rule=PAY_TEXT,
                field="pay section",
                what=f"says {shown(written)}, which contradicts the front matter",
                expected=f"{pay.low:,}, {pay.median:,}, {pay.high:,} or a wage of the table",
                do="correct it, or cite the other source behind it",
                line=passage.line_of(written),
            )


def wide_pay_has_a_reason(guide: Guide) -> Iterator[Found]:
    """Advice: a range whose high end is twice its low end or more has a note that says why."""
    pay = guide.values.get("compensation")
    if pay is not None and pay.high >= _WIDE * pay.low and not pay.note:
        yield Found(
            rule=PAY_WIDE,
            field="compensation.note",
            what=f"is missing although high is {pay.high / pay.low:.1f} times low",
            expected="a sentence on why the range is wide",
            do="add it",
        )


def equity_is_told_apart(guide: Guide) -> Iterator[Found]:
    """Advice: pay with basis total says something of equity, in the note or in the Pay section."""
    pay, part = guide.values.get("compensation"), guide.section("pay")
    if pay is None or pay.basis != "total" or part is None:
        return
    text = " ".join([pay.note, *(passage.words for passage in part.passages)]).lower()
    if not re.search(r"\bequity\b|\bstock\b|\bshares?\b|\boptions?\b", text):
        yield Found(
            rule=PAY_EQUITY,
            field="pay section",
            what="does not speak of equity although the basis is total",
            expected="what part of the pay is equity, and what that means for an offer",
            do="add a sentence",
            line=part.heading.line if part.heading else 0,
        )


def plain_figures(text: str) -> str:
    """`text` without the emphasis that a figure may have inside or around it."""
    return _MARKED.sub("", text) if "*" in text or "_" in text or "~" in text else text


def money_in(text: str) -> Iterator[tuple[int, str]]:
    """Amounts of money in `text`, with the words they are written in."""
    signed = "$" in text or "€" in text or "£" in text
    coded = "USD" in text or "EUR" in text or "GBP" in text
    if not (signed or coded):
        return
    text = plain_figures(text)
    for found in (*_SIGN.finditer(text), *(_CODE.finditer(text) if coded else ())):
        number = float(found[1].replace(",", "").rstrip(".") or 0)
        yield round(number * _UNITS[found[2] or ""]), found[0].rstrip(",.")


def is_known(amount: int, guide: Guide) -> bool:
    """Whether `amount`, exact or in whole thousands, is of the pay line or of the wage table."""
    return any(
        amount == figure or (amount % 1000 == 0 and abs(amount - figure) <= _ROUNDING)
        for figure in _known_figures(guide)
    )


def _known_figures(guide: Guide) -> Iterator[int]:
    """The pay line, then the wages of the occupation and those considered, the likeliest first."""
    pay, occupation = guide.values.get("compensation"), guide.values.get("occupation")
    if pay is not None:
        yield from (pay.low, pay.median, pay.high)
    if occupation is None:
        return
    wages = guide.catalog.wages
    codes = [occupation.soc, *(other.soc for other in occupation.considered)]
    for row in (wages.national[soc] for soc in codes if soc in wages.national):
        yield from _figures(row)
    for soc in codes:
        for row in wages.metros.get(soc, ()):
            yield from _figures(row)


def _figures(row: WageRow) -> Iterator[int]:
    for value in (row.median, row.p25, row.p75, row.p10, row.p90, row.mean):
        if value is not None:
            yield value


def cites_another(passage: Passage, written: str, own: set[str]) -> bool:
    """Whether the citation nearest to `written`, a following one first, is not of `own` sources."""
    at = max(passage.place_of(written), 0)
    citations = [(c.start(), set(_KEY.findall(c[0]))) for c in _CITATION.finditer(passage.source)]
    after = [keys for start, keys in citations if start > at]
    before = [keys for start, keys in citations if start < at]
    nearest = after[0] if after else before[-1] if before else set()
    return bool(nearest - own)
