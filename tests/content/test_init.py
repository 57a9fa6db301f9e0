"""`careerguide init` and `upgrade`: a whole site or none, and nobody's edits lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from careerguide.cli import main
from careerguide.editing import site_copy
from tests.clock import TODAY
from tests.content.project import problems


@pytest.fixture
def site(tmp_path: Path) -> Path:
    assert main(["init", str(tmp_path / "my site")]) == 0
    return tmp_path / "my site"


def upgrade(site: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.chdir(site)
    return main(["upgrade"])


def later_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **texts: str) -> None:
    """Let the package carry another example, in which `texts` are added to files of the frame."""
    example = tmp_path / "later"
    site_copy.copy(example)
    for name, text in texts.items():
        place = example / next(path for path in site_copy.FRAME if name in path)
        place.write_text(place.read_text() + text)
    monkeypatch.setattr(site_copy, "EXAMPLE", example)


def test_the_site_has_no_problem(site: Path) -> None:
    assert problems(site) == []


def test_the_folder_may_be_there_if_it_is_empty(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    (folder / ".git").mkdir(parents=True)
    assert main(["init", str(folder)]) == 0
    assert (folder / "site.yml").is_file()


def test_the_folder_above_may_be_missing(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "a" / "b")]) == 0
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


def test_a_folder_with_a_file_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert main(["init", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert said == (
        f"careerguide init: {tmp_path} is not empty (it holds notes.txt); "
        "give the name of a new folder\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine").write_text("")
    assert main(["init", str(tmp_path / "mine")]) == 2
    assert "is a file; give the name of a new folder" in capsys.readouterr().err


def test_nothing_is_left_of_a_copy_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_copy, "FRAME", ("no-such-file",))
    assert main(["init", str(tmp_path / "mine")]) == 1
    assert list(tmp_path.iterdir()) == []


def test_the_names_of_the_frame_are_those_of_files(root: Path) -> None:
    assert all((root / "example" / path).is_file() for path in site_copy.FRAME)


def test_what_was_not_changed_is_brought_up_to_date(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    later_version(tmp_path, monkeypatch, mkdocs="# later\n", publish="# later\n")
    capsys.readouterr()
    assert upgrade(site, monkeypatch) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [f"{path}: brought up to date" for path in site_copy.FRAME if "yml" in path]
    assert (site / "mkdocs.yml").read_text().endswith("# later\n")
    assert upgrade(site, monkeypatch) == 0
    assert capsys.readouterr().out == "nothing to bring up to date\n"


def test_what_the_site_changed_stays_and_is_named(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = site / "mkdocs.yml"
    settings.write_text(settings.read_text() + "# ours\n")
    later_version(tmp_path, monkeypatch, mkdocs="# later\n")
    capsys.readouterr()
    assert upgrade(site, monkeypatch) == 0
    said = capsys.readouterr().out
    assert said.startswith("mkdocs.yml: changed here and in careerguide, left as it is; compare")
    assert settings.read_text().endswith("# ours\n")
    assert upgrade(site, monkeypatch) == 0
    assert capsys.readouterr().out == "nothing to bring up to date\n"


def test_content_is_never_touched(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later_version(tmp_path, monkeypatch)
    (tmp_path / "later" / "site.yml").write_text("name: Other\n")
    before = (site / "site.yml").read_text()
    assert upgrade(site, monkeypatch) == 0
    assert (site / "site.yml").read_text() == before


def test_a_file_that_the_site_removed_stays_away(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "requirements.txt").unlink()
    later_version(tmp_path, monkeypatch, requirements="# later\n")
    assert upgrade(site, monkeypatch) == 0
    assert not (site / "requirements.txt").exists()


def test_a_file_of_the_frame_that_came_later_is_added(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record = site / site_copy.RECORD
    known = json.loads(record.read_text())
    del known["frame"]["requirements.txt"]
    record.write_text(json.dumps(known))
    (site / "requirements.txt").unlink()
    capsys.readouterr()
    assert upgrade(site, monkeypatch) == 0
    assert capsys.readouterr().out == "requirements.txt: new\n"


@pytest.mark.parametrize("record", [None, "{", "[]", '{"frame": []}'])
def test_a_record_that_says_nothing(
    site: Path,
    record: str | None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place = site / site_copy.RECORD
    place.unlink() if record is None else place.write_text(record)
    assert upgrade(site, monkeypatch) == 2
    said = capsys.readouterr().err
    assert said.startswith("careerguide upgrade: this folder has ")
    assert said.count("\n") == 1


@pytest.mark.parametrize("code", ["53-1042", "2237", "43412"])
def test_a_guide_can_be_begun_without_a_wage_table(
    site: Path, code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(site)
    assert main(["new", "role", "Dock Planner"]) == 1
    assert "give the code of the occupation with --soc" in capsys.readouterr().out
    assert main(["new", "role", "Dock Planner", "--soc", code, "--as-of", str(TODAY)]) == 0
    assert [problem for problem in problems(site) if problem.level == "error"] == []
