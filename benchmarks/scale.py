"""What the browser's scoring costs by size: results kept, and roles published.

    python benchmarks/scale.py

Asks Pyodide under Node.js, whose WebAssembly is that of Chromium; a page adds the worker's
messages and the drawing. Each figure is the median CPU time of several requests in one process.
Writes scale.md beside itself.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from careerguide.content import catalog  # noqa: E402
from careerguide.views import quiz_data, role_weights, scoring_catalog  # noqa: E402
from scoring.api import handle  # noqa: E402

DAY = date(2026, 11, 1)
"""Of all requests; the figures do not depend on it."""
RUNS = 5
NODE = """
import { loadPyodide } from "PYODIDE/pyodide.mjs";
import { readFileSync } from "node:fs";

const python = await loadPyodide();
python.FS.mkdirTree("/host");
python.mountNodeFS("/host", "ROOT");
python.runPython("import sys; sys.path.insert(0, '/host'); sys.dont_write_bytecode = True");
const handle = python.pyimport("scoring.api").handle;
const { requests, runs } = JSON.parse(readFileSync(0, "utf-8"));
const version = python.runPython("sys.version.split()[0]");
const spent = requests.map((request) => {
  let answer = handle(request);
  const times = Array.from({ length: runs }, () => {
    const { user, system } = process.cpuUsage();
    answer = handle(request);
    const now = process.cpuUsage();
    return (now.user + now.system - user - system) / 1000;
  });
  times.sort((a, b) => a - b);
  return { ms: times[runs >> 1], ok: JSON.parse(answer).ok, bytes: answer.length };
});
console.log(JSON.stringify({ version, pyodide: python.version, node: process.version, spent }));
"""


def reference(content: Any, count: int) -> dict[str, Any]:
    """What the site publishes, with `count` roles in place of its own."""
    published = scoring_catalog.reference(content)
    chance = random.Random(count)
    families = [family["id"] for family in published["families"]]
    model = next(iter(content.roles.values()))
    personality = role_weights.of(model, content)["personality"]
    roles = [
        {
            "id": f"role-{number}",
            "title": f"Role number {number}",
            "weights": {f: chance.randint(1, 20) / 20 for f in chance.sample(families, 4)},
            "personality": personality,
        }
        for number in range(count)
    ]
    return {**published, "roles": roles}


def entries(content: Any, count: int) -> list[dict[str, Any]]:
    """Results of the Big Five, scored, each of another day."""
    quiz = content.quizzes["big-five"]
    data = quiz_data.for_worker(quiz, content.norms[quiz.norms])
    chance = random.Random(count)
    made = []
    for number in range(count):
        request = {
            "quiz": data,
            "answers": {item["id"]: chance.randint(1, 6) for item in data["items"]},
            "scored_on": str(DAY - timedelta(days=number)),
            "entry_id": f"result-{number}",
        }
        reply = json.loads(handle(json.dumps({"api": 1, "op": "score_quiz", **request})))
        made.append(reply["result"]["entry"])
    return made


def requests(content: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """As pages ask: the reference once, and then what is about it, which names it."""

    def sent(roles: int) -> tuple[str, dict[str, Any]]:
        keep = {"op": "keep_reference", "id": f"of-{roles}", "reference": reference(content, roles)}
        return f"the reference of {roles:,} role{'s' * (roles > 1)}, once a page", keep

    def of(results: int, roles: int) -> dict[str, Any]:
        return {
            "entries": entries(content, results),
            "reference": {"kept": f"of-{roles}"},
            "as_of": str(DAY),
        }

    yield sent(8)
    for results in (5, 50, 500):
        yield f"passport: {results} results, 8 roles", _overview(of(results, 8))
    for roles in (100, 1000, 10_000):
        yield sent(roles)
        yield f"passport: 5 results, {roles:,} roles", _overview(of(5, roles))
    more = {"op": "roles", "roles": [f"role-{number}" for number in range(24)], **of(5, 10_000)}
    yield "24 more roles: 5 results, 10,000 roles", more
    for roles in (8, 10_000):
        asked = {"op": "readiness", "role": "role-0", **of(5, roles)}
        yield f"one role's readiness: 5 results, {roles:,} roles", asked
    yield sent(1)
    own = dict.fromkeys(reference(content, 1)["roles"][0]["weights"], 0.5)
    people = [{"name": f"Person {n}", "entries": entries(content, 2)} for n in range(10)]
    yield "bundle: 10 people, 2 results each", {
        "op": "bundle",
        "role": "role-0",
        "own": own,
        "candidates": people,
        "reference": {"kept": "of-1"},
        "as_of": str(DAY),
    }


def _overview(asked: dict[str, Any]) -> dict[str, Any]:
    return {"op": "overview", "shown": 24, **asked}


def main() -> int:
    content, _ = catalog.load(ROOT)
    asked = dict(requests(content))
    texts = [json.dumps({"api": 1, **request}) for request in asked.values()]
    pyodide = str(ROOT / "node_modules" / "pyodide")
    code = NODE.replace("PYODIDE", pyodide).replace("ROOT", str(ROOT))
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:  # a pipe may not be read at once
        json.dump({"requests": texts, "runs": RUNS}, file)
        file.seek(0)
        node = ["node", "--input-type=module", "-e", code]
        done = subprocess.run(node, stdin=file, stdout=subprocess.PIPE, text=True, check=True)
    found = json.loads(done.stdout)
    assert all(one["ok"] for one in found["spent"])
    lines = [
        "# What scoring costs by size",
        "",
        f"{date.today()}, `python benchmarks/scale.py`: Pyodide {found['pyodide']} (Python "
        f"{found['version']}) under Node.js {found['node']}, {os.cpu_count()} cores, load "
        f"{os.getloadavg()[0]:.1f}; median of {RUNS} requests in one process.",
        "",
        "| request | sent, kB | answered, kB | CPU ms |",
        "| --- | ---: | ---: | ---: |",
        *(
            f"| {name} | {len(text) / 1000:,.0f} | {one['bytes'] / 1000:,.0f} | {one['ms']:,.0f} |"
            for name, text, one in zip(asked, texts, found["spent"], strict=True)
        ),
        "",
    ]
    (HERE / "scale.md").write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
