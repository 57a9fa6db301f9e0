"""The direction of imports, read from the code itself."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted(
    path
    for package in ("scoring", "careerguide")
    for path in (ROOT / package).rglob("*.py")
    if "__pycache__" not in path.parts
)
LAYERS = {
    "rulebook": "every rule of the checks: its id, level, and examples",
    "yamlfile": "YAML files with line numbers, shapes of values, and problems",
    "markdown": "Markdown to what it holds and to HTML, and ids",
    "project": "where things of a project lie, its settings, safe files, workers",
    "content": "records of what editors write, and the rules for them",
    "editing": "what the commands for editors do",
    "python_runtime": "the browser's Python as one folder",
    "views": "what a page shows, as values",
    "pages": "the frame of a page, templates, assets, policy, files",
    "desk": "what the editors' desk does, in the browser's Python",
    "formats": "what machines read",
    "browser": "the site offline, in one file, as an archive",
    "building.cache": "what a build keeps for the next one",
    "building": "from a project to a site",
    "preview": "the site while it is edited",
    "mkdocs_plugin": "the thin side that MkDocs sees",
    "cli": "the commands",
    "__main__": "the same, for `python -m`",
}
"""Layer of `careerguide` -> what is in it. It may import itself and those above it."""
ONLY_IN = {
    "yaml": {"careerguide/yamlfile/source.py"},
    "comrak": {"careerguide/markdown/to_html.py"},
    "latex2mathml": {"careerguide/markdown/formulas.py"},
    "mkdocs": {"careerguide/mkdocs_plugin.py", "careerguide/pages/mkdocs_run.py"},
    "PIL": {"careerguide/formats/share_image.py"},
}
"""Library -> the modules that may import it."""
ON_BOTH_SIDES = {"Family", "Problem", "Quiz", "Role", "Shape"}
"""Names of classes in `careerguide` and in `scoring`, for the same thing on either side of the API.

`scoring` runs in the browser from the standard library alone, and so has records of its own.
"""


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


BY_NAME = {dotted(path): path for path in MODULES}


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Full names of what `path` imports, wherever in the file, for types alone included."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides where it points"
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                yield whole if whole in BY_NAME else str(node.module)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def layer(module: str) -> int | None:
    """Place in `LAYERS` of a module of `careerguide`; None for the package itself."""
    inner = module.removeprefix("careerguide").removeprefix(".")
    found = [one for one in LAYERS if inner == one or inner.startswith(f"{one}.")]
    if not inner:
        return None
    assert found, f"{module} is in no layer of tests/test_architecture.py"
    return list(LAYERS).index(max(found, key=len))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_point_one_way(path: Path) -> None:
    own = dotted(path)
    for module in imports(path):
        top = module.partition(".")[0]
        if own.startswith("scoring"):
            known = top == "scoring" or top in sys.stdlib_module_names
            assert known, f"scoring imports the standard library only, not {module}"
        elif top == "careerguide" and None not in (mine := layer(own), its := layer(module)):
            assert its <= mine, f"{own} is below {module}, and may not import it"
        if top in ONLY_IN:
            assert name(path) in ONLY_IN[top], f"only {ONLY_IN[top]} imports {top}"


def test_frozen_records_are_lazy() -> None:
    """One of the library's costs every start a millisecond."""
    frozen = [path for path in MODULES if "@dataclass(frozen=True" in path.read_text("utf-8")]
    assert len(frozen) > 100
    for path in frozen:
        assert "scoring.lazy_dataclass.dataclass" in whole_names(path), name(path)


def whole_names(path: Path) -> set[str]:
    return {
        f"{node.module}.{one.name}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for one in node.names
    }


def test_no_module_imports_itself_on_a_way_round() -> None:
    graph = {own: {one for one in imports(path) if one in BY_NAME} for own, path in BY_NAME.items()}
    assert circle(graph) == []


def test_a_circle_is_found() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == ["b", "c"]
    assert circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def circle(graph: dict[str, set[str]]) -> list[str]:
    """The nodes that are on a circle or between two, in order."""
    while True:
        last = {node for node, following in graph.items() if not following & graph.keys()}
        first = {node for node in graph if not any(node in ways for ways in graph.values())}
        if not last | first:
            return sorted(graph)
        graph = {node: ways for node, ways in graph.items() if node not in last | first}


def test_a_name_means_one_thing() -> None:
    modules = Counter(path.stem for path in MODULES if not path.stem.startswith("__"))
    assert [stem for stem, times in modules.items() if times > 1] == []
    classes: dict[str, list[str]] = {}
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                classes.setdefault(node.name, []).append(name(path))
    twice = {one: paths for one, paths in classes.items() if len(paths) > 1}
    assert {one: paths for one, paths in twice.items() if one not in ON_BOTH_SIDES} == {}
    for one in ON_BOTH_SIDES:
        assert len(twice[one]) == 2, twice[one]


def joined_to_a_root(path: Path) -> list[str]:
    """Each place where `path` joins a literal to the root of a project."""
    found: list[str] = []
    text = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)) if "root" in text else ():
        match node:
            case ast.BinOp(left=left, op=ast.Div(), right=right):
                pieces = [left, right]
            case ast.Call(func=ast.Attribute(value=left, attr="joinpath"), args=more):
                pieces = [left, *more]
            case ast.Call(
                func=ast.Name(id="Path") | ast.Attribute(attr="join" | "Path"), args=pieces
            ):
                pass
            case _:
                continue
        match pieces:
            case [ast.Name(id="root") | ast.Attribute(attr="root"), *more] if any(
                isinstance(piece, ast.Constant | ast.JoinedStr) for piece in more
            ):
                found.append(ast.unparse(node))
    return found


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_one_value_knows_where_things_of_a_project_lie(path: Path) -> None:
    if not dotted(path).startswith("careerguide.project."):
        assert joined_to_a_root(path) == [], "add the place to careerguide/project/places.py"


