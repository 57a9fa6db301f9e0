"""The link that reports a mistake fills the form that the repository has."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import yaml

from careerguide.content.model import Catalog
from careerguide.views import corrections


def test_the_address_fills_fields_of_the_form(content: Catalog, root: Path) -> None:
    role = content.roles["ai-product-manager"]
    parts = urlsplit(corrections.url("https://example.org/o/r", role))
    assert parts.path == "/o/r/issues/new"
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    assert query == {
        "template": "correction.yml",
        "title": "Correction: AI Product Manager",
        "page": "roles/ai-product-manager.md",
        "issuable_template": "correction",
        "issue[title]": "Correction: AI Product Manager",
    }
    form = root / ".github" / "ISSUE_TEMPLATE" / query["template"]
    fields = yaml.safe_load(form.read_text(encoding="utf-8"))["body"]
    assert "page" in [field.get("id") for field in fields]
    assert (root / ".gitlab" / "issue_templates" / "correction.md").is_file()


def test_without_a_repository_there_is_none(content: Catalog) -> None:
    assert corrections.url("", content.roles["ai-product-manager"]) == ""


def test_the_guide_leads_there(published: Any, content: Catalog) -> None:
    for role in content.roles.values():
        page = published.html(f"roles/{role.id}/index.html")
        expected = corrections.url("https://example.org/editors/guides", role)
        assert page.xpath("//a[text()='Report a correction']/@href") == [expected]
