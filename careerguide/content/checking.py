"""All problems of a project, or those that need more than one file or today's date."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

from careerguide import rulebook
from careerguide.content import csl, docs_pages, excuses
from careerguide.content import references as referenced
from careerguide.content.change_log import PATH as LOG
from careerguide.content.families import PATH as FAMILIES
from careerguide.content.model import Catalog
from careerguide.content.roles import RoleFile, scanned
from careerguide.content.rules import DATE_RULES
from careerguide.content.rules.across import ACROSS_RULES, AcrossRule
from careerguide.content.rules.days import not_in_the_future
from careerguide.content.rules.world import Placed, World
from careerguide.project.layout import strays
from careerguide.yamlfile import documents, source, text_files
from careerguide.yamlfile.front_matter import front_matter
from careerguide.yamlfile.problems import Found, Problem, errors, ordered

__all__ = ["across", "between_files", "for_day"]


def across(
    root: Path,
    catalog: Catalog,
    guides: Sequence[RoleFile],
    between: Sequence[AcrossRule] | None = None,
    docs: tuple[Mapping[str, docs_pages.DocsPage], list[Problem]] | None = None,
) -> list[Problem]:
    """What is wrong between files; `guides` are all guide files, and `catalog` has their roles.

    `between`: rules that only `careerguide check` looks at; None where nobody looks at those, nor
    at the excuses from them. `docs`: what `docs_pages.read` gives, where it is known.
    """
    pages, found = docs_pages.read(root, catalog) if docs is None else docs
    problems = [*found, *strays(root)]
    unseen: tuple[str, ...] = ()
    if between is None:
        unseen = tuple(rule.id for rule in rulebook.by_id().values() if rule.only_in_check)
    rules = (*ACROSS_RULES, *(between or ()))
    return between_files(root, catalog, guides, pages, rules, problems, unseen)


def between_files(
    root: Path,
    catalog: Catalog,
    guides: Sequence[RoleFile],
    pages: Mapping[str, docs_pages.DocsPage],
    rules: Sequence[AcrossRule],
    known: Sequence[Problem] = (),
    unseen: Collection[str] = (),
) -> list[Problem]:
    """What `rules` find between guides and `pages`, and the problems `known`; less the excused.

    `unseen`: ids of rules that nobody looks at here; excuses from them are passed over.
    """
    problems = list(known)
    world = World(
        root=root,
        catalog=catalog,
        outlines={guide.path: guide.outline for guide in guides},
        pages=pages,
        faulty=frozenset(guide.path for guide in guides if errors(guide.problems)),
    )
    places = _Places(root)
    for rule in rules:
        for placed in rule(world):
            problems += places.problems(placed)
    left = {
        guide.path: tuple(excuse for excuse in guide.excuses if excuse.rule not in unseen)
        for guide in guides
    }
    left[referenced.PATH] = tuple(_in_references(root, problems))
    for path, given in left.items():
        if given:
            problems, nothing = excuses.apply(problems, partial(_place, path), given)
            problems += (excuses.unused(path, excuse) for excuse in nothing)
    return problems


def _in_references(root: Path, problems: list[Problem]) -> Iterator[excuses.Excuse]:
    """The excuses in the list of references; what is wrong with one of them goes to `problems`."""
    data = text_files.read_bytes(root, referenced.PATH)
    if isinstance(data, bytes) and excuses.SIGN.encode() in data:
        found: list[Found] = []
        yield from excuses.in_yaml(data.decode("utf-8", "replace"), 1, found)
        problems += (Problem.of(referenced.PATH, item) for item in found)


def _place(path: str, problem: Problem) -> tuple[str, int]:
    return (problem.rule if problem.path == path else "", problem.line)


def for_day(root: Path, catalog: Catalog, as_of: date) -> list[Problem]:
    """What is wrong on the day `as_of`, and what is due by then."""
    problems: list[Problem] = []
    places = _Places(root)
    for role in catalog.roles.values():
        for rule in DATE_RULES:
            for found in rule(role, as_of):
                problems += places.problems(Placed(path=role.path, found=found))
    for path, field, day in _dates(catalog):
        for found in not_in_the_future(field, day, as_of):
            problems += places.problems(Placed(path=path, found=found))
    return ordered(problems)


def _dates(catalog: Catalog) -> Iterator[tuple[str, str, date]]:
    """Dates outside the guides that may not lie in the future."""
    for position, family in enumerate(catalog.families.values(), 1):
        yield FAMILIES, f"families[{position}].status_since", family.status_since
    for norms in catalog.norms.values():
        yield norms.path, "date", norms.date
    for skill in catalog.skills.values():
        for position, resource in enumerate(skill.resources, 1):
            yield skill.path, f"resources[{position}].checked", resource.checked
    for kit in catalog.kits.values():
        for field, day in kit.checked:
            yield kit.path, field, day
    for position, change in enumerate(catalog.changes, 1):
        yield LOG, f"changes[{position}].date", change.date


class _Places:
    """Lines of what is wrong; the files in question are read once more, since problems are rare."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.node = lru_cache(maxsize=16)(partial(_node, root))

    def problems(self, placed: Placed) -> list[Problem]:
        path, found = placed.path, placed.found
        if found.line:
            return [Problem.of(path, found)]
        if placed.address:
            return [Problem.of(path, found, n) for n in _uses(self.root, path, placed.address)]
        return [Problem.of(path, found, self.line(path, found.field))]

    def line(self, path: str, field: str) -> int:
        """Line of `field` in the front matter of a guide or in a YAML file."""
        node = self.node(path)
        if node is None:
            return 1
        if path == referenced.PATH:
            key, _, rest = field.partition(".")
            listed = csl.entries(node).items()
            named = (i for i in listed if (name := i.parts.get("id")) and name.text == key)
            return source.line_of(next(named, node), rest)
        return source.line_of(node, field)


def _uses(root: Path, path: str, address: str) -> list[int]:
    """Lines of the guide `path` on which the link `address` stands."""
    links = scanned(root, path).spans_of("link")
    return [link.line for link in links if link.target == address] or [1]


def _node(root: Path, path: str) -> source.Node | None:
    """The front matter of a guide or the content of a YAML file, if it can be read."""
    if not path.endswith(".md"):
        return documents.read_node(root, path)[0]
    data = text_files.read_bytes(root, path)
    text = text_files.decode(data) if isinstance(data, bytes) else data
    parts = front_matter(text) if isinstance(text, str) else text
    return None if isinstance(parts, Found) else source.parse(parts.yaml, first_line=2)[0]
