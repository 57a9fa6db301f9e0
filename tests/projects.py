"""Small projects of real parts: the real pages, templates and data, and some of the real guides."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from unittest import mock

__all__ = ["BASE", "GUIDES", "SENTENCE", "add_sample", "copy_project", "harbor", "publish"]

BASE = Path(__file__).resolve().parent / "content" / "base"
"""The small project of the content cases, which has nothing of ours."""
_START = "# The harbor\n\nWork at the water.\n\n<!-- block: home -->\n"
"""That of the example leads to a sample that this project does not have."""

_PLACES = {"sources": ("wages", "abroad"), "tests": ("before-norms",)}
"""Page -> what data that the example does not have makes other pages link to there."""

GUIDES = ("ai-product-manager", "data-engineer")
SENTENCE = "Five activities fill the week."
"""A paragraph of every guide, for tests that edit one: no wording of our guides is relied on."""


def copy_project(root: Path, folder: Path, guides: tuple[str, ...] = GUIDES) -> Path:
    """The project at `root` with only `guides`, in the new folder `folder`."""
    folder.mkdir(parents=True)
    for name in ("docs", "overrides", "quizzes"):
        shutil.copytree(root / name, folder / name)
    for name in ("mkdocs.yml", "site.yml"):
        shutil.copyfile(root / name, folder / name)
    (folder / "roles").mkdir()
    shutil.copytree(root / "roles" / "wages", folder / "roles" / "wages")
    for name in ("kits", "skills"):
        (folder / "roles" / name).mkdir()
    skills = set()
    for guide in guides:
        sources = [root / "roles" / f"{guide}.md"]
        if (kit := root / "roles" / "kits" / f"{guide}.yml").exists():
            sources.append(Path(shutil.copyfile(kit, folder / "roles" / "kits" / kit.name)))
        for path in sources:
            skills |= set(re.findall(r"skill: ([\w-]+)", path.read_text(encoding="utf-8")))
    for skill in skills:  # each has a page, and most are of other guides alone
        shutil.copyfile(root / f"roles/skills/{skill}.yml", folder / f"roles/skills/{skill}.yml")
    for path in [p for ending in ("*.yml", "*.csv") for p in (root / "roles").glob(ending)]:
        shutil.copyfile(path, folder / "roles" / path.name)
    others = {path.stem for path in (root / "roles").glob("*.md")} - set(guides)
    for path in (folder / "quizzes" / "practice").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        for other in others:  # sections of guides that are not in this project
            text = text.replace(f"from: {other}#", f"from: {guides[0]}#")
        path.write_text(text, encoding="utf-8")
    for guide in guides:
        text = (root / "roles" / f"{guide}.md").read_text(encoding="utf-8")
        for other in others:  # links to guides that are not in this project
            text = text.replace(f"]({other}.md)", "](../docs/roles.md)")
        lines = text.split("\n")
        place = next(i for i, line in enumerate(lines) if line.startswith("related:"))
        lines[place] = "related: [" + ", ".join(g for g in guides if g != guide) + "]"
        heading = next(i for i, line in enumerate(lines) if line.startswith("## "))
        lines[heading:heading] = [SENTENCE, ""]
        (folder / "roles" / f"{guide}.md").write_text("\n".join(lines), encoding="utf-8")
    for path in (folder / "quizzes").glob("practice/*/*.yml"):  # items name guides
        text = path.read_text(encoding="utf-8")
        for other in others:
            text = text.replace(f"from: {other}#", f"from: {guides[0]}#")
        path.write_text(text, encoding="utf-8")
    log = folder / "roles" / "changes.yml"
    if log.exists():
        log.write_text(_log_of(log.read_text(encoding="utf-8"), others), encoding="utf-8")
    return folder


def harbor(root: Path, folder: Path) -> Path:
    """A site of another organization in the new folder `folder`, with the pages of the example."""
    shutil.copytree(BASE, folder, ignore=shutil.ignore_patterns("overrides"))
    pages = shutil.ignore_patterns("index.md", "sample.md")
    shutil.copytree(root / "example" / "docs", folder / "docs", ignore=pages, dirs_exist_ok=True)
    (folder / "docs" / "index.md").write_text(_START)
    for page, ids in _PLACES.items():
        with open(folder / "docs" / f"{page}.md", "a", encoding="utf-8") as file:
            file.writelines(f"\n## About {name} {{ #{name} }}\n\nSome words.\n" for name in ids)
    settings = (root / "example" / "mkdocs.yml").read_text()
    (folder / "mkdocs.yml").write_text(settings.replace("see site.yml", "The harbor"))
    for path in (folder / "roles").glob("*.md"):
        path.write_text(path.read_text().replace("AIEH", "Harbor"))
    return folder


def add_sample(project: Path) -> None:
    """Give the site of `harbor` a page for its quiz."""
    (project / "docs" / "big-five-sample.md").write_text(
        "# Sample\n\n<!-- block: quiz big-five-sample -->\n"
    )


def _log_of(text: str, others: set[str]) -> str:
    """The log without the entries of `others`."""
    head, *entries = text.split("\n  - ")
    kept = [e for e in entries if not any(f"subject: {other}\n" in f"{e}\n" for other in others)]
    return "\n  - ".join([head, *kept]) if kept else text


def publish(root: Path, folder: Path) -> None:
    """Build the project at `root` as readers get it, but for some bytes of the browser's Python.

    No test looks at how small its copy is, and the last tenth of it takes 25 seconds.
    """
    from careerguide.building import compress
    from careerguide.building.whole import build

    with mock.patch.object(compress, "PROGRAM", 9):
        build(root, folder)
