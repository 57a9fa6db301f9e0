"""Formulas become MathML and nothing else changes."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from careerguide.site import formulas, policy

THETA = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML" display="{}"><mrow><mi>&#x003B8;</mi>'
    "<mo>&#x0003D;</mo><mi>L</mi><msub><mi>m</mi><mi>k</mi></msub></mrow></math>"
)


def test_a_fence_of_the_language_math_is_a_formula_of_its_own() -> None:
    written = "before\n\n```math\n\\theta = L m_k\n```\n\nafter\n"
    assert formulas.for_site(written) == (
        f'before\n\n<div class="formula">{THETA.format("block")}</div>\n\nafter\n'
    )


def test_a_formula_in_a_sentence() -> None:
    assert formulas.for_site("so $`\\theta = L m_k`$, and") == (
        f"so <span>{THETA.format('inline')}</span>, and"
    )


@pytest.mark.parametrize(
    "written",
    [
        "It costs $0.40 or $0.001 a reply.",
        "`$x$` and `a` $ `b`",
        "```python\nx = 1\n```\n",
        "    ```math\n    indented, so a code block\n    ```\n",
        "",
    ],
)
def test_nothing_else_is_touched(written: str) -> None:
    assert formulas.for_site(written) == written


def test_every_formula_of_the_pages_is_sound(root: Path) -> None:
    found = 0
    for page in sorted((root / "docs").glob("*.md")):
        html = formulas.for_site(page.read_text(encoding="utf-8"))
        assert "```math" not in html
        assert "$`" not in html, page.name
        for part in html.split("<math ")[1:]:
            math = "<math " + part.partition("</math>")[0] + "</math>"
            tree = ElementTree.fromstring(math)
            # A name that TeX does not know would come out as its own letters after a backslash.
            assert "\\" not in "".join(tree.itertext())
            assert list(policy.offences(math)) == []
            found += 1
    assert found > 30
