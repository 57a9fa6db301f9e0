"""A draft published as it came is refused, by the sentences that drafts are written with."""

from datetime import date

from careerguide.content import placeholders, roles
from careerguide.content.catalog import shared
from careerguide.editing.drafts import draft
from careerguide.editing.occupations import Candidate
from tests.content.project import BASE

CATALOG, _ = shared(BASE)


def untouched(title: str) -> str:
    chosen, other = (
        Candidate(
            soc=soc,
            onet=f"{soc}.00",
            title=CATALOG.wages.national[soc].title,
            score=1.0,
            reason="it is near",
        )
        for soc in ("19-2042", "15-2041")
    )
    return draft(
        title,
        chosen,
        [other],
        CATALOG,
        name="prompt-engineer",
        day=date(2026, 11, 24),
        owner="AIEH editors",
        group="Data",
    )


def left(text: str) -> list[str]:
    found = roles.read(text.encode(), "roles/prompt-engineer.md", CATALOG).problems
    return [problem.what for problem in found if "as the draft did" in problem.what]


def test_every_sentence_of_the_draft_is_named_once_it_is_published() -> None:
    text = untouched("Prompt Engineer")
    assert not left(text)
    said = left(text.replace("status: draft", "status: published"))
    assert 'still says "Say in one sentence what Prompt Engineer is for.", as the draft did' in said
    in_the_head = 2 + 2 + len(CATALOG.families)  # summary, note; two reasons; weights
    in_the_text = 1 + len(placeholders.TASKS)
    assert len(said) == in_the_head + in_the_text


def test_a_title_with_signs_and_a_sentence_broken_over_lines() -> None:
    plain, text = (
        untouched(title).replace("status: draft", "status: published")
        for title in ("Engineer", "C++ (Embedded) {title} Engineer")
    )
    text = text.replace("Make at least three contrasts", "Make at least\nthree contrasts")
    assert len(left(text)) == len(left(plain))


def test_words_of_an_editor_that_are_near_them() -> None:
    for words in ("Say why it matters.", "Say what moves the pay of a crew.", "To be judged."):
        assert not placeholders.placeholder(words)
