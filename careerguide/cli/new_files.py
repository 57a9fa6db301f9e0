"""`careerguide new skill NAME` and `careerguide new kit ROLE`: drafts with every key in place."""

from __future__ import annotations

import argparse
from pathlib import Path

from careerguide.cli import as_of

__all__ = ["kit", "skill"]


def skill(options: argparse.Namespace) -> int:
    """Write the draft of a skill."""
    from careerguide.content import catalog as catalogs
    from careerguide.content import skills
    from careerguide.editing import skill_drafts
    from careerguide.markdown.slugs import role_id

    name = " ".join(options.title.split())
    id = role_id(name) if options.id is None else options.id
    if not id or id != role_id(id):
        print(
            f'careerguide new: no file can be named after "{id or name}"; give small letters, '
            "digits and hyphens with --id"
        )
        return 2
    groups = catalogs.shared(Path.cwd())[0].site.skill_groups
    if not groups:
        print("careerguide new: site.yml names no skill_groups; list the headings of skills there")
        return 2
    group = options.group or groups[0]
    if group not in groups:
        print(f'careerguide new: "{group}" is not one of {", ".join(groups)}')
        return 2
    text = skill_drafts.skill(name, group, as_of.as_of(options))
    return _write(f"{skills.FOLDER}/{id}.yml", text, f'group "{group}"')


def kit(options: argparse.Namespace) -> int:
    """Write the draft of a role's kit."""
    from careerguide.content import kits
    from careerguide.content.catalog import load
    from careerguide.editing import skill_drafts
    from careerguide.yamlfile.shape import nearest

    name = options.title.removeprefix("roles/").removesuffix(".md")
    catalog, _ = load(Path.cwd())
    if name not in catalog.roles:
        hint = nearest(name, catalog.roles) or "give the name of its file without .md"
        print(f'careerguide new: there is no readable guide "{name}"; {hint}')
        return 2
    listed = [need.skill for need in catalog.roles[name].skills]
    if not listed:
        print(f"careerguide new: roles/{name}.md lists no skills; list 8 to 12 in its head first")
        return 1
    text = skill_drafts.kit(listed, as_of.as_of(options))
    return _write(kits.path_of(name), text, "twelve weeks for the skills of the guide")


def _write(path: str, text: str, note: str) -> int:
    from careerguide.yamlfile.text_files import write_whole

    place = Path.cwd() / path
    if place.exists():
        print(f"careerguide new: {path} is there already; edit it")
        return 1
    place.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place, text)
    print(f"{path}: draft written, {note}; careerguide check {path} lists what is left to write")
    return 0
