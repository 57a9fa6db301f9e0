"""`careerguide serve` for tests, on the small site of `tests/content/base`."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Preview", "edit", "served"]


@dataclass(frozen=True)
class Preview:
    project: Path
    address: str
    process: subprocess.Popen[str]


@contextmanager
def served(project: Path, *options: str) -> Iterator[Preview]:
    """The preview of `project`, which ends tidily unless the test has ended it."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "careerguide", "serve", "--port", "0", *options],
        cwd=project,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    address = ""
    for line in process.stdout:
        if found := re.search(r"http://\S+", line):
            address = found[0]
            break
    assert address, "the preview ended before it served"
    try:
        yield Preview(project, address, process)
        if process.poll() is None:
            process.terminate()
            assert process.wait(timeout=60) == 0
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
