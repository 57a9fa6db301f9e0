"""Hashes of files that were read before: used while a file is as it was, and never after."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from careerguide.project import hashes, known_files

LONG_AGO = 1_500_000_000


class Reader:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.times = 0

    def __call__(self, ordinary: bool) -> bytes:
        assert ordinary == self.path.is_file()
        self.times += 1
        return self.path.read_bytes()

    def hash(self) -> bytes:
        return known_files.sha256(str(self.path), self)


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, empty in (("_known", {}), ("_used", set()), ("_new", [])):
        monkeypatch.setattr(known_files, name, empty)
    monkeypatch.setattr(known_files, "_moment", 10**20)  # as if nothing was touched just now


def written(path: Path, text: str) -> Reader:
    path.write_text(text, encoding="utf-8")
    return Reader(path)


def test_a_file_is_read_once_while_it_stays_as_it_was(tmp_path: Path) -> None:
    reader = written(tmp_path / "a", "one")
    assert [reader.hash(), reader.hash()] == [sha256(b"one").digest()] * 2
    assert reader.times == 1


def test_a_change_is_seen_whatever_its_length_and_time_stamp(tmp_path: Path) -> None:
    reader = written(tmp_path / "a", "one")
    os.utime(reader.path, (LONG_AGO, LONG_AGO))
    reader.hash()
    reader.path.write_text("two", encoding="utf-8")
    os.utime(reader.path, (LONG_AGO, LONG_AGO))
    assert reader.hash() == sha256(b"two").digest()


def test_a_file_that_was_touched_just_now_is_read_again(tmp_path: Path) -> None:
    reader = written(tmp_path / "a", "one")
    known_files.load(tmp_path / "kept")
    reader.hash()
    reader.hash()
    assert reader.times == 2


def test_what_is_missing_is_read_each_time(tmp_path: Path) -> None:
    assert known_files.sha256(str(tmp_path / "none"), bytes) == sha256(b"").digest()


def test_the_next_command_knows_what_this_one_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, kept = written(tmp_path / "a", "one"), tmp_path / "kept" / "files.json"
    kept.parent.mkdir()
    reader.hash()
    known_files.save(kept)
    monkeypatch.setattr(known_files, "_known", {})
    known_files.load(kept)
    assert reader.hash() == sha256(b"one").digest()
    assert reader.times == 1


@pytest.mark.parametrize(
    "text", ["", "{", "null", "[1]", '[["a", [[1], "zz"]]]', '[["a", ["x", 1]]]', "{}", "[[1]]"]
)
def test_a_damaged_file_is_no_knowledge(tmp_path: Path, text: str) -> None:
    reader = written(tmp_path / "a", "one")
    (tmp_path / "files.json").write_text(text, encoding="utf-8")
    known_files.load(tmp_path / "files.json")
    assert reader.hash() == sha256(b"one").digest()


def test_a_tree_is_one_whichever_way_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    written(tmp_path / "docs" / "a.md", "one")
    monkeypatch.chdir(tmp_path)
    found = {hashes.tree([base / "docs"], base) for base in (tmp_path, Path(), Path("docs/.."))}
    assert len(found) == 1
    (tmp_path / "docs" / "a.md").rename(tmp_path / "docs" / "b.md")
    assert hashes.tree([tmp_path / "docs"], tmp_path) not in found
