"""Every page that is written states its policy, and no two parts write one file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from careerguide.content.docs_files import FILES, TAKEN
from careerguide.pages.output import ClashError, Output
from careerguide.pages.policy import Offence

POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src &#39;self&#39;">'
PAGE = f"<!doctype html><html><head><meta charset=utf-8>{POLICY}</head><body>x</body></html>"


@pytest.mark.parametrize("name", ["a.html", "in/a.HTM", "a.xhtml"])
@pytest.mark.parametrize(
    "content",
    [
        "",
        "<p>x</p>",
        PAGE.replace(POLICY, ""),
        PAGE.replace("<head>", "<head><script>x()</script>"),
        PAGE.replace("<head>", '<head><LINK rel="stylesheet" href="a.css">'),
        PAGE.replace(POLICY, "").replace("<body>", f"<body>{POLICY}"),
        PAGE.replace("Content-Security-Policy", "Content-Security-Policy-Report-Only"),
    ],
)
def test_a_page_without_its_policy_is_not_written(tmp_path: Path, name: str, content: str) -> None:
    out = Output(tmp_path)
    source = tmp_path / "source"
    source.write_text(content, encoding="utf-8")
    for write in (
        lambda: out.write(name, content),
        lambda: out.link(name, source),
        lambda: out.stream(name, [content]),
    ):
        with pytest.raises(Offence, match=re.escape(f"{name}: a page without a content sec")):
            write()
    assert not out.files


def test_other_files_need_none(tmp_path: Path) -> None:
    out = Output(tmp_path)
    out.write("a.html", PAGE)
    out.write("a.json", "{}")
    out.stream("a.xml", ["<feed/>"])
    out.link("b.html", tmp_path / "a.html")
    assert set(out.files) == {"a.html", "b.html", "a.json", "a.xml"}


def test_two_parts_may_not_write_one_file(tmp_path: Path) -> None:
    out = Output(tmp_path)
    out.write("a.txt", "one")
    for write in (lambda: out.write("a.txt", "two"), lambda: out.adopt({"a.txt": ""})):
        with pytest.raises(ClashError, match=r"^a\.txt: two parts of the site want to write it"):
            write()


def test_every_name_that_the_site_needs_is_known_to_the_check(built_site: Path) -> None:
    """What is at the top of the site and not from docs/ cannot be written by a file of docs/."""
    pages = {path.stem for path in (Path(__file__).parents[2] / "docs").iterdir()} - {"roles"}
    for path in built_site.iterdir():
        if path.name.startswith((".", "_")) or path.name in pages:
            continue  # no name in docs/ begins like that
        of_this_type = path.is_dir() or path.name.endswith(FILES)
        stem = path.name.removesuffix(".html")
        assert not of_this_type or path.name in TAKEN, path.name
        assert path.suffix != ".html" or stem in TAKEN or stem in pages | {"index"}, path.name
