"""The checker as the browser's Python runs it: one archive beside the runtime, for the desk alone.

It holds the modules that `careerguide.desk.desk_requests` imports and the runtime does not have:
ours, those of the YAML library, and those of the standard library.
"""

from __future__ import annotations

import hashlib
import os
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from careerguide.project import npm_files
from careerguide.project.places import Places
from careerguide.python_runtime import runtime
from careerguide.python_runtime.runtime import Missing

__all__ = ["NAME", "build"]

NAME = "desk.zip.gz"
_ENGINE = Path(__file__).resolve().parents[1]
_PACKAGES = ("content", "desk", "editing", "markdown", "project", "rulebook", "yamlfile")
"""Parts of the engine of which modules may be in the archive."""


def build(places: Places) -> Path | Missing:
    """The archive for the project at `places`, in a folder `desk-` with a hash.

    It is the one this package carries, or else one made here, or taken from the cache.

    Raises `runtime.CompileError` when the compilation fails.
    """
    if npm_files.DESK.is_dir():
        return next(npm_files.DESK.glob(f"desk-*/{NAME}"))
    pyodide = runtime.pyodide_of(places)
    if isinstance(pyodide, Missing):
        return pyodide
    yaml = _yaml()
    kept = places.desks / _key(pyodide, yaml)
    if not kept.is_dir():
        node = runtime.node()
        if isinstance(node, Missing):
            return node
        runtime.keep(kept, partial(_compile, node, pyodide, yaml))
    os.utime(kept)
    runtime.forget(places.desks)
    return next(kept.glob(f"desk-*/{NAME}"))


def _yaml() -> Path:
    """The folder of the YAML library; the part of it that is not in C does all that we need."""
    spec = find_spec("yaml")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def _key(pyodide: Path, yaml: Path) -> str:
    """Hash of all that shapes the archive."""
    here = Path(__file__).resolve().parent
    ours = [path for name in _PACKAGES for path in (_ENGINE / name).rglob("*.py")]
    shaping = [
        *(here / "compile.mjs", here / "library.py", pyodide / "pyodide-lock.json"),
        *sorted(ours),
        *sorted(runtime.SCORING.rglob("*.py")),
        *sorted(yaml.glob("*.py")),
    ]
    total = hashlib.sha256()
    for path in shaping:
        inside = f"{path.parent.name}/{path.name}"
        total.update(inside.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def _compile(node: str, pyodide: Path, yaml: Path, made: Path) -> None:
    output = made / "desk"
    output.mkdir(parents=True)
    runtime.run(node, pyodide, runtime.SCORING, output, _ENGINE, yaml)
    digest = hashlib.sha256((output / NAME).read_bytes()).hexdigest()
    output.rename(made / f"desk-{digest[:10]}")
