"""Rules that need more than one file: links, drafts, anchors, uncited references, the log."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from careerguide.content import change_log, draft_marks, kept_versions, kits
from careerguide.content.change_entries import missing
from careerguide.content.link_targets import Link, resolve
from careerguide.content.rules.practice_records import (
    practice_norms_fit,
    practice_versions_are_kept,
)
from careerguide.content.rules.uncited import references_are_cited
from careerguide.content.rules.world import Placed, World
from careerguide.content.sections import ENGINE_IDS, SECTIONS
from careerguide.markdown.slugs import role_id
from careerguide.rulebook.about_guides import (
    GUIDE_NAME,
    RELATED_GUIDE,
    SAMPLE_REPLACED,
    TITLE_ADDRESS,
    TITLE_TWICE,
)
from careerguide.rulebook.about_links import LINK_ANCHOR, LINK_TARGET
from careerguide.rulebook.about_practice import PRACTICE_SOURCE
from careerguide.rulebook.about_skills import KIT_GUIDE, SKILL_DRAFT
from careerguide.rulebook.about_the_log import LOG_BEHIND, LOG_ORDER, LOG_SUBJECT, VERSION_KEPT
from careerguide.rulebook.rule import Rule
from careerguide.yamlfile.problems import Found, shown
from careerguide.yamlfile.shape import nearest
from scoring.form import Quiz

__all__ = ["ACROSS_RULES", "RULES_FOR_GUIDES", "AcrossRule"]

AcrossRule = Callable[[World], Iterator[Placed]]

_ANY_DAY = date(2000, 1, 1)
_ALWAYS = frozenset((*ENGINE_IDS, *(section.id for section in SECTIONS)))


def related_guides_exist(world: World) -> Iterator[Placed]:
    """A related guide exists, is not the guide itself, and is published if the guide is."""
    roles = world.catalog.roles
    for role in roles.values():
        for position, name in enumerate(role.related, 1):
            what = expected = do = ""
            if name == role.id:
                what, do = "is the guide itself", "remove it"
                expected = "another guide"
            elif f"roles/{name}.md" not in world.outlines:
                what = f'is "{name}", which does not exist'
                expected = "the id of a guide in roles/"
                do = nearest(name, roles) or "remove it, or write the guide"
            elif role.status == "published" and name in roles and roles[name].status == "draft":
                what = f'is "{name}", a draft that readers cannot open'
                expected = "a published guide"
                do = "publish it first, or remove it here"
            if what:
                field = f"related[{position}]"
                yield Placed(
                    path=role.path,
                    found=Found(
                        rule=RELATED_GUIDE, field=field, what=what, expected=expected, do=do
                    ),
                )


def titles_are_unlike(world: World) -> Iterator[Placed]:
    """No two guides have one title."""
    first: dict[str, str] = {}
    for role in world.catalog.roles.values():
        other = first.setdefault(role.title.casefold(), role.path)
        if other != role.path:
            found = Found(
                rule=TITLE_TWICE,
                field="title",
                what=f"is {shown(role.title)}, which {other} has",
                expected="a title of its own",
                do="rename one of the two, or join the guides",
            )
            yield Placed(path=role.path, found=found)


def addresses_fit_titles(world: World) -> Iterator[Placed]:
    """Advice: the file of a guide is named after its title, and so is the page's address."""
    for role in world.catalog.roles.values():
        name = role_id(role.title)
        if name and name != role.id and role.path not in world.faulty:
            found = Found(
                rule=TITLE_ADDRESS,
                field="title",
                what=f"is {shown(role.title)}, and the address is {role.id}",
                expected="a title that the address is made from",
                do=f"rename the file to {name}.md"
                if role.status == "draft"
                else "change the title to fit the address, which readers have saved, and list the "
                "other name under also_called",
            )
            yield Placed(path=role.path, found=found)


def guides_go_by_their_titles(world: World) -> Iterator[Placed]:
    """Advice: a link to a guide does not give it a name that is not its title."""
    roles = world.catalog.roles
    own = {role.id: role.title.casefold() for role in roles.values()}
    titles = set(own.values())
    for path, outline in world.outlines.items():
        for words, name, line in outline.mentions:
            role, said = roles.get(name), words.casefold()
            if role is None or said == own[name]:
                continue
            if said in titles or said in map(str.casefold, role.also_called):
                found = Found(
                    rule=GUIDE_NAME,
                    field="link",
                    what=f"calls the guide {name} {shown(words)}",
                    expected=f"its title, {role.title}",
                    do="write that",
                    line=line,
                )
                yield Placed(path=path, found=found)


