"""What can go wrong between a page and its Python, and what the page is told."""

from __future__ import annotations

import gzip
import io
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from scoring.api import handle
from tests.browser.host import Fault, Host
from tests.scoring.cases import ANSWERS, QUIZ_JSON

_MUTE = "function mute(post) { return (message) => message.type === 'answer' || post(message); }"
Serve = Callable[..., Host]
SAMPLE = {"quiz": QUIZ_JSON, "answers": ANSWERS}
QUICK = (
    """() => Object.assign(scoring.limits, {download: 700, rounds: 2, start: 20000, answer: 700})"""
)


def _attempt(page: Page, payload: object = SAMPLE) -> Any:
    return page.evaluate("payload => attempt('score_quiz', payload)", payload)


def _open(page: Page, host: Host) -> None:
    page.goto(host.url)
    page.wait_for_function("() => 'attempt' in window")


def _change_worker(page: Page, bench: Path, first: str) -> None:
    """Have the worker run the script `first` before its own."""
    own = (bench / "assets/site-0/scoring/worker.js").read_text(encoding="utf-8")
    page.route(
        "**/worker.js",
        lambda route: route.fulfill(body=first + own, content_type="text/javascript"),
    )


def _works(page: Page) -> bool:
    expected = json.loads(handle(json.dumps({"api": 1, "op": "score_quiz", **SAMPLE})))
    return bool(_attempt(page) == expected)


def test_the_answer_and_the_stages_on_the_way(page: Page, bench: Path, serve: Serve) -> None:
    _open(page, serve(bench))
    page.evaluate(
        """() => {
          window.stages = [];
          scoring.events.addEventListener("stage", ({detail}) => stages.push(detail));
        }"""
    )
    assert _works(page)
    page.evaluate("() => scoring.stop()")
    assert page.evaluate("stages") == ["download", "start", "ready", "stopped"]


def test_calls_are_answered_in_turn_by_one_worker(page: Page, bench: Path, serve: Serve) -> None:
    host = serve(bench)
    _open(page, host)
    scores = page.evaluate(
        """async ({quiz, answers}) => {
          scoring.warm();
          const calls = [1, 2, 3, 4, 5, 6].map((C4) =>
            scoring.call("score_quiz", {quiz, answers: {...answers, C4}}));
          return (await Promise.all(calls)).map(({result}) => result.traits[1].score_shown);
        }""",
        SAMPLE,
    )
    assert scores == sorted(scores, reverse=True)
    assert len(page.workers) == 1
    assert host.asked.count("/assets/site-0/scoring/worker.js") == 1


def test_a_wrong_request_is_refused_with_the_place(page: Page, bench: Path, serve: Serve) -> None:
    _open(page, serve(bench))
    answer = _attempt(page, {"quiz": QUIZ_JSON, "answers": {**ANSWERS, "C4": 7}})
    assert answer == {
        "code": "refused",
        "message": "the scoring refused the request score_quiz",
        "problems": [
            {"field": "answers.C4", "found": "7", "expected": "a whole number from 1 to 6"}
        ],
    }
    assert _works(page)


def test_a_build_without_the_runtime(page: Page, bench: Path, serve: Serve) -> None:
    host = serve(bench)
    _open(page, host)
    page.evaluate("() => document.querySelector('meta[name=\"careerguide:python\"]').remove()")
    answer = _attempt(page)
    assert answer["code"] == "no-runtime"
    assert answer["message"] == "the Python runtime is not part of this build"
    assert page.workers == []


def test_a_browser_without_webassembly(page: Page, bench: Path, serve: Serve) -> None:
    _change_worker(page, bench, "delete self.WebAssembly;")
    _open(page, serve(bench))
    assert _attempt(page)["code"] == "no-webassembly"


def test_a_browser_with_an_old_webassembly(page: Page, bench: Path, serve: Serve) -> None:
    _change_worker(page, bench, "WebAssembly.validate = () => false;")
    _open(page, serve(bench))
    assert _attempt(page)["code"] == "no-webassembly"


def test_a_policy_that_forbids_webassembly(page: Page, bench: Path, serve: Serve) -> None:
    policy = {"Content-Security-Policy": "default-src 'self'"}
    _open(page, serve(bench, headers={"worker.js": policy}))
    assert _attempt(page)["code"] == "blocked"


def test_a_policy_that_forbids_workers(page: Page, bench: Path, serve: Serve) -> None:
    policy = {"Content-Security-Policy": "default-src 'self'; worker-src 'none'"}
    _open(page, serve(bench, headers={"/": policy}))
    answer = _attempt(page)
    assert answer["code"] == "blocked"
    assert answer["message"].endswith("worker.js is kept from starting")


