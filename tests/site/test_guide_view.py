"""The view of a guide: lines made from the records, sources in order, no number of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from careerguide.content import catalog
from careerguide.content.model import Catalog, Change, Role
from careerguide.markdown.render import Rendered, RenderedSection
from careerguide.views import guide_sources, guide_view


@pytest.fixture(scope="module")
def content(root: Path) -> Catalog:
    return catalog.load(root)[0]


@pytest.fixture(scope="module")
def role(content: Catalog) -> Role:
    return content.roles["ai-product-manager"]


def body() -> Rendered:
    text = "<p>" + "word " * 230 + "</p>"
    return Rendered(
        introduction="", sections=(RenderedSection(id="pay", title="Pay", html=text),), footnotes=""
    )


def view(role: Role, content: Catalog, **options: Any) -> guide_view.GuideView:
    options = {"cited": {}, "entry": str, **options}
    return guide_view.context(role, content, body(), **options)


def test_pay_line(role: Role) -> None:
    assert guide_view.pay_line(role.compensation) == (
        "Typical comp: $120,000–$240,000 (median $165,000)"
    )


def test_families_and_assessments_follow_the_weights(role: Role, content: Catalog) -> None:
    shown = view(role, content)
    assert [(f.family.id, f.weight, f.share) for f in shown.families] == [
        ("acl-prompt-to-spec", 0.95, "95%"),
        ("communication", 0.85, "85%"),
        ("ai-augmented-sql", 0.7, "70%"),
        ("big-five-personality", 0.5, "50%"),
    ]
    assert [a.weight for a in shown.assessments] == [0.95, 0.85, 0.7, 0.5]
    assert [f.status for f in shown.families][::3] == [
        "practice open, no score yet",
        "open",
    ]


def test_sources_are_what_the_text_and_the_engine_cite(role: Role, content: Catalog) -> None:
    cited = guide_sources.listed(role, content, ("zell-lesick-2022", "barrick-mount-1991"))
    shown = view(role, content, cited=cited)
    keys = [reference.key for reference, _ in shown.sources]
    assert shown.glance is not None
    assert set(keys) == {
        "barrick-mount-1991",
        "zell-lesick-2022",
        *role.compensation.sources,
        content.wages.reference,
        *(key for key, _ in shown.glance.references),
    }
    places = [content.references[key].place for key in keys]
    assert places == sorted(places)


def test_changes_are_the_roles_own_newest_first(role: Role, content: Catalog) -> None:
    log = (
        Change(date=date(2026, 11, 2), kind="guide", subject=role.id, text="New."),
        Change(date=date(2026, 11, 9), kind="guide", subject="another", text="Elsewhere."),
        Change(date=date(2026, 11, 24), kind="pay", subject=role.id, text="Moved."),
    )
    shown = view(role, replace(content, changes=log))
    assert [text for _, text, _ in shown.changes] == ["Moved.", "The guide was published."]


def test_a_change_of_weights_names_the_families_as_readers_know_them(
    role: Role, content: Catalog
) -> None:
    change = Change(
        date=date(2026, 11, 9),
        kind="weights",
        subject=role.id,
        text="T.",
        before="acl-prompt-to-spec 0.95, unknown-family 0.50",
        after="acl-prompt-to-spec 1.00, unknown-family 0.50",
    )
    shown = view(role, replace(content, changes=(change,)))
    assert [values for _, _, values in shown.changes] == [
        "AI collaboration .95, unknown-family 0.50 → AI collaboration 1.00, unknown-family 0.50"
    ]


def test_a_later_entry_about_the_text_of_a_guide_is_printed(role: Role, content: Catalog) -> None:
    log = (
        Change(date=date(2026, 11, 2), kind="guide", subject=role.id, text=role.summary),
        Change(date=date(2026, 12, 2), kind="guide", subject=role.id, text="A new section."),
    )
    shown = view(role, replace(content, changes=log))
    assert [text for _, text, _ in shown.changes] == [
        "A new section.",
        "The guide was published.",
    ]


def test_correction_needs_a_repository(role: Role, content: Catalog) -> None:
    assert view(role, content).correction_url == ""
    shown = view(role, content, repo_url="https://example.org/guides")
    assert shown.correction_url.startswith("https://example.org/guides/issues/new?")
    assert shown.source_url == "https://example.org/guides/blob/HEAD/roles/ai-product-manager.md"


def test_wages_as_pay_are_named_percentiles(role: Role, content: Catalog) -> None:
    as_wages = replace(role, compensation=replace(role.compensation, basis="wages"))
    assert view(role, content).pay_words.kind == (
        "The ends are market figures, not percentiles."
    )
    assert view(as_wages, content).pay_words.kind == (
        "The ends are 25th and 75th percentiles."
    )


def test_the_sample_is_on_the_page_only_where_a_section_holds_it(
    role: Role, content: Catalog
) -> None:
    shown = view(role, content)
    assert (shown.sample, shown.sample_here) == ("big-five", False)
    for quiz, here in (("big-five", True), ("another-quiz", False)):
        section = RenderedSection(
            id="next", title="Next", html=f"<p>Now.</p>\n<!-- block: quiz {quiz} -->"
        )
        held = replace(body(), sections=(section,))
        shown = guide_view.context(role, content, held, cited={}, entry=str)
        assert shown.sample_here is here
