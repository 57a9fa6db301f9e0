"""What happens around a build: two at once, a full disk, a reader of its output that goes away."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerguide.building import whole as builder

COMMAND = [sys.executable, "-m", "careerguide", "build", "--bare"]


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def add_a_line(project: Path) -> None:
    page = project / "docs" / "about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")


def start(project: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *options],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_builds_at_once_all_succeed_with_the_same_site(project: Path) -> None:
    """Cold, so that they would fight over the cache and over the folder beside the site."""
    shutil.rmtree(project / ".cache" / "mkdocs")
    for file in (project / ".cache").glob("*.pickle"):
        file.unlink()
    running = [start(project), start(project), start(project, "--out", "other")]
    for process in running:
        _, errors = process.communicate()
        assert process.returncode == 0, errors
    site, other = hashes(project / "site"), hashes(project / "other")
    assert site == other
    add_a_line(project)
    builder.build(project, project / "site", publishing=False, jobs=1)
    assert hashes(project / "site") != other


@pytest.mark.skipif(sys.platform == "win32", reason="the test stops a process by a POSIX signal")
def test_the_second_build_says_who_builds_and_waits(project: Path) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from pathlib import Path; from careerguide.project import lock\n"
            "with lock.held(Path('.cache/build.lock'), print):\n"
            "    print('held', flush=True); input()",
        ],
        cwd=project,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    second = start(project)
    assert second.stderr is not None
    said = second.stderr.readline()
    assert said == f"process {holder.pid} is building this project; waiting for it to finish\n"
    assert second.poll() is None
    holder.send_signal(signal.SIGKILL)  # a lock must not outlive its holder
    holder.wait()
    assert holder.stdin is not None
    holder.stdin.close()
    holder.stdout.close()
    _, errors = second.communicate(timeout=120)
    assert second.returncode == 0, errors
    assert (project / "site" / "index.html").is_file()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own of 40 MB."""
    if not (sys.platform.startswith("linux") and os.geteuid() == 0):
        pytest.skip("a full disk is made with a small tmpfs, which only root on Linux may mount")
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("this machine does not allow mounting a tmpfs, which makes the full disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_at_any_place_is_said_and_harmless(
    small_disk: Path, project: Path, long: bool
) -> None:
    """Project, cache and site lie on the disk; each turn leaves a little more room."""
    place = small_disk / "project"
    shutil.copytree(project, place)
    builder.build(place, place / "site", publishing=False, jobs=1)
    old = hashes(place / "site")
    add_a_line(place)
    ballast = small_disk / "ballast"
    failed = 0
    rooms = (0, 8, 60, 250, 700, 1_500, 4_000) if long else (0, 60, 700)
    for room in rooms:
        ballast.unlink(missing_ok=True)
        for file in (place / ".cache").glob("*.pickle"):
            file.unlink()
        shutil.rmtree(place / ".cache" / "mkdocs", ignore_errors=True)
        free = os.statvfs(small_disk)
        with open(ballast, "wb") as file:
            os.posix_fallocate(file.fileno(), 0, free.f_bavail * free.f_frsize - room * 1024)
        done = subprocess.run(COMMAND, cwd=place, capture_output=True, text=True)
        assert "Traceback" not in done.stderr, f"{room} kB: {done.stderr}"
        if done.returncode:
            failed += 1
            assert "No space left on device; make room and try again" in done.stderr, done.stderr
            assert hashes(place / "site") == old
            assert not list(place.glob(".site.*"))
    assert failed >= 3 if long else failed
    ballast.unlink()
    builder.build(place, place / "site", publishing=False, jobs=1)
    assert hashes(place / "site") != old


@pytest.mark.skipif(sys.platform == "win32", reason="no /dev/full and no SIGPIPE there")
@pytest.mark.parametrize("command", [["check"], ["build", "--bare"], ["schema", "role"]])
def test_output_that_nobody_takes_is_no_traceback(project: Path, command: list[str]) -> None:
    words = [sys.executable, "-m", "careerguide", *command]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(words, cwd=project, stdout=writer, stderr=subprocess.PIPE, text=True)
    os.close(writer)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(words, cwd=project, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "No space left on device" in done.stderr
