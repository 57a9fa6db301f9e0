"""The npm side of the project: one pinned runtime, and a lock file that names no registry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _walk(value: Any, path: str = "") -> Iterator[tuple[str, str, Any]]:
    """Every (path, key, value) of a JSON document."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, child in pairs:
        here = f"{path}/{key}"
        yield here, str(key), child
        if isinstance(child, dict | list):
            yield from _walk(child, here)


LOCKS = ("", "benchmarks/runtime")


@pytest.mark.parametrize("folder", LOCKS)
def test_the_lock_file_names_no_registry(folder: str) -> None:
    lock = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))
    entries = list(_walk(lock))
    assert [path for path, key, _ in entries if key == "resolved"] == []
    addresses = [
        (path, value)
        for path, _, value in entries
        if isinstance(value, str) and "://" in value and "/funding/" not in path + "/"
    ]
    assert addresses == []
    assert "omit-lockfile-registry-resolved=true" in (
        (ROOT / folder / ".npmrc").read_text("utf-8").split()
    )


@pytest.mark.parametrize("folder", LOCKS)
def test_every_package_is_held_by_its_hash(folder: str) -> None:
    lock = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))
    without = [
        path
        for path, package in lock["packages"].items()
        if path and not str(package.get("integrity", "")).startswith("sha512-")
    ]
    assert without == []


def test_versions_are_exact_and_the_runtime_is_pinned_here_alone() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    assert package["private"] is True
    assert list(package["dependencies"]) == [
        *("@highlightjs/cdn-assets", "comrak", "pyodide", "uqr")
    ]
    for name, version in {**package["dependencies"], **package["devDependencies"]}.items():
        is_exact = re.fullmatch(r"\d+\.\d+\.\d+(-rc\.\d+)?", version)
        assert is_exact, f"{name} {version} is not an exact version"
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert lock["packages"]["node_modules/pyodide"]["version"] == package["dependencies"]["pyodide"]
