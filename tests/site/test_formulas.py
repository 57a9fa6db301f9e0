"""Formulas become MathML and nothing else changes."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from careerguide.markdown.render import Unfit, render
from careerguide.pages import hand_written, policy

THETA = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML" display="{}"><mrow><mi>&#x003B8;</mi>'
    "<mo>&#x0003D;</mo><mi>L</mi><msub><mi>m</mi><mi>k</mi></msub></mrow></math>"
)


def html(written: str) -> str:
    return hand_written.html(written, "docs/a.md")


def test_a_fence_of_the_language_math_is_a_formula_of_its_own() -> None:
    assert html("before\n\n```math\n\\theta = L m_k\n```\n\nafter\n") == (
        f'<p>before</p>\n<div class="formula">{THETA.format("block")}</div>\n<p>after</p>\n'
    )


def test_a_formula_in_a_sentence() -> None:
    assert html("so $`\\theta = L m_k`$, and") == f"<p>so {THETA.format('inline')}, and</p>\n"


def test_guides_have_formulas_as_pages_do() -> None:
    made = render("so $`\\theta = L m_k`$", str, lambda title, name: name)
    assert made.introduction == f"<p>so {THETA.format('inline')}</p>"


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
def test_nothing_else_is_a_formula(written: str) -> None:
    assert "<math" not in html(written)
    assert html(written).count("$") == written.count("$")


@pytest.mark.parametrize(
    "tex",
    [
        r"\text{<script>}",
        r"\text{<form></form>}",
        r"\text{<b>bold</b>}",
        r"\href{javascript:alert(1)}{x}",
        r"\left( a",
        r"\nosuchname",
        "a_",
        "{" * 1500,
        "x" * 2001,
    ],
)
def test_what_is_no_formula_is_refused(tex: str) -> None:
    with pytest.raises(Unfit, match=r"the formula .* cannot be read"):
        html(f"so $`{tex}`$")


def test_every_formula_of_the_pages_is_sound(root: Path) -> None:
    found = 0
    for page in sorted((root / "docs").glob("*.md")):
        made = html(page.read_text(encoding="utf-8"))
        assert "data-math-style" not in made, page.name
        for part in made.split("<math ")[1:]:
            math = "<math " + part.partition("</math>")[0] + "</math>"
            ElementTree.fromstring(math)
            assert list(policy.offences(math)) == []
            found += 1
    assert found > 30
