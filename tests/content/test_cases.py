"""One folder per message: what is put into the faultless project, and all that is then said of it.

`cases/NAME/` holds files that replace those of `base/`, and `expected.txt`, the exact text.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from careerguide.yamlfile.problems import render
from tests.content.project import problems, project

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())


def _ten_megabytes(root: Path) -> None:
    guide = root / "roles" / "tide-table-maker.md"
    guide.write_bytes(guide.read_bytes() + b"Water comes and goes. " * 500_000)


def _link_out_of_the_tree(root: Path) -> None:
    outside = root.parent / "outside.md"
    shutil.move(root / "roles" / "tide-table-maker.md", outside)
    (root / "roles" / "tide-table-maker.md").symlink_to(outside)


def _link_inside_the_tree(root: Path) -> None:
    (root / "roles" / "sluice-keeper.md").symlink_to("lock-keeper.md")


def _folder_with_the_name_of_a_guide(root: Path) -> None:
    (root / "roles" / "weir-keeper.md").mkdir()


def _folder_that_is_a_link(root: Path) -> None:
    shutil.move(root / "quizzes", root.parent / "quizzes")
    (root / "quizzes").symlink_to(root.parent / "quizzes")


def _pages_that_are_links(root: Path) -> None:
    (root / "docs" / "secret.txt").symlink_to("/etc/hostname")
    (root / "docs" / "copy.md").symlink_to("tests.md")
    (root / "docs" / "nowhere.md").symlink_to("not-there.md")
    os.mkfifo(root / "docs" / "pipe.md")


def _folder_of_pages_that_is_a_link(root: Path) -> None:
    (root.parent / "outside").mkdir()
    (root.parent / "outside" / "index.md").write_text("# Outside\n", encoding="utf-8")
    (root / "docs" / "in").symlink_to(root.parent / "outside")


def _grown(text: str) -> Callable[[Path], None]:
    """What puts `text` at the end of a guide and of a page."""

    def make(root: Path) -> None:
        for name in ("roles/tide-table-maker.md", "docs/methodology.md"):
            with open(root / name, "a", encoding="utf-8") as file:
                file.write(f"\n{text}\n")

    return make


_WIDE = 6_250
GROWN = {
    "growth-of-a-table": "|" + "a|" * _WIDE + "\n|" + "-|" * _WIDE + "\n" + "|a\n" * 3_000,
    "growth-of-a-table-with-many-rows": "|a|b|\n|-|-|\n" + "|a|b|\n" * 1_600,
    "growth-of-an-address": "http://a.b/" + "_)" * 25_000 + "x",
    "growth-of-an-address-that-ends-early": "http://a.b/" + "_)" * 25_000,
    "growth-of-an-address-without-end": "http://a.b" + "_)" * 25_000,
    "growth-of-a-paragraph": "::: a " * 4_000,
    "growth-of-quotes": ">" * 100_000,
    "growth-of-quotes-with-spaces": "> " * 50_000 + "x",
    "growth-of-lists": "- " * 50_000 + "x",
    "growth-of-headings": "### Again\n\n" * 400,
    "growth-of-footnotes": "[^a]" * 600 + "\n\n[^a]: So.",
}
"""Small texts that became pages of megabytes or took seconds."""


MADE: dict[str, Callable[[Path], None]] = {
    "file-of-ten-megabytes": _ten_megabytes,
    "symbolic-link-out-of-the-tree": _link_out_of_the_tree,
    "symbolic-link-inside-the-tree": _link_inside_the_tree,
    "folder-that-is-a-link": _folder_that_is_a_link,
    "page-that-is-a-symbolic-link": _pages_that_are_links,
    "page-folder-that-is-a-symbolic-link": _folder_of_pages_that_is_a_link,
    **{name: _grown(text) for name, text in GROWN.items()},
    "folder-with-the-name-of-a-guide": _folder_with_the_name_of_a_guide,
}
"""What cannot or should not be committed as a file; by the name of the case."""


def said(case: Path, folder: Path) -> str:
    """Everything that is said of the faultless project with the files of `case` in it."""
    root = project(folder)
    for source in sorted(path for path in case.rglob("*") if path.is_file()):
        if source.name != "expected.txt":
            target = root / source.relative_to(case)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    MADE.get(case.name, lambda root: None)(root)
    return render(problems(root))


def test_the_base_is_faultless(tmp_path: Path) -> None:
    assert render(problems(project(tmp_path))) == ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.name))
def test_case(case: Path, tmp_path: Path) -> None:
    assert said(case, tmp_path) == (case / "expected.txt").read_text(encoding="utf-8")


def test_every_made_case_has_its_folder() -> None:
    assert set(MADE) <= {case.name for case in CASES}
