"""The content of an earlier revision, taken out of git into a folder of its own."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

__all__ = ["RevisionError", "extract", "resolve"]

_CONTENT = ("roles", "quizzes")


class RevisionError(Exception):
    """There is no such revision here, or no git; the message says which and what to do."""


def resolve(root: Path, name: str) -> str:
    """Hash of the commit that `name` (a branch, tag, hash) means in the repository at `root`."""
    command = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"]
    found = _git(root, *command).decode().strip()
    if not found:
        raise RevisionError(
            f"--base: there is no revision {name!r} here; expected a branch, tag or commit; "
            "fetch it first (git fetch origin), with its history if the clone is shallow"
        )
    return found


def extract(root: Path, commit: str, folder: Path) -> None:
    """Write the content of `commit` below `folder`; what it does not have is left out."""
    there = _git(root, "ls-tree", "-z", "--name-only", commit, "--", *_CONTENT)
    names = [name for name in there.decode().split("\0") if name]
    if not names:
        return
    archive = _git(root, "archive", "--format=tar", commit, "--", *names)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")


def _git(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, check=False
        )
    except FileNotFoundError:
        raise RevisionError("git is not installed, and only it has earlier revisions") from None
    if done.returncode and done.stderr:
        raise RevisionError(f"git {arguments[0]}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout
