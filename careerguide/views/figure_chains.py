"""How each figure of a page comes about: the row it is from, the formula, the values in it.

Pages show a chain when somebody presses the figure; `components/chain/places.js` of the theme says
which figure has which key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import islice

from careerguide.content.fact_records import ALL_JOBS, OccupationFacts, Projection
from careerguide.content.model import Catalog, Occupation, Role
from careerguide.content.wage_records import WageRow
from careerguide.views import at_a_glance, figures, official_wages, pay_abroad
from careerguide.views.wording import decimals, money, month, thousands, weight
from scoring.lazy_dataclass import dataclass
from scoring.scale import stored
from scoring.weights import shares

__all__ = ["Chain", "SourceRows", "Sum", "of_guide", "of_metros"]

_WAGES = "roles/wages/"
_FACTS = "roles/facts/"
_UNPUBLISHED = "not published"
_WAGE_COLUMNS = ("Jobs", "Mean", "10th", "25th", "Median", "75th", "90th")


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceRows:
    """The rows that a figure is from, as they are in the file."""

    file: str
    """Path in the project, or that of the folder."""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sum:
    """One sum on the way from the rows to the figure."""

    formula: str
    values: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Chain:
    """From the source to one figure, or to the figures of one row."""

    name: str
    """What the figure says, e.g. "Median wage in Denver"."""
    table: SourceRows
    steps: tuple[Sum, ...] = ()
    sources: tuple[str, ...] = ()
    """Keys of references."""
    note: str = ""
    share: tuple[str, float] | None = None
    """Where the scoring can work it out again: a family, and its share of the weights."""


def of_guide(role: Role, catalog: Catalog) -> dict[str, Chain]:
    """The chain of every figure on the guide of `role`, by key."""
    return dict(
        [
            *_pay(role),
            *_of_occupation(role.occupation, catalog).items(),
            *_abroad(role, catalog),
            *_weights(role, catalog),
        ]
    )


def _of_occupation(occupation: Occupation, catalog: Catalog) -> dict[str, Chain]:
    """Those that guides to one occupation share."""
    key = ("figure chains", occupation.soc, occupation.onet)
    if key not in catalog.memo:
        catalog.memo[key] = {
            **dict(_national(occupation.soc, catalog)),
            **dict(_drawn_metros(occupation.soc, catalog)),
            **dict(_facts(occupation, catalog.facts)),
        }
    found: dict[str, Chain] = catalog.memo[key]
    return found


def of_metros(soc: str, catalog: Catalog) -> dict[str, Chain]:
    """The same for the page of an occupation's wages by metro area, which must have some."""
    national = catalog.wages.national[soc]
    metros = (
        (f"metro {row.area}", _metro(row, national, catalog)) for row in catalog.wages.metros[soc]
    )
    return dict([*_national(soc, catalog), *metros])


def _pay(role: Role) -> Iterator[tuple[str, Chain]]:
    pay = role.compensation
    columns = ("Low", "Median", "High", "Place", "As of")
    amounts = (money(amount, pay.currency) for amount in (pay.low, pay.median, pay.high))
    yield (
        "pay",
        Chain(
            name=f"Typical pay a year: {role.title}",
            table=SourceRows(
                file=role.path,
                columns=columns,
                rows=((*amounts, pay.geography, month(pay.as_of)),),
            ),
            sources=tuple(pay.sources),
            note=pay.note,
        ),
    )


def _national(soc: str, catalog: Catalog) -> Iterator[tuple[str, Chain]]:
    wages = catalog.wages
    row = wages.national.get(soc)
    if row is None:
        return
    yield (
        "wages",
        Chain(
            name=f"Official wages a year: {row.title}, {wages.geography}",
            table=_wage_rows([row], catalog),
            sources=(wages.reference,),
            note=wages.excludes,
        ),
    )
    shown = official_wages.of_code(soc, catalog)
    if shown is not None and shown.regional is not None:
        yield "regional", _regional(shown.regional, catalog)


