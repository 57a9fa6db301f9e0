"""Data files of others are those that were recorded, and it is said what makes each again."""

from __future__ import annotations

import gzip
import hashlib
import shutil
from pathlib import Path

import pytest

from tools import data, onet_titles


def test_every_data_file_is_as_recorded() -> None:
    assert list(data.differing()) == [], (
        "made again on purpose? then record it: .venv/bin/python -m tools.data --write"
    )


def test_a_file_that_was_changed_added_or_lost_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in data.files():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(data.ROOT / name, tmp_path / name)
    monkeypatch.setattr(data, "ROOT", tmp_path)
    changed, lost, *_ = data.files()
    (tmp_path / changed).write_bytes(b"other")
    (tmp_path / lost).unlink()
    (tmp_path / "roles" / "wages" / "new.csv").write_bytes(b"a,b\n")
    assert [line.partition(": ")[0] for line in data.differing()] == sorted(
        [changed, lost, "roles/wages/new.csv"]
    )


def test_the_notices_say_where_each_is_from_and_what_makes_it_again(root: Path) -> None:
    text = (root / "THIRD-PARTY.md").read_text(encoding="utf-8")
    rows = [line.split(" | ") for line in text.splitlines() if line.startswith("| `")]
    made = {row[0].strip("| `"): row[-1] for row in rows if len(row) == 4}
    for name in data.files():
        (entry,) = [entry for entry in made if name.startswith(entry)]
        command = made[entry].split("`")[1]
        assert command.startswith(("python3 dev.py ", "python -m tools.")), name


def test_the_table_of_titles_is_the_released_one() -> None:
    released = gzip.decompress(onet_titles.TARGET.read_bytes())
    assert hashlib.sha256(released).hexdigest() == onet_titles.RELEASED


def test_the_table_of_titles_is_made_again_from_the_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = gzip.decompress(onet_titles.TARGET.read_bytes())
    source, target = tmp_path / "Alternate Titles.txt", tmp_path / "made.gz"
    monkeypatch.setattr(onet_titles, "TARGET", target)
    source.write_bytes(released.replace(b"\n", b"\r\n"))
    assert onet_titles.main([str(source)]) == 0
    assert gzip.decompress(target.read_bytes()) == released
    source.write_bytes(released + b"x")
    target.unlink()
    assert onet_titles.main([str(source)]) == 1
    assert onet_titles.main([]) == 2
    assert not target.exists()
