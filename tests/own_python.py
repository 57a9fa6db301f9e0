"""Environments of their own, with the locked packages of one purpose and nothing else."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

__all__ = ["own_python"]


def own_python(root: Path, purpose: str) -> Path:
    """Python of the environment `.venv-<purpose>`, made from `requirements/<purpose>.txt`."""
    home, lock = root / f".venv-{purpose}", root / "requirements" / f"{purpose}.txt"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = home / f"{purpose}.stamp"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest() + sys.version
    if not stamp.is_file() or stamp.read_text() != wanted:
        bare = [sys.executable, "-m", "venv", "--clear", "--without-pip", home]
        subprocess.run(bare, check=True)
        pip = [sys.executable, "-m", "pip", "--python", python, "install", "-q"]
        # What is never imported need not be compiled.
        quickly = ["--no-compile", "--disable-pip-version-check"]
        wheels = ["--require-hashes", "--only-binary=:all:"]
        subprocess.run([*pip, *quickly, *wheels, "-r", lock], check=True)
        stamp.write_text(wanted)
    return python
