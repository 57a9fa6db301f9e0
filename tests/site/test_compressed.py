"""Compressed copies beside the files of a site, and a site without them."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from careerguide.cli import main
from tests.projects import add_sample, harbor


def files(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_copies_are_left_out_where_the_host_compresses(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = harbor(root, tmp_path / "project")
    add_sample(project)
    monkeypatch.chdir(project)
    monkeypatch.setenv("SITE_URL", "https://example.org/careers/")
    assert main(["build", "--precompressed=no"]) == 0
    without = files(project / "site")
    assert not [path for path in without if path.endswith((".br", ".gz"))]
    rules = [line for line in without["_headers"].decode().splitlines() if line[0] == "/"]
    assert rules, "they name the path that the site lies below"
    assert all(line.startswith("/careers/") for line in rules)
    assert {"_headers", "offline.json", "service-worker.js"} <= set(without), "made for readers"
    capsys.readouterr()
    assert main(["build"]) == 0, "asked for in another way, it is another site"
    assert "nothing changed" not in capsys.readouterr().out
    copied = files(project / "site")
    assert {path: copied[path] for path in without} == without
    added = set(copied) - set(without)
    assert {f"roles/index.html{end}" for end in (".br", ".gz")} <= added
    for path in added:
        unpack = brotli.decompress if path.endswith(".br") else gzip.decompress
        assert unpack(copied[path]) == copied[path[:-3]], path
