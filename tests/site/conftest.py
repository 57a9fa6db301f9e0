"""A small project of real parts: the real pages, templates and data, and two of the real guides."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

GUIDES = ("ai-product-manager", "data-engineer")


def copy_project(root: Path, folder: Path, guides: tuple[str, ...] = GUIDES) -> Path:
    """The project at `root` with only `guides`, in the new folder `folder`."""
    folder.mkdir(parents=True)
    for name in ("docs", "overrides", "quizzes"):
        shutil.copytree(root / name, folder / name)
    shutil.copyfile(root / "mkdocs.yml", folder / "mkdocs.yml")
    (folder / "roles").mkdir()
    shutil.copytree(root / "roles" / "wages", folder / "roles" / "wages")
    for path in (root / "roles").glob("*.yml"):
        shutil.copyfile(path, folder / "roles" / path.name)
    others = {path.stem for path in (root / "roles").glob("*.md")} - set(guides)
    for guide in guides:
        text = (root / "roles" / f"{guide}.md").read_text(encoding="utf-8")
        for other in others:  # links to guides that are not in this project
            text = text.replace(f"]({other}.md)", "](../docs/roles.md)")
        lines = text.split("\n")
        place = next(i for i, line in enumerate(lines) if line.startswith("related:"))
        lines[place] = "related: [" + ", ".join(g for g in guides if g != guide) + "]"
        (folder / "roles" / f"{guide}.md").write_text("\n".join(lines), encoding="utf-8")
    log = folder / "roles" / "changes.yml"
    if log.exists():
        log.write_text(_log_of(log.read_text(encoding="utf-8"), others), encoding="utf-8")
    return folder


def _log_of(text: str, others: set[str]) -> str:
    """The log without the entries of `others`."""
    head, *entries = text.split("\n  - ")
    kept = [e for e in entries if not any(f"subject: {other}\n" in f"{e}\n" for other in others)]
    return "\n  - ".join([head, *kept]) if kept else text


@pytest.fixture(scope="session")
def _template(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built once, so that every test begins with MkDocs' pages and without waiting for them."""
    from careerguide.site.build import build

    folder = copy_project(root, tmp_path_factory.mktemp("template") / "a project")
    build(folder, folder / "site", publishing=False)
    return folder


@pytest.fixture
def project(_template: Path, tmp_path: Path) -> Path:
    """A fresh copy, not yet built, MkDocs' pages in its cache."""
    folder = tmp_path / "a project"
    shutil.copytree(_template, folder, ignore=shutil.ignore_patterns("site", "build-*.json"))
    return folder
