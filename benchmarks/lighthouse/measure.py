#!/usr/bin/env python3
"""Lighthouse, mobile, on pages of each kind: the median of some runs. Writes results.md.

    .venv/bin/python benchmarks/lighthouse/measure.py [RUNS]

Builds the site, serves it as a host that compresses does, and installs Lighthouse and the Node.js
that it needs into this folder. Needs what `dev.py test` installs, npm, and a machine with nothing
else to do: the performance score is a figure of the machine too.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from careerguide.building import headers  # noqa: E402  (the project, wherever this is started from)
from careerguide.building.whole import build  # noqa: E402
from tests.browser.host import Host  # noqa: E402

PAGES = {
    "start page": "",
    "list of roles": "roles/",
    "guide": "roles/ai-product-manager/",
    "kit for candidates": "roles/ai-product-manager/kit/",
    "kit for employers": "roles/ai-product-manager/hiring/",
    "kind of work": "paths/build/",
    "pay": "pay/11-3021/",
    "skills": "skills/",
    "skill": "skills/apis/",
    "from your job": "from-your-job/",
    "compare": "compare/",
    "sample": "big-five-sample/",
    "Big Five": "big-five/",
    "practice set": "practice/communication/",
    "taster": "practice/communication/taster/",
    "passport": "passport/",
    "for employers": "for-recruiters/",
    "bundle": "bundle/",
    "editors' desk": "editors-desk/",
    "methodology": "methodology/",
}
"""One of each type that readers, employers and editors see."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
ATTEMPTS = 4
FLAGS = "--headless=new --no-sandbox --disable-background-networking"


def install() -> Path:
    """Node.js of the version that Lighthouse needs, from the lock file beside this one."""
    npm = shutil.which("npm") or sys.exit("npm is missing; it comes with Node.js")
    node = HERE / "node_modules" / "node" / "bin" / "node"
    if not node.exists():
        subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=HERE, check=True)
        # The one package whose script is needed: it fetches Node.js itself.
        rebuild = [npm, "rebuild", "node", "--ignore-scripts=false"]
        subprocess.run(rebuild, cwd=HERE, check=True)
    return node


def look(node: Path, url: str) -> dict[str, Any]:
    """One run: score of each category, audits that fail, and a few figures."""
    chromium = os.environ.get("CAREERGUIDE_CHROMIUM") or shutil.which("chromium") or ""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        program = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
        options = [
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--chrome-flags={FLAGS}",
            f"--only-categories={','.join(CATEGORIES)}",
        ]
        for attempt in range(ATTEMPTS):  # a trace fails now and then, and it asks to be run again
            done = subprocess.run(
                [node, program, url, *options], env={**os.environ, "CHROME_PATH": chromium}
            )
            if done.returncode == 0:
                break
            if attempt == ATTEMPTS - 1:
                sys.exit(f"Lighthouse failed {ATTEMPTS} times on {url}")
        found = json.loads(report.read_text(encoding="utf-8"))
    audits = found["audits"]
    return {
        **{name: 100 * found["categories"][name]["score"] for name in CATEGORIES},
        "failed": [
            ref["id"]
            for name in CATEGORIES[1:]
            for ref in found["categories"][name]["auditRefs"]
            if ref["weight"] and audits[ref["id"]]["score"] not in (None, 1)
        ],
        "lcp": audits["largest-contentful-paint"]["numericValue"] / 1000,
        "cls": audits["cumulative-layout-shift"]["numericValue"],
        "tbt": audits["total-blocking-time"]["numericValue"],
        "version": found["lighthouseVersion"],
        "browser": found["environment"]["hostUserAgent"].split("Chrome/")[1].split(" ")[0],
    }


def main(runs: int) -> None:
    node = install()
    with tempfile.TemporaryDirectory() as folder:
        # An address of its own, since without one nothing absolute, a canonical link too, is made.
        os.environ["SITE_URL"] = "https://guides.example/"
        site = Path(folder, "site")
        build(ROOT, site)
        host = Host(site, compress="br", headers={"": headers.EVERYWHERE}).start()
        try:
            results = {
                name: [look(node, host.url + path) for _ in range(runs)]
                for name, path in PAGES.items()
            }
        finally:
            host.stop()
    one = results["guide"][0]
    lines = [
        "# Lighthouse",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, Lighthouse {one['version']} mobile, Chromium "
        f"{one['browser']}, median of {runs} on {os.cpu_count()} cores, load "
        f"{os.getloadavg()[1]:.1f} in the last five minutes. "
        "Made by `benchmarks/lighthouse/measure.py`.",
        "",
        f"| page | {' | '.join(name.replace('-', ' ') for name in CATEGORIES)} "
        "| LCP s | shift | blocked ms |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, found in results.items():
        keys = (*CATEGORIES, "lcp", "cls", "tbt")
        middle = {key: statistics.median(run[key] for run in found) for key in keys}
        scores = " | ".join(f"{middle[key]:.0f}" for key in CATEGORIES)
        rest = f"{middle['lcp']:.2f} | {middle['cls']:.3f} | {middle['tbt']:.0f}"
        lines.append(f"| {name} | {scores} | {rest} |")
    failed = {
        f"- {name}: {audit}"
        for name, found in results.items()
        for run in found
        for audit in run["failed"]
    }
    if failed:
        lines += ["", "Audits below full score:", "", *sorted(failed)]
    text = "\n".join(lines) + "\n"
    (HERE / "results.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
