"""Rules about dates, for a given day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from careerguide.content.model import Role
from careerguide.content.text import Guide
from careerguide.rulebook.about_dates import DATE_FUTURE, PAY_OLD, REVIEW_ORDER, REVIEW_OVERDUE
from careerguide.yamlfile.problems import Found

__all__ = [
    "PAY_MONTHS",
    "dates_are_past",
    "not_in_the_future",
    "pay_is_recent",
    "review_follows_update",
    "review_is_not_overdue",
]

_AHEAD = timedelta(days=1)
"""It may be tomorrow already where an editor lives."""
PAY_MONTHS = 6


def review_follows_update(guide: Guide) -> Iterator[Found]:
    """review_by is not before updated."""
    updated, review_by = guide.values.get("updated"), guide.values.get("review_by")
    if updated and review_by and review_by < updated:
        yield Found(
            rule=REVIEW_ORDER,
            field="review_by",
            what=f"is {review_by}, before updated {updated}",
            expected="a later day",
            do="correct one of the two",
        )


def dates_are_past(role: Role, as_of: date) -> Iterator[Found]:
    """updated, the month of the pay and the days of a review are not in the future."""
    yield from not_in_the_future("updated", role.updated, as_of)
    if role.reviewed_by:
        yield from not_in_the_future("reviewed_by.date", role.reviewed_by.date, as_of)
        yield from not_in_the_future("reviewed_by.consent", role.reviewed_by.consent, as_of)
    if role.compensation.as_of > f"{as_of + _AHEAD:%Y-%m}":
        yield Found(
            rule=DATE_FUTURE,
            field="compensation.as_of",
            what=f"is {role.compensation.as_of}, in the future (today is {as_of})",
            expected="the month that the figures describe",
            do="correct it",
        )


def not_in_the_future(field: str, day: date, as_of: date) -> Iterator[Found]:
    """A date is today or earlier, in whatever time zone."""
    if day > as_of + _AHEAD:
        yield Found(
            rule=DATE_FUTURE,
            field=field,
            what=f"is {day}, in the future (today is {as_of})",
            expected="a day that has come",
            do="correct it",
        )


def review_is_not_overdue(role: Role, as_of: date) -> Iterator[Found]:
    """Advice: a guide is reviewed by its date."""
    if role.review_by < as_of:
        days = (as_of - role.review_by).days
        yield Found(
            rule=REVIEW_OVERDUE,
            field="review_by",
            what=f"was {role.review_by}, {days} day{'s' * (days != 1)} ago",
            expected="a review by then",
            do="review the guide and set updated and review_by",
        )


def pay_is_recent(role: Role, as_of: date) -> Iterator[Found]:
    """Advice: market pay is at most six months old; official wages come once a year."""
    pay = role.compensation
    year, month = map(int, pay.as_of.split("-"))
    age = (as_of.year - year) * 12 + as_of.month - month
    if pay.basis != "wages" and age > PAY_MONTHS:
        yield Found(
            rule=PAY_OLD,
            field="compensation.as_of",
            what=f"is {pay.as_of}, {age} months ago",
            expected=f"figures at most {PAY_MONTHS} months old",
            do="look the figures up again",
        )
