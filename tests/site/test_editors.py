"""The editors' page prints what files are checked by."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from markupsafe import escape

from careerguide import rulebook
from careerguide.content import fields
from careerguide.content.model import Catalog, Compensation
from careerguide.content.rules.pay import pay_is_ordered
from careerguide.content.sections import SECTIONS
from careerguide.content.text import Guide
from careerguide.markdown import markers
from careerguide.markdown.render import inline
from careerguide.pages import hand_written
from careerguide.pages.templates import environment, named
from careerguide.views import editor_tables
from careerguide.yamlfile.problems import Problem, render
from tests.site.methodology.by_hand import Block, read


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "for-editors.md").read_text(encoding="utf-8")


def block(root: Path, name: str, argument: str = "") -> Block:
    view = editor_tables.VIEWS[name](cast(Catalog, None), argument)
    templates = environment(root / "overrides")
    return read(templates.get_template(f"blocks/{name}.html").render(named(view)))


def test_the_pages_have_every_kind_of_entry_and_every_view(root: Path, page: str) -> None:
    rules = (root / "docs" / "rules.md").read_text(encoding="utf-8")
    used = [
        *markers.found(hand_written.html(page, "docs/for-editors.md")),
        *markers.found(hand_written.html(rules, "docs/rules.md")),
    ]
    assert {name for name, _ in used} == set(editor_tables.VIEWS)
    assert {argument for name, argument in used if name == "editor-fields"} == set(fields.KINDS)
    assert [argument for name, argument in used if name == "editor-fields"] == [
        "role", "skill", "kit", "page", "family", "quiz", "norms", "site", "change"
    ]  # fmt: skip


def test_every_key_of_a_guide_is_there_with_the_keys_of_its_maps(root: Path) -> None:
    tables = block(root, "editor-fields", "role").tables
    assert [*tables] == [
        "Keys of role",
        "Keys of compensation",
        "Keys of occupation",
        "Keys of considered",
        "Keys of relevance",
        "Keys of personality",
        "Keys of skill of a guide",
        "Keys of reviewer",
    ]
    written = [row[0].removesuffix(" optional") for row in tables["Keys of role"][1:]]
    assert written == [row.key for row in fields.ROLE]
    optional = [row[0] for row in tables["Keys of role"] if row[0].endswith(" optional")]
    assert optional == [f"{row.key} optional" for row in fields.ROLE if not row.required]


def test_a_key_says_what_it_is_what_is_expected_and_an_example(root: Path) -> None:
    rows = block(root, "editor-fields", "role").rows("Keys of compensation")
    assert rows["low"] == [
        "Lower end of the range a year. low < median < high",
        "a whole number from 1 to 10,000,000",
        "120000",
    ]
    assert block(root, "editor-fields", "role").rows("Keys of role")["relevance"][1] == (
        "a list of maps"
    )
    assert block(root, "editor-fields", "norms").rows("Keys of norms")["items optional"][1] == (
        "a map for each of letters and digits, with . - or _ between them, e.g. O3"
    )


def test_the_sections_are_those_that_are_recognised(root: Path) -> None:
    rows = block(root, "editor-sections").tables["Sections of a guide, in this order"][1:]
    assert rows == [[s.words, s.what, f"#{s.id}"] for s in SECTIONS]


def test_every_rule_is_on_its_page_with_an_anchor_and_both_examples(root: Path) -> None:
    templates = environment(root / "overrides")
    template = templates.get_template("blocks/editor-rules.html")
    html = template.render(named(editor_tables.VIEWS["editor-rules"](cast(Catalog, None), "")))
    for rule in rulebook.by_id().values():
        assert html.count(f'id="{rule.id}"') == html.count(f'href="#{rule.id}"') == 1
        assert inline(rule.summary) in html
        for example in (rule.passes, rule.fails):
            assert f"<code>{escape(example)}</code></pre>" in html


def test_the_example_of_a_message_is_one_that_the_checker_writes(page: str) -> None:
    values: dict[str, Any] = {
        "compensation": Compensation(
            currency="USD",
            period="year",
            basis="total",
            geography="United States",
            as_of="2026-03",
            low=190_000,
            median=168_000,
            high=240_000,
            sources=("x",),
        )
    }
    [found] = pay_is_ordered(cast(Guide, SimpleNamespace(values=values)))
    message = render([Problem.of("roles/data-engineer.md", found, 18)])
    assert f"\n    {message}" in page
