"""The files of one guide: its page, from front matter, body and the records they name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import PurePosixPath
from typing import Any

from careerguide.content import apa, links, sections
from careerguide.content.model import Reference, Role
from careerguide.content.problems import Found
from careerguide.machine import addresses, plain, twins
from careerguide.site import blocks, guide, policy
from careerguide.site.docs_links import prefix
from careerguide.site.entries import Entry
from careerguide.site.markdown import render
from careerguide.site.site import Page, Site

__all__ = ["files", "url"]

_CITATION = re.compile(r"<code>.*?</code>|\[(?P<keys>@[a-z0-9-]+(?:; ?@[a-z0-9-]+)*)\]", re.DOTALL)
_KEY = re.compile(r"@([a-z0-9-]+)")
_QUIZ_ALONE = re.compile(r'<p><a href="quiz:(?P<id>[a-z0-9-]+)">[^<]*</a></p>')
_QUIZ = re.compile(r'href="quiz:(?P<id>[a-z0-9-]+)"')


def url(role: Role) -> str:
    """Address of the guide in the site."""
    return f"roles/{role.id}/"


def files(site: Site, entry: Entry, text: str) -> Iterator[tuple[str, str]]:
    """Path and content of everything published for the guide of `entry`, whose body is `text`."""
    role = entry.file.role
    assert role is not None
    base = prefix(url(role))
    cited: dict[str, Reference] = {}

    def finish(html: str) -> str:
        keys = [key for match in _CITATION.finditer(html) for key in _keys(match)]
        cited.update(guide.references(role, site.catalog, keys))
        html = _CITATION.sub(lambda m: _cite(m, cited), html)
        html = _QUIZ_ALONE.sub(lambda m: f"<!-- block: quiz {m['id']} -->", html)
        return _QUIZ.sub(lambda m: f'href="{base}{m["id"]}/"', html)

    body = render(text, _link(base, role.path), _section_id, finish)
    view = guide.context(
        role,
        site.catalog,
        body,
        cited=cited,
        entry=blocks.entry,
        repo_url=site.settings.repo_url,
    )
    page = Page(
        url=url(role),
        title=f"{view['headline']} · {site.settings.site_name}",
        description=role.summary,
        source=role.path,
        cited=cited,
        data={"role": role, "view": view, "skills": entry.skills},
    )
    name = f"{url(role)}index.html"
    wages = {"official_wages": _official_wages(site, view)}
    content = site.template("pages/guide.html", {**site.context(page), **view, **wages})
    content = policy.sound(content, name, site.policy)
    yield name, site.frame(page, blocks.fill(site, page, content))
    twin = twins.guide(view, entry.skills, addresses.below(site.settings, base))
    yield addresses.twin(role.id), plain.compact(twin) + "\n"


def _official_wages(site: Site, view: Mapping[str, Any]) -> str:
    """The official wages in `view` as HTML, made once for all guides of the occupation."""
    occupation = view["role"].occupation
    key = f"wages {occupation.soc} {occupation.match == 'exact'}"
    if key not in site.memo:
        site.memo[key] = site.template("pages/guide-wages.html", view)
    return site.memo[key]


def _keys(match: re.Match[str]) -> list[str]:
    """The keys of a citation; of code, none."""
    return _KEY.findall(match["keys"] or "")


def _cite(match: re.Match[str], cited: Mapping[str, Reference]) -> str:
    """A citation as links to the list of sources, in its order as APA asks; code as it is."""
    keys = _keys(match)
    links = [
        f'<a href="#source-{key}">{escape(apa.in_text(reference))}</a>'
        for key, reference in cited.items()
        if key in keys
    ]
    return f"({'; '.join(links)})" if links else match[0]


def _section_id(title: str, rendered: str) -> str:
    """The stable id of a section that every guide has; for others the one made of its heading."""
    section = sections.recognised(title)
    return section.id if section else rendered


def _link(base: str, source: str) -> Callable[[str], str]:
    """Addresses as written in `source` -> those in the site, seen from a page `base` below it."""

    def resolve(written: str) -> str:
        link = links.resolve(written, source)
        if isinstance(link, Found):  # the checks have reported it, or it is not for them
            return written
        if link.kind == "quiz":
            return f"quiz:{PurePosixPath(link.path).stem}"
        return link.url if link.kind in ("here", "outside") else f"{base}{link.url}"

    return resolve
