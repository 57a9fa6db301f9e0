"""The archive that pyodide-build makes of the scoring runs anywhere, with the same answers."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from scoring.api import handle
from tests.browser import questions
from tests.browser.host import Host
from tests.scoring.cases import passport_document

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements" / "runtime.txt"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made in an environment with the locked packages of the tool and nothing else."""
    home = ROOT / ".venv-runtime"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = home / "runtime.stamp"
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest() + sys.version
    if not stamp.is_file() or stamp.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", home], check=True)
        install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        wheels = ["--require-hashes", "--only-binary=:all:"]
        subprocess.run([*install, *wheels, "-r", LOCK], check=True)
        stamp.write_text(wanted)
    file = tmp_path_factory.mktemp("an archive") / "scoring.zip"
    subprocess.run([python, "-m", "tools.scoring_archive", file], cwd=ROOT, check=True)
    return file


def test_any_python_recomputes_a_passport_with_it(archive: Path) -> None:
    passport = archive.with_name("passport.json")
    passport.write_text(json.dumps(passport_document()), encoding="utf-8")
    command = [sys.executable, archive, passport, "--as-of", "2026-11-24"]
    run = subprocess.run(
        command, cwd=archive.parent, capture_output=True, text=True, encoding="utf-8"
    )
    assert run.stdout.endswith("Every number agrees.\n"), run.stdout + run.stderr
    assert run.returncode == 0


def test_pyodide_as_shipped_answers_alike_with_it(
    page: Page, archive: Path, serve: Callable[..., Host]
) -> None:
    site = archive.parent
    shutil.copytree(ROOT / "node_modules" / "pyodide", site / "pyodide", dirs_exist_ok=True)
    (site / "index.html").write_text("<!doctype html><title>Stock</title>", encoding="utf-8")
    page.goto(serve(site).url)
    page.evaluate(
        """async () => {
          const { loadPyodide } = await import("./pyodide/pyodide.mjs");
          const python = await loadPyodide();
          const archive = await (await fetch("./scoring.zip")).arrayBuffer();
          python.unpackArchive(archive, "zip");
          window.handle = python.pyimport("scoring.api").handle;
        }"""
    )
    for request in questions.golden():
        assert page.evaluate("request => handle(request)", request) == handle(request)
