"""Where everything of a project lies: one value, made where a command begins and passed down."""

from __future__ import annotations

from pathlib import Path

from scoring.lazy_dataclass import dataclass

__all__ = ["Places"]


@dataclass(frozen=True, slots=True)
class Places:
    """The files and folders of the project in the folder `root`; any may be missing.

    A file of content is not here: its path below `root`, such as `roles/x.md`, is its name in
    every message, so `root / name` finds it.
    """

    root: Path

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def roles(self) -> Path:
        return self.root / "roles"

    @property
    def quizzes(self) -> Path:
        return self.root / "quizzes"

    @property
    def site_facts(self) -> Path:
        return self.root / "site.yml"

    @property
    def mkdocs(self) -> Path:
        """The settings of MkDocs."""
        return self.root / "mkdocs.yml"

    @property
    def theme(self) -> Path:
        """The project's own part of the theme."""
        return self.root / "overrides"

    @property
    def packages(self) -> Path:
        """What npm installed."""
        return self.root / "node_modules"

    @property
    def package_list(self) -> Path:
        """What npm installs."""
        return self.root / "package-lock.json"

    @property
    def installed(self) -> Path:
        """npm's own list of what it installed."""
        return self.packages / ".package-lock.json"

    @property
    def sources(self) -> tuple[Path, ...]:
        """All that a build reads of the project, but its theme."""
        content = (self.docs, self.roles, self.quizzes, self.site_facts)
        return (*content, self.mkdocs, self.package_list, self.installed)

    @property
    def official_tables(self) -> tuple[Path, ...]:
        """Wages and other facts about occupations."""
        return (self.roles / "facts", self.roles / "wages")

    @property
    def around_guides(self) -> tuple[Path, ...]:
        """All content but the guides and their kits."""
        lists = sorted((*self.roles.glob("*.yml"), *self.roles.glob("*.csv")))
        folders = (*self.official_tables, self.roles / "skills")
        return (self.site_facts, self.docs, self.quizzes, *folders, *lists)

    @property
    def edited(self) -> tuple[Path, ...]:
        """The folders that a preview watches."""
        return (self.docs, self.roles, self.quizzes, self.theme, self.root / "scoring")

    @property
    def git(self) -> Path:
        return self.root / ".git"

    @property
    def cache(self) -> Path:
        """What one command keeps for the next; it may be removed at any time."""
        return self.root / ".cache"

    @property
    def known_files(self) -> Path:
        """Hashes of files by their times."""
        return self.cache / "files.json"

    @property
    def earlier_site(self) -> Path:
        """The folder of a site that was replaced, for the next one."""
        return self.cache / "earlier"

    @property
    def build_lock(self) -> Path:
        return self.cache / "build.lock"

    @property
    def compressed(self) -> Path:
        return self.cache / "compressed"

    @property
    def pictures(self) -> Path:
        return self.cache / "pictures"

    @property
    def jobs(self) -> Path:
        """What the job finder fetches."""
        return self.cache / "jobs"

    @property
    def kept_kits(self) -> Path:
        """Kits as they were read."""
        return self.cache / "kits"

    @property
    def runtimes(self) -> Path:
        """The browser's Python."""
        return self.cache / "runtime"

    @property
    def desks(self) -> Path:
        """The checker of the editors' desk."""
        return self.cache / "desk"

    @property
    def preview(self) -> Path:
        """The site that `careerguide serve` shows."""
        return self.cache / "preview"

    @property
    def tested(self) -> Path:
        """The site that `careerguide test` makes."""
        return self.cache / "tested"
