"""The guides without their bodies: what indexes, links and keys need of each, kept by content hash.

Reading a guide anew costs milliseconds, and ten thousand bodies would fill the memory; so a guide
that did not change is taken from the cache, and bodies are read when they are rendered.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from careerguide.building.cache import kept_kits
from careerguide.content import kits, roles
from careerguide.content.model import Catalog
from careerguide.content.roles import RoleFile
from careerguide.project import hashes, workers
from careerguide.project.places import Places
from careerguide.project.progress import Progress
from careerguide.views import named_skills
from careerguide.yamlfile.front_matter import FrontMatter, front_matter
from careerguide.yamlfile.text_files import read_bytes
from scoring.lazy_dataclass import dataclass

__all__ = ["Entry", "body", "collect", "collect_one"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One guide: `digest` of its file and its kit's, and all that was read but the texts."""

    digest: str
    front: str
    """Hash of the file without its body."""
    file: RoleFile
    skills: tuple[str, ...]
    """What the body names as skills, for the indexes."""
    kit: str = ""
    """Key under which its kit is kept, if it is; see `kept_kits`."""


def collect(
    root: Path,
    known: Mapping[str, Entry],
    shared: Catalog,
    key: str,
    jobs: int,
    progress: Progress,
) -> dict[str, Entry]:
    """Every guide below `root`: from `known` if its file did not change, else read.

    `key`: of all but the guides that decides what is read.
    """
    paths = roles.paths(root)
    found: dict[str, Entry] = {}
    stale = []
    for path in paths:
        entry = known.get(path)
        if entry is None or entry.digest != _digest(root, path):
            stale.append(path)
        else:
            found[path] = entry
    fresh = workers.each(lambda path: collect_one(root, path, shared, key), stale, jobs)
    for done, entry in enumerate(fresh, 1):
        found[entry.file.path] = entry
        progress.show("Reading", done, len(stale))
    return {path: found[path] for path in paths}


def collect_one(root: Path, path: str, shared: Catalog, key: str = "") -> Entry:
    """The guide `path`, read again; with `key` its kit is kept."""
    read = read_bytes(root, path)
    file = roles.read_file(root, path, shared, data=read)
    data = read if isinstance(read, bytes) else b""
    body = file.body.encode()
    front = data[: -len(body)] if body and data.endswith(body) else data
    skills_named = named_skills.named(file.body)
    beside = _data(root, _kit(path)) if file.kit else b""
    digest = hashes.digest(sha256(data).digest(), sha256(beside).digest())
    kit = file.kit.kit if file.kit and key else None
    kept = hashes.digest(key, digest) if kit else ""
    if kit:
        kept_kits.save(Places(root).kept_kits, kept, kit)
    return Entry(digest, hashes.digest(front), roles.without_texts(file), skills_named, kept)


def _data(root: Path, path: str) -> bytes:
    """Content of the file; nothing where it may not or cannot be read, which reading reports."""
    data = read_bytes(root, path)
    return data if isinstance(data, bytes) else b""


def _kit(path: str) -> str:
    """Where the kit beside the guide `path` is, if there is one."""
    return kits.path_of(roles.id_of(path))


def _digest(root: Path, path: str) -> str:
    """That of the entry of the guide `path`, if nothing changed."""
    return hashes.digest(*(hashes.content(f"{root}/{one}", root) for one in (path, _kit(path))))


def body(root: Path, entry: Entry) -> str:
    """The body of the guide of `entry`, read again."""
    with open(f"{root}/{entry.file.path}", "rb") as file:
        text = file.read().decode()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = front_matter(text)
    assert isinstance(parts, FrontMatter)
    return parts.body
