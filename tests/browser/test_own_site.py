"""From nothing to a site of one's own: the wheel in a clean environment, outside the repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.long


def run(*words: object, folder: Path) -> str:
    done = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "SITE_"))},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from what git has of the project, and from what npm installed."""
    copy = tmp_path_factory.mktemp("source")
    listed = run("git", "ls-files", "-zco", "--exclude-standard", folder=root).split("\0")
    for name in filter(lambda name: (root / name).is_file(), listed):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / name, copy / name)
    (copy / "node_modules").symlink_to(root / "node_modules")
    out = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation")
    run(*pip, "-w", out, copy, folder=out)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def careerguide(root: Path, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, in an environment that has nothing but the wheel and what it asks for."""
    home = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", home, folder=home)
    pip = (home / "bin" / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check")
    locked = ("--require-hashes", "--only-binary=:all:", "-r", root / "requirements" / "site.txt")
    run(*pip, *locked, folder=home)
    run(*pip, "--no-deps", wheel, folder=home)
    run(home / "bin" / "python", "-m", "pip", "check", folder=home)
    return home / "bin" / "careerguide"


@pytest.fixture(scope="module")
def site(careerguide: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sites")
    run(careerguide, "init", "my-site", folder=folder)
    return folder / "my-site"


@pytest.fixture
def address(careerguide: Path, site: Path) -> Iterator[str]:
    command = [str(careerguide), "serve", "--port", "0"]
    env = os.environ | {"PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, text=True, env=env)
    assert process.stdout
    lines = iter(process.stdout.readline, "")
    yield next(found[0] for line in lines if (found := re.search(r"http://\S+", line)))
    process.terminate()
    assert process.wait(timeout=60) == 0
    process.stdout.close()


def test_the_wheel_carries_all_that_a_site_needs(root: Path, wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    for source, target in (("overrides", "theme"), ("example", "example"), ("hosting", "hosting")):
        for path in (root / source).rglob("*"):
            name = path.relative_to(root / source).as_posix()
            if path.is_file() and not name.startswith(("site/", ".cache/")):
                assert f"careerguide/{target}/{name}" in held
    assert "scoring/formats/skills-passport-1.schema.json" in held
    assert any(re.fullmatch(r"careerguide/npm/python/python-\w+/pyodide.js", n) for n in held)
    assert any(re.fullmatch(r"careerguide/npm/desk/desk-\w+/comrak_wasm.js", n) for n in held)
    tops = {name.partition("/")[0] for name in held}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"careerguide", "scoring"}


def test_the_first_commands_work(careerguide: Path, site: Path) -> None:
    assert "no problems" in run(careerguide, "check", folder=site)
    assert " 0 broken; " in run(careerguide, "test", folder=site)
    said = run(careerguide, "build", folder=site)
    assert "the scoring in the browser" not in said  # what a build says it must leave out
    assert (site / "site" / "roles" / "lock-keeper" / "index.html.br").is_file()
    assert [path.suffix for path in site.glob("site/harbor-careers.zip*")] == [".zip"]
    assert "nothing changed" in run(careerguide, "build", folder=site)
    assert run(careerguide, "upgrade", folder=site) == "nothing to bring up to date\n"


def test_a_reader_takes_the_sample(page: Page, address: str) -> None:
    page.goto(f"{address}sample/")
    expect(page.locator(".wordmark")).to_have_text("Harbor careers")
    for item in ("O1", "C1"):
        page.check(f'input[name="{item}"][value="4"]')
    page.get_by_role("button", name="See my result").click()
    expect(page.locator("[data-part=result]").first).to_contain_text("Openness", timeout=120_000)


def test_a_file_of_the_site_takes_the_place_of_the_packages(
    careerguide: Path, site: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    shutil.copytree(site, own, ignore=shutil.ignore_patterns("site", ".cache"))
    footer = own / "overrides" / "partials" / "footer.html"
    footer.parent.mkdir(parents=True)
    footer.write_text("<footer>Ours</footer>\n<!-- block: offline -->\n")
    style = own / "overrides" / "browser" / "css" / "95-own.css"
    style.write_text(".wordmark { letter-spacing: 0.1em; }\n")
    run(careerguide, "build", "--bare", folder=own)
    assert "<footer>Ours</footer>" in (own / "site" / "index.html").read_text()
    assert "letter-spacing: 0.1em" in next(own.glob("site/assets/site-*/site.css")).read_text()
