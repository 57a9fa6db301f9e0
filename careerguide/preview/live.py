"""The preview: build, serve, watch, and bring an edit to the open page at once.

A guide or kit that was saved is made alone and kept in memory for the pages that show it. What
else may have changed follows from a build when the editor rests, in a process of its own.
"""

from __future__ import annotations

import queue
import signal
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from careerguide.building.whole import FAULTS, BuildFailed
from careerguide.preview.build_process import BuildProcess, Outcome, build
from careerguide.preview.guides_alone import GuidesAlone
from careerguide.preview.server import PreviewServer
from careerguide.preview.watched_files import Saved, WatchedFiles, together
from careerguide.project.places import Places

__all__ = ["Preview"]

_WRONG: tuple[type[Exception], ...] = (BuildFailed, *FAULTS)
_REST = 0.5
"""Seconds without an edit before what is shown already is built: a build would slow the page."""


@dataclass(slots=True)
class _Edits:
    """What a build has to bring, up to the edit number `last`."""

    last: int = 0
    shown: set[str] = field(default_factory=set)
    """Guides and kits whose pages show the edit already, or the problems that it has."""
    others: bool = False
    """Whether anything else changed."""

    def join(self, later: _Edits) -> None:
        self.last = later.last
        self.shown |= later.shown
        self.others |= later.others


class Preview:
    """The preview of the project in `root`, drafts included, on port `port` of this machine.

    `offline`: with all that keeps a published site on a device. Files are then checked by their
    hashes, so nothing may be added to a page, and no page changes by itself.
    """

    def __init__(self, root: Path, port: int, *, offline: bool = False) -> None:
        self.places = Places(root.resolve())
        self.offline = offline
        self.server = PreviewServer(self.places.preview, port, reloads=not offline)
        self._guides = GuidesAlone(self.places)
        self._events: queue.SimpleQueue[Saved | Outcome | None] = queue.SimpleQueue()
        """What happened; None: stop. A signal in the middle of `queue.Queue` could leave its lock
        held; this kind of queue has no such lock."""
        self._builds = BuildProcess(self.places, offline, self._events.put)
        self._waiting = _Edits()
        self._building: _Edits | None = None
        self._due: float | None = None
        """When to build what is waiting."""

    def run(self) -> None:
        """Serve until interrupted; what watches and serves ends with the process."""
        try:
            for number in (signal.SIGINT, signal.SIGTERM):  # whoever ends it, it ends tidily
                signal.signal(number, self._interrupt)
            WatchedFiles(self.places, self._events.put).start()
            threading.Thread(target=self.server.serve_forever, daemon=True).start()
            self._building = _Edits(others=True)
            self._built(build(self.places, self.offline))
            print(f"Serving on {self.server.address} (Ctrl+C stops)", flush=True)
            while True:
                self._next()
        except KeyboardInterrupt:
            print()
        finally:
            self._builds.stop()

    def _interrupt(self, *_: object) -> None:
        """Stop now, or at the next event: Python drops an exception that comes in a finalizer."""
        self._events.put(None)
        raise KeyboardInterrupt

    def _next(self) -> None:
        """Wait for an edit or the end of a build, and do what follows from it."""
        wait = None
        if self._due is not None and self._building is None:
            wait = max(0.0, self._due - time.monotonic())
        try:
            event = self._events.get(timeout=wait)
        except queue.Empty:
            self._begin()
            return
        if not isinstance(event, Saved):
            self._built(event)
            return
        paths, outcomes = together(event, self._events)
        self._saved(sorted(paths))
        for outcome in outcomes:
            self._built(outcome)

    def _saved(self, paths: list[str]) -> None:
        """Show the edit of `paths` at once where that is possible, and plan the build."""
        self._waiting.last += 1
        if not self.offline and all(map(self._show, paths)):
            self._waiting.shown |= set(paths)
            self._due = time.monotonic() + _REST
        else:
            self._waiting.others = True
            self._due = time.monotonic()

    def _show(self, path: str) -> bool:
        """Show the guide or kit `path`, or its problems; whether only its own pages changed."""
        start = time.monotonic()
        made = self._guides.make(path)
        if made is None:
            return False
        if made.problems:  # the build that follows says what else is wrong
            self.server.tell({"problems": [str(problem) for problem in made.problems]})
            return True
        self.server.show(made.files, self._waiting.last)
        print(f"{path}: {1000 * (time.monotonic() - start):.0f} ms", flush=True)
        return True

    def _begin(self) -> None:
        """Build what is waiting."""
        self._building, self._waiting = self._waiting, _Edits(last=self._waiting.last)
        self._due = None
        self._builds.start()

    def _built(self, outcome: Outcome | None) -> None:
        """Show what came of the build; of one that failed, only if nothing was saved since."""
        if outcome is None:
            raise KeyboardInterrupt
        built, self._building = self._building, None
        assert built is not None
        if outcome.problems:
            is_newest = built.last == self._waiting.last
            built.join(self._waiting)
            self._waiting = built
            if is_newest:
                print("\n".join(outcome.problems), flush=True)
                self.server.tell({"problems": list(outcome.problems)})
            return
        if built.others:
            self._renew()
            print("\n".join([*outcome.advice, f"{outcome.guides} guides, {outcome.seconds:.1f} s"]))
            sys.stdout.flush()
        self.server.built(built.last, everything=built.others)

    def _renew(self) -> None:
        """Read what guides depend on, and make those again that were saved during the build."""
        try:
            self._guides.renew()
        except _WRONG:  # a newer edit has an error, and its own build says so
            self._waiting.others = True  # what could not be read now comes with the next good build
        for path in sorted(self._waiting.shown):
            self._show(path)
