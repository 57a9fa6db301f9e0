"""The environment that norm tables are rebuilt in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_python import own_python


@pytest.fixture(scope="session")
def norms_python(root: Path) -> Path:
    return own_python(root, "norms")
