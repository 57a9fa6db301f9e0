"""A quiz, or all practice sets, in a file by itself: page, styles, scripts, scoring and Python.

Browsers let a page that a double click opened fetch nothing and start no worker from another file.
What works in all of them: payloads as text in the page, modules and the worker as `data:`
addresses, named for each other by an import map.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from careerguide.pages import policy
from careerguide.pages.frame import Page, Site
from careerguide.pages.templates import named
from careerguide.python_runtime.runtime import Runtime
from careerguide.views import known_results, practice_view, quiz_view

__all__ = ["PRACTICE", "build", "build_practice", "import_map"]

PRACTICE = "practice-sets.html"
"""Path of the file with all practice sets."""
_ENTRY = "onefile.js"
_WORKER = "scoring/worker.js"
_PLAIN = ("pyodide.js", "python.json")
"""Files of the runtime that have no packed twin."""
_IMPORT = re.compile(
    r'(?P<what>(?:^|(?<=;))import\b[^"\'();]*)"(?P<path>\.{1,2}/[^"]+)";', re.MULTILINE
)
"""A static import, which begins a line or follows the end of another statement."""
_PREFIX = "site/"
"""Before the names of modules, which must look like no path."""


def build(site: Site, quiz_id: str, runtime: Runtime) -> str:
    """The page of the quiz `quiz_id` as one HTML document that needs nothing else."""
    quiz = site.catalog.quizzes[quiz_id]
    page = Page(url=f"{quiz_id}/", title=quiz.title, data={"alone": True})
    known = known_results.known(site.catalog, quiz)
    view = {**named(quiz_view.view(site.catalog, quiz_id)), "known": known, "sets": ()}
    return _document(site, runtime, page, view, f"{quiz_id}.html")


def build_practice(site: Site, runtime: Runtime) -> str:
    """All practice sets as one such document."""
    page = Page(url=PRACTICE, title="Practice sets", data={"alone": True})
    sets = [practice_view.view(site.catalog, family) for family in site.catalog.practice]
    return _document(site, runtime, page, {"sets": sets}, PRACTICE)


def _document(
    site: Site, runtime: Runtime, page: Page, view: Mapping[str, Any], name: str
) -> str:
    modules = import_map(_ENTRY, {**site.assets.files, _ENTRY: _entry()})
    entry = f'import "{_PREFIX}{_ENTRY}";'
    style = site.assets.files["site.css"].decode()
    context = {
        **site.context(page),
        **view,
        "url": lambda path: f"{site.settings.site_url}{path}",
        "style": style,
        "modules": modules,
        "entry": entry,
        "policy": _policy(style, modules, entry),
        "worker": _text(site.assets.files[_WORKER]),
        "files": {},
    }
    # Checked before the payload is in: seven megabytes of digits can break no rule.
    policy.sound(site.template("pages/one-file.html", context), name)
    return site.template("pages/one-file.html", {**context, "files": _files(runtime)})


def import_map(entry: str, files: Mapping[str, bytes]) -> str:
    """JSON of an import map with the module `entry` of `files` and all it statically imports."""
    modules: dict[str, str] = {}
    waiting = [entry]
    while waiting:
        path = waiting.pop()
        if path in modules:
            continue
        imported: list[str] = []

        def named(match: re.Match[str], path: str = path, imported: list[str] = imported) -> str:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), match["path"]))
            imported.append(target)
            return f'{match["what"]}"{_PREFIX}{target}";'

        code = _IMPORT.sub(named, files[path].decode())
        # A module from data has no address of its own to go by; the page has.
        code = code.replace("import.meta.url", "document.baseURI")
        modules[path] = f"data:text/javascript;base64,{_text(code.encode())}"
        waiting += imported
    imports = {f"{_PREFIX}{path}": address for path, address in sorted(modules.items())}
    return json.dumps({"imports": imports})


def _entry() -> bytes:
    return Path(__file__).with_name(_ENTRY).read_bytes()


def _files(runtime: Runtime) -> dict[str, str]:
    """The files of the runtime by name, packed, as text."""
    files: dict[str, str] = {}
    for name in runtime.files:
        content = (runtime.folder / name).read_bytes()
        if name in _PLAIN:
            files[name] = _text(gzip.compress(content, mtime=0))
        elif name.endswith(".gz"):
            files[name.removesuffix(".gz")] = _text(content)
    return files


def _policy(style: str, *scripts: str) -> str:
    """Nothing from anywhere but this page, and no connection to anywhere."""
    hashes = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src data: 'wasm-unsafe-eval' {hashes}; worker-src data:; "
        f"style-src {_hash(style)}; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{_text(hashlib.sha256(text.encode()).digest())}'"


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
