"""The builds of a preview in a process of their own: whoever saves meanwhile need not wait.

The process ends with the server, however that ends: its end of the pipe closes then.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from careerguide.building import whole
from careerguide.project.places import Places
from careerguide.project.progress import Progress
from scoring.lazy_dataclass import dataclass

__all__ = ["BuildProcess", "Outcome", "build"]

_ENDED = "The build ended before it was done. Save a file to start it again."


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What came of a build: `problems` if it failed."""

    guides: int = 0
    seconds: float = 0
    advice: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def build(places: Places, offline: bool) -> Outcome:
    """Build the preview of the project at `places`."""
    start = time.monotonic()
    try:
        report = whole.build(
            places.root,
            places.preview,
            drafts=True,
            publishing=offline,
            jobs=1,
            progress=Progress(),
        )
    except whole.BuildFailed as failure:
        return Outcome(problems=tuple(failure.lines))
    return Outcome(
        guides=report.guides,
        seconds=time.monotonic() - start,
        advice=tuple(map(str, report.advice)),
    )


class BuildProcess:
    """Builds one after the other; `done` is told the outcome of each, in another thread.

    The process starts with the first build and stays, because starting takes half a second.
    """

    def __init__(self, places: Places, offline: bool, done: Callable[[Outcome], None]) -> None:
        self._places = places
        self._offline = offline
        self._done = done
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def start(self) -> None:
        """Begin a build. The one before must be done."""
        if self._process is None or self._pipe is None:
            spawn = multiprocessing.get_context("spawn")  # a fork would inherit our threads' locks
            self._pipe, theirs = spawn.Pipe()
            self._process = spawn.Process(
                target=_work, args=(theirs, self._places, self._offline), daemon=True
            )
            self._process.start()
            theirs.close()
            hearing = (self._process, self._pipe)
            threading.Thread(target=self._hear, args=hearing, daemon=True).start()
        self._pipe.send(True)

    def stop(self) -> None:
        """End the process, and the build that it is at."""
        self._process = None
        for process in multiprocessing.active_children():
            process.terminate()
            process.join()

    def _hear(self, process: BaseProcess, pipe: Connection) -> None:
        try:
            while True:
                self._done(pipe.recv())
        except (EOFError, OSError):
            if self._process is process:  # nobody stopped it
                self._process = None
                self._done(Outcome(problems=(_ENDED,)))


def _work(pipe: Connection, places: Places, offline: bool) -> None:
    """Build whenever the server asks for it, until it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which then ends this
    if sys.platform != "win32":
        os.nice(10)  # what somebody saves meanwhile goes first
    asked: queue.SimpleQueue[bool] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(pipe, asked), daemon=True).start()
    while True:
        asked.get()
        pipe.send(build(places, offline))


def _listen(pipe: Connection, asked: queue.SimpleQueue[bool]) -> None:
    try:
        while True:
            asked.put(pipe.recv())
    except (EOFError, OSError):
        os._exit(0)  # also in the middle of a build: the next one clears what it leaves