def _regional(compared: official_wages.Regional, catalog: Catalog) -> Chain:
    currency = catalog.wages.currency
    base, others = (money(round(mean), currency) for mean in compared.means)
    difference = 100 * (compared.means[1] / compared.means[0] - 1)
    rows = [*compared.base_rows, *compared.other_rows]
    return Chain(
        name=f"Median wages in {compared.count} metros against "
        f"{len(compared.base_rows)} others, weighted by jobs",
        table=SourceRows(
            file=_WAGES,
            columns=("Metro area", "Jobs", "Median"),
            rows=tuple(
                (row.area, thousands(jobs), money(median, currency)) for row, jobs, median in rows
            ),
        ),
        steps=(
            Sum(
                formula="mean of a group = sum of (jobs × median) ÷ sum of jobs",
                values=f"the first {len(compared.base_rows)} rows: {base}; the rest: {others}",
            ),
            Sum(
                formula="difference = mean of the rest ÷ mean of the first − 1",
                values=f"{others} ÷ {base} − 1 = {decimals(difference, 1, sign=True)}%",
            ),
        ),
        sources=(catalog.wages.reference,),
    )


def _drawn_metros(soc: str, catalog: Catalog) -> Iterator[tuple[str, Chain]]:
    """Those of the figure on a guide, by the names it has for them."""
    shown = official_wages.of_code(soc, catalog)
    if shown is None or shown.metro_figure is None:
        return
    names = {row.name for row in shown.metro_figure.rows}
    for row in catalog.wages.metros[soc]:
        if (name := figures.short_area(row.area)) in names:
            yield f"metro {name}", _metro(row, shown.row, catalog)
    for _, chain in islice(_national(soc, catalog), 1):
        yield f"metro {catalog.wages.geography}", chain


def _metro(row: WageRow, national: WageRow, catalog: Catalog) -> Chain:
    factor = official_wages.factor(row, national)
    steps: tuple[Sum, ...] = ()
    if factor is not None and row.median and national.median:
        own, whole = (money(one, catalog.wages.currency) for one in (row.median, national.median))
        steps = (
            Sum(
                formula="factor = median of the metro ÷ national median",
                values=f"{own} ÷ {whole} = {factor:.2f}",
            ),
        )
    return Chain(
        name=f"Official wages a year: {row.area}",
        table=_wage_rows([row], catalog),
        steps=steps,
        sources=(catalog.wages.reference,),
    )


def _wage_rows(rows: Sequence[WageRow], catalog: Catalog) -> SourceRows:
    def shown(row: WageRow, column: str) -> str:
        value = getattr(row, column)
        if value is not None:
            return money(value, catalog.wages.currency)
        cap = catalog.wages.cap if column in row.capped else None
        return _UNPUBLISHED if cap is None else f"{money(cap, catalog.wages.currency)} or more"

    names = ("mean", "p10", "p25", "median", "p75", "p90")
    return SourceRows(
        file=_WAGES,
        columns=("Code", "Occupation", "Area", *_WAGE_COLUMNS),
        rows=tuple(
            (
                row.soc,
                row.title,
                row.area,
                _UNPUBLISHED if row.employment is None else thousands(row.employment),
                *(shown(row, name) for name in names),
            )
            for row in rows
        ),
    )


def _facts(occupation: Occupation, facts: OccupationFacts) -> Iterator[tuple[str, Chain]]:
    soc, onet = occupation.soc, occupation.onet
    key = "projections" if soc in facts.projections else "earlier_projections"
    row: Projection | None = getattr(facts, key).get(soc)
    if row is not None:
        release = facts.sources[key].release
        for name, what in (
            ("growth", f"Change in jobs, {release}"),
            ("openings", f"Openings a year, {release}"),
        ):
            yield name, _projected(f"{what}: {row.title}", row, key, facts)
        every = getattr(facts, key).get(ALL_JOBS)
        if every is not None:
            what = f"Change in jobs, {release}: {every.title}"
            yield "growth of all", _projected(what, every, key, facts)
    share = at_a_glance.new_jobs(soc, facts)
    if share is not None:
        yield "new jobs", _new_jobs(soc, *share, facts)
    asked = facts.respondents.get(onet)
    if asked is not None:
        columns = [field.name for field in fields(asked)]
        cells = (getattr(asked, name) for name in columns)
        yield (
            "respondents",
            Chain(
                name="What people in the job say it takes",
                table=SourceRows(
                    file=_FACTS + facts.sources["respondents"].file,
                    columns=(
                        *("Code", "Below associate, %", "Associate, %", "Bachelor, %"),
                        *("Master or more, %", "People asked", "Asked in"),
                    ),
                    rows=(tuple(_UNPUBLISHED if cell is None else str(cell) for cell in cells),),
                ),
                sources=(facts.sources["respondents"].reference,),
                note="The guide rounds to whole percent.",
            ),
        )
    zone = facts.job_zones.get(onet)
    if zone is not None:
        yield (
            "job zone",
            Chain(
                name="Job Zone: how much preparation the occupation needs",
                table=SourceRows(
                    file=_FACTS + facts.sources["job_zones"].file,
                    columns=("Code", "Job Zone", "Rated in"),
                    rows=((zone.onet, str(zone.zone), month(zone.date)),),
                ),
                sources=(facts.sources["job_zones"].reference,),
            ),
        )


