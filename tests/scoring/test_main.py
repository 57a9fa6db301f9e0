"""`python -m scoring FILE`: the report, and the three exit statuses."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scoring import clock
from scoring.__main__ import main
from tests.scoring.cases import (
    DETAILS,
    REFERENCE_JSON,
    ask,
    bundle_document,
    full_entry,
    passport_document,
    sample_entry,
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


@pytest.fixture
def passport() -> Any:
    return passport_document(
        sample_entry(), full_entry("full-1", "acl-prompt-to-spec", 450, "2023-11-24"), _PRACTICE
    )


def _run(tmp_path: Path, document: Any, *options: str) -> int:
    path = tmp_path / "document.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return main([str(path), "--as-of", "2026-11-24", *options])


def test_a_passport_that_agrees(
    tmp_path: Path, passport: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(tmp_path, passport) == 0
    assert (
        capsys.readouterr().out
        == """\
Skills Passport of 2026-11-24, made with method 1.2.0.
Self-reported, not verified.
Scored again as of 2026-11-24 with method 1.2.0 and the norms in the file.

sample-1: big-five-personality, sample, 2026-11-24
  0 months old, freshness 100%
  openness               90% band 419 to 666, score 542, percentile 6 to 82
  conscientiousness      90% band 470 to 703, score 586, percentile 15 to 90
  extraversion           90% band 562 to 804, score 683, percentile 45 to 99
  agreeableness          90% band 552 to 790, score 671, percentile 41 to 98
  emotional-stability    90% band 318 to 541, score 430, percentile 1 to 37

full-1: acl-prompt-to-spec, full, 2023-11-24
  36 months old, freshness 12%, test again on 2024-11-23
  score 450, standard error 45 (assumed), self-reported

practice-1: communication, practice, 2026-11-01
  practiced, not counted: 3 of 5 points

Every number agrees.
"""
    )


def test_every_number_that_disagrees_is_named(
    tmp_path: Path, passport: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    passport["entries"][0]["traits"]["openness"] = {"score": 800, "band90": [419, 850]}
    passport["entries"][1]["sd"] = 5
    assert _run(tmp_path, passport) == 1
    assert capsys.readouterr().out.splitlines()[-4:] == [
        "",
        "passport.entries[0].traits.openness.score: the file says 800, scoring says 542",
        "passport.entries[0].traits.openness.band90[1]: the file says 850, scoring says 666",
        "passport.entries[1].sd: the file says 5.0, scoring says 45.0",
    ]


def test_a_passport_against_the_published_norms(
    tmp_path: Path, passport: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = tmp_path / "reference.json"
    reference.write_text(json.dumps(REFERENCE_JSON))
    assert _run(tmp_path, passport, "--reference", str(reference)) == 0
    assert "with method 1.2.0 and the published norms." in capsys.readouterr().out
    passport["reference"]["quizzes"][0]["items"][0]["loading"] = 0.9
    passport["entries"][1]["sd"] = 5
    assert _run(tmp_path, passport, "--reference", str(reference)) == 1
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "passport.entries[1].sd: the file says 5.0, scoring says 45.0",
        "passport.reference.quizzes[0]: the file says other items or norms, scoring "
        "says those published as big-five-sample 1.0, norms 2026-11-24",
    ]


def test_self_rated_skills_stand_apart(
    tmp_path: Path, passport: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    passport["self_rated"] = [
        {"skill": "sql", "date": "2026-11-24", "ticks": ["0000000a", "0000000b", "ffffffff"]},
        {"skill": "charts", "date": "2026-11-23", "ticks": ["0000000b"]},
        {"skill": "gone", "date": "2026-11-20", "ticks": ["0000000c"]},
    ]
    assert _run(tmp_path, passport) == 0
    assert capsys.readouterr().out.splitlines()[-7:] == [
        "",
        "Self-rated, not measured, and no part of any score:",
        "  sql: 3 ticked, 2026-11-24",
        "  charts: 1 ticked, 2026-11-23",
        "  gone: 1 ticked, 2026-11-20",
        "",
        "Every number agrees.",
    ]
    skills = tmp_path / "skills.json"
    levels = [["0000000a"], ["0000000b"], ["0000000c"], ["0000000d"]]
    published = [
        {"id": id, "name": name, "levels": levels}
        for id, name in (("sql", "Writing SQL"), ("charts", "Charts"))
    ]
    skills.write_text(json.dumps({"skills": published}))
    assert _run(tmp_path, passport, "--skills", str(skills)) == 0
    assert capsys.readouterr().out.splitlines()[-5:-2] == [
        "  Writing SQL: level 2 of 4 (working), 3 ticked, 2026-11-24, "
        "1 of them for words that changed since",
        "  Charts: level 0 of 4, 1 ticked, 2026-11-23",
        "  gone: 1 ticked, 2026-11-20",
    ]


def test_a_link_says_what_it_lacks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = {"C4": 2, "E2": 1, "A3": 6, "N3": 6}
    entry = ask(
        "score_quiz",
        answers=answers,
        withheld=["openness"],
        scored_on="2026-11-24",
        entry_id="sample-1",
    )["entry"]
    document = passport_document(entry, via="link")
    assert _run(tmp_path, document) == 2
    path = tmp_path / "document.json"
    assert capsys.readouterr().err == (
        f"{path}: passport.reference: found nothing; expected the norms it was made with, "
        "or --reference with the published ones\n"
    )
    reference = tmp_path / "reference.json"
    reference.write_text(json.dumps(REFERENCE_JSON))
    assert _run(tmp_path, document, "--reference", str(reference)) == 0
    assert "  withheld: openness, emotional-stability\n" in capsys.readouterr().out


def test_a_bundle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = bundle_document()
    reason = DETAILS["reasons"]["acl-prompt-to-spec"]
    assert _run(tmp_path, document) == 0
    assert (
        capsys.readouterr().out
        == f"""\
