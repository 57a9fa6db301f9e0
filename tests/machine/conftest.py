"""The project built twice into folders of their own: as for publishing, and without an address."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from careerguide.building.whole import BuildReport, build
from careerguide.content import catalog, change_entries, change_log
from careerguide.content.model import Catalog, Change

ADDRESS = "https://example.org/guides/"
REPOSITORY = "https://example.org/editors/guides"


@dataclass(frozen=True)
class Built:
    """A site that was built, and what the build reported."""

    folder: Path
    report: BuildReport

    def text(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def json(self, path: str) -> Any:
        return json.loads(self.text(path))

    def html(self, path: str) -> lxml.html.HtmlElement:
        return lxml.html.fromstring((self.folder / path).read_bytes().decode())

    def linked_data(self, path: str) -> list[Any]:
        """Every JSON-LD document in the page."""
        found = self.html(path).xpath("//script[@type='application/ld+json']/text()")
        return [json.loads(text) for text in found]


@pytest.fixture(scope="session")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's content, its log of changes longer by a new pay and a correction."""
    copy = tmp_path_factory.mktemp("project")
    for name in ("docs", "roles", "quizzes", "overrides"):
        shutil.copytree(root / name, copy / name)
    for name in ("site.yml", "mkdocs.yml", "package.json", "package-lock.json"):
        shutil.copyfile(root / name, copy / name)
    found, _ = catalog.load(copy)
    day = max(change.date for change in found.changes)
    new_pay = Change(
        date=day,
        kind="pay",
        subject="ai-product-manager",
        text="A newer survey moved the range & the median.",
        before="USD 118,000–235,000 a year, median 160,000",
        after=change_entries.pay_words(found.roles["ai-product-manager"]),
    )
    correction = Change(
        date=day, kind="correction", subject="data-engineer", text="A wage was 1 of 2 < 3."
    )
    change_log.append(copy, [new_pay, correction])
    return copy


def _built(project: Path, folder: str, address: str, repository: str) -> Built:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", address)
        patch.setenv("REPO_URL", repository)
        patch.setenv("EDIT_URI", "edit/main/docs/" if repository else "")
        report = build(project, project / folder, precompressed=False)
        return Built(project / folder, report)


@pytest.fixture(scope="session")
def published(project: Path) -> Built:
    """The site with all that needs its own address."""
    return _built(project, "published", ADDRESS, REPOSITORY)


@pytest.fixture(scope="session")
def nowhere(project: Path, published: Built) -> Built:
    """The site of a project that does not say where it is published; built after `published`."""
    return _built(project, "nowhere", "", "")


@pytest.fixture(scope="session")
def content(project: Path) -> Catalog:
    """What both sites are made from: the content without drafts."""
    found, _ = catalog.load(project)
    roles = {id: role for id, role in found.roles.items() if role.status == "published"}
    return replace(found, roles=roles)


@pytest.fixture(scope="session")
def role_ids(content: Catalog) -> list[str]:
    return list(content.roles)
