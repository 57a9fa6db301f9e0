"""What the editors' desk runs in the browser's Python, as one folder beside the runtime.

An archive holds the modules that `careerguide.desk` imports and the runtime does not have: ours,
those of the YAML library, and those of the standard library. Two scripts are its Markdown library,
for the preview: the package from npm, and what makes of it the package that Python knows.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from careerguide.project import npm_files
from careerguide.project.places import Places
from careerguide.python_runtime import runtime
from careerguide.python_runtime.runtime import Missing

__all__ = ["ARCHIVE", "MARKDOWN", "build"]

ARCHIVE = "desk.zip.gz"
MARKDOWN = "comrak.js"
"""Answers to the names of the Python package comrak; not there where npm has not installed it."""
_COMPILED = "comrak_wasm.js"
_HERE = Path(__file__).resolve().parent
_ENGINE = _HERE.parent
_PACKAGES = (
    *("content", "desk", "editing", "markdown", "pages", "project", "rulebook", "views"),
    "yamlfile",
)
"""Parts of the engine of which modules may be in the archive."""


def build(places: Places) -> Path | Missing:
    """The folder for the project at `places`: its name is `desk-` with a hash of what is in it.

    It is the one this package carries, or else one made here, or taken from the cache.

    Raises `runtime.CompileError` when the compilation fails.
    """
    if npm_files.DESK.is_dir():
        return next(npm_files.DESK.glob("desk-*"))
    pyodide = runtime.pyodide_of(places)
    if isinstance(pyodide, Missing):
        return pyodide
    yaml, scripts = _yaml(), _scripts(places.packages)
    kept = places.desks / _key(pyodide, yaml, scripts)
    if not kept.is_dir():
        node = runtime.node()
        if isinstance(node, Missing):
            return node
        runtime.keep(kept, partial(_compile, node, pyodide, yaml, scripts))
    os.utime(kept)
    runtime.forget(places.desks)
    return next(kept.glob("desk-*"))


def _yaml() -> Path:
    """The folder of the YAML library; the part of it that is not in C does all that we need."""
    spec = find_spec("yaml")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def _scripts(modules: Path) -> dict[str, bytes]:
    """The Markdown library from npm's folder `modules`; nothing if it is not installed."""
    if not all((modules / path).is_file() for path in npm_files.FOR_PREVIEW):
        return {}
    from importlib.metadata import distribution  # loads the library for mail

    # The package from npm has the license of its own part alone.
    compiled_license = distribution("comrak").read_text("licenses/LICENSE") or ""
    return {
        MARKDOWN: (_HERE / MARKDOWN).read_bytes(),
        _COMPILED: npm_files.comment(compiled_license.encode())
        + npm_files.joined(modules, npm_files.FOR_PREVIEW),
    }


def _key(pyodide: Path, yaml: Path, scripts: Mapping[str, bytes]) -> str:
    """Hash of all that shapes the folder."""
    ours = [path for name in _PACKAGES for path in (_ENGINE / name).rglob("*.py")]
    shaping = [
        *(_HERE / "compile.mjs", _HERE / "library.py", pyodide / "pyodide-lock.json"),
        *sorted(ours),
        *sorted(runtime.SCORING.rglob("*.py")),
        *sorted(yaml.glob("*.py")),
    ]
    contents = [(f"{path.parent.name}/{path.name}", path.read_bytes()) for path in shaping]
    total = hashlib.sha256()
    for inside, content in (*contents, *scripts.items()):
        total.update(inside.encode() + b"\0" + hashlib.sha256(content).digest())
    return total.hexdigest()[:16]


def _compile(
    node: str, pyodide: Path, yaml: Path, scripts: Mapping[str, bytes], made: Path
) -> None:
    output = made / "desk"
    output.mkdir(parents=True)
    runtime.run(node, pyodide, runtime.SCORING, output, _ENGINE, yaml)
    for name, content in scripts.items():
        (output / name).write_bytes(content)
    digest = hashlib.sha256()
    for path in sorted(output.iterdir()):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    output.rename(made / f"desk-{digest.hexdigest()[:10]}")
