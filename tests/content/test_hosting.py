"""`careerguide hosting`: the files of each host, and none over one that is there."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from careerguide.cli import build, main
from careerguide.cli.hosting import FILES, RECIPES


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("host", RECIPES)
def test_the_files_are_written_and_it_says_what_is_left(
    host: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["hosting", host]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said.pop().startswith("Now ")
    assert said == [f"{to}: written" for _, to in RECIPES[host].files]
    assert {path.name for path in folder.iterdir()} == {to for _, to in RECIPES[host].files}
    for name, to in RECIPES[host].files:
        assert (folder / to).read_bytes() == (FILES / name).read_bytes()


def test_a_file_that_is_there_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "Caddyfile").write_text("mine")
    assert main(["hosting", "image"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("careerguide hosting: Caddyfile is there already; compare it with ")
    assert said.count("\n") == 1
    assert [path.name for path in folder.iterdir()] == ["Caddyfile"], "nothing half-written"
    assert (folder / "Caddyfile").read_text() == "mine"


def test_every_file_belongs_to_a_host_and_every_host_stands_in_the_table() -> None:
    known = {name for recipe in RECIPES.values() for name, _ in recipe.files}
    assert known == {path.name for path in FILES.iterdir()} - {"README.md"}
    table = (FILES / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| [^|]+ \| `(\w+)` ", table, re.MULTILINE)) == set(RECIPES)


def test_the_build_commands_in_them_are_ours() -> None:
    import argparse

    netlify = tomllib.loads((FILES / "netlify.toml").read_text(encoding="utf-8"))
    lines = [netlify["build"]["command"], RECIPES["cloudflare"].then.replace(";", " &&")]
    for name in ("Containerfile", "cloudfront.yml", "gitlab-ci.yml"):
        lines += (FILES / name).read_text(encoding="utf-8").splitlines()
    parser = argparse.ArgumentParser(exit_on_error=False)
    build.arguments(parser)
    calls = [call for line in lines for call in re.findall(r"careerguide build[^&\n]*", line)]
    assert len(calls) == 6
    for call in calls:
        parser.parse_args(shlex.split(call)[2:])
