"""`dataclass` as in the standard library, but cheap to import.

The library writes six methods for every frozen class as text and compiles them. With some three
hundred classes, that took a quarter of the time to load the code. Here all classes share their
methods, and `__init__` is generated when a class makes its first object.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen=False, **options):
        """The class decorator `dataclasses.dataclass(frozen=frozen, **options)`."""
        if not frozen:
            return dataclasses.dataclass(**options)
        bare = dataclasses.dataclass(init=False, repr=False, eq=False, **options)

        def record(cls):
            cls.__doc__ = cls.__doc__ or cls.__name__  # the library would look for its signature
            return _record(bare(cls), has_slots=options.get("slots", False))

        return record


def _record(cls: Any, *, has_slots: bool) -> Any:
    """`cls`, which has its fields and no methods, as a frozen record."""
    fields = dataclasses.fields(cls)
    names = [field.name for field in fields]
    compared = attrgetter("__class__", *(field.name for field in fields if field.compare))
    told_by = [one.name for one in fields if (one.compare if one.hash is None else one.hash)]
    hash_of = attrgetter("__class__", *told_by)

    def make(self: Any, *values: Any, **named: Any) -> None:
        cls.__init__ = _written_init(cls, fields)
        cls.__init__(self, *values, **named)

    def equal(self: Any, other: object) -> Any:
        same = other.__class__ is self.__class__
        return compared(self) == compared(other) if same else NotImplemented

    def hashed(self: Any) -> int:
        return hash(hash_of(self))

    def shown(self: Any) -> str:
        values = [f"{name}={getattr(self, name)!r}" for name in names]
        return f"{self.__class__.__qualname__}({', '.join(values)})"

    methods = {"__init__": make, "__eq__": equal, "__hash__": hashed, "__repr__": shown}
    if has_slots:
        put = [getattr(cls, name).__set__ for name in names]
        all_of = attrgetter("__class__", *names)

        def state(self: Any) -> tuple[Any, ...]:
            return all_of(self)[1:] if names else ()

        def restore(self: Any, values: tuple[Any, ...]) -> None:
            for set_field, value in zip(put, values, strict=True):
                set_field(self, value)

        methods |= {"__getstate__": state, "__setstate__": restore}
    for name, method in {**methods, "__setattr__": _refuse, "__delattr__": _refuse}.items():
        if name not in cls.__dict__:
            setattr(cls, name, method)
    return cls


def _refuse(self: object, name: str, value: object = None) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}, nor delete it")


def _written_init(cls: Any, fields: tuple[Field[Any], ...]) -> Callable[..., None]:
    """The `__init__` that the library would have written."""
    known: dict[str, Any] = {"_put": object.__setattr__, "_MISSING": MISSING}
    taken: dict[bool, list[str]] = {False: ["self"], True: []}
    lines = ["  pass"]
    for field in fields:
        name, given = field.name, field.name
        if field.default is not MISSING:
            known[f"_default_{name}"] = field.default
            given = f"{name}=_default_{name}"
        elif field.default_factory is not MISSING:
            known[f"_new_{name}"] = field.default_factory
            given = f"{name}=_MISSING"
            lines.append(f"  if {name} is _MISSING: {name} = _new_{name}()")
        taken[bool(field.kw_only)].append(given)
        lines.append(f"  _put(self, {name!r}, {name})")
    if hasattr(cls, "__post_init__"):
        lines.append("  self.__post_init__()")
    named = ["*", *taken[True]] if taken[True] else []
    head = f"def __init__({', '.join([*taken[False], *named])}):"
    exec("\n".join([head, *lines]), known)
    method: Callable[..., None] = known["__init__"]
    method.__qualname__ = f"{cls.__qualname__}.__init__"
    return method
