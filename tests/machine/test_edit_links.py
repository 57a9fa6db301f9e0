"""Each page leads to where its own file is edited, on a site that says where that is."""

from __future__ import annotations

import pytest

from careerguide.project.settings import Settings
from tests.machine.conftest import REPOSITORY, Built

FILES = {
    "roles/data-engineer/": "roles/data-engineer.md",
    "roles/data-engineer/kit/": "roles/kits/data-engineer.yml",
    "skills/sql/": "roles/skills/sql.yml",
    "methodology/": "docs/methodology.md",
    "": "docs/index.md",
}


@pytest.mark.parametrize("page", FILES)
def test_a_page_leads_to_its_file(published: Built, page: str) -> None:
    html = published.text(f"{page}index.html")
    link = f'<a href="{REPOSITORY}/edit/main/{FILES[page]}">Edit this page</a>'
    assert html.count(link) == html.count("Edit this page") == 1


@pytest.mark.parametrize("page", FILES)
def test_no_page_does_where_that_is_not_said(nowhere: Built, page: str) -> None:
    html = nowhere.text(f"{page}index.html")
    assert "Edit this page" not in html


@pytest.mark.parametrize(
    ("edit_uri", "url"),
    [
        ("edit/main/docs/", "https://git.example/a/b/edit/main/roles/x.md"),
        ("-/edit/main/docs/", "https://git.example/a/b/-/edit/main/roles/x.md"),
        ("edit/main/site/docs", "https://git.example/a/b/edit/main/site/roles/x.md"),
        ("https://edit.example/main/docs/", "https://edit.example/main/roles/x.md"),
        ("", ""),
    ],
)
def test_where_the_host_edits_a_file(edit_uri: str, url: str) -> None:
    settings = Settings(
        site_name="", site_description="", site_url="",
        repo_url="https://git.example/a/b", edit_uri=edit_uri,
    )  # fmt: skip
    assert settings.edit_url("roles/x.md") == url
