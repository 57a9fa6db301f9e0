"""What is saved in a project, as the system tells it."""

from __future__ import annotations

import queue
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from careerguide.project.places import Places
from scoring.lazy_dataclass import dataclass

__all__ = ["Saved", "WatchedFiles", "together"]

_Other = TypeVar("_Other")

_SETTLE = 0.004
"""Seconds of silence after which an edit counts as saved, once the files are closed."""
_SETTLE_OPEN = 0.1 if sys.platform == "linux" else 0.02
"""The same while a file is open or away. Only Linux says when it is closed."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A step of saving the file `path`; `closed`: the editor put it in its place or closed it."""

    path: str
    closed: bool


class WatchedFiles(FileSystemEventHandler):
    """Tells `saved` of every file of content, settings or theme that changes; reading is none."""

    def __init__(self, places: Places, saved: Callable[[Saved], None]) -> None:
        self._root = places.root
        self._at_the_top = (places.site_facts, places.mkdocs)
        self._saved = saved
        self._observer = Observer()
        for folder in filter(Path.is_dir, places.edited):
            self._observer.schedule(self, str(folder), recursive=True)
        self._observer.schedule(self, str(places.root))  # files at the top, such as site.yml

    def start(self) -> None:
        self._observer.start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type in ("opened", "closed_no_write"):
            return
        moved = event.event_type == "moved"
        closed = event.event_type == "closed"
        for path, whole in ((event.src_path, closed), (event.dest_path, moved)):
            name = path if isinstance(path, str) else path.decode()
            if name and not name.endswith(("~", ".swp", ".tmp")) and "__pycache__" not in name:
                changed = Path(name)
                if changed.parent != self._root or changed in self._at_the_top:
                    self._saved(Saved(changed.relative_to(self._root).as_posix(), whole))


def together(
    first: Saved, events: queue.SimpleQueue[Saved | _Other]
) -> tuple[set[str], list[_Other]]:
    """The paths of one edit, which began with `first`, and what else came meanwhile.

    Editors write in several steps, so the edit ends when `events` has been silent for a moment.
    """
    closed = {first.path: first.closed}
    others: list[_Other] = []
    while True:
        try:
            event = events.get(timeout=_SETTLE if all(closed.values()) else _SETTLE_OPEN)
        except queue.Empty:
            return set(closed), others
        if isinstance(event, Saved):
            closed[event.path] = event.closed
        else:
            others.append(event)
