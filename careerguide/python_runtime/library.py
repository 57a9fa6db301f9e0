"""Write the runtime's folder. Runs inside Pyodide, started by compile.mjs, never in CPython.

The standard library comes from npm as source, and compiling it is four fifths of a stock start.
Here only the modules that are really imported are compiled; the tests ask the result everything
that the scoring can be asked, so an import inside a function would not go unnoticed. Sorted names
and fixed dates make two builds equal to the byte.
"""

from __future__ import annotations

import gzip
import importlib.util
import io
import json
import marshal
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import CodeType
from typing import Any

__all__ = ["write", "write_desk"]

_COPIED = {
    # Renamed: many hosts have no type for .mjs, and a module of the wrong type is refused.
    "pyodide.mjs": "pyodide.js",
    "pyodide.asm.mjs": "pyodide.asm.js",
    "pyodide.asm.wasm": "pyodide.asm.wasm",
}
_ALSO_PACKED = ("pyodide.asm.js", "pyodide.asm.wasm")
"""For hosts that compress nothing. The archives come packed only: few hosts compress those."""

_TRIAL = b"\0asm\1\0\0\0" + b"\0\xd6\x0f\5trial" + bytes(2000)
"""A module of nothing but an own section of zeros: what a host does with this, it does with all
of the type. Hosts leave files below a kilobyte alone."""

_PROJECT = "/project/"
_UNCHECKED_HASH = b"\1\0\0\0" + bytes(8)


def write(used: Iterable[str], info: str, pyodide: str, output: str) -> None:
    """Write the files of the runtime for the modules `used` into the folder `output`.

    `info` is the JSON text of the release's own description, `pyodide` the npm package's folder.
    """
    folder = Path(output)
    for name, target in _COPIED.items():
        shutil.copyfile(Path(pyodide, name), folder / target)
    (folder / "trial.wasm").write_bytes(_TRIAL)
    for name in _ALSO_PACKED:
        _pack(folder / f"{name}.gz", (folder / name).read_bytes())

    sources = dict(_sources(used))
    own = {path: text for path, text in sources.items() if path.startswith(_PROJECT)}
    library = {path: sources[path] for path in sources.keys() - own.keys()}
    archives = {
        "scoring.zip": _archive(own, lines=True),
        "stdlib.zip": _archive(library, lines=False),
    }
    for name, content in archives.items():
        _pack(folder / f"{name}.gz", content)

    description = {
        "info": json.loads(info),
        "bytes": {name: len(content) for name, content in archives.items()},
    }
    (folder / "python.json").write_text(json.dumps(description, sort_keys=True), encoding="utf-8")


def write_desk(known: Iterable[str], used: Iterable[str], output: str) -> None:
    """Write the modules `used` that are not among `known`, the runtime's, as one more archive."""
    more = set(used) - set(known)
    if split := sorted(name for name in more if name.rpartition(".")[0] in set(known)):
        raise ImportError(f"the desk cannot import {', '.join(split)}: part of a runtime's package")
    sources = dict(_sources(more))
    _pack(Path(output, "desk.zip.gz"), _archive(sources, lines=False))


def _pack(path: Path, content: bytes) -> None:
    path.write_bytes(gzip.compress(content, compresslevel=9, mtime=0))


def _sources(modules: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Path and text of the source of each of `modules`; those in the interpreter have none."""
    for module in modules:
        spec = None if module == "__main__" else importlib.util.find_spec(module)
        if spec is not None and spec.origin is not None and spec.origin.endswith(".py"):
            loader: Any = spec.loader
            yield spec.origin, loader.get_data(spec.origin)


def _archive(sources: Mapping[str, bytes], *, lines: bool) -> bytes:
    """A zip file of the compiled `sources`, uncompressed, so that it packs as a whole."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for source, text in sorted(sources.items()):
            # /lib/python314.zip/json/__init__.py -> json/__init__.py
            name = source.removeprefix(_PROJECT).rpartition(".zip/")[2]
            # Without docstrings and assertions.
            code = compile(text, name, "exec", dont_inherit=True, optimize=2)
            compiled = marshal.dumps(code if lines else _without_lines(code))
            archive.writestr(
                zipfile.ZipInfo(f"{name}c", (1980, 1, 1, 0, 0, 0)),
                importlib.util.MAGIC_NUMBER + _UNCHECKED_HASH + compiled,
            )
    return content.getvalue()


def _without_lines(code: CodeType) -> CodeType:
    """`code` whose location table says "no location" for all of its instructions.

    An entry is 0b1_1111_nnn for n + 1 of them (CPython's InternalDocs/code_objects.md).
    """
    whole, rest = divmod(len(code.co_code) // 2, 8)
    inner = (
        _without_lines(const) if isinstance(const, CodeType) else const for const in code.co_consts
    )
    return code.replace(
        co_linetable=b"\xff" * whole + (bytes([0xF7 + rest]) if rest else b""),
        co_consts=tuple(inner),
    )
