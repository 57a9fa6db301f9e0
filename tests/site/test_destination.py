"""A build costs nobody a file: which folders it replaces, and which it refuses."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from careerguide.building import whole as builder
from careerguide.building.whole import BuildFailed
from careerguide.project import destination, swap
from careerguide.project.destination import SEAL, SEAL_TEXT, Refused, claim
from careerguide.project.places import Places

ordinary = pytest.mark.skipif(
    os.name != "posix" or (os.geteuid() == 0 and shutil.which("setpriv") is None),
    reason="permissions hold nobody back here: root without setpriv, or no POSIX system",
)


def build(project: Path, site: Path) -> None:
    builder.build(project, site, publishing=False, jobs=1)


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


def add_a_line(project: Path) -> None:
    page = project / "docs" / "about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("out", "why"),
    [
        (".", "holds the project itself"),
        ("..", "holds the project itself"),
        ("", "holds the project itself"),
        ("roles", "lies inside roles"),
        ("roles/site", "lies inside roles"),
        ("docs/a/b", "lies inside docs"),
        (".git", "lies inside .git"),
        (".git/site", "lies inside .git"),
        ("mkdocs.yml", "lies inside mkdocs.yml"),
        ("link-to-roles/site", "lies inside roles"),
        ("../precious", "holds files that no build put there"),
        ("tests", "holds files that no build put there"),
        ("note.txt", "is a file"),
    ],
)
def test_what_is_not_a_builds_to_replace_is_refused(tmp_path: Path, out: str, why: str) -> None:
    root = tmp_path / "project"
    for name in ("docs", "roles", "quizzes", "overrides", ".git", "tests", "../precious"):
        (root / name).mkdir(parents=True)
        (root / name / "file").write_text("kept", encoding="utf-8")
    (root / "mkdocs.yml").write_text("kept", encoding="utf-8")
    (root / "note.txt").write_text("kept", encoding="utf-8")
    (root / "link-to-roles").symlink_to(root / "roles")
    before = everything(tmp_path)
    with pytest.raises(BuildFailed) as failure:
        build(root, root / out)
    [line] = failure.value.lines
    assert why in line
    assert "choose another folder with --out" in line
    assert everything(tmp_path) == before


def test_the_engines_own_code_is_refused(tmp_path: Path, root: Path) -> None:
    for place in ("careerguide/building/new", "scoring"):
        with pytest.raises(Refused, match="which belongs to the project"):
            claim(Places(tmp_path), root / place)


def test_absent_empty_and_sealed_folders_are_taken(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    assert claim(Places(root), tmp_path / "a" / "b") == tmp_path / "a" / "b"
    (tmp_path / "empty").mkdir()
    assert claim(Places(root), tmp_path / "empty") == tmp_path / "empty"
    sealed = tmp_path / "sealed"
    sealed.mkdir()
    (sealed / "index.html").touch()
    (sealed / SEAL).write_text(SEAL_TEXT, encoding="utf-8")
    assert claim(Places(root), sealed) == sealed
    (sealed / SEAL).write_text(SEAL_TEXT[:9], encoding="utf-8")  # by a kill
    assert claim(Places(root), sealed) == sealed
    (sealed / SEAL).write_text("something else", encoding="utf-8")
    with pytest.raises(Refused):
        claim(Places(root), sealed)


def test_the_folder_behind_a_link_is_updated(project: Path, tmp_path: Path) -> None:
    """Again and again: the link stays a link."""
    behind = tmp_path / "served"
    behind.mkdir()
    (project / "site").symlink_to(behind)
    build(project, project / "site")
    add_a_line(project)
    build(project, project / "site")
    assert (project / "site").is_symlink()
    assert "One more line." in (behind / "about" / "index.html").read_text(encoding="utf-8")
    assert not list(tmp_path.glob(".served*"))


def test_a_users_own_folders_beside_the_site_stay(project: Path) -> None:
    for name in ("site.old", "site.new"):
        (project / name).mkdir()
        (project / name / "mine").write_text("kept", encoding="utf-8")
    build(project, project / "site")
    assert (project / "site.old" / "mine").read_text(encoding="utf-8") == "kept"
    assert (project / "site.new" / "mine").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("what", ["new", "old"])
def test_a_folder_in_the_way_is_named_every_time(built: Path, what: str) -> None:
    before = everything(built / "site")
    way = swap.beside(built / "site", what)
    way.mkdir()
    (way / "mine").write_text("kept", encoding="utf-8")
    add_a_line(built)
    for _ in range(2):
        with pytest.raises(BuildFailed) as failure:
            build(built, built / "site")
        assert "rename or remove it, then build again" in failure.value.lines[0]
    assert (way / "mine").read_text(encoding="utf-8") == "kept"
    assert everything(built / "site") == before


def test_what_a_killed_build_left_is_cleared(project: Path) -> None:
    new = swap.beside(project / "site", "new")
    new.mkdir()
    (new / SEAL).write_text(SEAL_TEXT, encoding="utf-8")
    (new / "half").touch()
    build(project, project / "site")
    assert not new.exists()


def bound_by_permissions(project: Path) -> subprocess.CompletedProcess[str]:
    """A build by a process that permissions hold back, also when root runs the tests."""
    command = [sys.executable, "-m", "careerguide", "build", "--bare"]
    if os.geteuid() == 0:
        lost = ",".join(f"-{name}" for name in ("dac_override", "dac_read_search", "fowner"))
        command = ["setpriv", f"--bounding-set={lost}", f"--inh-caps={lost}", *command]
    return subprocess.run(command, cwd=project, capture_output=True, text=True)


@ordinary
def test_a_read_only_site_is_replaced(built: Path) -> None:
    for folder in (built / "site" / "about", built / "site"):
        folder.chmod(0o555)
    add_a_line(built)
    done = bound_by_permissions(built)
    assert done.returncode == 0, done.stderr
    assert "One more line." in (built / "site/about/index.html").read_text(encoding="utf-8")
    assert not list(built.glob(".site.*"))


@ordinary
@pytest.mark.parametrize("place", [".", ".cache", "roles/ai-product-manager.md", "docs/about.md"])
def test_what_may_not_be_read_or_written_is_one_sentence(built: Path, place: str) -> None:
    before = everything(built / "site")
    add_a_line(built)
    (built / ".cache" / "build.lock").unlink()
    mode = (built / place).stat().st_mode
    (built / place).chmod(0o555 if (built / place).is_dir() else 0)
    try:
        done = bound_by_permissions(built)
    finally:
        (built / place).chmod(mode)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "check its permissions" in done.stderr
    assert everything(built / "site") == before


@pytest.mark.skipif(os.name != "posix", reason="Windows tells no owner by number")
def test_the_site_of_another_user_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / SEAL).write_text(SEAL_TEXT, encoding="utf-8")
    monkeypatch.setattr(os, "geteuid", lambda: site.stat().st_uid + 1)
    with pytest.raises(Refused, match="belongs to another user"):
        claim(Places(tmp_path / "project"), site)


def test_mkdocs_by_hand_asks_before_it_empties_a_folder(project: Path, tmp_path: Path) -> None:
    """MkDocs empties its output folder first, so the refusal has to come before that."""
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "mine").write_text("kept", encoding="utf-8")

    def run(out: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-d", str(out)],
            cwd=project,
            capture_output=True,
            text=True,
        )

    done = run(precious)
    assert done.returncode != 0
    assert "holds files that no build put there" in done.stdout + done.stderr
    assert (precious / "mine").read_text(encoding="utf-8") == "kept"
    for _ in range(2):
        done = run(tmp_path / "made")
        assert done.returncode == 0, done.stdout + done.stderr
    assert destination.is_ours(tmp_path / "made")


def test_a_site_copied_elsewhere_can_be_replaced_there(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "site", tmp_path / "copy")
    build(built, tmp_path / "copy")


def test_a_folder_is_known_for_a_builds_own_until_all_of_it_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A removal that is cut short once left a folder that every later build refused."""
    folder = tmp_path / ".site.new"
    for name in ("roles", "about"):
        (folder / name).mkdir(parents=True)
    (folder / SEAL).write_text(SEAL_TEXT, encoding="utf-8")

    def ended(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(swap.shutil, "rmtree", ended)
        with pytest.raises(KeyboardInterrupt):
            swap.remove(folder)
    assert (folder / SEAL).exists()
    swap.repair(tmp_path / "site")
    assert not folder.exists()