Bundle for ai-product-manager by Example Works, created 2026-11-24.
To be reviewed by 2027-08-01.
  acl-prompt-to-spec       published 0.95 (32%), own 0.5 (20%), changed: {reason}
  communication            published 0.85 (28%), own 0.85 (33%)
  ai-augmented-sql         published 0.7 (23%), own 0.7 (27%)
  big-five-personality     published 0.5 (17%), own 0.5 (20%)
Digest {document["digest"]}

Every number agrees.
"""
    )
    assert _run(tmp_path, document, "--as-of", "2027-08-02") == 0
    assert "To be reviewed by 2027-08-01, which is overdue.\n" in capsys.readouterr().out


def test_a_bundle_that_was_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = bundle_document()
    document["weights"]["communication"]["own_share"] = 0.5
    document["digest"] = "sha256:0"
    assert _run(tmp_path, document) == 1
    share, digest = capsys.readouterr().out.splitlines()[-2:]
    assert share == (
        "bundle.weights.communication.own_share: the file says 0.5, scoring says 0.33333"
    )
    assert digest.startswith('bundle.digest: the file says "sha256:0", scoring says "sha256:02c2')


def test_a_rescaled_bundle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = {
        "acl-prompt-to-spec": 0.475,
        "communication": 0.425,
        "ai-augmented-sql": 0.35,
        "big-five-personality": 0.25,
    }
    details = {**DETAILS, "reasons": dict.fromkeys(own, "Rescaled.")}
    document = ask("bundle", role="ai-product-manager", own=own, details=details)["document"]
    assert _run(tmp_path, document) == 0
    assert "\nThe shares are the published ones.\nDigest sha256:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "document: found text that is not JSON; expected JSON text"),
        (b"[]", 'document.format: found null; expected "aieh-skills-passport" or "aieh-bundle"'),
        (
            b'{"format": 1}',
            'document.format: found 1; expected "aieh-skills-passport" or "aieh-bundle"',
        ),
        (
            b" " * 262145,
            "document: found a text of at least 262145 bytes; expected at most 256 kB of JSON",
        ),
    ],
)
def test_files_that_cannot_be_used(
    tmp_path: Path, content: bytes, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(content)
    assert main([str(path)]) == 2
    assert capsys.readouterr() == ("", f"{path}: {sentence}\n")


def test_a_file_that_is_not_text_or_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(b"abc\xff")
    assert main([str(path)]) == 2
    expected = f"{path}: {path}: found byte 3 is not UTF-8; expected UTF-8 text\n"
    assert capsys.readouterr().err == expected
    path = tmp_path / "none"
    assert main([str(path)]) == 2
    expected = f"{path}: {path}: found No such file or directory; expected a readable file\n"
    assert capsys.readouterr().err == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_files_that_an_editor_of_windows_saved(
    tmp_path: Path, passport: Any, encoding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "document.json"
    path.write_bytes(json.dumps(passport).encode(encoding))
    assert main([str(path), "--as-of", "2026-11-24"]) == 0
    assert capsys.readouterr().out.endswith("Every number agrees.\n")


def test_what_cannot_have_happened_is_named(
    tmp_path: Path, passport: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    passport["exported"] = "2026-11-22"
    assert _run(tmp_path, passport) == 1
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "",
        "passport.entries[0].date: the file says 2026-11-24, it can only be a day up to "
        "2026-11-23, since it was written on 2026-11-22",
    ]


def test_a_half_life_of_its_own_is_named(
    tmp_path: Path, passport: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = tmp_path / "reference.json"
    reference.write_text(json.dumps(REFERENCE_JSON))
    passport["reference"]["families"][0]["half_life_months"] = 1200
    passport["reference"]["families"][0]["available"] = "full"
    assert _run(tmp_path, passport, "--reference", str(reference)) == 1
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "",
        "passport.reference.families[0].half_life_months: the file says 1200.0, scoring says 12.0",
    ]


def test_dates_out_of_the_future(
    tmp_path: Path, passport: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "document.json"
    assert _run(tmp_path, passport, "--as-of", "2026-11-22") == 2
    assert capsys.readouterr().err == (
        f'{path}: passport.exported: found "2026-11-24"; expected a date up to 2026-11-23\n'
    )
    assert _run(tmp_path, bundle_document(), "--as-of", "2026-11-22") == 2
    assert capsys.readouterr().err == (
        f'{path}: bundle.created: found "2026-11-24"; expected a date up to 2026-11-23\n'
    )
    assert _run(tmp_path, passport, "--as-of", "today") == 2
    assert capsys.readouterr().err == (
        f'{path}: --as-of: found "today"; '
        "expected a calendar date from 2000-01-01 to 2199-12-31, written YYYY-MM-DD\n"
    )


def test_a_bad_reference_is_named(
    tmp_path: Path, passport: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = tmp_path / "reference.json"
    reference.write_text('{"families": []}')
    assert _run(tmp_path, passport, "--reference", str(reference)) == 2
    assert capsys.readouterr().err.endswith(
        "reference.quizzes: found nothing; expected a list of 0 to 100\n"
    )
    reference.write_text("{")
    assert _run(tmp_path, passport, "--reference", str(reference)) == 2
    assert capsys.readouterr().err.endswith(
        ": reference: found text that is not JSON; expected JSON text\n"
    )


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    assert caught.value.code == 0
    words = " ".join(capsys.readouterr().out.split())
    assert words.startswith("usage: python -m scoring [-h] [--reference REFERENCE]")
    for sentence in (
        " Score an exported passport or bundle again and name what differs. ",
        " file the exported JSON file ",
        " --reference REFERENCE the site's published families, quizzes and norms (JSON) ",
        " --as-of AS_OF compute ages for this day, YYYY-MM-DD (default: today)",
    ):
        assert sentence in words + " "


def test_letters_that_the_terminal_lacks_are_escaped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = {name: io.BytesIO() for name in ("stdout", "stderr")}
    for name, stream in written.items():
        terminal = io.TextIOWrapper(stream, encoding="ascii", write_through=True)
        monkeypatch.setattr(sys, name, terminal)
    document = bundle_document(details={**DETAILS, "employer": "Żółw"})
    assert _run(tmp_path, document) == 0
    assert b"by \\u017b\\xf3\\u0142w, created 2026-11-24." in written["stdout"].getvalue()
    assert _run(tmp_path, {"format": "Żółw"}) == 2
    assert b'found "\\u017b\\xf3\\u0142w"; expected' in written["stderr"].getvalue()


def test_a_date_ahead_of_the_clock_names_the_clock(
    tmp_path: Path, passport: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    for entry in passport["entries"]:
        entry["date"] = "2198-01-01"
    path = tmp_path / "document.json"
    path.write_text(json.dumps(passport), encoding="utf-8")
    assert main([str(path)]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == (
        f"This computer's date is {clock.today()}. If that is wrong, give the right one: "
        "--as-of YYYY-MM-DD"
    )
    assert _run(tmp_path, passport) == 2
    assert "This computer's date" not in capsys.readouterr().err


def test_as_a_command(tmp_path: Path) -> None:
    """Without --as-of the day is today."""
    document = bundle_document(details={**DETAILS, "employer": "Żółw"})
    document["created"], document["review_by"] = "2025-01-01", "2025-12-01"
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps(document))
    done = subprocess.run(
        [sys.executable, "-m", "scoring", str(path)],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert done.returncode == 1
    assert b"by \\u017b\\xf3\\u0142w, created 2025-01-01." in done.stdout
    assert b"2025-12-01, which is overdue." in done.stdout
    assert b"bundle.digest: the file says" in done.stdout
