"""How the words of kits, skills and practice sets read: advice that `check` gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from careerguide.content import embedded_text, kits, practice_sets, skills
from careerguide.content.kit_fields import KIT
from careerguide.content.model import Catalog
from careerguide.content.practice_fields import CASE, PRACTICE
from careerguide.content.rules.plain_english import sentences_are_short, words_are_plain
from careerguide.content.skill_fields import SKILL
from careerguide.project.layout import folders, paths
from careerguide.yamlfile.documents import placed, read_node
from careerguide.yamlfile.problems import Problem
from careerguide.yamlfile.tables import Field

__all__ = ["of_records"]


def of_records(root: Path, catalog: Catalog) -> Iterator[Problem]:
    """Words and sentences of the YAML files below `root` that people would rather not read."""
    for path, fields in _files(root):
        node, _ = read_node(root, path)
        for text in embedded_text.prose(node, fields, path, catalog):
            yield from placed(path, node, [*sentences_are_short(text), *words_are_plain(text)])


def _files(root: Path) -> Iterator[tuple[str, tuple[Field, ...]]]:
    for path in paths(root, skills.FOLDER):
        yield path, SKILL
    for path in paths(root, kits.FOLDER):
        yield path, KIT
    for family in folders(root, practice_sets.FOLDER):
        for path in paths(root, f"{practice_sets.FOLDER}/{family}"):
            yield path, PRACTICE if path.endswith("/set.yml") else CASE
