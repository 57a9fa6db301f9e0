"""The content of another revision, taken out of git into a folder of its own, as data alone."""

from __future__ import annotations

import subprocess
from pathlib import Path

__all__ = ["RevisionError", "extract", "resolve"]

_CONTENT = ("site.yml", "roles", "quizzes", "docs", "overrides/blocks", "overrides/components")
"""What the check reads."""
_FILES = ("100644", "100755")
"""Modes of ordinary files; links and modules are left out."""
_MOST = 20_000_000
"""Bytes of a file: more is no content."""


class RevisionError(Exception):
    """There is no such revision here, or no git; the message says which and what to do."""


def resolve(root: Path, name: str, option: str) -> str:
    """Hash of the commit that `name`, given as `option`, means in the repository at `root`."""
    command = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"]
    found = _git(root, *command).decode().strip()
    if not found:
        raise RevisionError(
            f"{option}: there is no revision {name!r} here; expected a branch, tag or commit; "
            "fetch it first (git fetch origin), with its history if the clone is shallow"
        )
    return found


def extract(root: Path, commit: str, folder: Path) -> None:
    """Write the content of `commit` below `folder`; what it does not have is left out.

    Byte by byte: a checkout or an archive would obey the attributes that `commit` brings along.
    """
    listed = _git(root, "ls-tree", "-rlz", commit, "--", *_CONTENT).decode("utf-8", "replace")
    files = []
    for line in filter(None, listed.split("\0")):
        facts, _, path = line.partition("\t")
        mode, _, blob, size = facts.split()
        if mode in _FILES and int(size) <= _MOST and ".." not in path.split("/"):
            files.append((blob, path))
    data = _git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob, _ in files))
    at = 0
    for _, path in files:
        start = data.index(b"\n", at) + 1
        at = start + int(data[at:start].split()[2])
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data[start:at])
        at += 1  # the newline behind it


def _git(root: Path, *arguments: str, given: str = "") -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            input=given.encode(),
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise RevisionError("git is not installed, and only it has earlier revisions") from None
    if done.returncode and done.stderr:
        raise RevisionError(f"git {arguments[0]}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout
