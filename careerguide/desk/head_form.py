"""The head of a guide as the fields of a form, and the text again after one of them changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from careerguide.content.fields import ROLE
from careerguide.yamlfile import source
from careerguide.yamlfile.front_matter import front_matter
from careerguide.yamlfile.problems import Found
from careerguide.yamlfile.scalars import Choice, Day, Number, Ref, Whole
from careerguide.yamlfile.shape import Shape
from careerguide.yamlfile.tables import Field, ListOf, Record
from scoring.lazy_dataclass import dataclass

__all__ = ["added", "changed", "removed", "rows"]

_OPENING = "---\n"
_STEP = re.compile(r"\.(?P<key>[^.\[\]]+)$|\[(?P<number>[0-9]+)\]$")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Head:
    """The head taken apart; offsets are those in `yaml`."""

    yaml: str
    after: str
    """The closing line and the text."""
    node: source.Node
    places: Mapping[str, source.Extent]


def _head(text: str) -> _Head | None:
    parts = front_matter(text)
    if isinstance(parts, Found):
        return None
    node, found = source.parse(parts.yaml, first_line=2)
    if node is None or node.kind != "map" or any(item.rule.id.startswith("yaml") for item in found):
        return None
    first = text.index("\n") + 1
    return _Head(
        yaml=parts.yaml,
        after=text[first + len(parts.yaml) :],
        node=node,
        places=source.places(parts.yaml),
    )


def rows(text: str) -> list[dict[str, Any]] | None:
    """What the form shows, in order; None where the head cannot be read."""
    head = _head(text)
    return None if head is None else list(_rows(ROLE, head.node, "", 0))


def _rows(
    fields: tuple[Field, ...], node: source.Node | None, at: str, depth: int
) -> Iterator[dict[str, Any]]:
    for row in fields:
        part = node.parts.get(row.key) if node is not None else None
        if part is not None and part.kind == "null":
            part = None
        field = f"{at}.{row.key}" if at else row.key
        shown = {
            "field": field,
            "label": _label(row.key),
            "what": f"{row.what}. {row.rule}." if row.rule else f"{row.what}.",
            "required": row.required,
            "depth": depth,
        }
        match row.shape:
            case Record(fields=inner):
                present = part is not None or row.required
                yield {**shown, "kind": "group", "add": not present, "remove": False}
                if present:
                    yield from _rows(inner, part, field, depth + 1)
            case ListOf(entry=entry):
                yield {**shown, "kind": "group", "add": True, "remove": False}
                for position, item in enumerate(part.items() if part is not None else (), 1):
                    yield from _item(entry, item, f"{field}[{position}]", shown, depth + 1)
            case shape if isinstance(shape, Choice | Day | Number | Ref | Whole) or part is None:
                yield {**shown, **_input(shape), "value": part.text if part is not None else ""}
            case shape:
                if not part.parts:
                    yield {**shown, **_input(shape), "value": part.text}


def _item(
    entry: Shape, item: source.Node, field: str, shown: Mapping[str, Any], depth: int
) -> Iterator[dict[str, Any]]:
    number = field.rpartition("[")[2].rstrip("]")
    own = {**shown, "field": field, "label": number, "depth": depth, "required": False}
    if isinstance(entry, Record):
        yield {**own, "kind": "group", "what": "", "add": False, "remove": True}
        yield from _rows(entry.fields, item, field, depth + 1)
    else:
        known = _input(entry)
        if shown["field"] == "related":
            known["names"] = "guide"
        yield {**own, **known, "what": "", "remove": True, "value": item.text}


def _label(key: str) -> str:
    words = key.replace("_", " ")
    names = {"soc": "Occupation code", "onet": "O*NET code"}
    return names.get(key, words[0].upper() + words[1:])


def _input(shape: Shape) -> dict[str, Any]:
    match shape:
        case Choice(options=options):
            return {"kind": "choice", "options": list(options)}
        case Ref(to=to):
            return {"kind": "text", "names": to}
        case Day():
            return {"kind": "date"}
        case Number() | Whole():
            return {"kind": "number"}
    return {"kind": "text"}


def changed(text: str, field: str, value: str) -> str:
    """`text` with `value` at `field`, and everything else as it was."""
    head = _head(text)
    if head is None:
        return text
    place = head.places.get(field)
    written = _scalar(value, _shape(field))
    if place is None:
        return _joined(_with_key(head, field, written) if value else head.yaml, head)
    old = head.yaml[place.start : place.end]
    end = "\n" if old.endswith("\n") else ""
    if not old.strip() and written:  # `key:` and nothing behind it
        written = f" {written}"
    return _joined(head.yaml[: place.start] + written + end + head.yaml[place.end :], head)


def added(text: str, field: str, first: Mapping[str, str]) -> str:
    """`text` with one more entry in the list `field`, or with the map `field`.

    `first`: a name of each kind, e.g. of a family, for what must be one.
    """
    head = _head(text)
    shape = _shape(field)
    if head is None or shape is None:
        return text
    if not isinstance(shape, ListOf):
        return _joined(_with_key(head, field, "\n" + _indented(_empty(shape, first), 2)), head)
    entry = f"- {_indented(_empty(shape.entry, first), 2).lstrip()}"
    place = head.places.get(field)
    if place is None:
        return _joined(_with_key(head, field, "\n" + _indented(entry, 2)), head)
    old = head.yaml[place.start : place.end]
    if place.flow and not isinstance(shape.entry, Record):
        inner = old.strip()[1:-1].strip().rstrip(",")
        joined = ", ".join(filter(None, (inner, _empty(shape.entry, first))))
        return _joined(_put(head.yaml, place, f"[{joined}]"), head)
    line = head.yaml.rfind("\n", 0, place.start) + 1
    if place.flow:
        column = len(head.yaml[line:]) - len(head.yaml[line:].lstrip()) + 2
        return _joined(_put(head.yaml, place, "\n" + _indented(entry, column)), head)
    column = place.start - line
    joined = f"{old.rstrip()}\n{_indented(entry, column)}"
    return _joined(_put(head.yaml, place, joined + ("\n" if old.endswith("\n") else "")), head)


def removed(text: str, field: str) -> str:
    """`text` without the entry `field`, e.g. `relevance[2]`."""
    head = _head(text)
    if head is None or field not in head.places:
        return text
    whole = field.rpartition("[")[0]
    place, around = head.places[field], head.places[whole]
    count = sum(1 for name in head.places if re.fullmatch(rf"{re.escape(whole)}\[[0-9]+\]", name))
    if count == 1:
        return _joined(_put(head.yaml, around, "[]"), head)
    if around.flow:
        values = (
            head.yaml[item.start : item.end]
            for number in range(1, count + 1)
            if (name := f"{whole}[{number}]") != field
            for item in (head.places[name],)
        )
        return _joined(_put(head.yaml, around, f"[{', '.join(values)}]"), head)
    start = head.yaml.rfind("\n", 0, place.start) + 1
    end = head.yaml.find("\n", max(place.end - 1, place.start)) + 1 or len(head.yaml)
    return _joined(head.yaml[:start] + head.yaml[end:], head)


def _joined(yaml: str, head: _Head) -> str:
    return f"{_OPENING}{yaml}{head.after}"


def _put(text: str, place: source.Extent, new: str) -> str:
    return text[: place.start] + new + text[place.end :]


def _with_key(head: _Head, field: str, written: str) -> str:
    """The head with a key more, below the last one of its map."""
    step = _STEP.search(f".{field}")
    above = field.rpartition(".")[0]
    if step is None or not step["key"] or above not in head.places:
        return head.yaml
    place = head.places[above]
    column = place.start - (head.yaml.rfind("\n", 0, place.start) + 1)
    line = _indented(f"{step['key']}:{'' if written[:1] == chr(10) else ' '}{written}", column)
    end = head.yaml.find("\n", max(place.end - 1, place.start)) + 1 or len(head.yaml)
    before = head.yaml[:end]
    if before and not before.endswith("\n"):
        before += "\n"
    return f"{before}{line}\n{head.yaml[end:]}"


def _indented(text: str, column: int) -> str:
    return "\n".join(f"{' ' * column}{line}" if line else line for line in text.split("\n"))


def _scalar(value: str, shape: Shape | None) -> str:
    """`value` as YAML on one line."""
    plain: object = " ".join(value.split())
    try:
        if isinstance(shape, Day):
            plain = date.fromisoformat(value)
        elif isinstance(shape, Number | Whole):
            plain = float(value) if set(value) & {".", "e"} else int(value)
    except ValueError:
        pass  # the check says what is wrong with it
    dumped = source.written({"k": plain}).strip()
    return " ".join(line.strip() for line in dumped.split("\n")).removeprefix("k: ")


def _empty(shape: Shape, first: Mapping[str, str]) -> str:
    """What stands in a new entry until it is filled in."""
    match shape:
        case Record(fields=fields):
            needed = [row for row in fields if row.required] or list(fields)
            return "\n".join(_line(row, first) for row in needed)
        case Choice(options=options):
            return options[0]
        case Ref(to=to):
            return _scalar(first.get(to, "TO WRITE"), None)
        case Number() | Whole():
            return str(shape.least)
    return "TO WRITE"


def _line(row: Field, first: Mapping[str, str]) -> str:
    value = _empty(row.shape, first)
    if isinstance(row.shape, Record):
        return f"{row.key}:\n{_indented(value, 2)}"
    if isinstance(row.shape, ListOf):
        return f"{row.key}: []"
    if isinstance(row.shape, Day) and row.example:
        return f"{row.key}: {row.example}"
    return f"{row.key}: {value}"


def _shape(field: str) -> Shape | None:
    """The shape of the value at `field`."""
    shape: Shape | None = Record(name="guide", fields=ROLE, make=dict)
    for step in re.findall(r"[^.\[\]]+|\[[0-9]+\]", field):
        if isinstance(shape, ListOf):
            shape = shape.entry if step.startswith("[") else None
        elif isinstance(shape, Record):
            shape = next((row.shape for row in shape.fields if row.key == step), None)
        else:
            return None
    return shape
