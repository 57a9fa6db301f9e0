"""The guides without their bodies: what indexes, links and keys need of each, kept by content hash.

Reading a guide anew costs milliseconds, and ten thousand bodies would fill the memory; so a guide
that did not change is taken from the cache, and bodies are read when they are rendered.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from careerguide.content import catalog as catalogs
from careerguide.content import source
from careerguide.content.roles import RoleFile
from careerguide.machine import skills
from careerguide.site import inputs, workers
from careerguide.site.progress import Progress

__all__ = ["Entry", "body", "collect", "collect_one", "load", "save"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One guide file: `digest` of its bytes and all that was read but the body."""

    digest: str
    front: str
    """Hash of the file without its body."""
    file: RoleFile
    skills: tuple[str, ...]
    """What the body names as skills, for the indexes."""


def collect(
    root: Path,
    known: Mapping[str, Entry],
    read: Callable[[str], RoleFile],
    jobs: int,
    progress: Progress,
) -> dict[str, Entry]:
    """Every guide below `root`: from `known` if its file did not change, else by `read`."""
    paths = catalogs.guide_paths(root)
    found: dict[str, Entry] = {}
    stale = []
    for path in paths:
        entry = known.get(path)
        if entry is None or entry.digest != _digest(_data(root / path)):
            stale.append(path)
        else:
            found[path] = entry
    fresh = workers.each(lambda path: collect_one(root, path, read), stale, jobs)
    for done, entry in enumerate(fresh, 1):
        found[entry.file.path] = entry
        progress.show("Reading", done, len(stale))
    return {path: found[path] for path in paths}


def collect_one(root: Path, path: str, read: Callable[[str], RoleFile]) -> Entry:
    """The guide `path`, read again."""
    data = _data(root / path)
    file = read(path)
    body = file.body.encode()
    front = data[: -len(body)] if body and data.endswith(body) else data
    skills_named = skills.named(file.body)
    return Entry(_digest(data), _digest(front), replace(file, body=""), skills_named)


def _data(path: Path) -> bytes:
    """Content of the file; nothing where it cannot be read, which reading then reports."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class _Records(pickle.Unpickler):
    """Unpickles records and nothing else: a cache may come from anywhere, a code run must not."""

    def find_class(self, module: str, name: str) -> Any:
        allowed = module.startswith(("careerguide.content.", "careerguide.site.entries"))
        if not (allowed and name[:1].isupper()) and (module, name) != ("datetime", "date"):
            raise pickle.UnpicklingError(f"{module}.{name} is not a record")
        return super().find_class(module, name)


def body(root: Path, entry: Entry) -> str:
    """The body of the guide of `entry`, read again."""
    text = (root / entry.file.path).read_bytes().decode()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = source.front_matter(text)
    assert isinstance(parts, source.FrontMatter)
    return parts.body


def load(file: Path, key: str) -> dict[str, Entry]:
    """The entries in `file` that were read under `key`; none where it is damaged or foreign."""
    try:
        seal, _, data = file.read_bytes().partition(b"\n")
        if seal.decode() != inputs.digest(key, data):
            return {}
        entries: dict[str, Entry] = _Records(io.BytesIO(data)).load()
        return entries
    except (OSError, ValueError, pickle.UnpicklingError, AttributeError, ImportError, EOFError):
        return {}


def save(file: Path, key: str, entries: Mapping[str, Entry]) -> None:
    """Write `entries` under `key`, whole or not at all."""
    data = pickle.dumps(dict(entries), protocol=pickle.HIGHEST_PROTOCOL)
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.write_bytes(inputs.digest(key, data).encode() + b"\n" + data)
    os.replace(fresh, file)
