"""The scripts of the browser: every one is type-checked, and what does not fit is refused."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("overrides", "careerguide", "docs")
SCRIPTS = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.*js"))
DECLARED = sorted((ROOT / "types").glob("*.d.ts"))
MOST_LINES = 200
"""Of one class, without its comments. A longer one does several jobs."""


def tsc(*arguments: str | Path) -> str:
    program = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    if not program.is_file():
        pytest.fail("typescript is missing; run python3 dev.py test, or npm ci")
    done = subprocess.run(
        ["node", program, *arguments, "--pretty", "false"], cwd=ROOT, capture_output=True, text=True
    )
    return done.stdout


def test_every_script_is_checked() -> None:
    """`tsc --build` in `dev.py test` checks what these projects hold."""
    projects = json.loads((ROOT / "tsconfig.json").read_text(encoding="utf-8"))["references"]
    checked = {
        (ROOT / project["path"]).parent.joinpath(path).resolve()
        for project in projects
        for path in json.loads(tsc("--project", project["path"], "--showConfig"))["files"]
    }
    assert len(SCRIPTS) > 60
    assert [path for path in SCRIPTS if path not in checked] == []


def test_no_check_is_silenced() -> None:
    for path in (*SCRIPTS, *DECLARED):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"@ts-(?:ignore|nocheck|expect-error)", text), path
        types = re.findall(r"@\w+ (\{.*\})", text) if path.suffix != ".ts" else text.splitlines()
        code = [line for line in types if not line.lstrip().startswith(("/*", "*"))]
        assert [line for line in code if re.search(r"\bany\b", line)] == [], path


def test_no_class_does_several_jobs() -> None:
    classes = re.compile(r"^( *)(?:export )?class\b.*?^\1}", re.MULTILINE | re.DOTALL)
    for path in SCRIPTS:
        text = path.read_text(encoding="utf-8")
        code = re.sub(r"^ */\*\*.*?\*/\n", "", text, flags=re.MULTILINE | re.DOTALL)
        for found in classes.finditer(code):
            assert found[0].count("\n") < MOST_LINES, f"{path}: split the class along its jobs"


FAULTS = """
import { copy } from "THEME/browser/fill.js";
import { part } from "THEME/browser/parts.js";
import { ask } from "THEME/components/offline/worker.js";
import { call } from "THEME/browser/scoring/client.js";

class Shadows extends HTMLElement { part() {} }
class Field extends HTMLElement { title = 1; }
const asked = ask("take", { groups: "all" });
const told = ask("lok");
const wrong = call("readiness", { entries: [] });
const score = call("add_result", ADDED).then(({ result }) => result.points);
copy(document.querySelector("template"));
part(document, "file").files;
function loose(value) { return value; }
"""
"""Each line from the first class on has one fault."""


def test_what_does_not_fit_is_refused(tmp_path: Path) -> None:
    theme = (ROOT / "overrides").as_posix()
    script = tmp_path / "faults.js"
    added = '/** @type {import("types/scoring").Takes<"add_result">} */ (JSON.parse(""))'
    script.write_text(FAULTS.replace("THEME", theme).replace("ADDED", added), encoding="utf-8")
    (tmp_path / "tsconfig.json").write_text(
        json.dumps({"extends": str(ROOT / "types" / "page.json"), "include": ["faults.js"]}),
        encoding="utf-8",
    )
    found = re.findall(r"faults\.js\((\d+),\d+\): error", tsc("--project", tmp_path))
    refused = {int(line) for line in found}
    lines = FAULTS.splitlines()
    first = next(number for number, line in enumerate(lines, 1) if line.startswith("class"))
    assert refused == set(range(first, len(lines) + 1))