def links_lead_somewhere(world: World) -> Iterator[Placed]:
    """A link to a file of the project leads to a page that readers can open, and to an id on it."""
    sound: set[tuple[str, bool]] = set()
    """Addresses that lead somewhere from every guide: many guides have the same."""
    for path, outline in world.outlines.items():
        role = world.catalog.roles.get(posixpath.basename(path).removesuffix(".md"))
        draft = role is not None and role.status == "draft"
        for address in outline.links:
            if (address, draft) in sound:
                continue
            found = _follow(world, address, path, draft)
            if found:
                yield Placed(path=path, found=found, address=address)
            elif not address.startswith("#"):
                sound.add((address, draft))
    for page in world.pages.values():
        for span in page.links:
            link = resolve(span.target, page.path)
            if isinstance(link, Link):
                found = _follow(world, span.target, page.path, draft=False, line=span.line)
                if found:
                    yield Placed(path=page.path, found=found)


def _follow(world: World, address: str, path: str, draft: bool, line: int = 0) -> Found | None:
    """What is wrong with the link `address` in the file `path`."""
    link = resolve(address, path)
    if isinstance(link, Found) or link.kind == "outside":
        return None

    def wrong(rule: Rule, what: str, expected: str, do: str) -> Found:
        return Found(
            rule=rule,
            field="link",
            what=f'leads to "{address}", {what}',
            expected=expected,
            do=do,
            line=line,
        )

    if not _exists(world, link):
        folder = posixpath.dirname(link.path)
        names = [*world.outlines, *world.pages, *(q.path for q in world.catalog.quizzes.values())]
        near = nearest(link.path, names)
        do = near or "correct the path"
        return wrong(LINK_TARGET, "which does not exist", f"a file in {folder}/", do)
    if link.kind == "guide" and not draft:
        target = world.catalog.roles.get(posixpath.basename(link.path).removesuffix(".md"))
        if target is not None and target.status == "draft":
            do = "publish it first, or remove the link"
            return wrong(LINK_TARGET, "a draft that readers cannot open", "a published guide", do)
    anchors = _anchors(world, link)
    if link.anchor and anchors is not None and link.anchor not in anchors:
        expected = "an id on that page" if link.kind != "here" else "an id on this page"
        near = nearest(link.anchor, anchors) or "correct it, or leave it out"
        return wrong(LINK_ANCHOR, f'but there is no "#{link.anchor}"', expected, near)
    return None


def _exists(world: World, link: Link) -> bool:
    if link.kind == "guide":
        return link.path in world.outlines
    if link.kind == "page":
        return link.path in world.pages
    return link.kind == "here" or (world.root / link.path).is_file()


def _anchors(world: World, link: Link) -> frozenset[str] | set[str] | None:
    """Ids on the page that `link` leads to; None if they are not known."""
    if link.path in world.outlines:
        return _ALWAYS.union(world.outlines[link.path].anchors)
    if link.path in world.pages:
        return world.pages[link.path].anchors
    if link.path == "quizzes/families.yml":
        return set(world.catalog.families)
    if link.path == "roles/references.yml":
        return set(world.catalog.references)
    return None


def listed_skills_are_written(world: World) -> Iterator[Placed]:
    """A published guide lists no skill that is still a draft."""
    for role in world.catalog.roles.values():
        for position, need in enumerate(role.skills, 1):
            skill = world.catalog.skills.get(need.skill)
            if role.status == "published" and skill is not None and skill.draft:
                found = Found(
                    rule=SKILL_DRAFT,
                    field=f"skills[{position}].skill",
                    what=f'is "{skill.id}", which is still a draft',
                    expected=f'a skill without "{draft_marks.MARK}"',
                    do=f"finish {skill.path}, or list another skill",
                )
                yield Placed(path=role.path, found=found)


def kits_have_guides(world: World) -> Iterator[Placed]:
    """A kit belongs to a guide of the same name."""
    for name in kits.roles_with_one(world.root):
        if f"roles/{name}.md" not in world.outlines:
            found = Found(
                rule=KIT_GUIDE,
                field="file name",
                what=f'is "{name}.yml", and there is no guide roles/{name}.md',
                expected="the name of a guide, with .yml",
                do=nearest(name, world.catalog.roles) or "write the guide first, or remove the kit",
                line=1,
            )
            yield Placed(path=kits.path_of(name), found=found)


def log_is_complete(world: World) -> Iterator[Placed]:
    """The log's last word on a guide or a family is what the content says."""
    catalog = world.catalog
    roles = catalog.roles
    for position, change in enumerate(catalog.changes, 1):
        field = f"changes[{position}]"
        if change.subject not in catalog.families and change.subject not in roles:
            guide = f"roles/{change.subject}.md" in world.outlines
            if catalog.families and not guide and change.kind != "method":
                yield _logged(
                    LOG_SUBJECT,
                    f"{field}.subject",
                    f'is "{change.subject}", which is neither a guide nor a family',
                    "an id from roles/ or quizzes/families.yml",
                    nearest(change.subject, [*roles, *catalog.families]) or "correct it",
                )
        if position > 1 and change.date < catalog.changes[position - 2].date:
            yield _logged(
                LOG_ORDER,
                f"{field}.date",
                f"is {change.date}, before the entry above it",
                "the oldest entry first",
                "add new entries at the end",
            )
    if not catalog.changes and change_log.read(world.root)[1]:
        return  # it cannot be read, which is reported already
    for change in missing(catalog, _ANY_DAY):
        if f"roles/{change.subject}.md" in world.faulty:
            continue
        what = f"does not know of {change.subject}, which is published"
        if change.before:
            name = {"launch": "status"}.get(change.kind, change.kind)
            what = f'says {change.subject} has the {name} "{change.before}", not "{change.after}"'
        yield _logged(
            LOG_BEHIND,
            "changes",
            what,
            "an entry for every change that readers should know",
            "run careerguide log",
        )


