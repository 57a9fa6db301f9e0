"""The browser files as they are published: smaller, and the same programs."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from careerguide.pages import assets

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
    source = root / "overrides" / "browser"
    written = {
        path.relative_to(source).as_posix(): path.read_text(encoding="utf-8")
        for path in source.rglob("*.js")
    }
    published = assets.collect([source], {}).files
    sizes = {name: (len(text.encode()), len(published[name])) for name, text in written.items()}
    assert len(written) > 30
    same = _same(root, [(text, published[name].decode()) for name, text in written.items()])
    assert [name for name, is_same in zip(written, same, strict=True) if not is_same] == []
    before, after = map(sum, zip(*sizes.values(), strict=True))
    assert after < before * 2 / 3


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
    for path in (root / "overrides" / "browser").rglob("*.css"):
        style = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        first = [order] if path.name == "00-tokens.css" else []
        heads = [head for head in outermost(style) if not head.startswith("@page")]
        assert heads[: len(first)] == first, path
        assert set(heads[len(first) :]) <= known, path
        assert not re.search(r"(\.[\w-]+)\1(?![\w-])", style), path
        forced = [line.strip() for line in style.splitlines() if "!important" in line]
        assert forced == ["[hidden] { display: none !important; }"] * len(forced), path
