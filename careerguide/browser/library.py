"""Write the runtime's folder. Runs inside Pyodide, started by compile.mjs, never in CPython.

The standard library comes from npm as source, and compiling it is four fifths of a stock start.
Here only the modules that are really imported are compiled, and stored without compression: the
host compresses once, for all files alike. Sorted names and fixed dates make two builds equal to
the byte.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import marshal
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

__all__ = ["write"]

_LATER: tuple[str, ...] = ()
"""Modules first imported while a request is answered; a test runs every request to find them."""

_COPIED = {
    # Renamed: many hosts have no type for .mjs, and a module of the wrong type is refused.
    "pyodide.mjs": "pyodide.js",
    "pyodide.asm.mjs": "pyodide.asm.js",
    "pyodide.asm.wasm": "pyodide.asm.wasm",
}
_PROJECT = "/project/"
_UNCHECKED_HASH = b"\1\0\0\0" + bytes(8)


def write(used: Iterable[str], info: str, pyodide: str, output: str) -> None:
    """Write the files of the runtime for the modules `used` into the folder `output`.

    `info` is the JSON text of the release's own description, `pyodide` the npm package's folder.
    Every file is also written compressed, for hosts that compress nothing.
    """
    folder = Path(output)
    sources = dict(_sources([*used, *_LATER]))
    own = {path: text for path, text in sources.items() if path.startswith(_PROJECT)}
    _archive(folder / "scoring.zip", own)
    _archive(folder / "stdlib.zip", {path: sources[path] for path in sources.keys() - own.keys()})
    for name, target in _COPIED.items():
        shutil.copyfile(Path(pyodide, name), folder / target)
    files = sorted(folder.iterdir())
    description = {
        "info": json.loads(info),
        "bytes": {path.name: path.stat().st_size for path in files},
    }
    (folder / "python.json").write_text(json.dumps(description, sort_keys=True), encoding="utf-8")
    for path in files:
        compressed = gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)
        path.with_name(f"{path.name}.gz").write_bytes(compressed)


def _sources(modules: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Path and text of the source of each of `modules`; those in the interpreter have none."""
    for module in modules:
        spec = None if module == "__main__" else importlib.util.find_spec(module)
        if spec is not None and spec.origin is not None and spec.origin.endswith(".py"):
            loader: Any = spec.loader
            yield spec.origin, loader.get_data(spec.origin)


def _archive(path: Path, sources: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for source, text in sorted(sources.items()):
            # /lib/python314.zip/json/__init__.py -> json/__init__.pyc
            name = source.removeprefix(_PROJECT).rpartition(".zip/")[2] + "c"
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, _compiled(text, name.removesuffix("c")))


def _compiled(text: bytes, name: str) -> bytes:
    """Bytecode without docstrings and assertions, never compared with a source file."""
    code = compile(text, name, "exec", dont_inherit=True, optimize=2)
    return importlib.util.MAGIC_NUMBER + _UNCHECKED_HASH + marshal.dumps(code)
