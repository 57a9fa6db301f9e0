"""Formulas in hand-written pages: TeX, as git hosts preview it, to MathML, as browsers read it.

A formula of its own is a fenced block with the language `math`; one in a sentence is `` $`x`$ ``.
MathML needs no script, no font and no request, and screen readers can walk through it.
"""

from __future__ import annotations

import re

from latex2mathml.converter import convert

__all__ = ["for_site"]

_BLOCK = re.compile(r"^```math\n(?P<tex>.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"\$`(?P<tex>[^`\n]+)`\$")


def for_site(markdown: str) -> str:
    """`markdown` with every formula as MathML; the rest is left as it is."""
    markdown = _BLOCK.sub(
        lambda m: f'<div class="formula">{_mathml(m["tex"], "block")}</div>', markdown
    )
    # In a span, because Markdown would take a line that begins with <math> for a block of HTML.
    return _INLINE.sub(lambda m: f"<span>{_mathml(m['tex'], 'inline')}</span>", markdown)


def _mathml(tex: str, display: str) -> str:
    return convert(tex.strip(), display=display)
