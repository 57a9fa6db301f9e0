"""The methodology page of the real project, its blocks rendered from the real content."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerguide.content.catalog import load
from careerguide.content.model import Catalog
from careerguide.markdown import markers
from careerguide.pages.templates import environment, named
from careerguide.views.methodology import VIEWS
from tests.site.methodology.by_hand import Block, Rendered, read


@pytest.fixture(scope="package")
def catalog(root: Path) -> Catalog:
    found, problems = load(root)
    assert not problems
    return found


@pytest.fixture(scope="package")
def page(root: Path) -> str:
    return (root / "docs" / "methodology.md").read_text(encoding="utf-8")


@pytest.fixture(scope="package")
def block(root: Path, catalog: Catalog, page: str) -> Rendered:
    """Render a block with the argument that it has on the page."""
    env = environment(root / "overrides")
    arguments = dict(markers.found(page))

    def rendered(name: str) -> Block:
        view = VIEWS[name](catalog, arguments[name])
        html = env.get_template(f"components/methodology/{name}.html").render(named(view))
        return read(html)

    return rendered
