"""The passport as a document: written, read back, shown with private traits left out."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from scoring.entries import ENTRIES
from scoring.passport import withhold
from scoring.recompute import score_entries
from scoring.version import SCORING
from scoring.wire import compact
from tests.scoring.cases import (
    AS_OF,
    HERE,
    PUBLISHED,
    QUIZ_JSON,
    REFERENCE_JSON,
    answer_to,
    ask,
    complete,
    errors,
    full_entry,
    passport_document,
    sample_entry,
)

_SCHEMA = Draft202012Validator(
    json.loads(
        (HERE.parents[1] / "scoring" / "formats" / "skills-passport-1.schema.json").read_text()
    )
)
_PRACTICE = {
    "id": "practice-1",
    "kind": "practice",
    "family": "communication",
    "date": "2026-11-01",
    "quiz": "preview",
    "quiz_version": "1",
    "right": 3,
    "questions": 5,
}


def _many(pattern: str, count: int) -> list[Any]:
    """The same sample result `count` times, under ids made from `pattern`."""
    one = sample_entry()
    return [{**one, "id": pattern.format(n)} for n in range(count)]


def test_a_backup_holds_everything() -> None:
    entries = [sample_entry(), full_entry("full-1", "communication", 700), _PRACTICE]
    document = passport_document(*entries)
    assert list(document) == [
        "format", "version", "notice", "exported", "scoring", "entries", "reference",
    ]  # fmt: skip
    assert document["format"] == "aieh-skills-passport"
    assert document["version"] == 1
    assert document["notice"] == "Self-reported, not verified"
    assert document["exported"] == "2026-11-24"
    assert document["scoring"] == SCORING
    assert document["entries"] == entries
    assert document["reference"] == {
        "families": [REFERENCE_JSON["families"][1], REFERENCE_JSON["families"][3]],
        "quizzes": [QUIZ_JSON],
    }
    _SCHEMA.validate(document)


def test_a_file_and_a_link_leave_private_traits_out() -> None:
    for via in ("file", "link"):
        (entry,) = passport_document(sample_entry(), via=via)["entries"]
        assert entry["withheld"] == ["emotional-stability"]
        assert "N3" not in entry["answers"]
        assert "emotional-stability" not in entry["traits"]
        assert len(entry["answers"]) == len(entry["traits"]) == 4


def test_a_person_may_reveal_a_private_trait() -> None:
    document = ask(
        "export_passport", entries=[sample_entry()], via="link", reveal=["emotional-stability"]
    )["document"]
    assert document["entries"][0] == sample_entry()
    assert "reference" not in document
    _SCHEMA.validate(document)


@pytest.mark.parametrize("via", ["backup", "file", "link"])
def test_a_name_stands_only_where_its_owner_gave_one(via: str) -> None:
    entries = [sample_entry()]
    without = ask("export_passport", entries=entries, via=via)
    assert "name" not in without["document"]
    assert ask("check_passport", text=without["text"])["name"] == ""
    made = ask("export_passport", entries=entries, via=via, name="Søren O’Neill-王")
    assert made["document"]["name"] == "Søren O’Neill-王"
    checked = ask("check_passport", text=made["text"])
    assert (checked["name"], checked["disagreements"]) == ("Søren O’Neill-王", [])
    _SCHEMA.validate(json.loads(made["text"]))


def test_what_was_withheld_before_stays_so() -> None:
    answers = {"O3": 4, "E2": 1, "A3": 6}
    entry = ask(
        "score_quiz",
        answers=answers,
        withheld=["emotional-stability", "conscientiousness"],
        scored_on="2026-11-24",
        entry_id="sample-1",
    )["entry"]
    shown = ask("export_passport", entries=[entry], via="file", reveal=["emotional-stability"])
    (written,) = shown["document"]["entries"]
    assert written["withheld"] == ["conscientiousness", "emotional-stability"]
    assert written["answers"] == answers


def test_withholding_changes_entry_and_result_alike() -> None:
    entries = ENTRIES.read([sample_entry()], "entries")
    scored = score_entries(entries, PUBLISHED, AS_OF)
    (row,) = withhold(scored, ())
    assert row.result is not None
    assert row.result.withheld == ("emotional-stability",)
    shown = [one.item for trait in row.result.traits for one in trait.answered]
    assert shown == ["O3", "C4", "E2", "A3"]
    assert withhold(scored, ["emotional-stability"]) == scored
    full = ENTRIES.read([full_entry("full-1", "communication", 700)], "entries")
    scored = score_entries(full, PUBLISHED, AS_OF)
    assert withhold(scored, ()) == scored


def test_a_file_carries_the_versions_that_its_results_name() -> None:
    older = {**QUIZ_JSON, "version": "0.9"}
    newer = {**QUIZ_JSON, "version": "1.1"}
    reference = {**REFERENCE_JSON, "quizzes": [older, QUIZ_JSON, newer]}
    entries = [{**sample_entry("a"), "quiz_version": "1.1"}, sample_entry("b")]
    document = ask("export_passport", entries=entries, via="file", reference=reference)["document"]
    assert document["reference"]["quizzes"] == [QUIZ_JSON, newer]


@pytest.mark.parametrize("via", ["file", "link"])
def test_the_limit_itself_is_allowed(via: str, monkeypatch: pytest.MonkeyPatch) -> None:
    limit = "scoring.passport." + ("LINK_BYTES" if via == "link" else "FILE_BYTES")
    size = ask("export_passport", entries=[sample_entry()], via=via)["bytes"]
    monkeypatch.setattr(limit, size)
    exported = ask("export_passport", entries=[sample_entry()], via=via)
    assert exported["bytes"] == size
    smallest = len(compact(exported["document"]).encode())
    monkeypatch.setattr(limit, smallest)
    assert ask("export_passport", entries=[sample_entry()], via=via)["bytes"] == smallest
    monkeypatch.setattr(limit, smallest - 1)
    assert errors("export_passport", entries=[sample_entry()], via=via) == [
        f"entries: found a {via} of {smallest} bytes; expected at most {smallest - 1} bytes"
    ]


def test_numbers_are_written_as_they_are_scored_now() -> None:
    sample = sample_entry()
    sample["traits"]["openness"]["score"] = 850
    full = {**full_entry("full-1", "communication", 700), "sd": 1}
    written = passport_document(sample, full)["entries"]
    assert written == [sample_entry(), full_entry("full-1", "communication", 700)]


def test_a_small_file_is_for_people_and_a_link_is_short() -> None:
    file = ask("export_passport", entries=[sample_entry()], via="file")
    assert file["text"].startswith('{\n "format": "aieh-skills-passport",\n')
    assert file["bytes"] == len(file["text"].encode())
    assert (file["via"], file["most_bytes"]) == ("file", 262144)
    link = ask("export_passport", entries=[sample_entry()], via="link")
    assert link["text"].startswith('{"format":"aieh-skills-passport","version":1,')
    assert link["most_bytes"] == 16384
    assert json.loads(link["text"]) == link["document"]
    assert json.loads(file["text"]) == file["document"]


def test_a_link_holds_what_fits() -> None:
    entries = _many("id-{:032}", 40)
    sentence = errors("export_passport", entries=entries, via="link")
    assert sentence == ["entries: found a link of 18858 bytes; expected at most 16384 bytes"]
    fitting = ask("export_passport", entries=entries[:34], via="link")
    assert fitting["bytes"] <= 16384
    ask("check_passport", text=fitting["text"], via="link")
    assert len(errors("check_passport", text=fitting["text"] + " " * 1000, via="link")) == 1


@pytest.mark.parametrize("via", ["backup", "file"])
def test_a_full_passport_comes_back(via: str) -> None:
    """500 results, with ids as long as a UUID."""
    entries = _many("01234567-89ab-cdef-0123-{:012}", 500)
    exported = ask("export_passport", entries=entries, via=via)
    assert exported["bytes"] <= 262144
    checked = ask("check_passport", text=exported["text"])
    assert checked["disagreements"] == []
    assert [row["entry"] for row in checked["entries"]] == exported["document"]["entries"]


def test_a_passport_that_would_not_fit_is_not_written() -> None:
    entries = _many("x" * 50 + "{:014}", 500)
    renamed = {**QUIZ_JSON, "version": "a-very-long-version-that-nobody-would-ever-choose-1.0"}
    for entry in entries:
        entry["quiz_version"] = renamed["version"]
    reference = {**REFERENCE_JSON, "quizzes": [renamed]}
    (sentence,) = errors("export_passport", entries=entries, via="backup", reference=reference)
    assert sentence.startswith("entries: found a file of 29")
    assert sentence.endswith(" bytes; expected at most 262144 bytes")


_DAYS = st.dates(min_value=AS_OF.replace(year=2010), max_value=AS_OF).map(str)
_ANSWERS = st.fixed_dictionaries({item["id"]: st.integers(1, 6) for item in QUIZ_JSON["items"]})
_IDS = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,30}[A-Za-z0-9])?", fullmatch=True)


@st.composite
def _entries(draw: st.DrawFn) -> list[Any]:
    rows = []
    for entry_id in draw(st.lists(_IDS, unique=True, max_size=5)):
        kind = draw(st.sampled_from(["sample", "full", "practice"]))
        if kind == "sample":
            rows.append(sample_entry(entry_id, draw(_DAYS), **draw(_ANSWERS)))
        elif kind == "full":
            family = draw(st.sampled_from([row["id"] for row in REFERENCE_JSON["families"]]))
            score = draw(st.integers(300, 850))
            rows.append(full_entry(entry_id, family, score, draw(_DAYS)))
        else:
            rows.append({**_PRACTICE, "id": entry_id, "date": draw(_DAYS)})
    return rows


@given(_entries(), st.sampled_from(["backup", "file", "link"]))
@settings(max_examples=50)
def test_whatever_is_exported_is_read_back(entries: list[Any], via: str) -> None:
    exported = ask("export_passport", entries=entries, via=via)
    _SCHEMA.validate(exported["document"])
    way = "link" if via == "link" else "file"
    checked = ask("check_passport", text=exported["text"], via=way)
    assert checked["disagreements"] == checked["impossible"] == []
    assert [row["entry"] for row in checked["entries"]] == exported["document"]["entries"]
    again = ask("export_passport", entries=[row["entry"] for row in checked["entries"]], via=via)
    assert again["text"] == exported["text"]


def test_results_of_days_after_it_was_written_are_flagged() -> None:
    """The day after may be the same moment elsewhere; later ones cannot be."""
    document = passport_document(
        sample_entry("a", "2026-11-22"), sample_entry("b", "2026-11-23"), sample_entry("c")
    )
    document["exported"] = "2026-11-22"
    checked = ask("check_passport", text=json.dumps(document))
    assert checked["impossible"] == [
        {
            "field": "passport.entries[2].date",
            "found": "2026-11-24",
            "expected": "a day up to 2026-11-23, since it was written on 2026-11-22",
        }
    ]
    assert checked["disagreements"] == []


@given(_entries(), _DAYS)
@settings(max_examples=50)
def test_what_was_saved_without_scoring_is_read_back(entries: list[Any], exported: str) -> None:
    """Where no scoring runs the site saves results as they are, even after a wrong clock."""
    head = {key: value for key, value in passport_document().items() if key != "reference"}
    document = {**head, "exported": exported, "entries": entries}
    checked = ask("check_passport", text=json.dumps(document))
    assert [row["entry"] for row in checked["entries"]] == entries
    assert checked["disagreements"] == []
    later = str(date.fromisoformat(exported) + timedelta(days=1))
    assert len(checked["impossible"]) == sum(entry["date"] > later for entry in entries)


def test_what_is_new_in_a_file() -> None:
    have, new = sample_entry("have"), sample_entry("new")
    text = json.dumps(passport_document(have, new))
    assert ask("check_passport", text=text)["new"] == ["have", "new"]
    assert ask("check_passport", text=text, entries=[have])["new"] == ["new"]


def test_a_passport_holds_500_results_old_and_new_together() -> None:
    have = [{**full_entry("f", "communication", 600), "id": f"f{n}"} for n in range(499)]
    two = json.dumps(passport_document(sample_entry("a"), sample_entry("b")))
    assert errors("check_passport", text=two, entries=have) == [
        "passport.entries: found 2 new results beside 499; expected at most 500 results together"
    ]
    one = json.dumps(passport_document(have[0], sample_entry("b")))
    assert ask("check_passport", text=one, entries=have)["new"] == ["b"]


def test_what_a_check_says() -> None:
    checked = ask("check_passport", text=json.dumps(passport_document(sample_entry())))
    assert (checked["exported"], checked["scoring"]) == ("2026-11-24", SCORING)
    (row,) = checked["entries"]
    assert row["id"] == "sample-1"
    answer = answer_to(complete("check_passport", {}))
    assert answer["errors"] == [{"field": "text", "found": "nothing", "expected": "a value"}]


def test_norms_in_a_file_are_compared_with_the_published_ones() -> None:
    document = passport_document(sample_entry())
    quiz = document["reference"]["quizzes"][0]
    document["reference"]["quizzes"] = [{**quiz, "version": "0.9"}, quiz]
    # A version that is not published has nothing to be compared with, and no entry uses it.
    assert ask("check_passport", text=json.dumps(document))["disagreements"] == []
    quiz["items"][0]["counts"][0] = 71
    assert ask("check_passport", text=json.dumps(document))["disagreements"] == [
        {
            "field": "passport.reference.quizzes[1]",
            "found": "other items or norms",
            "expected": "those published as big-five-sample 1.0, norms 2026-11-24",
        }
    ]
