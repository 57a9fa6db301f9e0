"""Our `dataclass` makes the records that the standard library's makes."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field
from typing import Any, ClassVar

import pytest

from scoring.lazy_dataclass import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Stone:
    weight: float
    name: str = "pebble"
    marks: list[int] = field(default_factory=list)
    found: str = field(default="beach", compare=False)


@dataclass(frozen=True, slots=True)
class Place:
    x: int
    y: int = 0
    axes: ClassVar[int] = 2

    @property
    def sum(self) -> int:
        return self.x + self.y


@dataclass(frozen=True, kw_only=True)
class Named:
    name: str

    def __post_init__(self) -> None:
        assert self.name


@dataclass(frozen=True, kw_only=True)
class Numbered(Named):
    number: int

    def __repr__(self) -> str:
        return f"{self.name} {self.number}"


def by_the_library(ours: type, **options: Any) -> Any:
    """The class `ours` anew, from its fields alone."""
    made = [
        (one.name, one.type, field(default=one.default, default_factory=one.default_factory))  # type: ignore[call-overload]
        if one.default_factory is not dataclasses.MISSING
        else (one.name, one.type, field(default=one.default, compare=one.compare))
        for one in dataclasses.fields(ours)
    ]
    return dataclasses.make_dataclass(ours.__name__, made, frozen=True, **options)


@dataclass(frozen=True, kw_only=True, slots=True)
class Nothing:
    pass


TWINS = [
    (Nothing, by_the_library(Nothing, kw_only=True, slots=True)),
    (Stone, by_the_library(Stone, kw_only=True, slots=True)),
    (Place, by_the_library(Place, slots=True)),
]


@pytest.mark.parametrize(("ours", "theirs"), TWINS)
@pytest.mark.parametrize(
    "make",
    [
        lambda cls: cls(),
        lambda cls: cls(1),
        lambda cls: cls(1, 2),
        lambda cls: cls(1, 2, 3),
        lambda cls: cls(x=1, y=3),
        lambda cls: cls(1, x=1),
        lambda cls: cls(weight=2.5),
        lambda cls: cls(weight=2.5, marks=[1], found="hill", name="boulder"),
        lambda cls: cls(weight=1, color="gray"),
        lambda cls: dataclasses.replace(cls(weight=1), name="flint"),
    ],
)
def test_what_is_made_and_what_is_refused(
    ours: Any, theirs: Any, make: Callable[[Any], Any]
) -> None:
    def said(cls: Any) -> str:
        try:
            made = make(cls)
            return f"{made!r} {dataclasses.asdict(made)}"
        except TypeError as error:
            return str(error)

    assert said(ours) == said(theirs)


def test_records_are_compared_by_their_values_and_class() -> None:
    assert Place(1, 2) == Place(1, 2) != Place(2, 1)
    assert Place(1) != (1, 0)
    assert len({Place(1), Place(1, 0), Nothing(), Nothing()}) == 2
    assert Stone(weight=1, found="hill") == Stone(weight=1)
    assert Stone(weight=1).marks is not Stone(weight=1).marks


def test_what_belongs_to_the_class_is_no_field() -> None:
    assert [one.name for one in dataclasses.fields(Place)] == ["x", "y"]
    assert Place.axes == Place(1).axes == 2


def test_nothing_can_be_changed() -> None:
    place = Place(1)
    with pytest.raises(FrozenInstanceError):
        place.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del place.y
    assert place == Place(1)


def test_records_can_be_kept_and_copied() -> None:
    for record in (Nothing(), Place(3), Stone(weight=2, marks=[4]), Numbered(name="one", number=1)):
        assert pickle.loads(pickle.dumps(record)) == copy.deepcopy(record) == record
        assert not hasattr(record, "__dict__") or isinstance(record, Numbered)


def test_what_a_class_has_itself_stays() -> None:
    assert Place(1, 2).sum == 3
    assert repr(Numbered(name="one", number=1)) == "one 1"
    assert Numbered(name="one", number=1) != Named(name="one")
    with pytest.raises(AssertionError):
        Numbered(name="", number=1)


def test_a_field_may_be_left_out_of_the_hash_alone() -> None:
    @dataclass(frozen=True)
    class Book:
        key: str
        more: dict[str, str] = field(hash=False)

    assert hash(Book("a", {"b": "c"})) == hash(Book("a", {}))
    assert Book("a", {"b": "c"}) != Book("a", {})
