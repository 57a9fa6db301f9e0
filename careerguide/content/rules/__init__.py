"""The rules a guide is checked by: explicit lists, and each rule's docstring is its documentation.

A rule is a generator of `Found`. It sees what can be read of a guide, however little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from careerguide.content.model import Role
from careerguide.content.rules import (
    citations,
    claims,
    days,
    growth,
    left_to_write,
    markup,
    occupation,
    official_facts,
    other_markup,
    page_markers,
    pay,
    plain_english,
    relevance,
    skill_needs,
    structure,
    substance,
    table_markup,
)
from careerguide.content.text import DocsText, Guide, Text
from careerguide.yamlfile.problems import Found

__all__ = [
    "DATE_RULES",
    "EMBEDDED_RULES",
    "GROWTH_RULES",
    "GUIDE_RULES",
    "PAGE_RULES",
    "WORDING_RULES",
    "DateRule",
    "GuideRule",
    "PageRule",
    "TextRule",
]

TextRule = Callable[[Text], Iterator[Found]]
GuideRule = Callable[[Guide], Iterator[Found]]
PageRule = Callable[[DocsText], Iterator[Found]]
DateRule = Callable[[Role, date], Iterator[Found]]

_OF_ALL_MARKDOWN: tuple[TextRule, ...] = (
    markup.links_have_words,
    markup.addresses_have_a_form,
    markup.no_pictures,
    markup.footnotes_meet,
    other_markup.no_markup_of_other_tools,
    other_markup.alerts_are_known,
    other_markup.citations_have_brackets,
    table_markup.tables_are_tables,
    table_markup.tables_show_every_cell,
    table_markup.tables_name_their_columns,
    citations.citations_have_a_form,
    citations.citations_resolve,
)
"""For guides, pages and Markdown in YAML files alike."""

GUIDE_RULES: tuple[GuideRule, ...] = (
    pay.pay_is_ordered,
    pay.wages_are_the_tables,
    pay.live_pay_has_an_access_date,
    pay.pay_section_agrees,
    pay.wide_pay_has_a_reason,
    pay.equity_is_told_apart,
    occupation.titles_are_exact,
    occupation.code_has_its_form,
    occupation.onet_code_fits,
    occupation.considered_is_not_chosen,
    relevance.weights_do_not_rise,
    relevance.families_stand_once,
    relevance.basis_is_true,
    relevance.something_weighs,
    skill_needs.skills_stand_once,
    days.review_follows_update,
    left_to_write.nothing_is_left_of_the_draft,
    structure.sections_are_complete,
    structure.sections_have_text,
    structure.no_level_1,
    structure.headings_step_down,
    structure.headings_stand_alone,
    structure.headings_have_plain_ids,
    structure.heading_ids_are_free,
    markup.no_raw_html,
    *_OF_ALL_MARKDOWN,
    substance.there_are_contrasts,
    substance.skills_have_tests,
    substance.paths_are_three,
    substance.figures_have_a_source,
    official_facts.text_agrees_with_facts,
)
WORDING_RULES: tuple[GuideRule, ...] = (
    claims.claims_have_a_source,
    plain_english.sentences_are_short,
    plain_english.words_are_plain,
)
"""Advice that only `careerguide check` gives: it would cost a build a millisecond a guide."""
PAGE_RULES: tuple[PageRule, ...] = (
    structure.headings_step_down,
    structure.headings_stand_alone,
    structure.headings_have_plain_ids,
    page_markers.ids_are_free,
    page_markers.only_markers,
    page_markers.sources_are_listed,
    *_OF_ALL_MARKDOWN,
)
EMBEDDED_RULES: tuple[TextRule, ...] = (
    markup.no_raw_html,
    *_OF_ALL_MARKDOWN,
)
"""For Markdown in a YAML file; it becomes a part of a page."""
GROWTH_RULES: tuple[TextRule, ...] = (
    growth.tables_are_small,
    growth.nesting_is_shallow,
    growth.headings_are_few,
    growth.words_are_short,
    growth.paragraphs_are_short,
)
"""For guides and pages alike, and before all others."""
DATE_RULES: tuple[DateRule, ...] = (
    days.dates_are_past,
    days.review_is_not_overdue,
    days.pay_is_recent,
)
