"""One guide, checked as `careerguide check` does, against what the desk carries of the site."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

from careerguide.content import checking, roles
from careerguide.content.docs_pages import DocsPage
from careerguide.content.roles import RoleFile
from careerguide.content.rules import WORDING_RULES
from careerguide.content.rules.across import RULES_FOR_GUIDES
from careerguide.desk.carried import Carried
from careerguide.rulebook.about_wording import SHARED_WORDS
from careerguide.yamlfile.problems import Problem, ordered
from scoring.lazy_dataclass import dataclass

__all__ = ["Desk"]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A folder with one guide in it, and the rest of its site as records."""

    root: Path
    """An empty folder: what rules read of other files is put here."""
    around: Carried

    def __post_init__(self) -> None:
        for path in (*self.around.files, "roles/"):
            place = self.root / path
            if path.endswith("/"):
                place.mkdir(parents=True, exist_ok=True)
            else:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.touch()

    @cached_property
    def _pages(self) -> dict[str, DocsPage]:
        return {
            path: DocsPage(path=path, anchors=frozenset(ids), links=(), citations=())
            for path, ids in self.around.anchors.items()
        }

    def check(self, path: str, text: str, day: date) -> list[Problem]:
        """What is wrong with the guide `text` of the file `path` on the day `day`.

        All that `careerguide check` finds in this file, except for words shared with other guides:
        that rule needs the texts of all of them.
        """
        return self.problems(self.read(path, text), day)

    def read(self, path: str, text: str) -> RoleFile:
        data = text.encode()
        (self.root / path).write_bytes(data)
        return roles.read(data, path, self.around.catalog, WORDING_RULES)

    def problems(self, own: RoleFile, day: date) -> list[Problem]:
        """The same of the guide that was read last."""
        files = {guide.path: guide for guide in self.around.guides}
        files[own.path] = roles.without_texts(own)
        guides = [files[name] for name in sorted(files)]
        catalog = roles.joined(self.around.catalog, guides)
        between = checking.between_files(
            self.root,
            catalog,
            guides,
            self._pages,
            RULES_FOR_GUIDES,
            own.problems,
            unseen=(SHARED_WORDS.id,),
        )
        alone = roles.joined(self.around.catalog, [own])
        due = checking.for_day(self.root, alone, day)
        return ordered(problem for problem in (*between, *due) if problem.path == own.path)
