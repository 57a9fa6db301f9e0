"""The runtime that an installed package carries: packed, and whole again where a site is built."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from careerguide.project import npm_files
from careerguide.project.places import Places
from careerguide.python_runtime import runtime

FILES = {"pyodide.js": b"small", "pyodide.asm.wasm": bytes(5000), "scoring.zip.gz": b"packed"}


@pytest.fixture
def carried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the wheel would hold, for a runtime of `FILES`."""
    place = tmp_path / "carried"
    folder = place / "python-0123456789"
    folder.mkdir(parents=True)
    files = FILES | {"pyodide.asm.wasm.gz": gzip.compress(FILES["pyodide.asm.wasm"], mtime=0)}
    for name, content in files.items():
        if f"{name}.gz" not in files:
            (folder / name).write_bytes(content)
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    (place / "files.json").write_text(json.dumps(digests))
    monkeypatch.setattr(npm_files, "RUNTIME", place)
    return place


def test_it_is_unpacked_without_node_once(carried: Path, tmp_path: Path) -> None:
    places = Places(tmp_path / "site")
    made = runtime.build(places)
    assert isinstance(made, runtime.Runtime)
    assert made.name == "python-0123456789"
    assert made.folder.is_relative_to(places.runtimes)
    for name, digest in made.files.items():
        assert hashlib.sha256((made.folder / name).read_bytes()).hexdigest() == digest
    before = (made.folder / "pyodide.asm.wasm").stat()
    again = runtime.build(places)
    assert again == made
    assert (made.folder / "pyodide.asm.wasm").stat().st_mtime_ns == before.st_mtime_ns


def test_nothing_is_left_of_one_that_is_cut_short(carried: Path, tmp_path: Path) -> None:
    packed = next(carried.glob("*/pyodide.asm.wasm.gz"))
    packed.write_bytes(packed.read_bytes()[:10])
    places = Places(tmp_path)
    with pytest.raises(EOFError):
        runtime.build(places)
    assert list(places.runtimes.iterdir()) == []