@pytest.mark.parametrize(
    "file",
    [
        "scoring/worker.js",
        "/pyodide.js",
        "/pyodide.asm.js",
        "/python.json",
        "/stdlib.zip.gz",
        "/scoring.zip.gz",
    ],
)
def test_a_file_that_is_no_longer_there(page: Page, bench: Path, serve: Serve, file: str) -> None:
    _open(page, serve(bench, compress="gzip", faults={file: Fault(status=404)}))
    assert _attempt(page)["code"] == "gone"


@pytest.mark.parametrize("file", ["scoring/worker.js", "/pyodide.js", "/pyodide.asm.js"])
def test_a_script_of_the_wrong_type(page: Page, bench: Path, serve: Serve, file: str) -> None:
    host = serve(bench, compress="gzip", faults={file: Fault(type="text/plain")})
    _open(page, host)
    answer = _attempt(page)
    assert answer["code"] == "wrong-mime"
    assert answer["message"].endswith(f"{file.removeprefix('/')} came as text/plain")
    host.faults.clear()
    assert _works(page)


def test_a_program_of_the_wrong_type_runs_all_the_same(
    page: Page, bench: Path, serve: Serve
) -> None:
    fault = Fault(type="application/octet-stream")
    _open(page, serve(bench, compress="gzip", faults={"pyodide.asm.wasm": fault}))
    assert _works(page)


@pytest.mark.parametrize("compress", ["gzip", ""])
@pytest.mark.parametrize("file", ["pyodide.asm.wasm", "stdlib.zip", "scoring.zip", "asm.js"])
def test_a_file_cut_short(page: Page, bench: Path, serve: Serve, file: str, compress: str) -> None:
    fault = Fault(keep=0.6)
    host = serve(bench, compress=compress, faults={file: fault, f"{file}.gz": fault})
    _open(page, host)
    assert _attempt(page)["code"] == "damaged"
    host.faults.clear()
    assert _works(page)


def test_a_download_that_stops_half_way(page: Page, bench: Path, serve: Serve) -> None:
    stalled = Fault(keep=0.5, stalls=True)
    host = serve(bench, compress="gzip", faults={"pyodide.asm.wasm": stalled})
    _open(page, host)
    page.evaluate(QUICK)
    answer = _attempt(page)
    assert answer["code"] == "no-answer"
    assert answer["message"] == "the download of Python took too long"
    assert host.asked.count(next(p for p in host.asked if p.endswith("python.json"))) == 3
    host.faults.clear()
    page.evaluate("() => { scoring.limits.download = 20000; scoring.limits.answer = 20000; }")
    assert _works(page)


def test_a_worker_that_was_killed_is_replaced(page: Page, bench: Path, serve: Serve) -> None:
    _open(page, serve(bench, compress="gzip"))
    assert _works(page)
    page.evaluate(
        """() => {
          scoring.limits.answer = 700;
          scoring.events.addEventListener("stage", ({ detail }) => {
            if (detail === "stopped") scoring.limits.answer = 20000;
          });
        }"""
    )
    page.workers[0].evaluate("() => self.close()")
    assert _works(page)


def test_a_worker_that_never_answers(page: Page, bench: Path, serve: Serve) -> None:
    _change_worker(page, bench, "self.postMessage = mute(self.postMessage);" + _MUTE)
    _open(page, serve(bench, compress="gzip"))
    page.evaluate("() => { scoring.limits.answer = 500; }")
    answer = _attempt(page)
    assert answer["code"] == "no-answer"
    assert answer["message"] == "the scoring took too long"


def test_everything_that_waits_is_told(page: Page, bench: Path, serve: Serve) -> None:
    host = serve(bench, compress="gzip", faults={"stdlib.zip.gz": Fault(status=404)})
    _open(page, host)
    codes = page.evaluate(
        """async (payload) => {
          const calls = [1, 2, 3].map(() => attempt("score_quiz", payload));
          return (await Promise.all(calls)).map(({code}) => code);
        }""",
        SAMPLE,
    )
    assert codes == ["gone", "gone", "gone"]


def test_python_that_fails_says_where(
    page: Page, bench: Path, serve: Serve, tmp_path: Path
) -> None:
    """The trimmed library can still write a traceback, through its own files too."""
    site = shutil.copytree(bench, tmp_path / "site")
    (folder,) = (site / "assets").glob("python-*")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as files:
        files.writestr("scoring/__init__.py", "")
        files.writestr("scoring/api.py", "import json\n\ndef handle(text):\n    json.loads('{')\n")
    (folder / "scoring.zip.gz").write_bytes(gzip.compress(archive.getvalue()))
    about = json.loads((folder / "python.json").read_text(encoding="utf-8"))
    about["bytes"]["scoring.zip"] = len(archive.getvalue())
    (folder / "python.json").write_text(json.dumps(about), encoding="utf-8")
    _open(page, serve(site))
    answer = _attempt(page)
    assert answer["code"] == "crashed"
    assert 'File "/scoring.zip/scoring/api.py", line 4, in handle' in answer["message"]
    assert "json.decoder.JSONDecodeError: Expecting property name" in answer["message"]
