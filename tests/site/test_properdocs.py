"""The same site by ProperDocs, the maintained fork of MkDocs 1.6, as by MkDocs itself."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.projects import add_sample, harbor


def run(*command: object, folder: Path, **variables: str) -> None:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        capture_output=True,
        text=True,
        env=os.environ | variables,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def by(program: str, project: Path, folder: Path) -> dict[str, str]:
    """Hash of each file that `program` builds, guides and filled markers included."""
    command = (sys.executable, "-m", program, "build", "--strict", "-f", "mkdocs.yml")
    run(*command, "-d", folder, folder=project)
    for path in folder.rglob("*.html"):
        assert "<!-- block:" not in path.read_text(encoding="utf-8"), path
    return contents(folder)


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_both_build_the_same_site(project: Path, tmp_path: Path) -> None:
    made = by("properdocs", project, tmp_path / "properdocs")
    assert "roles/ai-product-manager/index.html" in made
    assert made == by("mkdocs", project, tmp_path / "mkdocs")


@pytest.fixture(scope="module")
def without_mkdocs(root: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The packages of this environment but MkDocs, as a path for Python to import from."""
    folder = tmp_path_factory.mktemp("packages")
    for package in Path(sysconfig.get_path("purelib")).iterdir():
        if package.name != "mkdocs" and not package.name.startswith("mkdocs-1."):
            (folder / package.name).symlink_to(package)
    return f"{root}{os.pathsep}{folder}"


def test_the_engine_needs_no_mkdocs_where_properdocs_is(
    root: Path, tmp_path: Path, without_mkdocs: str
) -> None:
    project = harbor(root, tmp_path / "project")
    add_sample(project)
    python = (sys.executable, "-S")  # with no packages but those of the path
    alone = (*python, "-c", "import importlib.util as u; assert not u.find_spec('mkdocs')")
    run(*alone, folder=project, PYTHONPATH=without_mkdocs)
    build = ("-m", "careerguide", "build", "--bare", "--out")
    run(*python, *build, tmp_path / "properdocs", folder=project, PYTHONPATH=without_mkdocs)
    cache = project / ".cache"
    cache.rename(project / ".cache-of-properdocs")
    run(sys.executable, *build, tmp_path / "mkdocs", folder=project)
    made = contents(tmp_path / "properdocs")
    assert "roles/lock-keeper/index.html" in made
    assert made == contents(tmp_path / "mkdocs")


def test_what_mkdocs_complains_of_is_said_without_it(
    root: Path, tmp_path: Path, without_mkdocs: str
) -> None:
    project = harbor(root, tmp_path / "project")
    add_sample(project)
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("roles.md", "nowhere.md"))
    done = subprocess.run(
        [sys.executable, "-S", "-m", "careerguide", "build", "--bare"],
        cwd=project,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": without_mkdocs},
    )
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert "Traceback" not in done.stderr
