"""Templates are compiled once: the theme's for all sites, a site's own for itself."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from careerguide.pages.templates import environment
from careerguide.project import theme


def test_compiled_templates_lie_with_the_code_or_with_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "overrides"
    (own / "blocks").mkdir(parents=True)
    (own / "blocks" / "mine.html").write_text("{{ 1 }}", encoding="utf-8")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.chdir(tmp_path)
    for cache in (Path(".cache"), tmp_path / ".cache"):
        env = environment(own, theme.PACKAGED, cache=cache)
        assert env.get_template("blocks/mine.html").render() == "1"
        env.get_template("blocks/compare.html")
    kept = [path for path in (tmp_path / ".cache").rglob("*") if path.is_file()]
    assert len(kept) == 1, "of the site's own template, and of no other"
    assert str(own / "blocks" / "mine.html").encode() in kept[0].read_bytes()


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    block = tmp_path / "overrides" / "blocks" / "mine.html"
    block.parent.mkdir(parents=True)
    for text in ("1", "2"):
        block.write_text(text, encoding="utf-8")
        env = environment(tmp_path / "overrides", cache=tmp_path / ".cache")
        assert env.get_template("blocks/mine.html").render() == text
