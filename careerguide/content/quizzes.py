"""Quizzes and their norm tables: one file each, checked against each other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from careerguide.content import fields, quiz_checks
from careerguide.content.model import Norms, Quiz
from careerguide.rulebook.about_files import FILE_NAME
from careerguide.yamlfile.documents import Known, placed, read_document
from careerguide.yamlfile.problems import Found, Problem
from careerguide.yamlfile.tables import made

__all__ = ["read_norms", "read_quiz"]


def read_norms(root: Path, path: str) -> tuple[Norms | None, list[Problem]]:
    """The norm table in the file `path`; None if anything in it cannot be read."""
    document = read_document(root, path, fields.NORMS, {})
    found = _name(document.values.get("id"), path)
    norms = None
    if document.complete:
        norms = made(Norms, document.values, path=path)
        found += quiz_checks.norms_alone(norms)
    problems = [*document.problems, *placed(path, document.node, found)]
    return (None if found else norms), problems


def read_quiz(
    root: Path, path: str, known: Known, norms: Mapping[str, Norms]
) -> tuple[Quiz | None, list[Problem]]:
    """The quiz in the file `path`; None if anything in it cannot be read."""
    document = read_document(root, path, fields.QUIZ, known)
    found = _name(document.values.get("id"), path)
    quiz = None
    if document.complete:
        quiz = made(Quiz, document.values, path=path)
        found += quiz_checks.quiz_alone(quiz)
        if table := norms.get(quiz.norms):
            found += quiz_checks.together(quiz, table)
    problems = [*document.problems, *placed(path, document.node, found)]
    return (None if found else quiz), problems


def _name(id: object, path: str) -> list[Found]:
    """The id a link uses and the name of the file are one."""
    stem = path.rpartition("/")[2].removesuffix(".yml")
    if not isinstance(id, str) or id == stem:
        return []
    return [
        Found(
            rule=FILE_NAME,
            field="id",
            what=f'is "{id}", but the file is called "{stem}.yml"',
            expected="the name of the file without .yml",
            do="rename one of the two",
        )
    ]
