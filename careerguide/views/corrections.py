"""Where a reader reports a mistake: the repository's form, filled in as far as is known."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from careerguide.content.model import Role

__all__ = ["url"]


def url(repo_url: str, role: Role) -> str:
    """Address of a new correction for the guide of `role`; empty without a repository.

    GitHub opens the form `.github/ISSUE_TEMPLATE/correction.yml` with its field `page` filled;
    GitLab, which ignores those names, opens `.gitlab/issue_templates/correction.md`.
    """
    if not repo_url:
        return ""
    title = f"Correction: {role.title}"
    query = {
        "template": "correction.yml",
        "title": title,
        "page": role.path,
        "issuable_template": "correction",
        "issue[title]": title,
    }
    return f"{repo_url}/issues/new?{urlencode(query, quote_via=quote)}"
