"""What written links mean, and what cannot be one."""

import pytest

from careerguide.content.link_targets import Link, page_url, resolve
from careerguide.yamlfile.problems import Found


@pytest.mark.parametrize(
    ("written", "source", "kind", "path", "anchor", "url"),
    [
        ("lock-keeper.md", "roles/a.md", "guide", "roles/lock-keeper.md", "", "roles/lock-keeper/"),
        ("b.md#pay", "roles/a.md", "guide", "roles/b.md", "pay", "roles/b/#pay"),
        ("../roles/b.md", "docs/index.md", "guide", "roles/b.md", "", "roles/b/"),
        ("../docs/tests.md#acl", "roles/a.md", "page", "docs/tests.md", "acl", "tests/#acl"),
        ("../docs/index.md", "roles/a.md", "page", "docs/index.md", "", ""),
        ("tests.md", "docs/index.md", "page", "docs/tests.md", "", "tests/"),
        ("../docs/a/b.md", "roles/a.md", "page", "docs/a/b.md", "", "a/b/"),
        ("../quizzes/q.yml", "roles/a.md", "quiz", "quizzes/q.yml", "", "q/"),
        (
            "references.yml#x-1",
            "roles/a.md",
            "data",
            "roles/references.yml",
            "x-1",
            "sources/#source-x-1",
        ),
        (
            "../quizzes/families.yml#acl",
            "roles/a.md",
            "data",
            "quizzes/families.yml",
            "acl",
            "tests/#acl",
        ),
        ("../docs/files/a.svg", "roles/a.md", "file", "docs/files/a.svg", "", "files/a.svg"),
        ("#pay", "roles/a.md", "here", "roles/a.md", "pay", "#pay"),
        ("https://example.org/a?b#c", "roles/a.md", "outside", "", "", "https://example.org/a?b#c"),
        ("mailto:a@example.org", "roles/a.md", "outside", "", "", "mailto:a@example.org"),
        ("b.md#caf%C3%A9", "roles/a.md", "guide", "roles/b.md", "café", "roles/b/#caf%C3%A9"),
    ],
)
def test_resolve(written: str, source: str, kind: str, path: str, anchor: str, url: str) -> None:
    link = resolve(written, source)
    assert isinstance(link, Link)
    assert (link.kind, link.path, link.anchor, link.url) == (kind, path, anchor, url)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "#",
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//example.org/a",
        "/roles/b/",
        "../roles/b/",
        "b",
        "b.md?x=1",
        "../../outside.md",
        "../dev.py",
        "wages/national.csv",
        "../quizzes/norms/q.yml",
    ],
)
def test_what_cannot_be_a_link(written: str) -> None:
    found = resolve(written, "roles/a.md", line=7)
    assert isinstance(found, Found)
    assert found.line == 7


def test_page_url() -> None:
    assert page_url("docs/index.md") == ""
    assert page_url("docs/methodology.md") == "methodology/"
    assert page_url("roles/x.md") == "roles/x/"
    assert page_url("quizzes/big-five-sample.yml") == "big-five-sample/"
