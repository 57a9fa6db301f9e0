"""Entries added at the end of a file of ours: the rest stays, and the file can be read again."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from careerguide.yamlfile import documents

ENTRY = {"name": "new"}


@pytest.mark.parametrize(
    ("before", "names"),
    [
        ("list:\n  - name: old\n", ["old", "new"]),
        ("list:\n  - name: old", ["old", "new"]),
        ("# A log.\nlist:\n", ["new"]),
        ("list: []\n", ["new"]),
        ("other: []\nlist: [ ]\n\n", ["new"]),
        ("list: []", ["new"]),
    ],
)
def test_it_is_added_to_the_last_list(tmp_path: Path, before: str, names: list[str]) -> None:
    place = tmp_path / "list.yml"
    place.write_text(before)
    documents.append(place, "list:\n", [ENTRY])
    text = place.read_text()
    assert [entry["name"] for entry in yaml.safe_load(text)["list"]] == names
    assert text.startswith(before.split("list:")[0])


def test_a_file_that_is_not_there_begins_with_its_head(tmp_path: Path) -> None:
    place = tmp_path / "list.yml"
    documents.append(place, "# A log.\nlist:\n", [ENTRY])
    assert place.read_text() == "# A log.\nlist:\n  - name: new\n"
