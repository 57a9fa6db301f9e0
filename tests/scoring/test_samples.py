"""One committed document per version of each format: what was exported once opens for ever.

A new version of a format adds a file to samples/; the files there never change.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scoring.report import report
from tests.scoring.cases import HERE, ask

_SAMPLES = sorted((HERE / "samples").glob("*.json"))


def test_there_is_one_for_each_format() -> None:
    assert [path.name for path in _SAMPLES] == ["bundle-1.json", "skills-passport-1.json"]


@pytest.mark.parametrize("path", _SAMPLES, ids=lambda path: path.stem)
def test_it_opens_and_every_number_agrees(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    kind = "bundle" if path.stem.startswith("bundle") else "passport"
    assert ask(f"check_{kind}", text=text, as_of="2030-01-01")["disagreements"] == []
    assert report(text, as_of=date(2030, 1, 1)).disagreements == ()


def test_the_passport_still_says_what_it_said() -> None:
    text = (HERE / "samples" / "skills-passport-1.json").read_text(encoding="utf-8")
    checked: Any = ask("check_passport", text=text)
    written = json.loads(text)["entries"]
    assert [row["entry"] for row in checked["entries"]] == written
    assert {row["kind"] for row in checked["entries"]} == {"sample", "full", "practice"}
