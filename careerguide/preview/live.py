"""The preview: build, serve, watch, and bring an edit to the open page at once.

An edit of guides alone is rendered straight into the preview and its page reloaded; the indexes,
and everything else that may have changed, follow from an ordinary build when the editor rests.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from careerguide.building import guide_files, reading, whole
from careerguide.building.cache import guide_entries
from careerguide.content.link_targets import page_url
from careerguide.pages.frame import Site
from careerguide.preview.server import PreviewServer
from careerguide.project.places import Places
from careerguide.project.progress import Progress
from careerguide.yamlfile.problems import errors
from careerguide.yamlfile.text_files import write_whole

__all__ = ["Preview"]

_SETTLE = 0.02
"""Seconds of silence after which an edit counts as saved: editors write in several steps."""
_REST = 0.5
"""Seconds without an edit before what is shown already is built: a build would slow the reload."""


class _Changes(FileSystemEventHandler):
    """Collects the paths that changed; reading a file is no change."""

    def __init__(self, places: Places) -> None:
        self.root = places.root
        self.files = (places.site_facts, places.mkdocs)
        self.queue: queue.Queue[str] = queue.Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type in ("opened", "closed_no_write"):
            return
        for path in (event.src_path, event.dest_path):
            name = path if isinstance(path, str) else path.decode()
            if name and not name.endswith(("~", ".swp", ".tmp")) and "__pycache__" not in name:
                changed = Path(name)
                if changed.parent != self.root or changed in self.files:
                    self.queue.put(changed.relative_to(self.root).as_posix())

    def next(self, patience: float | None = None) -> set[str]:
        """Wait for a change; all paths that changed until nothing more came for a moment.

        Empty, if there was no change within `patience` seconds.
        """
        paths: set[str] = set()
        wait = patience
        while True:
            try:
                paths.add(self.queue.get(timeout=wait))
            except queue.Empty:
                return paths
            wait = _SETTLE


class Preview:
    """The preview of the project in `root`, drafts included, on port `port` of this machine.

    `offline`: with all that keeps a published site on a device. Files are then checked by their
    hashes, so nothing may be added to a page, and no page reloads itself.
    """

    def __init__(self, root: Path, port: int, *, offline: bool = False) -> None:
        self.places = Places(root.resolve())
        self.root = self.places.root
        self.folder = self.places.preview
        self.offline = offline
        self.server = PreviewServer(self.folder, port, reloads=not offline)
        self._site: Site | None = None
        self._content: reading.Content | None = None

    def run(self) -> None:
        """Serve until interrupted."""
        changes = _Changes(self.places)
        observer = Observer()
        for folder in filter(Path.is_dir, self.places.edited):
            observer.schedule(changes, str(folder), recursive=True)
        observer.schedule(changes, str(self.root))  # files at the top, such as site.yml
        observer.start()
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self._build()
        print(f"Serving on {self.server.address} (Ctrl+C stops)", flush=True)
        shown: set[str] = set()
        try:
            while True:
                paths = changes.next(_REST if shown else None)
                if paths and self._show(paths):
                    shown |= paths
                else:
                    self._build(shown=() if paths else sorted(map(page_url, shown)))
                    shown.clear()
        except KeyboardInterrupt:
            print()
        finally:
            observer.stop()
            self.server.shutdown()

    def _show(self, paths: set[str]) -> bool:
        """Bring the edit of `paths` to the open pages at once, if they are guides and sound."""
        start = time.monotonic()
        only_guides = all(p.startswith("roles/") and p.endswith(".md") for p in paths)
        if not only_guides or self.offline or not all(map(self._render, sorted(paths))):
            return False
        took = 1000 * (time.monotonic() - start)
        print(f"{', '.join(sorted(paths))}: {took:.0f} ms", flush=True)
        return True

    def _render(self, path: str) -> bool:
        """Render the one guide `path` into the preview, if that is all there is to do."""
        if self._site is None or self._content is None or path not in self._content.entries:
            return False
        fresh = guide_entries.collect_one(self.root, path, self._site.catalog)
        role = fresh.file.role
        if role is None or errors(fresh.file.problems) or role.id not in self._site.catalog.roles:
            return False
        try:
            made = list(guide_files.files(self._site, fresh, guide_entries.body(self.root, fresh)))
        except whole.FAULTS:  # the build that follows says what is wrong
            return False
        self._content.entries[path] = fresh
        for name, text in made:
            write_whole(self.folder / name, text)
        self.server.tell({"page": guide_files.url(role)})
        return True

    def _warm(self, content: reading.Content, site: Site) -> None:
        """Load the templates and what all guides share, so that the next edit need not."""
        for entry in islice(reading.published(content), 1):
            for _ in guide_files.files(site, entry, guide_entries.body(self.root, entry)):
                pass

    def _build(self, shown: Sequence[str] = ()) -> None:
        """Build, and reload every open page but those of the addresses `shown`."""
        start = time.monotonic()
        try:
            report = whole.build(
                self.root,
                self.folder,
                drafts=True,
                publishing=self.offline,
                jobs=1,
                progress=Progress(),
            )
            self._content = reading.read(self.places, drafts=True)
            self._site = whole.current(self.places, self._content.catalog)
            self._warm(self._content, self._site)
        except whole.BuildFailed as failure:
            print("\n".join(failure.lines), flush=True)
            self.server.tell({"problems": failure.lines})
            return
        if shown:
            self.server.tell({"besides": shown})  # lists say what guides say of themselves
        else:
            for problem in report.advice:
                print(problem)
            print(f"{report.guides} guides, {time.monotonic() - start:.1f} s", flush=True)
            self.server.tell({})
