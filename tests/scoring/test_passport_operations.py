"""Operations on a person's results: order of roles, readiness in detail, every bad entry."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.scoring.cases import (
    ANSWERS,
    PUBLISHED,
    QUIZ_JSON,
    REFERENCE_JSON,
    ask,
    errors,
    full_entry,
    sample_entry,
)


def test_passport_gives_roles_a_number_only_with_enough_coverage() -> None:
    entries = [
        full_entry("a", "communication", 700),
        full_entry("b", "acl-prompt-to-spec", 450),
    ]
    result = ask("passport", entries=entries)
    assert result["groups"] == [["technical-writer"], ["ai-product-manager"]]
    assert result["alphabetical"] == ["analyst"]
    assert result["headline_coverage"] == 0.5
    assert result["most_entries"] == 500
    assert result["as_of"] == "2026-11-24"
    nothing = ask("passport", entries=[])
    assert nothing["groups"] == []
    # By title without regard to case: AI Product Manager, analyst, Technical Writer.
    assert nothing["alphabetical"] == ["ai-product-manager", "analyst", "technical-writer"]
    assert "families" not in nothing["roles"]["analyst"]
    assert nothing["roles"]["analyst"]["title"] == "analyst"


def test_one_family_is_the_next_to_take_for_all_roles_together() -> None:
    nothing = ask("passport", entries=[])
    gains: dict[str, list[float]] = {}
    for role in nothing["roles"]:
        for family in ask("readiness", role=role, entries=[])["published"]["families"]:
            gains.setdefault(family["family"], []).append(family["gain"])
    best = max(gains, key=lambda family: sum(gains[family]))
    assert nothing["next"]["best"]["family"] == best
    assert nothing["next"]["best"]["roles"] == len(gains[best])
    low, high = nothing["next"]["best"]["gain_percent"]
    assert (low, high) == (round(100 * min(gains[best])), round(100 * max(gains[best])))
    open_now = nothing["next"]["open"]
    assert open_now["available"] != "none"
    taken = [full_entry(family, family, 600) for family in gains]
    assert ask("passport", entries=taken)["next"] == {"best": None, "open": None}


def test_equal_projections_are_ordered_by_title() -> None:
    role = REFERENCE_JSON["roles"][0]
    roles = [
        {**role, "id": f"r{n}", "title": title} for n, title in enumerate(["b", "C", "a", "a"])
    ]
    entries = [
        full_entry(family, family, 600) for family in ("communication", "acl-prompt-to-spec")
    ]
    reference = {**REFERENCE_JSON, "roles": roles}
    assert ask("passport", entries=entries, reference=reference)["groups"] == [
        ["r2", "r3", "r0", "r1"]
    ]
    assert ask("passport", entries=[], reference=reference)["alphabetical"] == [
        "r2", "r3", "r0", "r1",
    ]  # fmt: skip


def test_passport_gives_each_role_what_readiness_gives() -> None:
    entries = [sample_entry(), full_entry("b", "communication", 700, "2025-01-01")]
    passport = ask("passport", entries=entries)
    for role in PUBLISHED.roles:
        alone = ask("readiness", role=role, entries=entries)
        expected = {key: value for key, value in alone["published"].items() if key != "families"}
        assert passport["roles"][role] == {"title": alone["title"], **expected}


def test_a_result_in_the_passport() -> None:
    entry = sample_entry(day="2024-11-24")
    (row,) = ask("passport", entries=[entry])["entries"]
    traits = row.pop("traits")
    assert row == {
        "id": "sample-1",
        "kind": "sample",
        "counts_as": "sample",
        "norms": None,
        "family": "big-five-personality",
        "date": "2024-11-24",
        "age_months": 23.98357,
        "age_months_shown": 24,
        "freshness": 0.841,
        "freshness_percent": 84,
        "retest_on": None,
        "retest_due": False,
        "private_traits": ["emotional-stability"],
        "withheld": [],
        "points": None,
        "entry": entry,
    }
    assert traits == ask("score_quiz", answers=ANSWERS)["traits"]


def test_a_full_result_and_practice_in_the_passport() -> None:
    full = full_entry("full-1", "acl-prompt-to-spec", 644, "2025-11-24")
    practice = {
        "id": "practice-1",
        "kind": "practice",
        "family": "communication",
        "date": "2026-11-24",
        "quiz": "preview",
        "quiz_version": "1",
        "right": 3,
        "questions": 5,
    }
    rows = ask("passport", entries=[full, practice])["entries"]
    assert rows[0]["points"]["score_shown"] == 644
    assert rows[0]["points"]["sd"] == 45
    assert rows[0]["traits"] == []
    # Twelve months of 30.4375 days are 365.25 days: rounded, the day is the same a year later.
    assert (rows[0]["retest_on"], rows[0]["retest_due"]) == ("2026-11-24", True)
    assert rows[0]["freshness_percent"] == 50
    assert rows[1]["points"] is None
    assert (rows[1]["freshness"], rows[1]["freshness_percent"]) == (None, None)
    assert (rows[1]["private_traits"], rows[1]["withheld"]) == ([], [])
    assert rows[1]["entry"] == practice
    published = ask("readiness", role="analyst", entries=[practice])["published"]
    assert (published["k"], published["from_samples"]) == (0, False)


def test_readiness_in_detail() -> None:
    entries = [sample_entry(day="2025-11-24")]
    result = ask("readiness", role="ai-product-manager", entries=entries)
    assert (result["role"], result["title"]) == ("ai-product-manager", "AI Product Manager")
    assert (result["as_of"], result["samples"]) == ("2026-11-24", True)
    assert (result["own"], result["comparison"]) == (None, None)
    assert result["headline_coverage"] == 0.5
    published = result["published"]
    assert published["from_samples"] is True
    assert published["r"]["score_shown"] == 570
    assert published["next_step"] == {
        "family": "acl-prompt-to-spec",
        "gain": 0.31667,
        "gain_percent": 32,
        "available": "none",
    }
    family = published["families"][3]
    standing = family.pop("standing")
    assert family == {
        "family": "big-five-personality",
        "weight": 0.5,
        "share": 0.16667,
        "share_percent": 17,
        "gain": 0.01382,
        "available": "sample",
    }
    for key in ("then", "aged", "now"):
        assert standing.pop(key)["score_shown"] == 570
    assert standing == {
        "id": "sample-1",
        "kind": "sample",
        "date": "2025-11-24",
        "withheld": [],
        "age_months": 11.99179,
        "age_months_shown": 12,
        "freshness": 0.91706,
        "freshness_percent": 92,
        "retest_on": None,
        "retest_due": False,
    }
    assert published["families"][0]["standing"] is None


def test_coverage_in_percent() -> None:
    entries = [full_entry("a", "acl-prompt-to-spec", 623), full_entry("b", "communication", 623)]
    published = ask("readiness", role="ai-product-manager", entries=entries)["published"]
    assert (published["k_percent"], published["k_full_percent"]) == (60, 60)
    assert published["r"]["score_shown"] == 623
    assert published["p"]["score_shown"] == 604
    one = {"communication": 1.0}
    role = {**REFERENCE_JSON["roles"][0], "weights": one}
    reference = {**REFERENCE_JSON, "roles": [role]}
    alone = ask("readiness", role=role["id"], entries=[], reference=reference)["published"]
    assert alone["families"][0]["share_percent"] == 100
    assert alone["next_step"]["gain_percent"] == 100


def test_an_employers_view_leaves_samples_out_before_choosing() -> None:
    full = full_entry("old", "big-five-personality", 610, "2001-01-01")
    entries = [sample_entry(), full]
    with_samples = ask("readiness", role="ai-product-manager", entries=entries)["published"]
    assert with_samples["families"][3]["standing"]["id"] == "sample-1"
    without = ask("readiness", role="ai-product-manager", entries=entries, samples=False)
    assert without["samples"] is False
    assert without["published"]["families"][3]["standing"]["id"] == "old"
    assert without["published"]["from_samples"] is False
    assert without["published"]["r"]["score_shown"] == 610


def test_withheld_traits_that_count_are_named() -> None:
    answers = {key: value for key, value in ANSWERS.items() if key not in ("C4", "N3")}
    entry = ask(
        "score_quiz",
        answers=answers,
        withheld=["conscientiousness", "emotional-stability"],
        scored_on="2026-11-24",
        entry_id="part",
    )["entry"]
    published = ask("readiness", role="ai-product-manager", entries=[entry])["published"]
    assert published["withheld"] == ["conscientiousness"]
    (row,) = ask("passport", entries=[entry])["entries"]
    assert row["withheld"] == ["conscientiousness", "emotional-stability"]
    assert published["families"][3]["standing"]["withheld"] == ["conscientiousness"]
    assert published["r"]["score"] == 542.13663


def test_a_quiz_of_which_nothing_counts_is_no_evidence() -> None:
    answers = {key: value for key, value in ANSWERS.items() if key not in ("C4", "O3")}
    entry = ask(
        "score_quiz",
        answers=answers,
        withheld=["conscientiousness", "openness"],
        scored_on="2026-11-24",
        entry_id="part",
    )["entry"]
    published = ask("readiness", role="ai-product-manager", entries=[entry])["published"]
    assert (published["r"], published["k"]) == (None, 0)
    # A trait of weight 0 does not count either.
    published = ask("readiness", role="analyst", entries=[entry])["published"]
    assert published["r"] is None


def test_own_weights_are_compared() -> None:
    own = {**PUBLISHED.roles["analyst"].weights, "communication": 0.0}
    result = ask("readiness", role="analyst", entries=[sample_entry()], own=own)
    assert result["comparison"]["changes"] == ["communication"]
    assert result["comparison"]["families"][1]["reason"] == ""
    assert result["own"]["families"][1]["weight"] == 0
    assert errors("readiness", role="x", entries=[]) == [
        'role: found "x"; expected a published role: ai-product-manager, technical-writer, analyst'
    ]


def test_no_more_than_twenty_roles_are_listed() -> None:
    role = REFERENCE_JSON["roles"][0]
    reference = {**REFERENCE_JSON, "roles": [{**role, "id": f"r{n}"} for n in range(21)]}
    (sentence,) = errors("readiness", role="x", entries=[], reference=reference)
    assert sentence.endswith("a published role: " + ", ".join(f"r{n}" for n in range(20)))


def test_add_result() -> None:
    assert full_entry("mine", "communication", 700, "2026-11-25") == {
        "id": "mine",
        "kind": "full",
        "family": "communication",
        "date": "2026-11-25",
        "score": 700,
        "sd": 50,
        "sd_assumed": True,
        "self_reported": True,
    }


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"family": "astrology"},
            'family: found "astrology"; expected "acl-prompt-to-spec" or "communication" or '
            '"ai-augmented-sql" or "big-five-personality"',
        ),
        ({"date": "2026-11-26"}, 'date: found "2026-11-26"; expected a date up to 2026-11-25'),
        (
            {"date": "24.11.2026"},
            'date: found "24.11.2026"; '
            "expected a calendar date from 2000-01-01 to 2199-12-31, written YYYY-MM-DD",
        ),
        ({"score": 299}, "score: found 299; expected a whole number from 300 to 850"),
        ({"score": 851}, "score: found 851; expected a whole number from 300 to 850"),
        ({"score": True}, "score: found true; expected a whole number from 300 to 850"),
    ],
)
def test_a_result_that_cannot_be_added(fields: dict[str, Any], sentence: str) -> None:
    good = {"id": "mine", "family": "communication", "date": "2026-11-24", "score": 700}
    assert errors("add_result", **{**good, **fields}) == [sentence]


def test_every_bad_entry_is_named() -> None:
    entries = [
        {**full_entry("a", "communication", 700), "date": "2027-01-01"},
        {**sample_entry(), "norms_version": "1999"},
        {**full_entry("c", "communication", 700), "family": "astrology"},
    ]
    assert errors("passport", entries=entries) == [
        'entries[0].date: found "2027-01-01"; expected a date up to 2026-11-25',
        'entries[1].norms_version: found "1999"; expected "2026-11-24"',
        'entries[2].family: found "astrology"; expected "acl-prompt-to-spec" or "communication" '
        'or "ai-augmented-sql" or "big-five-personality"',
    ]
    nothing: dict[str, Any] = {"families": [], "quizzes": []}
    assert errors(
        "passport", entries=[full_entry("a", "communication", 1 + 599)], reference=nothing
    ) == ['entries[0].family: found "communication"; expected nothing: none is published']


def test_two_versions_of_a_quiz_stand_side_by_side() -> None:
    newer = json.loads(json.dumps(QUIZ_JSON))
    newer["norms"]["version"] = "2030-01-01"
    newer["items"][0]["loading"] = 0.5
    third = {**newer, "version": "2.0"}
    reference = {**REFERENCE_JSON, "quizzes": [QUIZ_JSON, newer, third]}
    entries = [
        sample_entry("old"),
        {**sample_entry("new"), "norms_version": "2030-01-01"},
    ]
    rows = ask("passport", entries=entries, reference=reference)["entries"]
    assert [row["traits"][0]["steps"]["loading"] for row in rows] == [0.678, 0.5]
    wrong = {**sample_entry(), "quiz_version": "2.0"}
    assert errors("passport", entries=[wrong], reference=reference) == [
        'entries[0].norms_version: found "2026-11-24"; expected "2030-01-01"'
    ]
    unknown = {**sample_entry(), "quiz_version": "3.0"}
    assert errors("passport", entries=[unknown], reference=reference) == [
        'entries[0].quiz_version: found "3.0"; expected "1.0" or "2.0"'
    ]
