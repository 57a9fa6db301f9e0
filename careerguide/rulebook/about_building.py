"""What shows only while the site is built."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

BUILD_TEXT = Rule(
    "build-text",
    "A text becomes a page as it is: its formulas can be read, and it is of a page's size.",
    passes="The sum is $`a_1`$.",
    fails="The sum is $`a_`$.",
)
BUILD_BLOCK = Rule(
    "build-block",
    "Every marker in a page or a template has a template of its own, which can be filled.",
    passes="<!-- block: offline -->",
    fails="<!-- block: off-line -->",
    where="overrides/partials/footer.html",
)
BUILD_CLASH = Rule(
    "build-clash",
    "Each file of the site is made once.",
    passes="press/index.html, made from docs/press.md",
    fails="press/index.html, made from docs/press.md and by a change of the generator",
    where="site/",
)
BUILD_POLICY = Rule(
    "build-policy",
    "No page needs more than the content security policy allows: no script or style in the page "
    "itself, nothing from elsewhere.",
    passes='<p class="wide">Water</p>',
    fails='<p style="width: 100%">Water</p>',
    where="overrides/components/families/tests-catalog.html",
)
BUILD_MKDOCS = Rule(
    "build-mkdocs",
    "MkDocs has no complaint, such as a page that mkdocs.yml names and that is not there.",
    passes="- Practice: tests.md",
    fails="- Practice: test.md",
    where="mkdocs.yml",
)
