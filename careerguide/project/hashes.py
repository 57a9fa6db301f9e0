"""Which files shape what, as hashes: the keys of everything that is not built again.

Content, never time stamps: a fresh clone has fresh ones. Those only spare reading a file again.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from careerguide.project import known_files, theme
from careerguide.project.places import Places

__all__ = [
    "ENGINE",
    "content",
    "digest",
    "engine",
    "environment",
    "everything",
    "libraries",
    "of_theme",
    "pages_by_mkdocs",
    "tree",
]

_PACKAGE = Path(__file__).resolve().parents[1]
_SCORING = _PACKAGE.parent / "scoring"
ENGINE = (_PACKAGE, _SCORING)
"""Folders of the code itself."""
_LIBRARIES = ("comrak", "jinja2", "latex2mathml", "markdown", "mkdocs", "mkdocs_material", "pyyaml")
_VARIABLES = ("SITE_URL", "REPO_URL")
"""Environment variables that mkdocs.yml reads."""
_ENGINE_ONLY = {"browser", "components", "pages", "blocks"}
"""Folders of overrides/ that MkDocs does not read."""


def digest(*parts: str | bytes) -> str:
    """One SHA-256 over `parts`, each with its length, so that no two lists collide."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode(errors="surrogateescape") if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.hexdigest()


def tree(paths: Iterable[Path], base: Path) -> str:
    """Names and contents of the files below `paths` (missing ones count as empty)."""
    total = hashlib.sha256()
    start = len(str(base / "_")) - 1
    for top in paths:
        for path in [str(top)] if top.is_file() else sorted(_files(top)):
            name = path[start:].replace(os.sep, "/").encode()
            total.update(name + b"\0" + content(path, base))
    return total.hexdigest()


def content(path: str, base: Path) -> bytes:
    """SHA-256 of what the file `path` holds; of nothing where there is none."""
    return known_files.sha256(path, lambda ordinary: _content(path, base, ordinary))


def _content(path: str, base: Path, ordinary: bool) -> bytes:
    """What `path` holds, if it leads to an ordinary file; a link out of `base` is not followed.

    The check, which refuses such files in content, comes later, and a device never ends.
    """
    if not ordinary:
        link = os.path.islink(path)
        if link and not Path(path).resolve().is_relative_to(base.resolve()):
            return os.fsencode(os.readlink(path))
        if not os.path.isfile(path):
            return b""
    with open(path, "rb", buffering=0) as file:  # the quickest way, and there are hundreds
        return file.read()


def _files(folder: Path) -> Iterable[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (f"{parent}{os.sep}{name}" for name in names)


def environment() -> str:
    """Versions and settings from outside the project that shape pages."""
    facts = [f"python {sys.version_info.major}.{sys.version_info.minor}"]
    facts += libraries()
    facts += [f"{name}={os.environ.get(name, '')}" for name in _VARIABLES]
    return "\n".join(facts)


@cache
def libraries() -> tuple[str, ...]:
    """Names and versions of those that shape pages, e.g. `jinja2-3.1.6.dist-info`.

    They are the names of folders; `importlib.metadata` would load the library for mail. Like the
    code, libraries stay as they were loaded.
    """
    found = {name for name in _installed() if name.partition("-")[0] in _LIBRARIES}
    return tuple(sorted(found))


def _installed() -> Iterator[str]:
    for folder in sys.path:
        with suppress(OSError):
            yield from (name.lower() for name in os.listdir(folder) if name.endswith("-info"))


@cache
def engine() -> str:
    """The code itself, which stays as it was loaded for as long as the process lives."""
    return tree(ENGINE, _PACKAGE.parent)


def pages_by_mkdocs(places: Places) -> str:
    """All that the hand-written pages and the shells are made from."""
    own_code = ("yamlfile", "markdown", "project", "content", "pages")
    return digest(
        tree([places.docs, places.mkdocs, places.site_facts], places.root),
        of_theme(places.root, lambda name: name not in _ENGINE_ONLY),
        tree([_PACKAGE / name for name in ("mkdocs_plugin.py", *own_code)], _PACKAGE),
        environment(),
    )


def everything(places: Places) -> str:
    """All that a build reads."""
    own = tree(places.sources, places.root)
    return digest(own, of_theme(places.root), engine(), environment())


def of_theme(root: Path, counts: Callable[[str], bool] = lambda name: True) -> str:
    """The theme of the project at `root`, as far as the names at its top count."""
    return digest(
        *(
            tree([path for path in sorted(folder.iterdir()) if counts(path.name)], folder)
            for folder in theme.layers(root)
        )
    )
