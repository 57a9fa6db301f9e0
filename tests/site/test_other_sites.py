"""Sites of other organizations: what a project has no data for, its pages leave out.

They are made from the small project of the content cases, which has nothing of ours.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest

from careerguide.building.looked_over import look_over
from careerguide.building.whole import build
from careerguide.content.catalog import load
from tests.projects import BASE, add_sample, harbor


def whole(project: Path) -> None:
    add_sample(project)


def one_guide(project: Path) -> None:
    whole(project)
    (project / "roles" / "lock-keeper.md").unlink()
    shutil.rmtree(project / "quizzes" / "practice")  # its items are about the lock
    (project / "roles" / "kits" / "lock-keeper.yml").unlink()
    _edit(project, "roles/tide-table-maker.md", r"^related:.*\n", "")
    _edit(project, "roles/tide-table-maker.md", r"\[lock keeper\]\([^)]*\)", "lock keeper")
    _edit(
        project,
        "roles/changes.yml",
        r"  - date: \S+\n    kind: guide\n    subject: lock.*\n.*\n.*\n",
        "",
    )


def no_wages(project: Path) -> None:
    whole(project)
    shutil.rmtree(project / "roles" / "wages")


def no_facts_skills_or_practice(project: Path) -> None:
    whole(project)
    for folder in ("roles/facts", "roles/skills", "roles/kits", "quizzes/practice"):
        shutil.rmtree(project / folder)
    _edit(project, "roles/lock-keeper.md", r"^skills:\n(?:  .*\n)+", "")


def no_quiz(project: Path) -> None:
    """Nothing to take, and no family of personality."""
    shutil.rmtree(project / "quizzes" / "norms")
    for name in ("big-five-sample", "versions"):
        (project / "quizzes" / f"{name}.yml").unlink()
    _edit(project, "quizzes/families.yml", r"  - id: big-five-personality\n(?:    .*\n)+", "")
    _edit(project, "roles/tide-table-maker.md", r"  - family: big-five-personality\n.*\n.*\n", "")
    _edit(project, "roles/tide-table-maker.md", r"^\[Take the .*\n", "Read about it.\n")
    _edit(project, "roles/changes.yml", r"  - date: \S+\n    kind: launch\n(?:    .*\n)+", "")
    _edit(project, "roles/changes.yml", ", big-five-personality 0.40", "")
    _edit(project, "roles/published-weights.yml", r"^personality:\n(?:  .*\n)+", "")


def _edit(project: Path, path: str, before: str, after: str) -> None:
    place = project / path
    text, count = re.subn(before, after, place.read_text(), flags=re.MULTILINE)
    assert count, f"{path} has no {before}"
    place.write_text(text)


VARIANTS = (whole, one_guide, no_wages, no_facts_skills_or_practice, no_quiz)


@pytest.fixture(scope="module", params=VARIANTS, ids=lambda change: change.__name__)
def site(
    request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The built site of one project."""
    change: Callable[[Path], None] = request.param
    project = harbor(root, tmp_path_factory.mktemp(change.__name__) / "project")
    change(project)
    errors = [str(problem) for problem in load(project)[1] if problem.level == "error"]
    assert errors == []
    build(project, project / "site", publishing=False)
    return project / "site"


def test_it_is_built_and_every_link_leads_somewhere(site: Path) -> None:
    assert look_over(site).broken == []


def test_nothing_of_ours_is_in_it(site: Path) -> None:
    names = re.compile(r"AIEH|ai-product-manager")
    for path in site.rglob("*"):
        if path.suffix in {".html", ".json", ".txt", ".xml"} and "python-" not in str(path):
            found = names.search(path.read_text(encoding="utf-8"))
            assert not found, f"{path.relative_to(site)}: {found}"


def test_what_is_missing_is_left_out(site: Path, request: pytest.FixtureRequest) -> None:
    variant = request.node.callspec.id
    home = lxml.html.fromstring((site / "index.html").read_bytes().decode())
    roles = json.loads((site / "roles.json").read_text())["roles"]
    assert len(roles) == (1 if variant == "one_guide" else 2)
    takes = home.xpath("//a[contains(@href, 'big-five')]")
    lost = lxml.html.fromstring((site / "404.html").read_bytes().decode())
    assert bool(lost.xpath("//a[contains(@href, 'big-five-sample/')]")) == (variant != "no_quiz")
    assert not takes
    guide = (site / "roles" / "tide-table-maker" / "index.html").read_text()
    assert ("official-wages" in guide) == (variant != "no_wages" and "19-2042" in _codes())


def _codes() -> str:
    return (BASE / "roles" / "wages" / "national.csv").read_text()
