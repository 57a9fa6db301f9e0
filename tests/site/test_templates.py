"""The theme's templates are compiled once for all sites; what a site has of its own is not kept."""

from __future__ import annotations

import re
import sys
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
import pytest
from markupsafe import Markup

from careerguide.pages import block_data, fill, templates
from careerguide.pages.templates import environment
from careerguide.project import theme

NAME = "components/compare/compare.html"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for what is compiled that is this test's alone."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    code = tmp_path / "code" / "templates.py"
    code.parent.mkdir()
    code.write_bytes(Path(templates.__file__).read_bytes())
    monkeypatch.setattr(templates, "__file__", str(code))
    folder = Path(cache_from_source(str(code))).parent
    folder.mkdir()
    return folder


class Other:
    def __str__(self) -> str:
        return "<other>"


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def own(tmp_path: Path, name: str, text: str) -> Path:
    folder = tmp_path / "overrides"
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_templates_of_the_theme_are_kept_beside_the_code(kept: Path) -> None:
    environment(theme.PACKAGED).get_template(NAME)
    (file,) = files(kept)
    before = file.stat().st_mtime_ns
    environment(theme.PACKAGED).get_template(NAME)
    assert file.stat().st_mtime_ns == before


def test_no_template_of_a_site_is_kept(kept: Path, tmp_path: Path) -> None:
    """Its cache may come from elsewhere, and what is compiled runs."""
    folder = own(tmp_path, "blocks/mine.html", "{{ 1 }}")
    own(tmp_path, NAME, "{{ 2 }}")
    before = files(tmp_path)
    env = environment(folder, theme.PACKAGED)
    assert env.get_template("blocks/mine.html").render() == "1"
    assert env.get_template(NAME).render() == "2"
    assert files(tmp_path) == before


def test_an_unchanged_copy_takes_what_is_kept_and_leaves_nothing(
    kept: Path, tmp_path: Path
) -> None:
    folder = own(tmp_path, NAME, (theme.PACKAGED / NAME).read_text(encoding="utf-8"))
    environment(folder).get_template(NAME)
    assert files(kept) == []
    environment(theme.PACKAGED).get_template(NAME)
    taken = environment(folder).get_template(NAME)
    assert taken.root_render_func.__code__.co_filename == str(theme.PACKAGED / NAME)


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    for text in ("1", "2"):
        env = environment(own(tmp_path, "blocks/mine.html", text))
        assert env.get_template("blocks/mine.html").render() == text


def test_without_a_place_to_write_all_is_compiled(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    environment(theme.PACKAGED).get_template(NAME)
    assert files(kept) == []


def test_a_folder_that_another_process_removed_stops_nothing(kept: Path) -> None:
    """The same code with other libraries removes what an earlier version seems to have left."""
    first = environment(theme.PACKAGED)
    (folder,) = kept.iterdir()
    folder.rmdir()
    first.get_template(NAME)
    assert files(kept) == []


def test_a_sites_own_block_counts_wherever_the_theme_has_its(tmp_path: Path) -> None:
    own(tmp_path, "blocks/quiz.html", "ours")
    own(tmp_path, "components/tides/tides.html", "new")
    own(tmp_path, "components/tides/page.html", "a page")
    own(tmp_path, "components/tides/_piece.html", "a piece")
    found = theme.blocks(tmp_path)
    assert found["quiz"] == "blocks/quiz.html"
    assert found["tides"] == "components/tides/tides.html"
    assert found["passport"] == "components/passport/passport.html"
    assert not {"page", "_piece", "chain", "as-built"} & found.keys()


def test_no_two_templates_of_the_theme_are_for_the_same_block() -> None:
    folders = (theme.PACKAGED / name for name in ("blocks", "components"))
    paths = [path for folder in folders for path in folder.rglob("*.html")]
    names = [path.stem for path in paths if path.name[0] != "_" and path.name != "page.html"]
    assert len(names) == len(set(names)) > 50


@pytest.mark.parametrize(
    "value", ["plain", "a & b", "<b>", 'say "hi"', "it's", Markup("<b>x</b>"), 7, None, Other()]
)
def test_every_value_is_escaped_as_jinja_does(tmp_path: Path, value: object) -> None:
    text = '{% macro twice(one) %}{{ one }}{{ one ~ one }}{% endmacro %}<a title="{{ value }}">{{ '
    text += "twice(value) }}{% set kept %}{{ value }}{% endset %}{{ kept }}</a>"
    page = environment(own(tmp_path, "x.html", text)).get_template("x.html").render(value=value)
    assert page == jinja2.Environment(autoescape=True).from_string(text).render(value=value)


def test_no_template_names_where_a_block_of_another_lies() -> None:
    """A site's own may lie elsewhere: `site.blocks` knows."""
    blocks = set(theme.blocks(theme.PACKAGED.parent).values())
    for path in theme.PACKAGED.rglob("*.html"):
        named = re.findall(r"{% (?:include|import|from) \"(.*?)\"", path.read_text("utf-8"))
        assert not blocks & set(named), path


def test_blocks_that_are_filled_without_data_have_none() -> None:
    assert fill._OF_EVERY_PAGE.isdisjoint(block_data.DATA)
