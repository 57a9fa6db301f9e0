"""What components and `browser/` have for the browser, published as one folder with a hash as name.

One folder, not one hash per file: modules import each other by relative paths that stay as written,
and a page can never mix two versions. Styles and scripts go without their comments, and scripts
without the space between their words: a third of their bytes, and no names changed.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from careerguide.pages import policy
from careerguide.project import npm_files, theme
from scoring.lazy_dataclass import dataclass

__all__ = ["Assets", "collect", "vendored", "without_comments"]

_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
"""Of styles, which keep their lines: space weighs next to nothing there."""
_JOINED = re.compile(r"\d\d-.+\.css")
"""Names of styles that every page has."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Assets:
    folder: str
    """Path in the site, e.g. `assets/site-3f2a1b9c`."""
    files: Mapping[str, bytes]
    """Path inside the folder -> content; styles joined to `site.css`."""

    def path(self, name: str) -> str:
        """Path in the site of the file `name`."""
        if name not in self.files:
            raise KeyError(f"no browser file {name!r}; there are {', '.join(sorted(self.files))}")
        return f"{self.folder}/{name}"


def without_comments(script: str) -> str:
    """`script` as it is published: no comments, and no space that is not needed.

    rJSmin is built for Linux alone. Elsewhere scripts are published as they are written.
    """
    if find_spec("rjsmin") is None:
        return script
    import rjsmin

    return str(rjsmin.jsmin(script))


def vendored(modules: Path) -> dict[str, bytes]:
    """What pages take from npm's folder `modules`, by path in our folder, each with its license.

    Nothing where it is not installed.
    """
    published = npm_files.PUBLISHED
    if not all((modules / path).is_file() for paths in published.values() for path in paths):
        return {}
    return {f"vendor/{name}": npm_files.joined(modules, paths) for name, paths in published.items()}


def collect(folders: Sequence[Path], made: Mapping[str, bytes], own_style: str = "") -> Assets:
    """What is no template below `folders`; styles with a number are joined in the order of names.

    Of files with one name, that of the first folder counts. `made`: what the engine adds for the
    scripts, by path in the folder; `own_style`: the site's own colors, after the theme's styles.
    """
    sources = {
        name: (folder / path, f"{folder.name}/{path}")
        for folder in reversed(folders)
        for path in _files(folder)
        if (name := _name(path, folder.name))
    }
    files: dict[str, bytes] = dict(made)
    styles: list[bytes] = []
    for name, (path, written) in sorted(sources.items()):
        if path.suffix == ".css":
            style = policy.sound_styles(path.read_text(encoding="utf-8"), written)
            plain = _COMMENT.sub("", style).strip().encode() + b"\n"
            if name.startswith("css/"):
                styles.append(plain)
            else:
                files[name] = plain
        elif path.suffix == ".js":
            files[name] = without_comments(path.read_text(encoding="utf-8")).encode()
        else:
            files[name] = path.read_bytes()
    files["site.css"] = b"".join([*styles, own_style.encode()])
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return Assets(folder=f"assets/site-{digest.hexdigest()[:10]}", files=files)


def _files(folder: Path) -> Iterator[str]:
    """Paths of all files in `folder`, from it on."""
    start = len(str(folder)) + 1
    for parent, _, names in os.walk(folder):
        for name in names:
            yield f"{parent}/{name}"[start:].replace(os.sep, "/")


def _name(path: str, folder: str) -> str:
    """Path in the published folder of `path`, a file in `folder`; empty for a template."""
    last = path.rpartition("/")[2]
    if _JOINED.fullmatch(last):
        return f"css/{last}"
    is_page = folder == "components" and path.endswith(".html")
    return "" if last[0] == "." or (is_page and path not in theme.DOCUMENTS) else path
