"""What the commands that take a new release have in common: `wages` and `facts`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from careerguide.content.catalog import load
from careerguide.content.model import Catalog
from careerguide.editing.wage_update import Plan, apply
from careerguide.yamlfile.problems import Problem, errors, render

__all__ = ["update"]


def update(
    planned: Callable[[Path, Catalog], Plan | Sequence[Problem]],
    *,
    refused: str,
    dry_run: bool,
    afterward: str,
) -> int:
    """Plan an update of sound content, say what it changes, and carry it out; the exit status.

    `refused` is what is refused if the plan fails, `afterward` what an editor does next.
    """
    root = Path.cwd()
    catalog, problems = load(root)
    if wrong := errors(problems):
        print(render(wrong), end="")
        print("nothing was changed; correct these first")
        return 1
    plan = planned(root, catalog)
    if not isinstance(plan, Plan):
        print(render(plan), end="")
        print(f"{refused} is refused; nothing was changed")
        return 1
    print("\n".join(plan.report))
    if dry_run:
        print("nothing was changed (--dry-run)")
        return 0
    apply(root, plan)
    print(afterward)
    return 0
