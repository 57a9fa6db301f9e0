"""Rules about the official occupation."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.content.guide import Guide
from careerguide.content.problems import Found, shown

__all__ = ["considered_is_not_chosen", "onet_code_fits", "titles_are_exact"]


def titles_are_exact(guide: Guide) -> Iterator[Found]:
    """The title of an occupation is that of the wage table, to the letter."""
    occupation = guide.values.get("occupation")
    if occupation is None:
        return
    written = [("occupation.title", occupation.soc, occupation.title)]
    written += [
        (f"occupation.considered[{position}].title", other.soc, other.title)
        for position, other in enumerate(occupation.considered, 1)
    ]
    for field, soc, title in written:
        row = guide.catalog.wages.national.get(soc)
        if row is not None and row.title != title:
            yield Found(
                field=field,
                what=f"is {shown(title)}",
                expected=f"{shown(row.title)}, the title of {soc} in the wage table",
                do="copy it, or correct the code",
            )


def onet_code_fits(guide: Guide) -> Iterator[Found]:
    """The O*NET-SOC code begins with the SOC code."""
    occupation = guide.values.get("occupation")
    if occupation is not None and not occupation.onet.startswith(f"{occupation.soc}."):
        yield Found(
            field="occupation.onet",
            what=f"is {occupation.onet}",
            expected=f"a code that begins with {occupation.soc}.",
            do="correct one of the two codes",
        )


def considered_is_not_chosen(guide: Guide) -> Iterator[Found]:
    """A code that was considered is not the chosen one, and stands there once."""
    occupation = guide.values.get("occupation")
    if occupation is None:
        return
    seen = {occupation.soc: "the code that was chosen"}
    for position, other in enumerate(occupation.considered, 1):
        if other.soc in seen:
            yield Found(
                field=f"occupation.considered[{position}].soc",
                what=f"is {other.soc}, {seen[other.soc]}",
                expected="each code once",
                do="remove the entry",
            )
        seen.setdefault(other.soc, "which an entry above has")
