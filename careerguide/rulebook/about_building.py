"""What shows only while the site is built."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

BUILD_TEXT = Rule(
    "build-text",
    "A text becomes a page as it is: its formulas can be read, and it is of a page's size.",
    passes="The range is $`\\frac{a}{2}`$.",
    fails="The range is $`\\frac{a`$.",
)
BUILD_BLOCK = Rule(
    "build-block",
    "Every marker has a template, and what follows its name is what the template needs.",
    passes="<!-- block: home -->",
    fails="<!-- block: house -->",
    where="overrides/main.html",
)
BUILD_CLASH = Rule(
    "build-clash",
    "Each file of the site is made by one part of it.",
    passes="docs/press/logo.png",
    fails="docs/browser/logo.png beside the folder that the site makes",
    where="docs/",
)
BUILD_POLICY = Rule(
    "build-policy",
    "No page needs more than the content security policy allows: no inline script or style, "
    "nothing from elsewhere.",
    passes='<p class="wide">Water</p>',
    fails='<p style="width: 100%">Water</p>',
    where="overrides/blocks/home.html",
)
BUILD_RUNTIME = Rule(
    "build-runtime",
    "The browser's Python can be compiled.",
    passes="def mean(values):",
    fails="def mean(values)",
    where="scoring/",
)
