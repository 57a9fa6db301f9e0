"""The runtime's folder: what is in it, that it can be made again, and what is said if it cannot."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import shutil
import time
import zipfile
from pathlib import Path

import brotli
import pytest

from careerguide.project.places import Places
from careerguide.python_runtime.runtime import CompileError, Missing, Runtime, build

ROOT = Path(__file__).resolve().parents[2]


def project(folder: Path) -> Places:
    """One in `folder` with what npm installed here, and nothing kept yet."""
    folder.mkdir(exist_ok=True)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return Places(folder)


def test_two_builds_are_equal_to_the_byte(runtime: Runtime, tmp_path: Path) -> None:
    again = build(project(tmp_path))
    assert isinstance(again, Runtime)
    assert again.folder != runtime.folder
    assert (again.name, again.files) == (runtime.name, runtime.files)
    for name, digest in again.files.items():
        content = (again.folder / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest
        assert content == (runtime.folder / name).read_bytes()


def test_the_second_build_takes_what_is_there(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # no Node
    assert build(Places(ROOT)) == runtime


def test_what_is_published(runtime: Runtime) -> None:
    assert runtime.folder.name == runtime.name
    assert list(runtime.files) == [
        "pyodide.asm.js",
        "pyodide.asm.js.gz",
        "pyodide.asm.wasm",
        "pyodide.asm.wasm.gz",
        "pyodide.js",
        "python.json",
        "scoring.zip.gz",
        "stdlib.zip.gz",
        "trial.wasm",
    ]
    npm = ROOT / "node_modules" / "pyodide"
    for ours, theirs in [
        ("pyodide.js", "pyodide.mjs"),
        ("pyodide.asm.js", "pyodide.asm.mjs"),
        ("pyodide.asm.wasm", "pyodide.asm.wasm"),
    ]:
        assert (runtime.folder / ours).read_bytes() == (npm / theirs).read_bytes()
    for packed in ("pyodide.asm.js", "pyodide.asm.wasm"):
        unpacked = gzip.decompress((runtime.folder / f"{packed}.gz").read_bytes())
        assert unpacked == (runtime.folder / packed).read_bytes()


def test_archives_hold_only_what_scoring_imports(runtime: Runtime) -> None:
    about = json.loads((runtime.folder / "python.json").read_text(encoding="utf-8"))
    released = json.loads((ROOT / "node_modules/pyodide/pyodide-lock.json").read_text("utf-8"))
    assert about["info"] == released["info"]
    for name in ("stdlib.zip", "scoring.zip"):
        content = gzip.decompress((runtime.folder / f"{name}.gz").read_bytes())
        assert about["bytes"][name] == len(content)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
        names = [entry.filename for entry in entries]
        assert names == sorted(names)
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
        assert {Path(entry).suffix for entry in names} == {".pyc"}
        if name == "stdlib.zip":
            assert {"json/__init__.pyc", "statistics.pyc", "dataclasses.pyc"} <= set(names)
            assert not {"unittest/__init__.pyc", "http/client.pyc", "argparse.pyc"} & set(names)
        else:
            assert "scoring/api.pyc" in names
            assert all(entry.startswith("scoring/") for entry in names)


@pytest.mark.long
def test_a_host_with_brotli_sends_no_more_than_its_budget(runtime: Runtime) -> None:
    """4.1 MB; what a host without compression sends is measured in test_runtime_hosts.py."""
    total = 0
    for name in runtime.files:
        content = (runtime.folder / name).read_bytes()
        if not name.endswith(".gz"):
            total += len(brotli.compress(content, quality=11))
        elif name.removesuffix(".gz") not in runtime.files:
            total += len(content)
    assert total <= 4_100_000


def test_without_the_npm_package(tmp_path: Path) -> None:
    assert build(Places(tmp_path)) == Missing(
        reason="the browser's Python runtime is not installed: install a wheel of careerguide "
        "that carries it and build again"
    )
    (tmp_path / "package-lock.json").write_text("{}", encoding="utf-8")
    assert build(Places(tmp_path)) == Missing(
        reason="the browser's Python runtime is not installed: run `npm ci` (npm comes with "
        "Node.js) and build again"
    )


def test_without_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert build(project(tmp_path)) == Missing(
        reason="Node.js is missing, which makes the browser's Python runtime: install Node.js 18 "
        "or newer and build again"
    )


def test_with_a_node_that_is_too_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _script(tmp_path / "node", "echo v16.20.2")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert build(project(tmp_path)) == Missing(
        reason="Node.js v16.20.2 is too old to make the browser's Python runtime: install Node.js "
        "18 or newer and build again"
    )


def test_a_compilation_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places(tmp_path / "a project")
    shutil.copytree(ROOT / "node_modules" / "pyodide", places.packages / "pyodide")
    (places.packages / "pyodide" / "python_stdlib.zip").write_bytes(b"PK")
    with pytest.raises(CompileError, match=r"^the browser's Python runtime: \S"):
        build(places)
    assert list(places.runtimes.iterdir()) == []


def test_only_the_runtimes_used_last_are_kept(runtime: Runtime, tmp_path: Path) -> None:
    places = project(tmp_path)
    cache = places.runtimes
    for age in range(5):
        old = cache / f"old-{age}"
        old.mkdir(parents=True)
        stamp = time.time() - 1000 - age
        os.utime(old, (stamp, stamp))
    shutil.copytree(runtime.folder.parent, cache / runtime.folder.parent.name)
    assert build(places) == Runtime(
        folder=cache / runtime.folder.parent.name / runtime.name,
        name=runtime.name,
        files=runtime.files,
    )
    assert {path.name for path in cache.iterdir()} == {
        runtime.folder.parent.name,
        "old-0",
        "old-1",
    }


def _script(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)
