"""An employer's own norm group travels in a bundle, and changes nothing that the site says."""

from __future__ import annotations

import json
from copy import deepcopy
from math import sqrt
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import scoring
from scoring.items import posterior
from scoring.wire import digest
from tests.scoring.cases import DETAILS, OWN, REFERENCE_JSON, ask, bundle_document, errors
from tests.scoring.practice_sets import KEYS, SET

FORMATS = Path(scoring.__file__).parent / "formats"
ROLE = "ai-product-manager"
COUNTS = [1, 1, 2, 2, 3, 4, 5, 6, 6, 6, 5, 4, 3, 2, 1, 1, 1]
LOCAL: dict[str, Any] = {
    "quiz": "communication-practice",
    "quiz_version": "1.0",
    "norm": {"reliability": 0.7, "counts": COUNTS},
}
NORMS = {"communication": LOCAL}
FILE = {"format": "aieh-local-norms", "version": 1, "family": "communication", **LOCAL}
SITE = {
    "set": SET,
    "norms": {"id": "communication-practice", "version": "2026-11-20"},
    "kind": "sample",
    "norm": {"reliability": 0.8, "counts": [5.0] * 17},
    "earlier": [],
}


def practiced(**changes: Any) -> Any:
    asked = {"set": SET, "answers": KEYS, "scored_on": "2026-11-20", "entry_id": "p-1"}
    return {**ask("score_practice", **asked, first_attempt=True)["entry"], **changes}


def checked(*entries: Any, norms: Any = NORMS, reference: Any = REFERENCE_JSON) -> Any:
    text = json.dumps(bundle_document(norms=norms))
    return ask("check_bundle", text=text, entries=list(entries), reference=reference)


def test_a_bundle_carries_counts_and_no_more() -> None:
    document = bundle_document(norms=NORMS)
    assert document["norms"] == NORMS
    assert document["digest"] == digest({k: v for k, v in document.items() if k != "digest"})
    schema = (FORMATS / "bundle-1.schema.json").read_text(encoding="utf-8")
    Draft202012Validator(json.loads(schema)).validate(document)
    assert "norms" not in bundle_document()


def test_where_somebody_stands_in_the_group_is_scored_by_the_same_formula() -> None:
    [group] = checked(practiced(right=9))["local"]
    steps = posterior(10, counts=COUNTS, loading=sqrt(0.7), sampled=True)
    assert (group["people"], group["most"], group["mine"]["points"]) == (53, 16, 9)
    assert group["mine"]["there"]["score"] == pytest.approx(steps.score, abs=1e-4)
    assert group["mine"]["there"]["sd"] == pytest.approx(steps.error, abs=1e-4)
    assert group["mine"]["site"] is None


def test_the_site_goes_on_saying_what_it_says() -> None:
    reference = {**REFERENCE_JSON, "practice": [SITE]}
    entry = practiced()
    plain = ask(
        "check_bundle", text=json.dumps(bundle_document()), entries=[entry], reference=reference
    )
    with_group = checked(entry, reference=reference)
    assert with_group["effect"] == plain["effect"]
    assert plain["local"] == []
    [group] = with_group["local"]
    [row] = ask("passport", entries=[entry], reference=reference)["entries"]
    assert group["mine"]["site"]["score"] == row["points"]["score"]
    assert group["mine"]["site"]["score"] != group["mine"]["there"]["score"]
    # Points are counted again where the site has the set.
    [group] = checked(practiced(right=3), reference=reference)["local"]
    assert group["mine"]["points"] == 16


@pytest.mark.parametrize(
    "changes",
    [{"quiz_version": "1.1"}, {"quiz": "other-practice"}, {"questions": 24}],
)
def test_a_result_of_another_set_is_not_compared(changes: dict[str, Any]) -> None:
    [group] = checked(practiced(**changes))["local"]
    assert group["mine"] is None


def test_a_later_attempt_is_not_compared() -> None:
    later = practiced()
    del later["first_attempt"]
    assert checked(later)["local"][0]["mine"] is None
    assert checked()["local"][0]["mine"] is None


def test_fewer_than_fifty_people_are_refused() -> None:
    few = deepcopy(LOCAL)
    few["norm"]["counts"] = [*COUNTS[:9], *[0.5] * 8]
    sentence = "norm.counts: found 34 people; expected at least 50 people"
    asked = {"role": ROLE, "own": OWN, "details": DETAILS}
    assert errors("bundle", **asked, norms={"communication": few}) == [
        f"norms.communication.{sentence}"
    ]
    assert errors("open_local_norms", text=json.dumps({**FILE, **few})) == [f"norms.{sentence}"]
    document = {**bundle_document(norms=NORMS), "norms": {"communication": few}}
    assert errors("check_bundle", text=json.dumps(document)) == [
        f"bundle.norms.communication.{sentence}"
    ]


def test_a_file_of_the_calibration_is_opened() -> None:
    opened = ask("open_local_norms", text=json.dumps(FILE))
    assert opened == {"family": "communication", "norms": LOCAL, "people": 53}
    assert errors("open_local_norms", text="[]")[0].startswith("norms: found a list of 0")


def test_norms_of_a_family_that_the_role_does_not_weigh_stay_open() -> None:
    made = ask("bundle", role=ROLE, own=OWN, details=DETAILS, norms={"astrology": LOCAL})
    assert made["document"] is None
    [problem] = made["open"]
    assert (problem["field"], problem["found"]) == ("norms", '"astrology"')
