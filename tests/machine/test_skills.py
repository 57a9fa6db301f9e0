"""Names of skills, as editors write them."""

from __future__ import annotations

from careerguide.views.named_skills import named

BODY = """\
Introduction with ### no heading.

## Skills, and how each is tested
Text with **bold** words.

### Eval *design*
### `SQL` you can [defend](other.md) [@key-2020]
1. **Classifying a use quickly.** Can you?
- **Reading_usage as a doctor:** Can you?
  - **Not this one.** It is inside an item.

```
### Not in code
```

## Pay
### Not a skill
"""


def test_headings_and_bold_leads_of_the_skills_section_are_skills() -> None:
    assert named(BODY) == (
        "Eval design",
        "SQL you can defend",
        "Classifying a use quickly",
        "Reading_usage as a doctor",
    )


def test_the_section_may_be_the_last() -> None:
    assert named("## Skills\n### One") == ("One",)
    assert named("## Skills\n") == ()


def test_without_the_section_there_are_none() -> None:
    assert named("## Pay\n\n### Range\n") == ()


def test_bold_beginnings_of_paragraphs_name_them_where_nothing_else_does() -> None:
    text = "## Skills\n\n**Reading logs.** Can you?\nA **bold** word.\n\n**Asking [@x].** Do you?\n"
    assert named(text) == ("Reading logs", "Asking")
    assert named(f"{text}\n### Writing\n") == ("Writing",)
