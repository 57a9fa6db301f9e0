"""The builds of a preview: in a process that ends with the server, and the newest state wins."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from careerguide.building.whole import BuildFailed, build
from careerguide.preview.guides_alone import GuidesAlone
from careerguide.project.places import Places
from tests.previews import Preview, edit, served
from tests.projects import harbor

GUIDE = "roles/lock-keeper.md"
OTHER = "roles/tide-table-maker.md"
PATIENCE = 60.0
"""Seconds: a busy machine is slow."""


@pytest.fixture
def preview(root: Path, tmp_path: Path) -> Iterator[Preview]:
    """One for each test: a build that is still to come would mix with its messages."""
    with served(harbor(root, tmp_path / "project")) as started:
        yield started


def get(preview: Preview, path: str) -> bytes:
    with urlopen(f"{preview.address}{path}", timeout=PATIENCE) as answer:
        content: bytes = answer.read()
    return content


@contextmanager
def heard(preview: Preview) -> Iterator[Iterator[dict[str, Any]]]:
    """What open pages are told from now on."""
    page = get(preview, "about/").decode()
    since = re.findall(r"preview\.js(\?\d+)", page)[0]
    with urlopen(f"{preview.address}_preview/events{since}", timeout=PATIENCE) as stream:
        assert stream.readline() == b": open\n"
        # A sign of life, which comes every 15 seconds, is a message without a kind.
        lines = (line for line in stream if line.startswith((b"data: ", b": ")))
        yield (json.loads(line[6:]) if line.startswith(b"data: ") else {} for line in lines)


def first(told: Iterator[dict[str, Any]], kind: str) -> Any:
    """What the next message of this kind says."""
    end = time.monotonic() + PATIENCE
    for message in told:
        if kind in message:
            return message[kind]
        assert time.monotonic() < end, f"nothing was told of {kind}"
    raise AssertionError(f"the server ended before it told of {kind}")


def children(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(child) for child in found.split()]


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def until_it_builds(preview: Preview) -> None:
    """The file of the lock names the process that has it."""
    end = time.monotonic() + PATIENCE
    while not Places(preview.project).build_lock.read_text():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_the_newest_state_wins(preview: Preview) -> None:
    """A guide that is saved while the site is built shows at once, and is in the next build."""
    guide = preview.project / GUIDE
    with heard(preview) as told:
        edit(guide, "\n## Pay", "\nThe first sentence.\n\n## Pay")
        assert first(told, "pages").keys() >= {"roles/lock-keeper/"}
        edit(preview.project / "docs/about.md", "# ", "# Really: ")
        until_it_builds(preview)
        edit(guide, "The first sentence.", "The second sentence.")
        assert first(told, "pages").keys() >= {"roles/lock-keeper/"}
    folder = preview.project / ".cache" / "preview"
    end = time.monotonic() + PATIENCE
    while b"second" not in (folder / "roles/lock-keeper/index.html").read_bytes():
        assert b"The second sentence." in get(preview, "roles/lock-keeper/")
        assert time.monotonic() < end
        time.sleep(0.1)
    assert b"Really: " in (folder / "about/index.html").read_bytes()
    assert b"The second sentence." in get(preview, "roles/lock-keeper/")


def test_a_mistake_during_a_build_leaves_guides_to_be_made_as_before(
    root: Path, tmp_path: Path
) -> None:
    project = harbor(root, tmp_path / "project")
    places = Places(project)
    build(project, places.preview, publishing=False)
    alone = GuidesAlone(places)
    alone.renew()
    edit(project / GUIDE, "\n## Pay", "\nSee [it](tide-table-maker.md#no).\n\n## Pay")
    with pytest.raises(BuildFailed):
        alone.renew()
    edit(project / GUIDE, "maker.md#no", "maker.md#pay")
    made = alone.make(GUIDE)
    assert made is not None
    assert b'roles/tide-table-maker/#pay"' in made.files["roles/lock-keeper/index.html"]


def test_what_only_the_build_finds_is_told(preview: Preview) -> None:
    with heard(preview) as told:
        edit(preview.project / GUIDE, "\n## Pay", "\nSee [it](tide-table-maker.md#no).\n\n## Pay")
        (problem,) = first(told, "problems")
        assert problem.startswith(f"{GUIDE}:")
        # The other guide is sound, but what is wrong stays wrong.
        edit(preview.project / OTHER, "\n## Pay", "\nOne more sentence.\n\n## Pay")
        assert first(told, "pages").keys() == {"roles/tide-table-maker/"}
        assert first(told, "problems") == [problem]
        edit(preview.project / GUIDE, "maker.md#no", "maker.md#pay")
        assert first(told, "pages").keys() >= {"roles/lock-keeper/"}
        assert first(told, "rest") is True


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_the_server(root: Path, tmp_path: Path, how: signal.Signals) -> None:
    with served(harbor(root, tmp_path / "project")) as preview:
        edit(preview.project / "docs/about.md", "# ", "# Really: ")
        end = time.monotonic() + PATIENCE
        while not (started := children(preview.process.pid)):
            assert time.monotonic() < end
            time.sleep(0.05)
        os.kill(preview.process.pid, how)
        tidily = how == signal.SIGINT
        assert preview.process.wait(timeout=PATIENCE) == (0 if tidily else -how)
        while any(map(alive, started)):
            assert time.monotonic() < end
            time.sleep(0.05)


LOSES_INTERRUPTS = """
import time
from careerguide.cli import main
from careerguide.preview.guides_alone import GuidesAlone

def make(self, path):
    print("making", flush=True)
    try:
        time.sleep(60)
    except KeyboardInterrupt:  # as Python does where a finalizer is at work
        print("lost", flush=True)

GuidesAlone.make = make
main(["serve", "--port", "0"])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
def test_an_interrupt_counts_though_its_exception_was_lost(root: Path, tmp_path: Path) -> None:
    project = harbor(root, tmp_path / "project")
    command = [sys.executable, "-u", "-c", LOSES_INTERRUPTS]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = iter(process.stdout.readline, "")
        assert any("Serving on" in line for line in said)
        edit(project / GUIDE, "\n## Pay", "\nOne more sentence.\n\n## Pay")
        assert "making\n" in said
        process.terminate()
        assert "lost\n" in said
        try:
            assert process.wait(timeout=PATIENCE) == 0
        finally:
            process.kill()
