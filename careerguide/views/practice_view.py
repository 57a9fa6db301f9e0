"""What the page of a practice set shows: cases, items, and the explanation of each item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from careerguide.content.calibration import road
from careerguide.content.model import Catalog, Family, Role
from careerguide.content.practice_form import (
    answer_json,
    for_scoring,
    key,
    scored,
    tables_json,
    words,
)
from careerguide.content.practice_model import (
    CausesText,
    ChoiceText,
    CounterexampleText,
    Details,
    OrderText,
    Practice,
    PracticeCase,
    WrittenItem,
)
from careerguide.content.sections import SECTIONS
from careerguide.markdown.render import inline, page
from careerguide.views.blank_passport import blank
from scoring.entries import MOST_ENTRIES
from scoring.lazy_dataclass import dataclass
from scoring.practice.sandbox import MOST_IN_QUERY

__all__ = ["PracticeView", "Taster", "taster_of", "taster_url", "url", "view"]

_HEADINGS = {section.id: section.example for section in SECTIONS}


@dataclass(frozen=True, kw_only=True, slots=True)
class Taster:
    practice: Practice
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownWrong:
    """A wrong answer that tempts."""

    answer: Any
    """As JSON."""
    why: Markup
    kind: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownItem:
    id: str
    number: int
    """Its place among those asked, from 1."""
    format: str
    construct: str
    construct_name: str
    most: int
    """Points."""
    ask: str
    why: Markup
    of: Details
    key: Any
    """The right answer as JSON."""
    wrong: list[ShownWrong]
    shuffled: list[str]
    """Options, parts or causes in the order in which they are shown."""
    columns: list[str]
    words: int
    guide: str
    guide_url: str
    section: str
    """Of the guide, where the item comes from."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownCase:
    id: str
    title: str
    scenario: str
    tables: Mapping[str, Any]
    items: list[ShownItem]


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedConstruct:
    id: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PracticeView:
    practice: Practice
    practice_url: str
    family: Family
    taster: bool
    set: Mapping[str, Any]
    """For the scoring, as SET of `scoring.practice.set_json`."""
    cases: list[ShownCase]
    count: int
    """Items."""
    points: int
    constructs: list[AskedConstruct]
    most_in_query: int
    most_entries: int
    state: str
    people: int
    answers_to: str
    blank: Mapping[str, Any]
    """A passport without results."""


def url(family: str) -> str:
    """Address of the practice page of `family`."""
    return f"practice/{family}/"


def taster_url(family: str) -> str:
    """Address of a few questions of the set, for readers of guides."""
    return f"{url(family)}taster/"


def taster_of(role: Role, catalog: Catalog) -> Taster | None:
    """The taster for a guide: of the family that the role weighs most, among those with a set."""
    weighed = sorted(role.relevance, key=lambda item: -item.weight)
    family = next((item.family for item in weighed if item.family in catalog.practice), "")
    if not family:
        return None
    return Taster(practice=catalog.practice[family], url=taster_url(family))


def view(catalog: Catalog, family: str, only: Sequence[str] = ()) -> PracticeView:
    """The set of `family`; with `only`, the taster made of these items."""
    practice = catalog.practice[family]
    chosen = tuple(only) or tuple(practice.items)
    names = {one.id: one.name for one in catalog.families[family].constructs}
    places = _places(practice)
    asked = {practice.items[name][1].construct for name in chosen}
    cases: list[ShownCase] = []
    number = 0
    for case in practice.cases:
        items = []
        for name, item in case.items.items():
            if name in chosen:
                number += 1
                shuffled = _shuffled(name, item, places.get(name, 0))
                items.append(_item(catalog, names, number, name, case, item, shuffled))
        if items:
            cases.append(
                ShownCase(
                    id=case.id,
                    title=case.title,
                    scenario=page(case.scenario, str),
                    tables=tables_json(case),
                    items=items,
                )
            )
    return PracticeView(
        practice=practice,
        practice_url=url(family),
        family=catalog.families[family],
        taster=bool(only),
        set={**for_scoring(practice, chosen), "id": practice.id + ("-taster" if only else "")},
        cases=cases,
        count=number,
        points=sum(item.most for case in cases for item in case.items),
        constructs=[
            AskedConstruct(id=one, name=name) for one, name in names.items() if one in asked
        ],
        most_in_query=MOST_IN_QUERY,
        most_entries=MOST_ENTRIES,
        state=road(catalog, family).state,
        people=road(catalog, family).people,
        answers_to=catalog.site.answers_to,
        blank=blank(),
    )


def _item(
    catalog: Catalog,
    names: dict[str, str],
    number: int,
    name: str,
    case: PracticeCase,
    item: WrittenItem,
    shuffled: list[str],
) -> ShownItem:
    guide, _, anchor = item.source.partition("#")
    role = catalog.roles.get(guide)
    return ShownItem(
        id=name,
        number=number,
        format=item.format,
        construct=item.construct,
        construct_name=names[item.construct],
        most=scored(name, case, item).scorer.most,
        ask=page(item.ask, str),
        why=Markup(inline(item.why)),
        of=item.details,
        key=key(item.details),
        wrong=[
            ShownWrong(
                answer=answer_json(wrong.answer), why=Markup(inline(wrong.why)), kind=wrong.kind
            )
            for wrong in getattr(item.details, "wrong", ())
        ],
        shuffled=shuffled,
        columns=_columns(case, item),
        words=sum(words(part.text) for part in getattr(item.details, "sentences", {}).values()),
        guide=role.title if role else "",
        guide_url=f"roles/{guide}/#{anchor}" if role else "",
        section=_HEADINGS.get(anchor, anchor.replace("-", " ")),
    )


def _columns(case: PracticeCase, item: WrittenItem) -> list[str]:
    """The fields of the row that a `counterexample` asks for."""
    of = item.details
    return list(case.tables[of.table].columns) if isinstance(of, CounterexampleText) else []


def _places(practice: Practice) -> Mapping[str, int]:
    """Where the right one stands among the options or causes of each item, from 0.

    Each place of as many has the right one equally often in a set, in an order that tells nothing.
    """
    sizes = {
        name: len(of.options if isinstance(of, ChoiceText) else of.causes)
        for name, (_, item) in practice.items.items()
        if isinstance(of := item.details, ChoiceText | CausesText)
    }
    turns = Counter[int]()
    places = {}
    for name in _mixed(practice.id, sizes):
        size = sizes[name]
        order = _mixed(f"{practice.id} {size}", map(str, range(size)))
        places[name] = int(order[turns[size] % size])
        turns[size] += 1
    return places


def _shuffled(name: str, item: WrittenItem, place: int) -> list[str]:
    """Options, parts or causes in an order that tells nothing, the same in every build.

    `place`: where the right option or cause stands.
    """
    of = item.details
    match of:
        case ChoiceText():
            return _with(of.key, place, _mixed(name, of.options))
        case CausesText():
            return _with(of.key.cause, place, _mixed(name, of.causes))
        case OrderText():
            mixed = _mixed(name, of.parts)
            right = {tuple(of.parts), *of.also}
            while tuple(mixed) in right:
                mixed = [*mixed[1:], mixed[0]]
            return mixed
    return []


def _with(right: str, place: int, names: list[str]) -> list[str]:
    """`names` with the `right` one at `place`."""
    others = [name for name in names if name != right]
    return [*others[:place], right, *others[place:]]


def _mixed(name: str, names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda one: sha256(f"{name} {one}".encode()).digest())
