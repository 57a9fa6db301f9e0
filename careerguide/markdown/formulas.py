"""Formulas in a page: TeX, as git hosts preview it, to MathML, as browsers read it.

A formula of its own is a fenced block with the language `math`; one in a sentence is `` $`x`$ ``.
MathML needs no script, no font and no request, and screen readers can walk through it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from importlib.util import find_spec

__all__ = ["FormulaError", "for_site"]

_BLOCK = re.compile(
    r'<pre><code class="language-math" data-math-style="display">(?P<tex>.*?)</code></pre>',
    re.DOTALL,
)
_INLINE = re.compile(r'<code data-math-style="inline">(?P<tex>.*?)</code>', re.DOTALL)
_LONGEST = 2000
"""Signs in a formula: far more than fit on a screen."""
_MATH = "{http://www.w3.org/1998/Math/MathML}"
_ELEMENTS = frozenset(
    f"{_MATH}{name}"
    for name in (
        *("math", "mrow", "mi", "mo", "mn", "mtext", "mspace", "mstyle", "mpadded", "mphantom"),
        *("mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover"),
        *("mtable", "mtr", "mtd", "menclose", "mmultiscripts"),
    )
)
_NOT_FOR_FORMULAS = {"href", "id", "class", "style"}
"""Attributes that TeX can set and a page must not have."""


class FormulaError(Exception):
    """A formula that cannot be read; the message repeats it."""


def for_site(html: str) -> str:
    """`html` as the renderer wrote it, with every formula as MathML.

    Without the library, as on the editors' desk, formulas stay as TeX.
    """
    if "data-math-style" not in html or find_spec("latex2mathml") is None:
        return html
    html = _BLOCK.sub(lambda m: f'<div class="formula">{_mathml(m["tex"], "block")}</div>', html)
    return _INLINE.sub(lambda m: _mathml(m["tex"], "inline"), html)


@lru_cache(maxsize=1024)
def _mathml(tex: str, display: str) -> str:
    from latex2mathml.converter import convert

    written = unescape(tex).strip()
    try:
        if len(written) > _LONGEST:
            raise ValueError
        mathml = convert(written, display=display)
        _check(mathml)
    except Exception as error:  # the library raises a dozen kinds of its own, and some by accident
        shown = " ".join(written.split())[:60]
        raise FormulaError(f'the formula "{shown}" cannot be read; correct the TeX') from error
    return mathml


def _check(mathml: str) -> None:
    """Raise if `mathml` is more than a formula, or less.

    The library prints what is in `\\text` as it is, and names that TeX does not know as written.
    """
    from xml.etree import ElementTree

    if "\\" in mathml:
        raise ValueError("an unknown name")
    for element in ElementTree.fromstring(mathml).iter():
        if element.tag not in _ELEMENTS or not _NOT_FOR_FORMULAS.isdisjoint(element.attrib):
            raise ValueError(element.tag)
