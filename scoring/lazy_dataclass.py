"""`dataclass` as in the standard library, but cheap to import.

The library writes six methods for every frozen class as text and compiles them, and looks at each
field's type as text. With some three hundred classes, that took a quarter of the time to load the
code. Here all classes share their methods, and `__init__` is made when a class makes its first
object.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, field
from functools import cache
from inspect import get_annotations
from itertools import repeat
from operator import attrgetter, call
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass"]

_FIELD: object = vars(dataclasses)["_FIELD"]
"""By this mark the library tells fields from other annotations; no public function sets it."""

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen=False, **options):
        """The class decorator `dataclasses.dataclass(frozen=frozen, **options)`."""
        if frozen:
            return lambda cls: _record(cls, **options)
        return dataclasses.dataclass(**options)


def _record(cls: Any, *, kw_only: bool = False, slots: bool = False) -> Any:
    """`cls`, which has its fields and no methods, as a frozen record."""
    own = _fields(cls, kw_only)
    every = {name: one for base in cls.__mro__[:0:-1] for name, one in _known(base).items()} | own
    fields, names = list(every.values()), list(every)
    compared = attrgetter("__class__", *(one.name for one in fields if one.compare))
    told_by = [one.name for one in fields if (one.compare if one.hash is None else one.hash)]
    hash_of = attrgetter("__class__", *told_by)
    all_of = attrgetter("__class__", *names)
    form = ", ".join(f"{name}=%r" for name in names)

    def make(self: Any, *values: Any, **named: Any) -> None:
        made.__init__ = _written_init(made, fields)
        made.__init__(self, *values, **named)

    def equal(self: Any, other: object) -> Any:
        same = other.__class__ is self.__class__
        return compared(self) == compared(other) if same else NotImplemented

    def hashed(self: Any) -> int:
        return hash(hash_of(self))

    def state(self: Any) -> tuple[Any, ...]:
        return all_of(self)[1:] if names else ()

    def shown(self: Any) -> str:
        return f"{self.__class__.__qualname__}({form % state(self)})"

    methods = {"__init__": make, "__eq__": equal, "__hash__": hashed, "__repr__": shown}
    methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
    if slots:

        def restore(self: Any, values: tuple[Any, ...]) -> None:
            any(map(call, put, repeat(self), values))  # none is true, so all are called

        methods |= {"__getstate__": state, "__setstate__": restore}
    given = {name: one.default for name, one in own.items() if one.default is not MISSING}
    facts = {
        "__doc__": cls.__doc__ or cls.__name__,
        "__match_args__": tuple(one.name for one in fields if not one.kw_only),
        "__dataclass_fields__": every,
        **({"__slots__": tuple(own)} if slots else given),
    }
    left_out = {*own, "__dict__", "__weakref__"}  # the last two come anew
    body = {name: value for name, value in cls.__dict__.items() if name not in left_out}
    made = type(cls)(cls.__name__, cls.__bases__, {**methods, **body, **facts})
    made.__qualname__ = cls.__qualname__
    put = [getattr(made, name).__set__ for name in names] if slots else []
    return made


def _known(cls: Any) -> dict[str, Field[Any]]:
    """The fields of a record; none of another class."""
    found: dict[str, Field[Any]] = cls.__dict__.get("__dataclass_fields__", {})
    return found


def _fields(cls: Any, kw_only: bool) -> dict[str, Field[Any]]:
    """Those of its own, as the library would describe them."""
    found = {}
    for name, kind in get_annotations(cls).items():
        if not str(kind).startswith("ClassVar"):
            given = cls.__dict__.get(name, MISSING)
            one: Any = given if isinstance(given, Field) else field(default=given)
            one.name, one.type, one.kw_only = name, kind, kw_only
            one._field_type = _FIELD
            found[name] = one
    return found


def _refuse(self: object, name: str, value: object = None) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}, nor delete it")


def _written_init(cls: Any, fields: Sequence[Field[Any]]) -> Callable[..., None]:
    """The `__init__` that the library would have written."""
    fields = sorted(fields, key=lambda field: bool(field.kw_only))
    named = sum(bool(field.kw_only) for field in fields)
    new = [place for place, one in enumerate(fields) if one.default_factory is not MISSING]
    code = _init_code(len(fields), named, tuple(new), hasattr(cls, "__post_init__"))
    names = {f"_{place}": field.name for place, field in enumerate(fields)}
    known = {f"_new_{place}": fields[place].default_factory for place in new}
    method = FunctionType(
        code.replace(
            co_varnames=tuple(names.get(name, name) for name in code.co_varnames),
            co_consts=tuple(names.get(value, value) for value in code.co_consts),
        ),
        {"_put": object.__setattr__, "_MISSING": MISSING, **known},
    )
    method.__qualname__ = f"{cls.__qualname__}.__init__"
    optional = [
        one for one in fields if one.default is not MISSING or one.default_factory is not MISSING
    ]
    method.__defaults__ = tuple(one.default for one in optional if not one.kw_only)
    method.__kwdefaults__ = {one.name: one.default for one in optional if one.kw_only}
    return method


@cache
def _init_code(fields: int, named: int, new: tuple[int, ...], has_more: bool) -> CodeType:
    """That of an `__init__` of so many fields `_0`, `_1`, …: to compile takes a tenth of a
    millisecond, and classes with as many fields differ in names alone.

    The last `named` are given by name; those at `new` have a factory; `has_more`: a
    `__post_init__` follows.
    """
    taken = [f"_{place}" for place in range(fields)]
    if named:
        taken.insert(fields - named, "*")
    lines = [f"  if _{place} is _MISSING: _{place} = _new_{place}()" for place in new]
    lines += [f"  _put(self, '_{place}', _{place})" for place in range(fields)]
    lines += ["  self.__post_init__()"] if has_more else []
    known: dict[str, Any] = {}
    exec("\n".join([f"def __init__({', '.join(['self', *taken])}):", "  pass", *lines]), known)
    code: CodeType = known["__init__"].__code__
    return code
