"""What is kept of the content between builds: records, and no way to run code."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import pytest

from careerguide.building import reading
from careerguide.building.cache import kept_kits, records
from careerguide.building.cache.kept_entries import KeptEntries
from careerguide.content import kits, roles
from careerguide.content.catalog import load as load_content
from careerguide.project import hashes
from careerguide.project.places import Places
from tests.projects import GUIDES, copy_project

KEY = "key"


def sealed(file: Path, data: bytes) -> Path:
    """A cache file as somebody forges it, who knows how it is sealed."""
    seal = hashes.digest(KEY, hashlib.sha256(data).digest())
    file.write_bytes(seal.encode() + b"\n" + data)
    return file


def test_what_is_sealed_is_read(tmp_path: Path) -> None:
    """Else nothing that follows would try what it says."""
    assert records.load(sealed(tmp_path / "kept", pickle.dumps([1, 2])), KEY) == [1, 2]


def text(value: str) -> bytes:
    return b"\x8c" + bytes([len(value)]) + value.encode()  # SHORT_BINUNICODE


def call(module: str, name: str, argument: bytes) -> bytes:
    """The part of a pickle that calls `name` of `module` with `argument`."""
    return text(module) + text(name) + b"\x93(" + argument + b"tR"  # STACK_GLOBAL, REDUCE


def pickled(part: bytes) -> bytes:
    return b"\x80\x04" + part + b"."


def test_the_content_comes_back_as_it_was(root: Path, tmp_path: Path) -> None:
    content = load_content(root)
    records.save(tmp_path / "kept", KEY, content)
    assert records.load(tmp_path / "kept", KEY) == content
    assert records.load(tmp_path / "kept", "another") is None


def test_parts_come_back_in_order_or_not_at_all(tmp_path: Path) -> None:
    file, parts = tmp_path / "kept", [{"a": 1}, {}, {"b": [2, "c"]}]
    records.save_parts(file, KEY, parts)
    assert records.load_parts(file, KEY) == parts
    assert records.load_parts(file, "another") == []
    data = b"".join(pickle.dumps(part) for part in parts)
    assert records.load_parts(sealed(file, data), KEY) == parts
    assert records.load_parts(sealed(file, data[:-3]), KEY) == []
    records.save_parts(file, KEY, [])
    assert records.load_parts(file, KEY) == []


def test_a_kit_comes_back_as_it_was_read(root: Path, tmp_path: Path) -> None:
    content, _ = load_content(root)
    role = content.roles[next(iter(content.kits))]
    kit = kits.read(root, role.id, role, content, roles.known_names(content)).kit
    assert kit
    kept_kits.save(tmp_path, "its files", kit)
    assert kept_kits.load(tmp_path, "its files", role.id) == kit
    assert kept_kits.load(tmp_path, "files that changed", role.id) is None
    assert kept_kits.load(tmp_path, "its files", "another-role") is None


def test_the_kit_of_a_removed_guide_is_removed(root: Path, tmp_path: Path) -> None:
    project = copy_project(root, tmp_path / "project")
    places = Places(project)
    reading.read(places)
    kept = {path.stem for path in places.kept_kits.iterdir()}
    assert kept == set(GUIDES)
    (project / "roles" / f"{GUIDES[0]}.md").unlink()
    reading.read(places)
    assert {path.stem for path in places.kept_kits.iterdir()} == kept - {GUIDES[0]}


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("os", "system"),
        ("builtins", "eval"),
        ("careerguide.content.catalog", "Path.touch"),
        ("careerguide.content.model", "Role.__class__.mro"),
        ("careerguide.yamlfile.text_files", "write_whole"),
        ("careerguide.yamlfile.source", "Path"),
        ("careerguide.building.cache.guide_entries", "Callable"),
        ("datetime", "datetime"),
    ],
)
def test_nothing_but_a_record_can_be_reached(tmp_path: Path, module: str, name: str) -> None:
    victim = tmp_path / "victim"
    file = sealed(tmp_path / "kept", pickled(call(module, name, text(str(victim)))))
    assert records.load(file, KEY) is None
    assert not victim.exists()


def test_a_forged_cache_writes_nothing(tmp_path: Path) -> None:
    """A method reached through a class that a module of records imports."""
    victim = tmp_path / "victim"
    module = "careerguide.content.catalog"
    path = call(module, "Path", text(str(victim)))
    file = sealed(tmp_path / "kept", pickled(call(module, "Path.touch", path)))
    assert records.load(file, KEY) is None
    assert not victim.exists()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x80\x04",
        pickle.dumps([1, 2])[:-3],
        pickled(call("careerguide.content.model", "Role", text("x"))),  # not the fields of a role
        b"not a pickle at all",
    ],
    ids=["empty", "cut", "cut later", "wrong fields", "text"],
)
def test_what_is_damaged_is_not_there(tmp_path: Path, data: bytes) -> None:
    file = sealed(tmp_path / "kept", data)
    assert records.load(file, KEY) is None


def test_a_missing_or_unsealed_file_is_not_there(tmp_path: Path) -> None:
    assert records.load(tmp_path / "none", KEY) is None
    (tmp_path / "kept").write_bytes(pickle.dumps({}))
    assert records.load(tmp_path / "kept", KEY) is None


def test_a_guide_that_was_removed_leaves_the_kept_entries(tmp_path: Path) -> None:
    key = "of these tests"
    KeptEntries(tmp_path, key).save({"roles/one.md": "first", "roles/two.md": "second"})
    KeptEntries(tmp_path, key).save({"roles/one.md": "first"})
    assert KeptEntries(tmp_path, key).entries == {"roles/one.md": "first"}
