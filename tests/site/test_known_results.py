"""Results that were worked out in advance are those that Python gives, for all ways to answer."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from careerguide.content import catalog
from careerguide.views import known_results, quiz_view, scoring_catalog
from scoring.api import handle

REPLIES = """
import { readFileSync } from "node:fs";
import { replyFrom } from "./quiz/known.js";

const { known, sittings } = JSON.parse(readFileSync(0, "utf-8"));
console.log(JSON.stringify(sittings.map((answers) => replyFrom(known, answers))));
"""


def replies(root: Path, folder: Path, known: object, sittings: list[dict[str, int]]) -> list[Any]:
    """What the page's own script makes of `known`."""
    for source, name in (("components", "quiz/known.js"), ("browser", "parts.js")):
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        shutil.copy(root / "overrides" / source / name, target)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (folder / "ask.js").write_text(REPLIES, encoding="utf-8")
    done = subprocess.run(
        ["node", "ask.js"],
        cwd=folder,
        input=json.dumps({"known": known, "sittings": sittings}),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def view(root: Path) -> dict[str, Any]:
    content, _ = catalog.load(root)
    known = json.loads(scoring_catalog.assets(content)["scoring/known.json"])["big-five"]
    quiz = quiz_view.view(content, "big-five")
    assert quiz.first is not None
    return {"first": quiz.first.data, "whole": quiz.whole.data, "known": known}


def test_the_ways_to_answer(
    root: Path, tmp_path: Path, view: dict[str, Any], long: bool
) -> None:
    """All 7,776; in a short run every 13th: all answers to any three statements together."""
    quiz = view["first"]
    items = [item["id"] for item in quiz["items"]]
    sittings = [
        dict(zip(items, answers, strict=True))
        for answers in itertools.product(range(1, 7), repeat=len(items))
    ]
    assert len(sittings) == 6**5
    sittings = sittings if long else sittings[::13]
    # A page of the whole quiz asks for the same statements of a longer form.
    forms = [quiz, view["whole"]]
    found = replies(root, tmp_path, view["known"], sittings)
    assert len(found) == len(sittings)
    for number, (answers, reply) in enumerate(zip(sittings, found, strict=True)):
        form = forms[number % 2]
        request = {"api": 1, "op": "score_quiz", "quiz": form, "answers": answers}
        assert reply == json.loads(handle(json.dumps(request))), answers


def test_other_answers_are_left_to_python(
    root: Path, tmp_path: Path, view: dict[str, Any]
) -> None:
    items = [item["id"] for item in view["whole"]["items"]]
    five = dict.fromkeys(items[:5], 3)
    sittings = [
        {},
        dict.fromkeys(items[:4], 3),
        five | {items[0]: 7},
        dict.fromkeys(items[1:6], 3),
        dict.fromkeys(items[:6], 3),
    ]
    assert replies(root, tmp_path, view["known"], sittings) == [None] * len(sittings)


def test_a_trait_with_two_statements_has_no_table(root: Path) -> None:
    content, _ = catalog.load(root)
    quiz = content.quizzes["big-five"]
    longer = replace(quiz, steps=quiz.steps[1:])
    assert known_results.known(content, longer) is None
    assert known_results.known(content, replace(quiz, steps=())) is None
