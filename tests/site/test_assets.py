"""The browser files as they are published: smaller, and the same programs."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from careerguide.pages import assets
from careerguide.project import theme

SAME = """
const { readFileSync } = require("node:fs");
const ts = require("typescript");

const tree = (text) => {
  const file = ts.createSourceFile("a.js", text, ts.ScriptTarget.ESNext, false, ts.ScriptKind.JS);
  if (file.parseDiagnostics.length) return file.parseDiagnostics.map((one) => one.messageText);
  const grown = (node) => {
    const inner = [];
    ts.forEachChild(node, (child) => void inner.push(grown(child)));
    const { kind, operator, keywordToken, flags } = node;
    const text = !ts.isToken(node) ? "" : file.text.slice(node.getStart(file, false), node.end);
    return [kind, operator, keywordToken, flags & ts.NodeFlags.BlockScoped, text, inner];
  };
  return grown(file);
};
const pairs = JSON.parse(readFileSync(0, "utf-8"));
console.log(JSON.stringify(pairs.map(([a, b]) => {
  const [one, other] = [tree(a), tree(b)].map((found) => JSON.stringify(found));
  return one === other && !one.startsWith('["');
})));
"""
"""For pairs of scripts: whether both can be read and have the same syntax tree."""


def _same(root: Path, pairs: list[tuple[str, str]]) -> list[bool]:
    if not (root / "node_modules" / "typescript").is_dir():
        pytest.fail("typescript is missing; run python3 dev.py test, or npm ci")
    done = subprocess.run(
        ["node", "-e", SAME],
        cwd=root,
        input=json.dumps(pairs),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[bool] = json.loads(done.stdout)
    return found


def test_scripts_lose_a_third_and_no_meaning(root: Path) -> None:
    sources = theme.published(root)
    written = {
        path.relative_to(source).as_posix(): path.read_text(encoding="utf-8")
        for source in sources
        for path in source.rglob("*.js")
    }
    published = assets.collect(sources, {}).files
    sizes = {name: (len(text.encode()), len(published[name])) for name, text in written.items()}
    assert len(written) > 30
    same = _same(root, [(text, published[name].decode()) for name, text in written.items()])
    assert [name for name, is_same in zip(written, same, strict=True) if not is_same] == []
    before, after = map(sum, zip(*sizes.values(), strict=True))
    assert after < before * 2 / 3


def test_files_of_a_site_count_wherever_the_theme_has_its(root: Path, tmp_path: Path) -> None:
    files = {
        "browser/css/60-quiz.css": ".ours {}",
        "browser/css/95-own.css": ".last {}",
        "browser/quiz/quiz.js": "ours();",
        "components/tides/tides.js": "tides();",
        "components/tides/page.html": "a template",
    }
    for name, text in files.items():
        path = tmp_path / "overrides" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    theirs = assets.collect(theme.published(root), {}).files
    found = assets.collect(theme.published(tmp_path), {}).files
    assert {name for name in found if name not in theirs} == {"tides/tides.js"}
    assert {name for name in found if found[name] != theirs.get(name)} == {
        *("quiz/quiz.js", "site.css", "tides/tides.js"),
    }
    quiz = (root / "overrides" / "components" / "quiz" / "60-quiz.css").read_bytes()
    assert quiz.strip() in theirs["site.css"]
    assert quiz.strip() not in found["site.css"]
    assert b".ours {}\n" in found["site.css"]
    assert found["site.css"].endswith(b".last {}\n")


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("const a = `x ${b} y`; // c", "const a=`x ${b} y`;", True),
        ("const a = `x ${b} y`;", "const a=`x ${b}y`;", False),
        ("let a = 1;", "const a = 1;", False),
        ("a = !b;", "a = -b;", False),
        ("return_\n(a)", "return_;(a)", False),
        ("a = 'b c';", "a = 'bc';", False),
        ("f(1, 2);", "f(1);", False),
        ("a = (;", "a = (;", False),
    ],
)
def test_the_comparison_tells_programs_apart(
    root: Path, one: str, other: str, is_same: bool
) -> None:
    assert _same(root, [(one, other)]) == [is_same]


def test_no_two_styles_have_one_name() -> None:
    """A site's own takes the place of the theme's by its name alone."""
    names = [path.name for path in theme.PACKAGED.rglob("*.css") if path.name[:1].isdigit()]
    assert len(names) == len(set(names)) > 20


def outermost(style: str) -> list[str]:
    """What stands before each outermost block of `style`, and each statement without a block."""
    found, depth, start = [], 0, 0
    for place, letter in enumerate(style):
        if letter in "{;" and depth == 0:
            found.append(style[start:place].strip())
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if letter in "};" and depth == 0:
            start = place + 1
    return found


def test_every_style_is_in_a_layer(root: Path) -> None:
    """What counts before what follows from the layers, not from doubled selectors."""
    order = "@layer elements, parts, paper, absent"
    known = {f"@layer {name}" for name in order.removeprefix("@layer ").split(", ")}
    for path in (root / "overrides").rglob("*.css"):
        style = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        first = [order] if path.name == "00-tokens.css" else []
        heads = [head for head in outermost(style) if not head.startswith("@page")]
        assert heads[: len(first)] == first, path
        assert set(heads[len(first) :]) <= known, path
        assert not re.search(r"(\.[\w-]+)\1(?![\w-])", style), path
        forced = [line.strip() for line in style.splitlines() if "!important" in line]
        assert forced == ["[hidden] { display: none !important; }"] * len(forced), path
