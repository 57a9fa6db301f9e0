"""What has to be looked at again, and by when."""

from __future__ import annotations

from datetime import date, timedelta

from careerguide.content.model import Catalog
from careerguide.content.rules.days import PAY_MONTHS
from scoring.lazy_dataclass import dataclass

__all__ = ["Due", "due"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """`what` in the file `path` is to be reviewed by `day` by its `owner`."""

    day: date
    path: str
    what: str
    owner: str


def due(catalog: Catalog) -> list[Due]:
    """Reviews and pay figures of all guides, the earliest day first."""
    found = []
    for role in catalog.roles.values():
        found.append(Due(day=role.review_by, path=role.path, what="review", owner=role.owner))
        if role.compensation.basis != "wages":
            day = _last_day(role.compensation.as_of)
            what = f"pay figures of {role.compensation.as_of}"
            found.append(Due(day=day, path=role.path, what=what, owner=role.owner))
    return sorted(found, key=lambda item: (item.day, item.path, item.what))


def _last_day(month: str) -> date:
    """The last day on which pay of `month` is recent."""
    year, number = map(int, month.split("-"))
    after = year * 12 + number - 1 + PAY_MONTHS + 1
    return date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
