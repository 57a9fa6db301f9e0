"""`careerguide new role "Title"`: a draft that passes the checks, with an occupation you choose.

Skills and kits are begun in `new_files`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from careerguide.cli import as_of, new_files

if TYPE_CHECKING:
    from careerguide.content.model import Catalog
    from careerguide.editing.occupations import Candidate

__all__ = ["HELP", "arguments", "run"]

HELP = "begin a guide, a skill or a kit with a draft that passes the checks"
_KINDS = ("role", "skill", "kit")
_CONSIDERED = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=_KINDS, help="what to begin")
    parser.add_argument(
        "title", help='its title, e.g. "AI Product Manager"; of a kit, the id of the guide'
    )
    parser.add_argument(
        "--soc",
        metavar="CODE",
        help="the occupation you chose, e.g. 11-2021; without it, look up only",
    )
    parser.add_argument(
        "--id", metavar="NAME", help="its file name and address (default: made of the title)"
    )
    parser.add_argument("--like", metavar="WORDS", help="look up these words in place of the title")
    parser.add_argument(
        "--group", metavar="GROUP", help="heading of the index (default: by the occupation)"
    )
    parser.add_argument("--owner", default="", help="who looks after it")
    as_of.add_as_of(parser)
    parser.epilog = (
        "For a guide, the look-up compares the title with the 830 titles of the official wage "
        "table and the alternate titles of O*NET. It ranks and gives reasons; the choice is yours."
    )


def run(options: argparse.Namespace) -> int:
    if options.kind != "role":
        return new_files.skill(options) if options.kind == "skill" else new_files.kit(options)
    from careerguide.content.catalog import shared
    from careerguide.editing import occupations
    from careerguide.markdown.slugs import role_id
    from careerguide.yamlfile.problems import errors, render
    from scoring.shapes import MOST_IN_NAME

    title = " ".join(options.title.split())
    name = role_id(title) if options.id is None else options.id
    if not name:
        print(
            f'careerguide new: "{title}" has no letter or digit that a file name could be made of; '
            "give a name with --id"
        )
        return 2
    if name != role_id(name):
        print(
            f'careerguide new: --id is "{name}"; expected small letters, digits and single '
            f"hyphens, at most {MOST_IN_NAME}, such as data-scientist"
        )
        return 2
    root = Path.cwd()
    path = f"roles/{name}.md"
    if (root / path).exists():
        print(f"careerguide new: {path} is there already; edit it, or name yours with --id")
        return 1
    catalog, problems = shared(root)
    if wrong := errors(problems):
        print(render(wrong), end="")
        print("nothing was written; correct these first")
        return 1
    words, national = options.like or title, catalog.wages.national
    if not national:
        return _without_wages(root, path, title, catalog, options)
    alternates = occupations.alternate_titles()
    found = occupations.candidates(words, national, alternates)
    if options.soc is None:
        _show(words, found)
        return 1
    if options.soc in national and options.soc not in {candidate.soc for candidate in found}:
        found = [occupations.named(national[options.soc], national, alternates), *found]
    return _write(root, path, title, found, catalog, options)


def _show(words: str, found: Sequence[Candidate]) -> None:
    if not found:
        print(f'no match: no official title and no O*NET alternate title is near "{words}"')
        print('try other words with --like "…", or give a code of the wage table with --soc')
        return
    print(f'occupations near "{words}", nearest first (1.00: the same words):')
    for candidate in found:
        print(f"  {candidate.soc}  {candidate.score:.2f}  {candidate.title}")
        print(f"                 {candidate.reason}")
    print("nothing was written; say which one fits best with --soc CODE")


def _write(
    root: Path,
    path: str,
    title: str,
    found: Sequence[Candidate],
    catalog: Catalog,
    options: argparse.Namespace,
) -> int:
    from careerguide.editing.drafts import draft, wages_are_usable
    from careerguide.editing.occupations import group_of
    from careerguide.yamlfile.shape import nearest

    row = catalog.wages.national.get(options.soc)
    if row is None:
        hint = nearest(options.soc, catalog.wages.national) or "see the first column of that table"
        print(f"careerguide new: the wage table has no code {options.soc}; {hint}")
        return 2
    if not wages_are_usable(catalog, row.soc):
        print(f"careerguide new: no wages a year are published for {row.soc} {row.title};")
        print("choose another code for the draft, and give another source of pay later")
        return 1
    group = options.group or group_of(row.soc, catalog.site)
    if group not in catalog.site.groups:
        print(f'careerguide new: "{group}" is not one of {", ".join(catalog.site.groups)}')
        return 2
    chosen = next(candidate for candidate in found if candidate.soc == row.soc)
    others = [candidate for candidate in found if candidate.soc != row.soc][:_CONSIDERED]
    text = draft(
        title,
        chosen,
        others,
        catalog,
        name=Path(path).stem,
        day=as_of.as_of(options),
        owner=options.owner or catalog.site.editors,
        group=group,
    )
    fits = f"mapped to {chosen.soc} {chosen.title} ({chosen.reason})"
    return _keep(root, path, text, catalog, fits, group)


def _without_wages(
    root: Path, path: str, title: str, catalog: Catalog, options: argparse.Namespace
) -> int:
    """A draft for a site that has no wage table to look titles up in."""
    from careerguide.editing.drafts import without_wages
    from careerguide.editing.occupations import group_of

    if options.soc is None:
        print("careerguide new: this site has no wage table, so titles cannot be looked up;")
        print("give the code of the occupation with --soc, e.g. 11-2021, 2237 or 43412")
        return 1
    if not catalog.references:
        print("careerguide new: a draft needs a source of its pay: write one in")
        print("roles/references.yml first")
        return 1
    group = options.group or group_of(options.soc, catalog.site)
    text = without_wages(
        title,
        options.soc,
        catalog,
        name=Path(path).stem,
        day=as_of.as_of(options),
        owner=options.owner or catalog.site.editors,
        group=group,
    )
    return _keep(root, path, text, catalog, f"for occupation {options.soc}", group)


def _keep(root: Path, path: str, text: str, catalog: Catalog, fits: str, group: str) -> int:
    """Write the draft if it passes the checks."""
    from careerguide.content.roles import read
    from careerguide.yamlfile.problems import errors, render
    from careerguide.yamlfile.text_files import write_whole

    if wrong := errors(read(text.encode(), path, catalog).problems):
        print(render(wrong), end="")
        print("nothing was written")
        return 1
    write_whole(root / path, text)
    print(f"{path}: draft written, {fits}")
    print(
        f'group "{group}", weights to be judged; careerguide check {path} lists what is left to do'
    )
    return 0