def samples_can_be_taken(world: World) -> Iterator[Placed]:
    """The sample that a family names is not one that another quiz has taken the place of."""
    for position, family in enumerate(world.catalog.families.values(), 1):
        quiz = world.catalog.quizzes.get(family.sample)
        if quiz is not None and quiz.replaced_by:
            found = Found(
                rule=SAMPLE_REPLACED,
                field=f"families[{position}].sample",
                what=f'is "{quiz.id}", which people cannot take any more',
                expected=f'"{quiz.replaced_by}", which replaces it',
                do="name that one",
            )
            yield Placed(path="quizzes/families.yml", found=found)


def versions_are_kept(world: World) -> Iterator[Placed]:
    """What a quiz is scored by today stands in the record, unchanged since it was put there."""
    catalog = world.catalog
    names = {"quiz": catalog.quizzes, "family": catalog.families}
    if not catalog.versions and kept_versions.read(world.root, names)[1]:
        return  # it cannot be read, which is reported already
    kept = {kept_versions.name(version): version for version in catalog.versions}
    for version in kept_versions.now(catalog):
        quiz, norms = catalog.quizzes[version.id], catalog.norms[version.norms_id]
        before = kept.get(kept_versions.name(version))
        if before is None:
            found = Found(
                rule=VERSION_KEPT,
                field="version",
                what=f'is "{quiz.version}" with norms "{norms.version}", which '
                f"{kept_versions.PATH} does not have",
                expected="every version there: its results are scored by it for as long as they "
                "are held",
                do="run careerguide versions",
            )
            yield Placed(path=quiz.path, found=found)
        elif before != version:
            counted = _without_norms(before) == _without_norms(version)
            changed = "norms" if counted else "items or what a result counts as"
            found = Found(
                rule=VERSION_KEPT,
                field="version",
                what=f'is "{norms.version if counted else quiz.version}" as before, but the '
                f"{changed} are not those of {kept_versions.PATH}",
                expected="a new version for every change that would score answers in another way",
                do="give it one and run careerguide versions; if nobody can have taken the "
                "version there, remove it there instead",
            )
            yield Placed(path=norms.path if counted else quiz.path, found=found)


def _without_norms(version: Quiz) -> Quiz:
    items = tuple(replace(item, counts=(), loading=0.0) for item in version.items)
    steps = tuple(replace(step, norms={}) for step in version.steps)
    return replace(version, items=items, steps=steps)


def practice_comes_from_guides(world: World) -> Iterator[Placed]:
    """The section of a guide that an item of a practice set comes from exists."""
    for practice in world.catalog.practice.values():
        for name, (case, item) in practice.items.items():
            guide, _, anchor = item.source.partition("#")
            outline = world.outlines.get(f"roles/{guide}.md")
            expected = do = ""
            if outline is None:
                known = [path[len("roles/") : -len(".md")] for path in world.outlines]
                expected, do = "a guide in roles/", nearest(guide, known)
            elif anchor not in (anchors := _ALWAYS | set(outline.anchors)):
                expected, do = f"an id on the page of {guide}", nearest(anchor, anchors)
            if expected:
                found = Found(
                    rule=PRACTICE_SOURCE,
                    field=f"items.{name}.from",
                    what=f'is "{item.source}", which does not exist',
                    expected=expected,
                    do=do or "correct it, e.g. to #skills",
                )
                yield Placed(path=case.path, found=found)


def _logged(rule: Rule, field: str, what: str, expected: str, do: str) -> Placed:
    found = Found(rule=rule, field=field, what=what, expected=expected, do=do)
    return Placed(path="roles/changes.yml", found=found)


RULES_FOR_GUIDES: tuple[AcrossRule, ...] = (
    titles_are_unlike,
    addresses_fit_titles,
    guides_go_by_their_titles,
    related_guides_exist,
    listed_skills_are_written,
    links_lead_somewhere,
)
"""Those that find something in guides; the editors' desk needs no other."""
ACROSS_RULES: tuple[AcrossRule, ...] = (
    *RULES_FOR_GUIDES,
    kits_have_guides,
    references_are_cited,
    log_is_complete,
    samples_can_be_taken,
    versions_are_kept,
    practice_comes_from_guides,
    practice_versions_are_kept,
    practice_norms_fit,
)