def _projected(name: str, row: Projection, key: str, facts: OccupationFacts) -> Chain:
    growth = _UNPUBLISHED if row.growth is None else f"{decimals(row.growth, 1, sign=True)}%"
    return Chain(
        name=name,
        table=SourceRows(
            file=_FACTS + facts.sources[key].file,
            columns=("Code", "Occupation", "Change", "Change in jobs", "Openings a year"),
            rows=((row.soc, row.title, growth, _count(row.change), _count(row.openings)),),
        ),
        sources=(facts.sources[key].reference,),
    )


def _new_jobs(soc: str, share: at_a_glance.NewJobs, key: str, facts: OccupationFacts) -> Chain:
    row: Projection = getattr(facts, key)[soc]
    chain = _projected(f"Openings that are new jobs, {share.release}: {row.title}", row, key, facts)
    step = Sum(formula="No new jobs where employment does not grow.", values="0%")
    if share.percent and row.change and row.openings:
        step = Sum(
            formula="share = change in jobs over ten years ÷ 10 ÷ openings a year",
            values=f"{_count(row.change)} ÷ 10 ÷ {_count(row.openings)} = "
            f"{decimals(10 * row.change / row.openings, 1)}%, about {share.percent}%",
        )
    return Chain(name=chain.name, table=chain.table, sources=chain.sources, steps=(step,))


def _count(number: int | None) -> str:
    return _UNPUBLISHED if number is None else thousands(number)


def _abroad(role: Role, catalog: Catalog) -> Iterator[tuple[str, Chain]]:
    for place, pay in enumerate(pay_abroad.of(role.id, catalog)):
        wages = catalog.facts.abroad[pay.country]
        median = wages.medians[pay.code]
        assert median is not None
        shown = money(median, pay.currency)
        steps = [
            Sum(
                formula="a year = 12 × the month, rounded",
                values=f"12 × {shown} = {money(12 * median, pay.currency)}, "
                f"about {money(pay.year, pay.currency)}",
            )
        ]
        if pay.ratio and wages.median_all:
            steps.append(
                Sum(
                    formula="ratio = median of the occupation ÷ median of all employees",
                    values=f"{shown} ÷ {money(wages.median_all, pay.currency)} = {pay.ratio:.2f}",
                )
            )
        yield (
            f"abroad {place}",
            Chain(
                name=f"Median pay abroad, {pay.name}: {pay.title}",
                table=SourceRows(
                    file=_FACTS,
                    columns=("Code", "Occupation", "Median a month"),
                    rows=((pay.code, pay.title, shown),),
                ),
                steps=tuple(steps),
                sources=(pay.reference,),
                note=f"Counts {pay.counts}.",
            ),
        )


def _weights(role: Role, catalog: Catalog) -> Iterator[tuple[str, Chain]]:
    weights = {item.family: item.weight for item in role.relevance}
    share = shares(weights)
    percent = {one: f"{decimals(100 * own, 1)}%" for one, own in share.items()}
    total = decimals(sum(weights.values()), 2)
    table = SourceRows(
        file=role.path,
        columns=("Family", "Weight", "Share of all"),
        rows=tuple(
            (catalog.families[one].name, weight(value), percent[one])
            for one, value in weights.items()
        ),
    )
    judged = "The weight is a judgment by the editors" + (
        "." if role.relevance_basis == "published" else ", not yet measured against performance."
    )
    for place, item in enumerate(role.relevance):
        yield (
            f"weight {place}",
            Chain(
                name=f"Weight in {role.title}: {catalog.families[item.family].name}",
                table=table,
                steps=(
                    Sum(
                        formula="share = weight ÷ sum of all weights",
                        values=f"{weight(item.weight)} ÷ {total} = {percent[item.family]}",
                    ),
                ),
                note=f"{judged} {item.reason}",
                share=(item.family, stored(share[item.family])),
            ),
        )
