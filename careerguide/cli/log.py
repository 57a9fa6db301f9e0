"""`careerguide log`: bring the log of changes up to the content, or add a remark to it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from careerguide.cli import as_of

__all__ = ["HELP", "arguments", "run"]

HELP = "add to roles/changes.yml what changed for readers: new guides, pay, weights, launches"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--dry-run", action="store_true", help="only print what would be added; exit 1 if anything"
    )
    parser.add_argument(
        "--text", metavar="SENTENCE", help="what readers should know, in place of the stock words"
    )
    parser.add_argument(
        "--kind", choices=("method", "correction"), help="add one entry of this kind (needs --text)"
    )
    parser.add_argument(
        "--subject",
        metavar="ID",
        help="id of the guide or family; without --kind, log only this one",
    )
    as_of.add_as_of(parser)


def run(options: argparse.Namespace) -> int:
    from careerguide.content import change_log
    from careerguide.content.catalog import load
    from careerguide.content.change_entries import missing
    from careerguide.content.model import Change
    from careerguide.yamlfile.problems import errors, render

    root, day = Path.cwd(), as_of.as_of(options)
    new: list[Change]
    if options.kind and not (options.text and options.subject):
        print("careerguide log: --kind needs --text and --subject")
        return 2
    catalog, problems = load(root)
    wrong = [p for p in errors(problems) if p.path != change_log.PATH or p.field != "changes"]
    if wrong:
        print(render(wrong), end="")
        print("nothing was logged; correct these first")
        return 1
    if options.kind:
        entry = Change(
            date=day, kind=options.kind, subject=options.subject, text=options.text.strip()
        )
        if entry.subject not in catalog.roles and entry.subject not in catalog.families:
            print(f'careerguide log: there is no guide or family "{entry.subject}"')
            return 2
        new = [entry]
    else:
        new = [c for c in missing(catalog, day) if options.subject in (None, c.subject)]
        if options.text and new:
            if len(new) > 1:
                print("careerguide log: --text fits one entry; choose it with --subject")
                return 2
            new = [replace(new[0], text=options.text.strip())]
    for change in new:
        print(f"{change.date} {change.kind} {change.subject}: {change.text}")
        if change.before:
            print(f"    {change.before}\n    -> {change.after}")
    if not new:
        print("the log is up to date")
    elif not options.dry_run:
        change_log.append(root, new)
        print(f"added to {change_log.PATH}")
    return 1 if new and options.dry_run else 0
