"""That a text is found which cannot be read, also among many that look like each other."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import objections

_STYLE = """
body { background: white; color: black; }
@media (prefers-color-scheme: dark) { body { background: black; color: white; } }
"""


def page_of(style: str, one: str) -> str:
    lines = ["<li>A <b>line</b> of text</li>"] * 30
    lines[20] = one
    return (
        f'<!doctype html><html lang="en"><head><title>Lines</title><style>{_STYLE}{style}</style>'
        f"</head><body><main><h1>Lines</h1><ul>{''.join(lines)}</ul></main></body></html>"
    )


@pytest.mark.parametrize(
    ("style", "one", "said"),
    [
        ("", "<li>A <b>line</b> of text</li>", []),
        (".x { color: #999 }", '<li>A <b class="x">line</b></li>', ["320 light", "1280 light"]),
        (".x { opacity: .4 }", '<li class="x">A <b>line</b></li>', ["320 light", "320 dark"]),
        (".x { background: #777 }", '<li><p class="x"><b>line</b></p></li>', ["320 dark"]),
        ("li:nth-child(21) b { color: #777 }", "<li>A <b>line</b></li>", ["1280 light"]),
        (
            "@media (min-width: 900px) { .x { color: #444 } }",
            '<li>A <b class="x">line</b></li>',
            ["1280 dark"],
        ),
    ],
)
def test_one_text_that_cannot_be_read_is_found(
    browser: Browser, style: str, one: str, said: list[str]
) -> None:
    page = browser.new_page()
    page.set_content(page_of(style, one))
    found = objections(page)
    assert all(any(line.startswith(f"{start} color-contrast") for line in found) for start in said)
    assert bool(found) == bool(said)
    page.context.close()


def test_what_is_not_about_texts_is_found_too(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(page_of("", '<li><img src="data:,">A line</li>'))
    assert [line.split()[:3] for line in objections(page)] == [
        ["320", "light", "image-alt:"],
        ["1280", "light", "image-alt:"],
    ]
    page.context.close()


def test_a_link_that_looks_like_text_in_the_dark_is_found(browser: Browser) -> None:
    page = browser.new_page()
    plain = "a { color: #ccc; text-decoration: none }"
    style = f"@media (prefers-color-scheme: dark) {{ {plain} }}"
    page.set_content(page_of(style, '<li>A line with <a href="#top">a link</a> in it</li>'))
    assert [line.split()[:3] for line in objections(page)] == [
        ["320", "dark", "link-in-text-block:"],
        ["1280", "dark", "link-in-text-block:"],
    ]
    page.context.close()
