"""A small, faultless project in a folder of its own, for tests that break it."""

import shutil
from datetime import date
from pathlib import Path

from careerguide.content.full_check import full_check
from careerguide.content.shared_words import SharedWords
from careerguide.yamlfile.problems import Problem
from tests.clock import TODAY

BASE = Path(__file__).parent / "base"


def project(folder: Path) -> Path:
    """A copy of the faultless project below `folder`."""
    root = folder / "project"
    shutil.copytree(BASE, root)
    return root


def problems(root: Path, as_of: date = TODAY) -> list[Problem]:
    """Everything that is wrong with the project on that day."""
    return full_check(root, as_of, SharedWords())[1]
