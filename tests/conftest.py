"""Options and fixtures of all tests: full counts on request, and one real site for all."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from careerguide.project import lock
from careerguide.project.places import Places
from tests import cpu_time, long_run
from tests.projects import copy_project, publish

ROOT = Path(__file__).resolve().parents[1]
STARTED = time.monotonic()

# Else each of the many Pythons that tests start compiles every module anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A shell that starts the tests in the background has them ignore Ctrl+C, and all that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _wait(holder: str) -> None:
    """Another process of the run makes the same site."""


settings.register_profile(
    "default", max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "long", max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


MAKES_THE_SITE = "tests/browser/engines/test_main_flow.py"
NEED_NO_SITE = ("tests/site/test_build.py", "tests/calibration/test_calibrate.py")
"""Long files for the other processes of a run, which else wait until the first has made it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the full counts and the slow checks")
    parser.addoption("--cpu", action="store_true", help="write what each file costs (Linux)")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("long" if config.getoption("--long") else "default")
    if config.getoption("--cpu"):
        config.pluginmanager.register(cpu_time.CpuTimes())
    # Also for subprocesses and helpers that see no pytest config.
    os.environ["CAREERGUIDE_LONG"] = "1" if config.getoption("--long") else ""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    files = (MAKES_THE_SITE, *NEED_NO_SITE)
    turn = {file: number for number, file in enumerate(files)}
    items.sort(key=lambda item: turn.get(item.nodeid.partition("::")[0], len(turn)))
    if config.getoption("--long"):
        for item in filter(long_run.is_full, items):
            item.user_properties.append((long_run.FULL, True))
        return
    skip = pytest.mark.skip(reason="full counts: run `python3 dev.py test --long`")
    # Two processes drive browsers on two cores for half an hour. What fails is tried once more,
    # and the closing line counts it ("1 rerun"). The long run tries nothing twice.
    once_more = pytest.mark.flaky(reruns=1)
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(once_more)
        if "long" in item.keywords:
            item.add_marker(skip)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if config.getoption("--cpu") and not hasattr(config, "workerinput"):
        stats = terminalreporter.stats
        # Of tests that passed, set-up and tear-down have no name.
        ran = [report for name in ("passed", "failed", "") for report in stats.get(name, ())]
        cpu_time.write(ROOT / "benchmarks" / "suite.md", ran)
    whole = config.getoption("--long") and not config.getoption("file_or_dir")
    if whole and not hasattr(config, "workerinput"):
        stats = terminalreporter.stats
        reports = [r for name in ("passed", "failed", "skipped") for r in stats.get(name, ())]
        seconds = time.monotonic() - STARTED
        long_run.write(ROOT / "benchmarks" / "long-run.md", reports, seconds)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def long(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--long"))


@pytest.fixture(scope="session")
def built_site(root: Path) -> Path:
    """The real site, built for publishing once and shared by all processes of a run."""
    from careerguide.building.whole import BuildFailed

    folder = root / ".cache" / "test-site"
    folder.parent.mkdir(exist_ok=True)
    with lock.held(folder.with_suffix(".lock"), _wait):
        try:
            publish(root, folder)
        except BuildFailed as failure:
            pytest.fail("\n".join(failure.lines))
    return folder


@pytest.fixture(scope="session")
def project_template(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built once, so that every test begins with MkDocs' pages and without waiting for them."""
    from careerguide.building.whole import build

    folder = copy_project(root, tmp_path_factory.mktemp("template") / "a project")
    build(folder, folder / "site", publishing=False)
    return folder


@pytest.fixture
def project(project_template: Path, tmp_path: Path) -> Path:
    """A fresh copy, not yet built, MkDocs' pages in its cache."""
    folder = tmp_path / "a project"
    shutil.copytree(project_template, folder, ignore=shutil.ignore_patterns("site", "build-*.json"))
    return folder


@pytest.fixture(scope="session")
def _built(project_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A built project, and a copy of it to put in its place: a build knows where it was made."""
    from careerguide.building.whole import build

    folder = tmp_path_factory.mktemp("built")
    place, kept = folder / "a project", folder / "kept"
    shutil.copytree(project_template, place, ignore=shutil.ignore_patterns("site", "build-*.json"))
    build(place, place / "site", publishing=False)
    return place, Path(shutil.copytree(place, kept))


@pytest.fixture
def built(_built: tuple[Path, Path]) -> Path:
    """The same project, built: a build of it as it is does nothing."""
    place, kept = _built
    shutil.rmtree(place)
    shutil.copytree(kept, place)
    return place


@pytest.fixture(scope="session")
def many_roles_site(root: Path) -> Path:
    """A site of 520 generated guides: too many for one list. Built once, shared as `built_site`."""
    from benchmarks import generate
    from careerguide.building.whole import build
    from careerguide.project import hashes

    project = root / ".cache" / "test-many"
    project.mkdir(parents=True, exist_ok=True)
    key = hashes.digest(hashes.everything(Places(root)), Path(generate.__file__).read_text())
    with lock.held(project.with_suffix(".lock"), _wait):
        made_from = project / ".made-from"
        if not made_from.is_file() or made_from.read_text() != key:
            for path in project.iterdir():
                if path.name not in (".cache", "site"):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
            generate.project(520, project)
            made_from.write_text(key)
        build(project, project / "site", publishing=False)
    return project / "site"
