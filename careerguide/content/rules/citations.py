"""Rules about citations in the text."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.content.text import Text, cited_keys
from careerguide.rulebook.about_markup import CITATION_FORM, CITATION_UNKNOWN
from careerguide.yamlfile.problems import Found, shown
from careerguide.yamlfile.shape import nearest

__all__ = ["citations_have_a_form", "citations_resolve"]


def citations_have_a_form(text: Text) -> Iterator[Found]:
    """A citation is `[@key]`, or `[@a; @b]` for several."""
    for span in text.spans("citation"):
        if not cited_keys(span):
            yield Found(
                rule=CITATION_FORM,
                field="citation",
                what=f"{shown(f'[{span.target}]')} cannot be read",
                expected="[@key], or [@a; @b] for several",
                do="name the page or passage in the sentence, and the key alone in the brackets",
                line=span.line,
            )


def citations_resolve(text: Text) -> Iterator[Found]:
    """Every key stands in roles/references.yml."""
    references = text.catalog.references
    if not references:
        return
    for span in text.spans("citation"):
        for key in cited_keys(span):
            if key not in references:
                yield Found(
                    rule=CITATION_UNKNOWN,
                    field="citation",
                    what=f"[@{key}] has no reference",
                    expected="a key of roles/references.yml",
                    do=nearest(key, references) or "add the source there, or correct the key",
                    line=span.line,
                )
