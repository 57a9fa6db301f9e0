"""Published data: read whole, refused with every problem."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from scoring.errors import InputError
from scoring.form import QuizItem
from scoring.form_json import QUIZ, quiz_json
from scoring.passport import reference_disagreements
from scoring.reference import NORMS, REFERENCE, Family
from scoring.wire import plain
from tests.scoring.cases import PUBLISHED, QUIZ_JSON, REFERENCE_JSON

_NAME = "a name of at most 64 letters, digits, hyphens, dots or underscores"


def _refused(changes: dict[str, Any]) -> list[str]:
    """Problems of the published data with the values at some paths changed."""
    value = deepcopy(REFERENCE_JSON)
    for path, changed in changes.items():
        *parents, last = path.split(".")
        inner: Any = value
        for key in parents:
            inner = inner[int(key) if key.isdigit() else key]
        inner[int(last) if last.isdigit() else last] = changed
    with pytest.raises(InputError) as caught:
        REFERENCE.read(value, "reference")
    return [str(problem) for problem in caught.value.problems]


def test_what_is_published_is_read() -> None:
    assert list(PUBLISHED.families) == [row["id"] for row in REFERENCE_JSON["families"]]
    assert PUBLISHED.families["communication"] == Family(
        id="communication", half_life_months=36, full_sd=50, available="full"
    )
    (quiz,) = PUBLISHED.quizzes
    assert (quiz.id, quiz.version, quiz.family) == (
        "big-five-sample",
        "1.0",
        "big-five-personality",
    )
    assert (quiz.norms_id, quiz.norms_version) == ("big-five-sample", "2026-11-24")
    assert quiz.items[1] == QuizItem(
        id="C4",
        trait="conscientiousness",
        direction="reverse",
        counts=(745, 729, 410, 400, 194, 54),
        loading=0.72,
    )
    role = PUBLISHED.roles["analyst"]
    assert (role.title, role.weights["communication"]) == ("analyst", 0.6)
    assert role.personality == {"openness": 0.2, "conscientiousness": 0.1, "extraversion": 0}


def test_a_quiz_is_written_as_it_was_read() -> None:
    assert plain(quiz_json(PUBLISHED.quizzes[0])) == QUIZ_JSON
    assert QUIZ.expected.startswith("an object with the keys id, version, family, kind, norms")


def test_what_a_passport_carries_has_no_roles() -> None:
    with pytest.raises(InputError) as caught:
        NORMS.read(REFERENCE_JSON, "reference")
    assert str(caught.value) == (
        'reference: found unknown keys: "roles"; expected an object with the keys families, quizzes'
    )
    assert NORMS.expected == "an object with the keys families, quizzes"
    assert REFERENCE.expected == (
        "an object with the keys families, quizzes, roles, earlier, practice"
    )


def test_what_is_wrong_in_it_is_named_with_its_place() -> None:
    families = REFERENCE_JSON["families"]
    value = {"families": [*families, families[0]], "quizzes": REFERENCE_JSON["quizzes"]}
    with pytest.raises(InputError) as caught:
        NORMS.read(value, "document.reference")
    assert str(caught.value).startswith("document.reference.families")


def test_roles_may_be_left_out() -> None:
    value = {key: REFERENCE_JSON[key] for key in ("families", "quizzes")}
    assert REFERENCE.read(value, "reference").roles == {}


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        (
            {"families.0.half_life_months": 0},
            ["families[0].half_life_months: found 0; expected a number above 0, at most 1200"],
        ),
        (
            {"families.0.half_life_months": 1201},
            ["families[0].half_life_months: found 1201; expected a number above 0, at most 1200"],
        ),
        (
            {"families.0.full_sd": 101},
            ["families[0].full_sd: found 101; expected a number above 0, at most 100"],
        ),
        (
            {"families.0.available": "soon"},
            ['families[0].available: found "soon"; expected "full", "sample" or "none"'],
        ),
        (
            {"families.1.id": "acl-prompt-to-spec", "roles": []},
            ['families[1]: found "acl-prompt-to-spec" again; expected each family once'],
        ),
        (
            {"quizzes.0.items.1.id": "O3"},
            ['quizzes[0].items[1]: found "O3" again; expected each item once'],
        ),
        (
            {"quizzes.0.items.2.trait": "openness"},
            ['quizzes[0].items[2]: found "openness" again; expected one item per trait'],
        ),
        (
            {"quizzes.0.private_traits": ["openness", "charisma"]},
            [
                'quizzes[0].private_traits[1]: found "charisma"; expected a trait of the quiz: '
                "openness, conscientiousness, extraversion, agreeableness, emotional-stability"
            ],
        ),
        (
            {"quizzes.0.kind": "practice"},
            ['quizzes[0].kind: found "practice"; expected "sample" or "full"'],
        ),
        (
            {"quizzes.0.items.0.direction": "up"},
            ['quizzes[0].items[0].direction: found "up"; expected "forward" or "reverse"'],
        ),
        (
            {"quizzes.0.items.0.counts": [5]},
            ["quizzes[0].items[0].counts: found a list of 1; expected a list of 2 to 10"],
        ),
        (
            {"quizzes.0.items.0.counts": [1] * 11},
            ["quizzes[0].items[0].counts: found a list of 11; expected a list of 2 to 10"],
        ),
        (
            {"quizzes.0.items.0.counts.1": 0},
            ["quizzes[0].items[0].counts[1]: found 0; expected a whole number from 1 to 1000000"],
        ),
        (
            {"quizzes.0.items.0.loading": 1},
            ["quizzes[0].items[0].loading: found 1; expected a number from 0.01 to 0.99"],
        ),
        (
            {"quizzes.0.items.0.loading": 0},
            ["quizzes[0].items[0].loading: found 0; expected a number from 0.01 to 0.99"],
        ),
        (
            {"quizzes.0.items": []},
            ["quizzes[0].items: found a list of 0; expected a list of 1 to 100"],
        ),
        (
            {"quizzes.0.family": "astrology"},
            [
                'quizzes[0].family: found "astrology"; expected one of the families '
                "acl-prompt-to-spec, ai-augmented-sql, big-five-personality, communication"
            ],
        ),
        ({"quizzes.0.version": ""}, [f'quizzes[0].version: found ""; expected {_NAME}']),
        (
            {"quizzes": [QUIZ_JSON, QUIZ_JSON]},
            [
                'quizzes[1]: found "big-five-sample 1.0 2026-11-24" again; '
                "expected each version of a quiz once"
            ],
        ),
        (
            {"roles.1.id": "ai-product-manager"},
            ['roles[1]: found "ai-product-manager" again; expected each role once'],
        ),
        (
            {"roles.0.weights": {"astrology": 1}},
            [
                'roles[0].weights: found the unknown family "astrology"; expected the families '
                "acl-prompt-to-spec, ai-augmented-sql, big-five-personality, communication"
            ],
        ),
        (
            {"roles.0.personality": {}},
            ["roles[0].personality: found no weights; expected at least one weight above 0"],
        ),
        (
            {"roles.0.title": ""},
            [
                'roles[0].title: found ""; '
                "expected one line of at most 120 characters, with a letter or a digit"
            ],
        ),
    ],
)
def test_refused(changes: dict[str, Any], sentences: list[str]) -> None:
    assert _refused(changes) == [f"reference.{sentence}" for sentence in sentences]


def test_a_passport_may_carry_what_was_published_before() -> None:
    """A changed half-life is the site's doing; any other value is a claim of the document's."""
    family = REFERENCE_JSON["families"][0]
    before = {"id": family["id"], "half_life_months": 30, "full_sd": 40}
    published = REFERENCE.read({**REFERENCE_JSON, "earlier": [before]}, "reference")
    for value, named in ((30, []), (31, ["half_life_months", "full_sd"])):
        changed = {**family, "half_life_months": value, "full_sd": 40}
        carried = NORMS.read({"families": [changed], "quizzes": []}, "reference")
        found = reference_disagreements(carried, published)
        assert [problem.field.rpartition(".")[2] for problem in found] == named
