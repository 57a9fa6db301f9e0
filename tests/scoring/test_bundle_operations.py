"""A bundle: made from an employer's choices, read back, with nothing hidden."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from scoring.version import SCORING
from scoring.wire import digest
from tests.scoring.cases import (
    DETAILS,
    HERE,
    OWN,
    PUBLISHED,
    REFERENCE_JSON,
    ask,
    bundle_document,
    errors,
    full_entry,
    sample_entry,
)

_ROLE = "ai-product-manager"
_WEIGHTS = PUBLISHED.roles[_ROLE].weights
_SCHEMA = Draft202012Validator(
    json.loads((HERE.parents[1] / "scoring" / "formats" / "bundle-1.schema.json").read_text())
)


def _made(**fields: Any) -> Any:
    return ask("bundle", **{"role": _ROLE, "own": OWN, "details": DETAILS, **fields})


def _open(**details: Any) -> list[str]:
    rows = _made(details={**DETAILS, **details})["open"]
    return [f"{row['field']}: found {row['found']}; expected {row['expected']}" for row in rows]


def test_a_bundle_says_everything_in_one_table() -> None:
    document = bundle_document()
    digest = document.pop("digest")
    assert document == {
        "format": "aieh-bundle",
        "version": 1,
        "scoring": SCORING,
        "role": "ai-product-manager",
        "employer": "Example Works",
        "created": "2026-11-24",
        "review_by": "2027-08-01",
        "weights": {
            "acl-prompt-to-spec": {
                "published": 0.95,
                "own": 0.5,
                "published_share": 0.31667,
                "own_share": 0.19608,
                "reason": "The team writes its own evals.",
            },
            "communication": {
                "published": 0.85,
                "own": 0.85,
                "published_share": 0.28333,
                "own_share": 0.33333,
            },
            "ai-augmented-sql": {
                "published": 0.7,
                "own": 0.7,
                "published_share": 0.23333,
                "own_share": 0.27451,
            },
            "big-five-personality": {
                "published": 0.5,
                "own": 0.5,
                "published_share": 0.16667,
                "own_share": 0.19608,
            },
        },
    }
    assert digest == "sha256:02c2d460a24d51dc811c97a16bb73e9ac74fb907afd62ad6268eacc8994d7c08"
    _SCHEMA.validate({**document, "digest": digest})


def test_a_bundle_comes_as_text_too() -> None:
    made = _made()
    assert made["comparison"]["families"][0]["reason"] == "The team writes its own evals."
    assert json.loads(made["text"]) == made["document"]
    assert made["text"].startswith('{\n "format": "aieh-bundle",\n')


def test_a_bundle_of_an_older_method_keeps_its_digest() -> None:
    document = {**bundle_document(), "scoring": "0.9"}
    document["digest"] = digest({key: document[key] for key in document if key != "digest"})
    assert ask("check_bundle", text=json.dumps(document))["disagreements"] == []


def test_shares_in_percent() -> None:
    weights = {"communication": 0.9, "acl-prompt-to-spec": 0.1}
    role = {**REFERENCE_JSON["roles"][0], "weights": weights}
    own = {"communication": 0.2, "acl-prompt-to-spec": 0.8}
    reference = {**REFERENCE_JSON, "roles": [role]}
    families = _made(own=own, details={}, reference=reference)["comparison"]["families"]
    percents = [(row["published_share_percent"], row["own_share_percent"]) for row in families]
    assert percents == [(90, 20), (10, 80)]


def test_the_published_weights_make_a_bundle_without_reasons() -> None:
    details = {key: value for key, value in DETAILS.items() if key != "reasons"}
    made = _made(own=dict(_WEIGHTS), details=details)
    assert made["open"] == []
    assert made["comparison"]["same_shares"]
    assert all("reason" not in row for row in made["document"]["weights"].values())


def test_what_is_still_open_is_said_and_the_effect_is_shown_anyway() -> None:
    made = ask("bundle", role=_ROLE, own=OWN)
    assert made["comparison"]["families"][0]["reason"] == ""
    assert [row["field"] for row in made["open"]] == [
        "details.employer",
        "details.created",
        "details.review_by",
        "details.reasons.acl-prompt-to-spec",
    ]
    assert (made["document"], made["text"]) == (None, None)
    assert made["comparison"]["changes"] == ["acl-prompt-to-spec"]
    assert made["available"] == {
        "acl-prompt-to-spec": "none",
        "communication": "full",
        "ai-augmented-sql": "none",
        "big-five-personality": "sample",
    }
    assert (made["role"], made["title"]) == (_ROLE, "AI Product Manager")


@pytest.mark.parametrize(
    ("details", "found"),
    [
        (None, "null"),
        ([], "a list of 0"),
        ({}, None),
        ({"reasons": []}, None),
        ({"reasons": {}}, None),
    ],
)
def test_a_missing_reason_is_said_whatever_else_is_wrong(
    details: object, found: str | None
) -> None:
    *others, last = ask("bundle", role=_ROLE, own=OWN, details=details)["open"]
    assert others
    assert found is None or [row["found"] for row in others] == [found]
    assert last == {
        "field": "details.reasons.acl-prompt-to-spec",
        "found": "nothing",
        "expected": "a reason for changing 0.95 to 0.5",
    }


def test_a_reason_that_was_given_is_not_missing() -> None:
    rows = ask("bundle", role=_ROLE, own=OWN, details={"reasons": DETAILS["reasons"]})["open"]
    assert [row["field"] for row in rows] == [
        "details.employer",
        "details.created",
        "details.review_by",
    ]


@pytest.mark.parametrize(
    ("details", "sentences"),
    [
        (
            {"reasons": {}},
            [
                "details.reasons.acl-prompt-to-spec: found nothing; "
                "expected a reason for changing 0.95 to 0.5"
            ],
        ),
        (
            {"reasons": {**DETAILS["reasons"], "communication": "Why not"}},
            [
                'details.reasons.communication: found "Why not"; '
                "expected no reason, because the weight is the published one"
            ],
        ),
        (
            {"review_by": "2027-05-23"},
            [
                "details.review_by: found 2027-05-23, 180 days after created; "
                "expected 181 to 366 days after created"
            ],
        ),
        (
            {"review_by": "2027-11-26"},
            [
                "details.review_by: found 2027-11-26, 367 days after created; "
                "expected 181 to 366 days after created"
            ],
        ),
        ({"review_by": "2027-05-24"}, []),
        ({"review_by": "2027-11-25"}, []),
        (
            {"created": "2026-11-26"},
            ['details.created: found "2026-11-26"; expected a date up to 2026-11-25'],
        ),
        (
            {"employer": " " * 81},
            [
                'details.employer: found "' + " " * 80 + '…"; '
                "expected one line of at most 80 characters, with a letter or a digit"
            ],
        ),
        (
            {"reasons": 5},
            [
                "details.reasons: found 5; expected an object with at most 50 keys",
                "details.reasons.acl-prompt-to-spec: found nothing; "
                "expected a reason for changing 0.95 to 0.5",
            ],
        ),
        (
            {"note": "psst"},
            [
                'details: found unknown keys: "note"; expected an object with the keys '
                "employer, created, review_by, reasons"
            ],
        ),
    ],
)
def test_details(details: dict[str, Any], sentences: list[str]) -> None:
    assert _open(**details) == sentences


def test_weights_are_for_the_families_of_the_role() -> None:
    assert errors("bundle", role=_ROLE, own={"communication": 1, "astrology": 1}) == [
        'own: found the unknown family "astrology"; expected the families acl-prompt-to-spec, '
        "communication, ai-augmented-sql, big-five-personality",
        *(
            f"own.{family}: found nothing; expected a number from 0 to 1 with at most 4 decimals"
            for family in ("acl-prompt-to-spec", "ai-augmented-sql", "big-five-personality")
        ),
    ]
    assert errors("bundle", role="astronaut", own=OWN) == [
        'role: found "astronaut"; expected a published role: '
        "ai-product-manager, technical-writer, analyst"
    ]
    nothing = {**REFERENCE_JSON, "roles": []}
    assert errors("bundle", role="astronaut", own=OWN, reference=nothing) == [
        'role: found "astronaut"; expected a published role: none'
    ]


def test_samples_never_count_in_an_employers_view() -> None:
    full = full_entry("b", "communication", 700)
    entries = [sample_entry("a"), full, sample_entry("c")]
    made = _made(candidates=[{"name": "Invented Ada", "entries": entries}])
    (ada,) = made["candidates"]
    assert (ada["name"], ada["samples_left_out"]) == ("Invented Ada", 2)
    for view, k in (("published", 0.28333), ("own", 0.33333)):
        assert ada[view]["k"] == ada[view]["k_full"] == k
        assert ada[view]["from_samples"] is False
        assert ada[view]["families"][3]["standing"] is None
        assert ada[view]["r"]["score"] == 700


def test_a_candidates_bad_result_is_named() -> None:
    late = {**full_entry("b", "communication", 700), "date": "2026-12-01"}
    candidates = [{"name": "A", "entries": []}, {"name": "B", "entries": [late]}]
    assert errors("bundle", role=_ROLE, own=OWN, candidates=candidates) == [
        'candidates[1].entries[0].date: found "2026-12-01"; expected a date up to 2026-11-25'
    ]


def test_a_candidate_reads_the_same_bundle() -> None:
    document = bundle_document()
    checked = ask("check_bundle", text=json.dumps(document), entries=[sample_entry()])
    bundle = checked["bundle"]
    assert checked["disagreements"] == []
    assert checked["document"] == document
    assert bundle["digest"] == document["digest"]
    assert bundle["employer"] == "Example Works"
    assert (bundle["role"], bundle["title"]) == (_ROLE, "AI Product Manager")
    assert (bundle["created"], bundle["review_by"]) == ("2026-11-24", "2027-08-01")
    assert bundle["overdue"] is False
    assert bundle["guide_differs"] == []
    assert bundle["changes"] == ["acl-prompt-to-spec"]
    assert bundle["families"][0] == {
        "family": "acl-prompt-to-spec",
        "published": 0.95,
        "own": 0.5,
        "published_share": 0.31667,
        "published_share_percent": 32,
        "own_share": 0.19608,
        "own_share_percent": 20,
        "changed": True,
        "reason": "The team writes its own evals.",
    }
    assert bundle["families"][1]["reason"] == ""
    assert checked["effect"]["samples_left_out"] == 0
    assert checked["effect"]["published"]["k"] == 0.16667
    assert checked["effect"]["own"]["k"] == 0.19608
    assert ask("check_bundle", text=json.dumps(document))["effect"] is None


def test_a_bundle_is_overdue_the_day_after() -> None:
    text = json.dumps(bundle_document())
    assert not ask("check_bundle", text=text, as_of="2027-08-01")["bundle"]["overdue"]
    assert ask("check_bundle", text=text, as_of="2027-08-02")["bundle"]["overdue"]


def test_what_the_guide_says_now_stands_beside_it() -> None:
    reference = json.loads(json.dumps(REFERENCE_JSON))
    reference["roles"][0]["weights"] = {"acl-prompt-to-spec": 0.9, "communication": 0.85}
    checked = ask("check_bundle", text=json.dumps(bundle_document()), reference=reference)
    assert checked["bundle"]["guide_differs"] == [
        {"family": "acl-prompt-to-spec", "bundle": 0.95, "guide": 0.9},
        {"family": "ai-augmented-sql", "bundle": 0.7, "guide": None},
        {"family": "big-five-personality", "bundle": 0.5, "guide": None},
    ]
    assert checked["disagreements"] == []


def test_a_link_is_shorter_than_a_file() -> None:
    text = json.dumps(bundle_document())
    assert ask("check_bundle", text=text, via="link")["disagreements"] == []
    assert errors("check_bundle", text=text + " " * 16_000, via="link") == [
        f"bundle: found a text of at least {len(text) + 16_000} bytes; "
        "expected at most 16 kB of JSON"
    ]


def test_a_bundle_survives_javascript() -> None:
    """JSON.stringify writes 1.0 as 1: the digest stays."""
    own = dict.fromkeys(OWN, 1.0)
    reasons = dict.fromkeys(OWN, "All alike.")
    document = bundle_document(own=own, details={**DETAILS, "reasons": reasons})
    written = json.dumps(document).replace("1.0,", "1,")
    assert '"own": 1,' in written
    assert ask("check_bundle", text=written)["disagreements"] == []
