"""What the editors' desk knows of the rest of the site: records of the content, packed."""

from __future__ import annotations

import gzip
import pickle
import sys
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from careerguide.content.docs_pages import DocsPage
from careerguide.content.model import Catalog
from careerguide.content.roles import RoleFile
from scoring.lazy_dataclass import dataclass

__all__ = ["PLACE", "Carried", "carried", "pack", "unpack"]

PLACE = "desk/content.gz"
"""Where the site has it. The name carries no hash, unlike the folder of what the desk runs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Carried:
    """Everything that the check of one guide looks at, besides the guide."""

    catalog: Catalog
    """Without roles, and without what no rule for guides asks."""
    guides: tuple[RoleFile, ...]
    """Without texts; of a draft also without what its head says of the role."""
    anchors: Mapping[str, tuple[str, ...]]
    """Ids on each page of docs/, by path."""
    files: tuple[str, ...]
    """Paths of other files that links may lead to."""


def carried(
    catalog: Catalog,
    guides: Iterable[RoleFile],
    pages: Mapping[str, DocsPage],
    files: Iterable[str],
) -> Carried:
    """What the desk needs of the whole content."""
    return Carried(
        catalog=replace(
            catalog,
            roles={},
            kits={},
            norms={},
            changes=(),
            versions=(),
            uk_needs={},
            practice={},
            practice_versions=(),
            kept_sets={},
        ),
        guides=tuple(_public(guide) for guide in guides),
        anchors={path: tuple(sorted(page.anchors)) for path, page in pages.items()},
        files=tuple(sorted(files)),
    )


def _public(guide: RoleFile) -> RoleFile:
    """`guide` without its kit and text; of a draft also without what its head says of the role."""
    role = guide.role
    if role is not None and role.status == "draft":
        role = replace(role, title="", summary="", also_called=(), related=(), skills=())
        return RoleFile(path=guide.path, role=role, body="", body_line=1, problems=())
    return replace(guide, body="", kit=None, problems=())


def pack(value: Carried) -> bytes:
    """`value` as bytes that are the same for the same content, whoever read it."""
    return gzip.compress(pickle.dumps(_alone(value, {}), protocol=5), mtime=0)


def unpack(data: bytes) -> Carried:
    """What was packed, without gzip. It comes from the same site as the code that reads it."""
    value = pickle.loads(data)
    assert isinstance(value, Carried)
    return value


def _alone(value: Any, seen: dict[Any, Any]) -> Any:
    """A copy in which texts and dates are shared wherever they are equal, and nothing else is.

    Pickle writes what is shared once, and what is shared depends on who read the content.
    """
    if type(value) is str:
        return sys.intern(value)  # as the names of fields are, which pickle writes, too
    if isinstance(value, date):
        return seen.setdefault((type(value), value), value)
    if isinstance(value, tuple | list):
        return type(value)(_alone(item, seen) for item in value)
    if isinstance(value, frozenset | set):
        return tuple(_alone(item, seen) for item in sorted(value))
    if isinstance(value, Mapping):
        return {_alone(key, seen): _alone(item, seen) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        own = {field.name: _alone(getattr(value, field.name), seen) for field in fields(value)}
        return type(value)(**own)
    return value