@pytest.mark.parametrize(
    "text",
    [
        'root / "docs"',
        'site.root / f"{name}.md"',
        'root / "roles" / name',
        'root.joinpath("docs")',
        'Path(root, "docs")',
        'os.path.join(places.root, "docs")',
    ],
)
def test_a_literal_joined_to_a_root_is_noticed(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.py").write_text(text)
    assert joined_to_a_root(tmp_path / "a.py")


@pytest.mark.parametrize(
    "text",
    ["root / path", "places.docs", 'places.cache / "mkdocs"', 'Path("docs")', '"/".join(names)'],
)
def test_a_place_that_is_taken_from_the_value_passes(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.py").write_text(text)
    assert joined_to_a_root(tmp_path / "a.py") == []


def test_mkdocs_reaches_the_engine_by_its_adapter_alone() -> None:
    users = {name(path) for path in MODULES if "careerguide.mkdocs_plugin" in set(imports(path))}
    assert users == set()


def test_the_rules_above_name_what_is_there() -> None:
    for library, paths in ONLY_IN.items():
        for path in paths:
            found = {module.partition(".")[0] for module in imports(ROOT / path)}
            assert library in found, f"{path} no longer imports {library}; correct the rule"
    used = {layer(own) for own in BY_NAME if own.startswith("careerguide.")}
    assert used == set(range(len(LAYERS)))


READS_THE_CLOCK = {
    "scoring/clock.py": "the machine's day, for every command",
    "overrides/browser/clock.js": "the reader's day, for every page",
    "careerguide/browser/worker/1-events.js": "whether an hour has passed",
    "careerguide/browser/worker/3-versions.js": "from when on",
    "careerguide/browser/worker/5-asked.js": "since when a host forbids to keep a page",
    "tests/cpu_time.py": "the day of a measurement, into its table",
    "tests/long_run.py": "the day of a long run, into its table",
    "tests/browser/engines/table.py": "the same, for each engine",
    "tests/browser/engines/test_table.py": "that table",
    "tests/test_another_day.py": "how far away another day is",
    "tests/browser/test_runtime.py": "the age of a file",
}
"""File -> why it reads the machine's date. In tests it is `tests.clock.TODAY`."""
_TIME = ("time", "time_ns", "localtime", "gmtime", "ctime")
_MAYBE = re.compile(rf"\b(?:today|now|utcnow|{'|'.join(_TIME)})\b")
"""A module without any of these words need not be taken apart."""
_NOW = re.compile(r"\bDate\.now\b|\bDate\(\s*\)|\bnew Date\b(?!\()|\btimeOrigin\b")


def reads_the_clock(path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".js":
        return bool(_NOW.search(text))
    for node in ast.walk(ast.parse(text)) if _MAYBE.search(text) else ():
        match node:
            case ast.Attribute(
                value=ast.Name(id="date" | "datetime") | ast.Attribute(attr="date" | "datetime"),
                attr="today" | "now" | "utcnow",
            ):
                return True
            case ast.Attribute(value=ast.Name(id="time"), attr=asked) if asked in _TIME:
                return True
            case ast.ImportFrom(module="time", names=names):
                if any(one.name in _TIME for one in names):
                    return True
    return False


def test_one_module_of_each_language_reads_the_date() -> None:
    """A page, a number or a test that reads it by itself is another one tomorrow."""
    scripts = (ROOT / part for part in ("overrides", "careerguide"))
    found = [
        *MODULES,
        *(ROOT / "tests").rglob("*.py"),
        *(path for folder in scripts for path in folder.rglob("*.js")),
    ]
    assert {name(path) for path in found if reads_the_clock(path)} == set(READS_THE_CLOCK)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.py", "from datetime import date\nday = date.today()"),
        ("a.py", "import datetime\nday = datetime.datetime.now(datetime.UTC)"),
        ("a.py", "import time\nday = time.strftime('%Y', time.gmtime())"),
        ("a.py", "from time import time\nday = time()"),
        ("a.js", "const day = new Date();"),
        ("a.js", "const day = new Date;"),
        ("a.js", "const day = Date.now();"),
    ],
)
def test_a_read_of_the_clock_is_noticed(tmp_path: Path, file: str, text: str) -> None:
    (tmp_path / file).write_text(text)
    assert reads_the_clock(tmp_path / file)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.py", "day = quiz_data.today(catalog)"),
        ("a.py", "import time\nstart = time.monotonic()"),
        ("a.js", "const day = new Date(Date.UTC(2026, 10, 24));"),
    ],
)
def test_what_reads_no_clock_passes(tmp_path: Path, file: str, text: str) -> None:
    (tmp_path / file).write_text(text)
    assert not reads_the_clock(tmp_path / file)


TABLES = {"careerguide/content/fields.py"}
"""Modules that are one table: these may be as long as the table is."""


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_stay_small(path: Path) -> None:
    if name(path) in TABLES:
        return
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 400, f"{lines} lines: two jobs in one module"
