"""The environment that norm tables are rebuilt in."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

LOCK = Path("requirements", "norms.txt")


@pytest.fixture(scope="session")
def norms_python(root: Path) -> Path:
    """Python of an environment with the locked packages of the rebuild and nothing else."""
    home = root / ".venv-norms"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = home / "norms.stamp"
    wanted = hashlib.sha256((root / LOCK).read_bytes()).hexdigest() + sys.version
    if not stamp.is_file() or stamp.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", home], check=True)
        pip: list[str | Path] = [
            python,
            "-m",
            "pip",
            "install",
            "-q",
            "--disable-pip-version-check",
        ]
        wheels = ["--require-hashes", "--only-binary=:all:"]
        subprocess.run([*pip, *wheels, "-r", root / LOCK], check=True)
        stamp.write_text(wanted)
    return python
