"""What differs on Windows and macOS, tried here: names of files, line ends, encodings."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from careerguide.editing import site_copy
from careerguide.pages import assets
from careerguide.project import workers
from tests.content.project import problems

ROOT = Path(__file__).resolve().parents[1]
OURS = (".md", ".yml", ".csv", ".html", ".css", ".js", ".txt", ".svg")
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
LONGEST = 120
"""Characters of a path in the repository: Windows allows 260, of which a folder above has some."""


def git(*words: str) -> list[str]:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)
    return [entry for entry in done.stdout.split("\0") if entry]


def test_every_name_is_one_that_windows_allows() -> None:
    names = git("ls-files", "-z")
    assert len({name.lower() for name in names}) == len(names), "macOS ignores case as well"
    for name in names:
        assert len(name) <= LONGEST, name
        for part in name.split("/"):
            assert not RESERVED.fullmatch(part), name
            assert not re.search(r'[<>:"\\|?*\x00-\x1f]|[. ]$', part), name


def test_lines_end_alike_on_every_system() -> None:
    """Files are kept with LF, and git is told to check them out so; two tables are as published."""
    for entry in git("ls-files", "-z", "--eol"):
        about, _, name = entry.partition("\t")
        kept, here, *attributes = about.split()
        if kept in ("i/-text", "i/none"):  # pictures and archives; empty files
            continue
        if name.startswith("roles/wages/oews-"):
            assert "attr/-text" in attributes, name
            continue
        assert (kept, here) == ("i/lf", "w/lf"), name
        assert "eol=lf" in attributes or name.endswith(".png"), name


def careerguide(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-X", "warn_default_encoding", "-m", "careerguide", *words],
        cwd=folder,
        capture_output=True,
        env=os.environ | variables,
        check=False,
    )


def built(folder: Path, **variables: str) -> dict[str, str]:
    """Hash of each file of the site; nothing may have been opened in an encoding of the system."""
    done = careerguide(folder, "build", "--bare", **variables)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    guessed = [line for line in done.stderr.decode().splitlines() if "EncodingWarning" in line]
    assert [line for line in guessed if str(ROOT / "careerguide") in line] == []
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (folder / "site").rglob("*")
        if path.is_file()
    }


def test_the_site_is_the_same_with_other_line_ends_encodings_and_names(tmp_path: Path) -> None:
    """As on a Windows whose git makes CRLF, whose code page is not UTF-8, in a folder with an ü."""
    site_copy.copy(tmp_path / "here")
    site_copy.copy(tmp_path / "Über uns")
    there = tmp_path / "Über uns"
    for path in there.rglob("*"):
        if path.is_file() and path.suffix in OURS:
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert problems(there) == []
    old = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    assert built(there, **old, PYTHONIOENCODING="cp1252") == built(tmp_path / "here")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_console_without_our_letters_shows_what_it_can(tmp_path: Path, encoding: str) -> None:
    site_copy.copy(tmp_path / "site")
    with open(tmp_path / "site" / "site.yml", "a", encoding="utf-8") as file:
        file.write("locale: Ж\n")
    done = careerguide(tmp_path / "site", "check", PYTHONIOENCODING=encoding)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    said = done.stdout.decode(encoding)
    assert re.search(r'locale: is "(?:Ж|\\u0416)"; expected en,', said), said


def test_where_processes_cannot_be_forked_one_does_the_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    items = range(1000)
    for system in ("win32", "darwin"):
        monkeypatch.setattr(sys, "platform", system)
        assert list(workers.each(str, items, 4)) == [str(item) for item in items]


SYSTEMS = {
    "Windows": ("win_amd64", {"sys_platform": "win32", "platform_system": "Windows"}),
    "macOS": ("macosx_11_0_arm64", {"sys_platform": "darwin", "platform_system": "Darwin"}),
}


OLDER = "comrak==0.0.12"
"""Of the Markdown library, for Windows before Python 3.14."""


def lines_for(lock: str, there: dict[str, str], python: str) -> list[str]:
    """The packages of a lock that another system needs."""
    wanted = []
    for line in re.findall(r"^[a-z][^\\\n]*", lock, re.MULTILINE):
        needed = Requirement(line.strip())
        if needed.marker is None or needed.marker.evaluate(there | {"python_full_version": python}):
            wanted.append(f"{needed.name}{needed.specifier}")
    return wanted


def test_windows_has_the_older_markdown_library_where_the_newest_is_not_built_for_it() -> None:
    lock = (ROOT / "requirements" / "site.txt").read_text(encoding="utf-8")
    _, windows = SYSTEMS["Windows"]
    old, new = (
        [line for line in lines_for(lock, windows, python) if line.startswith("comrak")]
        for python in ("3.13.1", "3.14.0")
    )
    assert old == [OLDER]
    assert new == [f"comrak=={version('comrak')}"] != old


@pytest.mark.long
def test_the_older_markdown_library_makes_the_same_site(tmp_path: Path) -> None:
    """Every file of ours, to the byte."""
    packages = tmp_path / "packages"
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--only-binary=:all:"]
    subprocess.run([*pip, "--target", packages, OLDER], check=True)
    site_copy.copy(tmp_path / "old")
    site_copy.copy(tmp_path / "new")
    old = built(tmp_path / "old", PYTHONPATH=f"{packages}{os.pathsep}{ROOT}")
    assert old == built(tmp_path / "new")


@pytest.mark.long
@pytest.mark.parametrize("python", ["3.11.9", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize(("platform", "there"), SYSTEMS.values(), ids=list(SYSTEMS))
def test_what_the_site_needs_is_built_for(
    platform: str, there: dict[str, str], python: str, tmp_path: Path
) -> None:
    """pip takes a package's place from the machine that it runs on, so we say what is wanted."""
    lock = (ROOT / "requirements" / "site.txt").read_text(encoding="utf-8")
    wanted = lines_for(lock, there, python)
    assert len(wanted) > 20
    done = subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:",
         f"--platform={platform}", f"--python-version={python}", "-d", tmp_path, *wanted],
        capture_output=True,
        text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_without_the_package_for_it_scripts_are_published_as_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is built for Linux alone."""
    script = "/* Why. */\nlet x = 1;\n"
    assert assets.without_comments(script) == "let x=1;"
    monkeypatch.setattr(assets, "find_spec", lambda name: None)
    assert assets.without_comments(script) == script
