"""The dated table of which engine got how far: one row an engine, written anew by each long run."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

__all__ = ["STEPS", "Row", "write"]

STEPS = (
    "Guide",
    "Quiz by keyboard",
    "Result as in CPython",
    "Kept in the passport",
    "Reload without the server",
    "Sample in one file",
    "Kept after a restart",
)
_HEAD = f"""# The main flow in three engines

Each long run of the tests (`python3 dev.py test --long`) reads a guide, takes the sample and keeps
its result in every engine it finds, by keyboard alone, and writes that engine's row. The figures
are wall time on the machine of that day, whatever else it had to do: they say that a step was done,
not how fast it can be. Under automation WebKitGTK forgets everything at its end, so that its
restart is not tried.

| Engine | Day | {" | ".join(STEPS)} |
|{"---|" * (len(STEPS) + 2)}
"""


@dataclass
class Row:
    """What one engine did."""

    engine: str
    version: str = ""
    cells: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Note how long the block takes, or that it failed."""
        assert name in STEPS
        self.cells[name] = "failed"
        start = time.monotonic()
        yield
        self.cells[name] = f"{time.monotonic() - start:.1f} s"

    def __str__(self) -> str:
        cells = [self.cells.get(step, "not tried") for step in STEPS]
        name = f"{self.engine} {self.version}".strip()
        return f"| {' | '.join([name, date.today().isoformat(), *cells])} |"


def write(path: Path, row: Row) -> None:
    """Put `row` into the table at `path` in place of the same engine's earlier one."""
    with open(path, "a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # another process may test another engine
        file.seek(0)
        rows = [line for line in file.read().splitlines() if line.startswith("| ")][1:]
        kept = [line for line in rows if not line.startswith(f"| {row.engine} ")]
        file.truncate(0)
        file.write(_HEAD + "".join(f"{line}\n" for line in sorted([*kept, str(row)])))
