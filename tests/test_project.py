"""What every clone relies on: locks without addresses, no machine's traces, a true README."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = sorted([*(ROOT / "requirements").glob("*.txt"), *ROOT.glob("**/package-lock.json")])
LOCKS = [path for path in LOCKS if "node_modules" not in path.parts and ".cache" not in path.parts]


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_locks_hold_hashes_and_no_addresses(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    if lock.name == "package-lock.json":
        packages = {k: v for k, v in json.loads(text)["packages"].items() if k}
        assert packages
        for name, package in packages.items():
            assert "resolved" not in package, name
            assert "integrity" in package, name
    else:
        assert "--hash=sha256:" in text
        assert not re.search(
            r"^\s*(-i|--index|--extra-index|--find-links|-f)\b", text, re.MULTILINE
        )
        assert "://" not in text


def test_npm_is_told_to_leave_addresses_out_and_to_run_no_scripts() -> None:
    for lock in (path for path in tracked() if path.name == "package-lock.json"):
        text = lock.with_name(".npmrc").read_text(encoding="utf-8")
        assert "omit-lockfile-registry-resolved=true" in text
        assert "ignore-scripts=true" in text
        assert "://" not in text


def test_packages_from_locks_come_as_wheels() -> None:
    """A source package runs its own code while it is installed."""
    for path in (path for path in tracked() if path.suffix in (".py", ".yml") and path.is_file()):
        text = path.read_text(encoding="utf-8")
        if path != Path(__file__):
            assert text.count("--require-hashes") <= text.count("--only-binary=:all:"), path


def test_no_file_holds_a_path_of_one_machine() -> None:
    home = re.compile(r"(?<![\w.])/(?:home|Users|root|work)/[\w.-]+/")
    found = []
    for path in tracked():
        if not path.is_file():
            continue
        text = path.read_bytes().decode(errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            if home.search(line) and path != Path(__file__):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}")
    assert not found, "\n".join(found)


def test_no_large_file_is_tracked() -> None:
    large = [path.name for path in tracked() if path.is_file() and path.stat().st_size > 1 << 20]
    assert not large


def test_the_readme_names_files_that_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#]+)\)", text):
        assert "://" in link or (ROOT / link).exists(), link
    for path in re.findall(r"`([a-z]+/[a-z_/.-]*)`", text):
        assert path.startswith("site/") or (ROOT / path).exists(), path


def test_ci_runs_the_readmes_test_command() -> None:
    assert "python3 dev.py test" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "exec python3 dev.py test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_dev_needs_nothing_but_the_standard_library() -> None:
    import ast
    import sys

    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    names = {n.name for node in ast.walk(tree) if isinstance(node, ast.Import) for n in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= set(sys.stdlib_module_names)


def test_guides_are_called_as_their_addresses_everywhere() -> None:
    from careerguide.content.catalog import load

    fields = {"title", "link"}
    advice = [str(p) for p in load(ROOT)[1] if p.level == "advice" and p.field in fields]
    assert not advice


def test_what_sites_may_replace_is_there() -> None:
    """The names that docs/your-own-site.md promises to keep."""
    page = (ROOT / "docs" / "your-own-site.md").read_text(encoding="utf-8")
    promised, _, _ = page.partition("To add styles")
    rows = re.findall(r"^\| (`[^|]+) \|", promised, re.MULTILINE)
    names = re.findall(r"`([a-z0-9/-]+\.html)`", " ".join(rows))
    assert len(names) >= 5
    theme = ROOT / "overrides"
    for name in names:
        assert (theme / name).is_file(), name
    frame = (theme / "main.html").read_text(encoding="utf-8")
    assert all(f"{{% block {name} %}}" in frame for name in ("htmltitle", "content"))
    colors = re.findall(r"`(--[a-z-]+)`", page)
    tokens = (theme / "browser" / "css" / "00-tokens.css").read_text(encoding="utf-8")
    assert colors
    assert all(f"  {color}: light-dark(" in tokens for color in colors)
