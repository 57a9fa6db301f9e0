"""What the editors' desk asks its Python: JSON text in, JSON text out, as in `scoring/api.py`.

Runs in the browser. The page puts what `carried.pack` made, unpacked, at `CONTENT`.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from careerguide import rulebook
from careerguide.content import completions
from careerguide.content.model import Catalog
from careerguide.content.roles import RoleFile
from careerguide.desk import carried, foreign, head_form, html_text
from careerguide.desk.one_guide import Desk
from careerguide.editing import drafts
from careerguide.editing.occupations import Candidate, group_of
from careerguide.markdown.slugs import role_id
from careerguide.yamlfile.front_matter import front_matter
from careerguide.yamlfile.problems import Found, Problem

__all__ = ["CONTENT", "handle"]

CONTENT = Path("/content")
_PATH = re.compile(r"roles/[^/\\\0]+\.md")
_MOST = 2_000_000


@cache
def _desk() -> Desk:
    return Desk(root=Path(tempfile.mkdtemp()), around=carried.unpack(CONTENT.read_bytes()))


def handle(text: str) -> str:
    """The answer to the request `text`: `{"ok": true, …}`."""
    request = json.loads(text)
    answer = _ANSWERS[request["op"]](request)
    return json.dumps({"ok": True, **answer}, ensure_ascii=False)


def _names(request: Mapping[str, Any]) -> dict[str, Any]:
    """What fields are completed with, by kind: each name, and what people know it by."""
    catalog = _desk().around.catalog
    known = {kind: dict.fromkeys(names, "") for kind, names in completions.names(catalog).items()}
    known["soc"] = {soc: row.title for soc, row in catalog.wages.national.items()}
    known["family"] = {name: family.name for name, family in catalog.families.items()}
    known["reference"] = {name: found.title for name, found in catalog.references.items()}
    known["guide"] = {role["id"]: role["title"] for role in _guides() if role["title"]}
    return {"names": known, "guides": _guides()}


def _guides() -> list[dict[str, str]]:
    roles = (guide.role for guide in _desk().around.guides)
    return [{"id": role.id, "title": role.title} for role in roles if role is not None]


def _check(request: Mapping[str, Any]) -> dict[str, Any]:
    """Problems of one rule together, in the order of their first line; the form; and the article,
    for a page from which `base` leads to the root of the site, if there is one.
    """
    path, text = request["path"], request["text"]
    if not _PATH.fullmatch(path) or len(text) > _MOST:
        return {"groups": [], "count": 0, "errors": 0, "form": None, "shown": None}
    own = _desk().read(path, text)
    problems = _desk().problems(own, date.fromisoformat(request["today"]))
    groups: dict[str, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem.rule, []).append(problem)
    return {
        "groups": [
            {
                "rule": rule,
                "level": found[0].level,
                "summary": rulebook.by_id()[rule].summary,
                "problems": [{**asdict(one), "message": one.message} for one in found],
            }
            for rule, found in groups.items()
        ],
        "count": len(problems),
        "errors": sum(problem.level == "error" for problem in problems),
        "form": head_form.rows(text),
        "shown": _shown(text, own, request["base"]) if request["base"] is not None else None,
    }


def _shown(text: str, own: RoleFile, base: str) -> dict[str, Any]:
    """The article, by the Markdown library: the page has it once it asks for this."""
    from careerguide.desk import shown_guide

    return shown_guide.show(text, own.path, own.role, _desk().around.catalog, base)


def _change(request: Mapping[str, Any]) -> dict[str, Any]:
    """The text after a field of the form was changed, added to or removed."""
    text, field = request["text"], request["field"]
    match request["how"]:
        case "set":
            return {"text": head_form.changed(text, field, request["value"])}
        case "add":
            known = completions.names(_desk().around.catalog)
            first = {kind: next(iter(names), "") for kind, names in known.items()}
            return {"text": head_form.added(text, field, first)}
        case _:
            return {"text": head_form.removed(text, field)}


def _draft(request: Mapping[str, Any]) -> dict[str, Any]:
    """A new guide with the title and the occupation code given; what is missing, if it is not."""
    title, code = " ".join(request["title"].split()), request["soc"].strip()
    name = role_id(title)
    if not name:
        return {"missing": "title"}
    if any(guide["id"] == name for guide in _guides()):
        return {"missing": "other title"}
    text = _drafted(title, code, name, date.fromisoformat(request["today"]))
    if not text:
        return {"missing": "code"}
    return {"path": f"roles/{name}.md", "text": text}


def _drafted(title: str, code: str, name: str, day: date) -> str:
    """The draft, or nothing where the code is not one that a draft can be made for."""
    catalog: Catalog = _desk().around.catalog
    owner, group = catalog.site.editors, group_of(code, catalog.site)
    row = catalog.wages.national.get(code)
    if row is not None and drafts.wages_are_usable(catalog, code):
        chosen = Candidate(
            soc=code, onet=f"{code}.00", title=row.title, score=1.0, reason="chosen by an editor"
        )
        return drafts.draft(
            title, chosen, [], catalog, name=name, day=day, owner=owner, group=group
        )
    if catalog.wages.national or not catalog.references or not code:
        return ""
    return drafts.without_wages(
        title, code, catalog, name=name, day=day, owner=owner, group=group
    )


def _paste(request: Mapping[str, Any]) -> dict[str, Any]:
    """A document from elsewhere as an outline, below the head of the guide `text`."""
    pasted = request["pasted"][:_MOST]
    outlined = foreign.body(html_text.markdown(pasted) if request["html"] else pasted)
    parts = front_matter(request["text"])
    end = 0 if isinstance(parts, Found) else len(request["text"]) - len(parts.body)
    return {
        "text": request["text"][:end] + outlined.text,
        "title": outlined.title,
        "placed": [{"theirs": theirs, "ours": ours} for theirs, ours in outlined.placed],
        "kept": list(outlined.kept),
    }


_ANSWERS: Mapping[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "names": _names,
    "check": _check,
    "change": _change,
    "draft": _draft,
    "paste": _paste,
}
