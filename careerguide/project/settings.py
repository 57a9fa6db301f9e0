"""The facts of mkdocs.yml that pages print, and those of site.yml that take their place."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from scoring.lazy_dataclass import dataclass

__all__ = ["SETTINGS", "SHELLS", "THEME_COLOR", "Settings", "left_out", "read"]

SETTINGS = "_settings.json"
"""Facts of mkdocs.yml that the engine prints, left beside the pages that MkDocs rendered."""

SHELLS = {1: "_shell", 2: "_shell/2", 3: "_shell/2/3"}
"""Folder depth of a page -> address of the empty page whose frame it takes."""


THEME_COLOR = "#0b57a4"
"""Of links and buttons on white, where `site.yml` names no other."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    site_name: str
    site_description: str
    site_url: str
    """Absolute address of the site with a closing slash; if empty, nothing absolute is printed."""
    repo_url: str
    """Address of the repository on its git host without a closing slash, or empty."""
    edit_uri: str = ""
    """Where the git host edits `docs/`, below `repo_url`, e.g. `edit/main/docs/`; or empty."""
    security_release: int = 0
    """Devices remove what they keep of a release with a lower number."""
    color: str = THEME_COLOR

    @property
    def site_path(self) -> str:
        """Path under which the site is served, `/` where it is not known."""
        return urlsplit(self.site_url).path or "/"

    def edit_url(self, path: str) -> str:
        """Where the git host edits the file `path` of the project; empty where unknown."""
        if not (self.repo_url and self.edit_uri):
            return ""
        folder = urljoin(f"{self.repo_url}/", self.edit_uri).removesuffix("/").removesuffix("/docs")
        return f"{folder}/{path}"

    def new_file_url(self, folder: str) -> str:
        """Where the git host begins a file in `folder` of the project, but for the file's name.

        GitHub, GitLab and Forgejo say `new` where they say `edit` for a file that is there.
        """
        way = self.edit_url(folder).removeprefix(self.repo_url)
        before, edit, after = way.partition("edit/")
        return f"{self.repo_url}{before}new/{after}" if edit else ""


def read(stored: Path) -> Settings:
    """The settings that the MkDocs run left in the folder `stored`."""
    data = json.loads((stored / SETTINGS).read_text(encoding="utf-8"))
    site_url = data["site_url"]
    return Settings(
        site_name=data["site_name"],
        site_description=data["site_description"],
        site_url=site_url if not site_url or site_url.endswith("/") else f"{site_url}/",
        repo_url=data["repo_url"].rstrip("/"),
        edit_uri=data["edit_uri"],
        security_release=data["security_release"],
        color=data["color"],
    )


def left_out(settings: Settings) -> tuple[str, ...]:
    """One line for each setting that is missing: what the site is without."""
    notes = []
    if not settings.site_url:
        notes.append(
            "site_url is not set: left out are sitemap.xml, robots.txt, feed.xml, canonical links "
            "and preview images, and addresses in data are relative; set SITE_URL to the address "
            "of the site"
        )
    if not settings.repo_url:
        notes.append(
            "repo_url is not set: left out are the links that report a correction or show a "
            "page's source; set REPO_URL to the address of the repository"
        )
    return tuple(notes)
