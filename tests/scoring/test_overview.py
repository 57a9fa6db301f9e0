"""What a page shows of many results and roles is what `passport` says of them."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import kept_references
from tests.scoring.cases import (
    AS_OF,
    FORM_JSON,
    FORM_REFERENCE,
    answer_to,
    ask,
    complete,
    errors,
    full_entry,
)
from tests.scoring.practice_sets import KEYS, SET

_FAMILIES = [family["id"] for family in FORM_REFERENCE["families"]]
_QUIZZES = FORM_REFERENCE["quizzes"]
_SHOWN = ("trait", "score", "score_shown", "band90", "band90_shown")


@st.composite
def _asked(draw: st.DrawFn) -> dict[str, Any]:
    """Some results of all kinds, and some roles, as fields of a request."""
    chance = Random(draw(st.integers(0, 2**32)))
    results = [_result(chance, number) for number in range(draw(st.integers(0, 12)))]
    traits = sorted({item["trait"] for item in FORM_JSON["items"]})
    roles = [
        {
            "id": f"role-{number}",
            "title": chance.choice(["Data", "data", "Model", "Risk"]),
            "weights": _weights(chance, _FAMILIES),
            "personality": chance.choice([dict.fromkeys(traits, 0.5), _weights(chance, traits)]),
        }
        for number in range(draw(st.integers(0, 12)))
    ]
    families = [
        {**family, "available": chance.choice(["full", "sample", "none"])}
        for family in FORM_REFERENCE["families"]
    ]
    reference = {**FORM_REFERENCE, "families": families, "roles": roles}
    return {"entries": results, "reference": reference, "as_of": str(AS_OF)}


def _weights(chance: Random, names: list[str]) -> dict[str, float]:
    some = chance.sample(names, chance.randint(1, len(names)))
    return {name: chance.choice([0, 0.2, 0.35, 1]) for name in some} | {some[0]: 0.9}


def _result(chance: Random, number: int) -> Any:
    day = str(AS_OF - timedelta(days=chance.choice([-1, 0, 40, 400, 900, 4000])))
    if chance.random() < 0.4:
        family = chance.choice(_FAMILIES)
        return full_entry(f"r-{number}", family, chance.randint(300, 850), day)
    if chance.random() < 0.1:
        practiced = ask("score_practice", set=SET, answers=KEYS, scored_on=day, entry_id="p")
        return {**practiced["entry"], "id": f"r-{number}"}
    quiz = chance.choice(_QUIZZES)
    steps = quiz.get("steps", [{"length": len(quiz["items"]), "kind": quiz.get("kind")}])
    step = chance.choice(steps)
    items = quiz["items"][: step["length"]]
    withheld = [trait for trait in quiz["private_traits"] if chance.random() < 0.3]
    return {
        "id": f"r-{number}",
        "kind": step["kind"],
        "family": quiz["family"],
        "date": day,
        "quiz": quiz["id"],
        "quiz_version": quiz["version"],
        "norms_version": quiz["norms"]["version"],
        "answers": {
            item["id"]: chance.randint(1, 6) for item in items if item["trait"] not in withheld
        },
        "withheld": withheld,
        "traits": {},
    }


@given(_asked(), st.integers(0, 5))
def test_an_overview_is_the_passport_in_brief(asked: dict[str, Any], shown: int) -> None:
    whole, brief = ask("passport", **asked), ask("overview", **asked, shown=shown)
    covered = [whole["roles"][role]["k_full_percent"] for role in whole["alphabetical"]]
    assert brief.pop("covered_percent") == ([min(covered), max(covered)] if covered else None)
    first = [*chain(*whole["groups"])][:shown] + whole["alphabetical"][:shown]
    assert brief.pop("roles") == {role: whole["roles"][role] for role in first}
    for result in whole["entries"]:
        if result["traits"]:
            result["entry"] = None
        result["traits"] = [{key: trait[key] for key in _SHOWN} for trait in result["traits"]]
    del whole["roles"]
    assert brief == whole


@given(_asked())
def test_more_roles_are_those_of_the_passport(asked: dict[str, Any]) -> None:
    roles = ask("passport", **asked)["roles"]
    assert ask("roles", **asked, roles=list(roles)[::2]) == {
        "roles": {role: roles[role] for role in list(roles)[::2]}
    }


@given(_asked(), st.integers(0, 2**32))
def test_what_is_wrong_is_said_in_the_same_words(asked: dict[str, Any], seed: int) -> None:
    chance = Random(seed)
    for entry in asked["entries"]:
        if "answers" in entry and chance.random() < 0.7 and entry["kind"] != "practice":
            item = chance.choice([*entry["answers"], "q_none"])
            wrong: list[Any] = [0, 7, True, None, 3.0, "3", [3]]
            entry["answers"][item] = chance.choice(wrong)
            if chance.random() < 0.3:
                del entry["answers"][item]
    brief = answer_to(complete("overview", {**asked, "shown": 3}))
    assert brief.get("errors") == answer_to(complete("passport", asked)).get("errors")


def test_a_role_that_is_not_published() -> None:
    [sentence] = errors("roles", entries=[], roles=["analyst", "none"])
    assert sentence.startswith('roles[1]: found "none"; expected a published role: ')


def test_a_reference_is_sent_once() -> None:
    entries = [full_entry("a", "communication", 700)]
    sent = ask("overview", entries=entries, shown=2)
    assert ask("keep_reference", id="page-1") == {"kept": "page-1"}
    assert ask("overview", entries=entries, shown=2, reference={"kept": "page-1"}) == sent
    assert ask("readiness", entries=[], role="analyst", reference={"kept": "page-1"}) == ask(
        "readiness", entries=[], role="analyst"
    )


def test_four_references_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_references, "_kept", {})
    for number in (1, 2, 3, 4):
        ask("keep_reference", id=f"page-{number}")
    ask("roles", entries=[], roles=[], reference={"kept": "page-1"})
    ask("keep_reference", id="page-5")
    ask("roles", entries=[], roles=[], reference={"kept": "page-1"})
    assert errors("roles", entries=[], roles=[], reference={"kept": "page-2"}) == [
        'reference.kept: found "page-2"; expected the id of a reference that is kept'
    ]


@pytest.mark.parametrize(
    ("kept", "sentence"),
    [
        ({"kept": 1}, "reference.kept: found 1; expected a name of at most 64 letters, "),
        ({"kept": "a", "roles": []}, 'reference: found unknown keys: "roles"; expected an object '),
    ],
)
def test_a_kept_reference_is_named_and_no_more(kept: Any, sentence: str) -> None:
    [found] = errors("roles", entries=[], roles=[], reference=kept)
    assert found.startswith(sentence)


def test_a_wrong_reference_is_not_kept() -> None:
    [sentence] = errors("keep_reference", id="wrong", reference={"families": 1, "quizzes": []})
    assert sentence.startswith("reference.families: found 1; expected a list")
    [sentence] = errors("roles", entries=[], roles=[], reference={"kept": "wrong"})
    assert sentence.startswith('reference.kept: found "wrong"')
