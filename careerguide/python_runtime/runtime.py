"""The browser's Python: Pyodide, the trimmed standard library and the scoring, as one folder.

Node runs Pyodide itself to compile (`compile.mjs`, `library.py`); the result is kept by content, so
that the next build takes it as it is. The name of the folder carries the hash of all its files.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from careerguide.project import npm_files
from careerguide.project.places import Places
from scoring.lazy_dataclass import dataclass

__all__ = [
    "SCORING",
    "CompileError",
    "Missing",
    "Runtime",
    "build",
    "forget",
    "keep",
    "node",
    "pyodide_of",
    "run",
]

_HERE = Path(__file__).resolve().parent
SCORING = _HERE.parent.parent / "scoring"
_OLDEST_NODE = 18
_KEPT = 3
"""Runtimes kept in the cache: going back and forth between two branches builds nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Runtime:
    """A finished folder."""

    folder: Path
    """On this machine; its files are never changed, so they can be linked."""
    name: str
    """In the site, below assets/: `python-` and a hash."""
    files: Mapping[str, str]
    """Name of each file -> SHA-256 of its content, in the order of the names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Missing:
    """The runtime cannot be made here; the site is whole without it, but for the quiz."""

    reason: str
    """One line: what is missing and what to do."""


class CompileError(Exception):
    """All that is needed is there and still no runtime came out; the message holds Node's words."""


def build(places: Places) -> Runtime | Missing:
    """The runtime of the project at `places`: the one this package carries, or one made here.

    That is taken from the cache when nothing changed.

    Raises `CompileError` when the compilation fails.
    """
    cache = places.runtimes
    if npm_files.RUNTIME.is_dir():
        kept = cache / next(npm_files.RUNTIME.glob("python-*")).name
        if not kept.is_dir():
            keep(kept, _unpack)
        return _made(kept, cache)
    pyodide = pyodide_of(places)
    if isinstance(pyodide, Missing):
        return pyodide
    kept = cache / _key(pyodide)
    if not kept.is_dir():
        found = node()
        if isinstance(found, Missing):
            return found
        keep(kept, partial(_compile, found, pyodide))
    return _made(kept, cache)


def pyodide_of(places: Places) -> Path | Missing:
    """The npm package that the project at `places` has installed."""
    pyodide = places.packages / "pyodide"
    if (pyodide / "pyodide.asm.wasm").is_file():
        return pyodide
    has_list = places.package_list.is_file()
    return Missing(
        reason="the browser's Python runtime is not installed: "
        + (
            "run `npm ci` (npm comes with Node.js) and build again"
            if has_list
            else "install a wheel of careerguide that carries it and build again"
        )
    )


def _made(kept: Path, cache: Path) -> Runtime:
    os.utime(kept)
    forget(cache)
    folder = next(kept.glob("python-*"))
    files = json.loads((kept / "files.json").read_text(encoding="utf-8"))
    return Runtime(folder=folder, name=folder.name, files=files)


def _key(pyodide: Path) -> str:
    """Hash of all that shapes the runtime: Pyodide, the scoring, and the code that compiles."""
    shaping = [
        *sorted(pyodide.glob("*.mjs")),
        pyodide / "pyodide-lock.json",
        pyodide / "pyodide.asm.wasm",
        pyodide / "python_stdlib.zip",
        *sorted(SCORING.rglob("*.py")),
        _HERE / "compile.mjs",
        _HERE / "library.py",
    ]
    total = hashlib.sha256()
    for path in shaping:
        inside = path.relative_to(SCORING).as_posix() if SCORING in path.parents else path.name
        total.update(inside.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def node() -> str | Missing:
    """Path of Node.js."""
    found = shutil.which("node")
    if found is None:
        return Missing(
            reason="Node.js is missing, which makes the browser's Python runtime: install "
            f"Node.js {_OLDEST_NODE} or newer and build again"
        )
    import subprocess  # slow to import, and most builds find the folder in the cache

    answer = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)
    version = re.match(r"v(\d+)\.", answer.stdout)
    if version is None or int(version[1]) < _OLDEST_NODE:
        return Missing(
            reason=f"Node.js {answer.stdout.strip() or 'of no version'} is too old to make the "
            f"browser's Python runtime: install Node.js {_OLDEST_NODE} or newer and build again"
        )
    return found


def keep(kept: Path, make: Callable[[Path], None]) -> None:
    """Let `make` make the folder `kept`, beside it first: a kill leaves nothing half done."""
    import tempfile  # like `subprocess`

    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent, prefix="new-") as work:
        made = Path(work, "made")
        make(made)
        try:
            made.rename(kept)
        except OSError:
            if not kept.is_dir():  # else another build has just made the same
                raise


def _unpack(made: Path) -> None:
    """Copy what this package carries; a file that has a packed form is carried in that alone."""
    shutil.copytree(npm_files.RUNTIME, made)
    folder = next(made.glob("python-*"))
    for name in json.loads((made / "files.json").read_text(encoding="utf-8")):
        if not (folder / name).is_file():
            (folder / name).write_bytes(gzip.decompress((folder / f"{name}.gz").read_bytes()))


def _compile(node: str, pyodide: Path, made: Path) -> None:
    output = made / "python"
    output.mkdir(parents=True)
    run(node, pyodide, SCORING, output)
    files = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(output.iterdir())
    }
    listing = json.dumps(files, indent=1)
    output.rename(made / f"python-{hashlib.sha256(listing.encode()).hexdigest()[:10]}")
    (made / "files.json").write_text(listing, encoding="utf-8")


def run(node: str, *folders: Path) -> None:
    """Have `compile.mjs` do its work; raises `CompileError` with Node's words."""
    import subprocess

    command = [node, str(_HERE / "compile.mjs"), *map(str, folders)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CompileError(f"the browser's Python runtime: {done.stderr.strip()}")


def forget(cache: Path) -> None:
    """Remove all but the runtimes used last."""
    kept = [path for path in cache.iterdir() if path.is_dir() and not path.name.startswith("new-")]
    for path in sorted(kept, key=lambda path: path.stat().st_mtime, reverse=True)[_KEPT:]:
        shutil.rmtree(path, ignore_errors=True)
