"""The table of engines: a row for each, the newest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.browser.engines.table import Row, write


def test_a_row_takes_the_place_of_the_same_engines_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "engines.md"
    for engine, version in (("WebKitGTK", "2.50"), ("Firefox", "152"), ("Firefox", "153")):
        row = Row(engine, version)
        with row.step("Guide"):
            pass
        with pytest.raises(AssertionError), row.step("Quiz by keyboard"):
            raise AssertionError
        write(path, row)
    cells = f"{date.today().isoformat()} | 0.0 s | failed |{' not tried |' * 5}"
    assert path.read_text(encoding="utf-8").splitlines()[-2:] == [
        f"| Firefox 153 | {cells}",
        f"| WebKitGTK 2.50 | {cells}",
    ]
