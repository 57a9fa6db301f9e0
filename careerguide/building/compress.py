"""Compressed copies beside the files of a site, `name.br` and `name.gz`, for hosts that serve them.

What changes seldom and weighs much (the runtime, scripts, styles, indexes) is compressed as well as
it can be; pages, of which there may be thousands, a little less for a tenth of the time. Copies are
kept by the content's hash, so an unchanged file is compressed once.
"""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli

from careerguide.pages.output import Output
from careerguide.project import workers
from careerguide.yamlfile.text_files import write_whole

__all__ = ["compress"]

_GAIN = (".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest", ".xml")
"""Endings of files that become smaller; pictures and archives are packed already."""
_SMALLEST = 256
"""Bytes; below this a compressed copy saves nothing that matters."""
_PAGES = 5
_BEST = 11
PROGRAM = 11
"""Brotli qualities. That of the browser's Python takes as long as the rest of a first build."""


def compress(out: Output, cache: Path, jobs: int) -> None:
    """Add the copies of every file of `out` that gains by them; `cache` holds kept ones."""
    cache.mkdir(parents=True, exist_ok=True)
    wanted = [
        (path, digest)
        for path, digest in out.files.items()
        if path.endswith(_GAIN) and (out.folder / path).stat().st_size >= _SMALLEST
    ]
    kept = {entry.name for entry in os.scandir(cache)}

    def make(item: tuple[str, str]) -> None:
        path, digest = item
        if any(name not in kept for name in _names(path, digest)):
            _write(cache, (out.folder / path).read_bytes(), *_names(path, digest))

    for _ in workers.each(make, wanted, jobs):
        pass
    for path, digest in wanted:
        for name in _names(path, digest):
            copy = f"{path}.{name.rpartition('.')[2]}"
            if copy not in out.files:  # the runtime brings some of its own
                out.link(copy, cache / name)
    used = {_content(digest) for _, digest in wanted}
    for name in kept:
        if name.partition("-")[0] not in used:
            (cache / name).unlink()


def _names(path: str, digest: str) -> tuple[str, str]:
    """Names of the Brotli and the gzip copy in the cache."""
    ending = path.rpartition(".")[2]
    quality = {"html": _PAGES, "wasm": PROGRAM}.get(ending, _BEST)
    return f"{_content(digest)}-{quality}.br", f"{_content(digest)}-{quality}.gz"


def _content(digest: str) -> str:
    return digest[:32]


def _write(cache: Path, content: bytes, br: str, gz: str) -> None:
    quality = int(br.rpartition("-")[2].removesuffix(".br"))
    level = 9 if quality == _BEST else 6
    for name, data in (
        (br, brotli.compress(content, quality=quality)),
        (gz, gzip.compress(content, level, mtime=0)),  # no time stamp: same input, same bytes
    ):
        write_whole(cache / name, data)
