"""The entries of all guides in two files: all of them, and those read again since then.

This way an edit writes a few entries, not thousands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from careerguide.building.cache import records
from careerguide.building.cache.guide_entries import Entry

__all__ = ["KeptEntries"]

_MOST = 50
"""Entries in the second file; with more, all are written."""
_PART = 500
"""Entries that are pickled at once."""


class KeptEntries:
    """What the last builds kept in the folder `cache` under `key`; `entries` by path."""

    def __init__(self, cache: Path, key: str) -> None:
        self._key = key
        self._file, self._since = cache / "entries.pickle", cache / "entries-since.pickle"
        self._most: dict[str, Entry] = {}
        for part in records.load_parts(self._file, key):
            self._most |= part
        since: dict[str, Entry] = records.load(self._since, key) or {}
        self.entries = self._most | since

    def save(self, found: Mapping[str, Entry]) -> None:
        """Keep `found`, which are all there are now."""
        if found == self.entries:
            return
        since = {path: entry for path, entry in found.items() if self._most.get(path) != entry}
        if len(since) > _MOST or not self._most or self._most.keys() - found.keys():
            records.save_parts(self._file, self._key, _parts(found))
            since = {}
        records.save(self._since, self._key, since)


def _parts(found: Mapping[str, Entry]) -> Iterator[dict[str, Entry]]:
    items = iter(found.items())
    while part := dict(islice(items, _PART)):
        yield part
