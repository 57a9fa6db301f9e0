"""Quizzes and their norm tables: one file each, checked against each other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from careerguide.content import fields
from careerguide.content.documents import Known, placed, read_document
from careerguide.content.model import Norms, Quiz
from careerguide.content.problems import Found, Problem

__all__ = ["read_norms", "read_quiz"]


def read_norms(root: Path, path: str) -> tuple[Norms | None, list[Problem]]:
    """The norm table in the file `path`; None if anything in it cannot be read."""
    document = read_document(root, path, fields.NORMS, {})
    found = _name(document.values.get("id"), path)
    items = document.values.get("items")
    if isinstance(items, Mapping) and items:
        lengths = {len(item.counts) for item in items.values()}
        first = next(iter(items.values()))
        if len(lengths) > 1:
            odd = next(
                name for name, item in items.items() if len(item.counts) != len(first.counts)
            )
            found.append(
                Found(
                    field=f"items.{odd}.counts",
                    what=f"has {len(items[odd].counts)} counts",
                    expected=f"{len(first.counts)}, as the first item has",
                    do="give one count per answer",
                )
            )
    problems = [*document.problems, *placed(path, document.node, found)]
    if not document.complete or found:
        return None, problems
    return Norms(path=path, **document.values), problems  # type: ignore[arg-type]


def read_quiz(
    root: Path, path: str, known: Known, norms: Mapping[str, Norms]
) -> tuple[Quiz | None, list[Problem]]:
    """The quiz in the file `path`; None if anything in it cannot be read."""
    document = read_document(root, path, fields.QUIZ, known)
    found = _name(document.values.get("id"), path)
    quiz = None
    if document.complete:
        quiz = Quiz(path=path, **document.values)  # type: ignore[arg-type]
        found += _checks(quiz, norms.get(quiz.norms))
    problems = [*document.problems, *placed(path, document.node, found)]
    return (None if found else quiz), problems


def _name(id: object, path: str) -> list[Found]:
    """The id a link uses and the name of the file are one."""
    stem = path.rpartition("/")[2].removesuffix(".yml")
    if not isinstance(id, str) or id == stem:
        return []
    return [
        Found(
            field="id",
            what=f'is "{id}", but the file is called "{stem}.yml"',
            expected="the name of the file without .yml",
            do="rename one of the two",
        )
    ]


def _checks(quiz: Quiz, norms: Norms | None) -> list[Found]:
    found: list[Found] = []
    seen: set[str] = set()
    worded = [wording.trait for wording in quiz.traits]
    for position, item in enumerate(quiz.items, 1):
        at = f"items[{position}]"
        if item.id in seen:
            what = f'is "{item.id}", which an item above has'
            found.append(Found(field=f"{at}.id", what=what, expected="each id once"))
        seen.add(item.id)
        if item.trait not in worded:
            what = f'is "{item.trait}", for which "traits" has no words'
            do = f"add an entry for {item.trait} under traits"
            found.append(Found(field=f"{at}.trait", what=what, do=do))
        if norms is None:
            continue
        norm = norms.items.get(item.id)
        if norm is None:
            what = f'is "{item.id}", which has no norms'
            expected = f"an item of {norms.path}: {', '.join(norms.items)}"
            found.append(Found(field=f"{at}.id", what=what, expected=expected))
        elif len(norm.counts) != len(quiz.scale):
            what = f"has {len(quiz.scale)} labels, but {item.id} has {len(norm.counts)} counts"
            do = f"correct the labels here or the counts in {norms.path}"
            found.append(Found(field="scale", what=what, expected="one label per count", do=do))
    found += _one_item_per_trait(quiz)
    used = {item.trait for item in quiz.items}
    for position, trait in enumerate(worded, 1):
        at = f"traits[{position}].trait"
        if trait in worded[: position - 1]:
            found.append(Found(field=at, what=f'is "{trait}", which an entry above has'))
        if trait not in used:
            found.append(Found(field=at, what=f'is "{trait}", for which there is no item'))
    for position, trait in enumerate(quiz.private_traits, 1):
        if trait not in used:
            field = f"private_traits[{position}]"
            found.append(Found(field=field, what=f'is "{trait}", for which there is no item'))
    return found


def _one_item_per_trait(quiz: Quiz) -> list[Found]:
    """The scoring makes the score of a trait of one answer."""
    first: dict[str, str] = {}
    found = []
    for position, item in enumerate(quiz.items, 1):
        if first.get(item.trait, item.id) != item.id:
            what = f'is "{item.trait}", for which {first[item.trait]} counts already'
            do = "keep one of the two"
            field = f"items[{position}].trait"
            found.append(Found(field=field, what=what, expected="one item per trait", do=do))
        first.setdefault(item.trait, item.id)
    return found
