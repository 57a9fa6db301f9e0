"""Mutation testing of `scoring/`: `python benchmarks/mutation.py` prints what survives.

Exit status 1 when fewer than 95% of the mutants are killed, or when none were made. Results are
kept in mutants/ and used again for what did not change; `--fresh` starts anew. What the latest run
found stands in mutation.md, with the reason for each survivor.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MUTANTS = ROOT / "mutants"
LEAST_KILLED = 0.95


def main() -> int:
    if "--fresh" in sys.argv[1:]:
        shutil.rmtree(MUTANTS, ignore_errors=True)
    command = [sys.executable, "-m", "mutmut", "run"]
    # Its progress is one endless line for a terminal; what matters is read from its files below.
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout[-3000:], done.stderr, sep="\n")
        return 1
    killed, survivors = _results()
    total = killed + len(survivors)
    print(f"{killed} of {total} mutants killed ({killed / max(total, 1):.1%})")
    for name in survivors:
        print(f"survived: {name}   (mutmut show {name})")
    return 0 if total and killed / total >= LEAST_KILLED else 1


def _results() -> tuple[int, list[str]]:
    """How many mutants were killed, and the names of those that were not."""
    killed = 0
    survivors: list[str] = []
    for path in sorted(MUTANTS.glob("scoring/**/*.meta")):
        for name, status in json.loads(path.read_text())["exit_code_by_key"].items():
            # 0: every test passed; 33: no test reaches it; None: not run.
            if status in (0, 33, None):
                survivors.append(name)
            else:
                killed += 1
    return killed, survivors


if __name__ == "__main__":
    sys.exit(main())
