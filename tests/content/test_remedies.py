"""What a message says to do, done: then the project is right, or another true thing is said.

Each walk changes one line of a faultless guide, reads the message, and does what it asks.
"""

from pathlib import Path

import pytest

from tests.content.project import BASE, problems, project

GUIDE = "roles/tide-table-maker.md"
SUMMARY = "summary: Works out when the water comes and answers for the hour."
ALSO = "also_called: [Tidal Analyst]"
RELATED = "related: [lock-keeper]\n---\n"
HEAD = "---\ntitle: Tide Table Maker\n"
TEXT = "A tide table is a promise. Somebody has to make it and stand by it."

WALKS = {
    # what stood there, what an editor typed, line, part of the message, what it asks for
    "colon": (SUMMARY, "summary: Tides: when and how", 3, 'contains ": " in quotes',
              'summary: "Tides: when and how"'),
    "colon at the end": (SUMMARY, "summary: Works out this:", 3, 'contains ": " in quotes',
                         'summary: "Works out this:"'),
    "no space": (SUMMARY, "summary:Works it out.", 3, "a space after the colon",
                 "summary: Works it out."),
    "no space above": (f"{SUMMARY}\n{ALSO}", "summary: Works it out.\nalso_called:[a]", 4,
                       "a space after the colon", "summary: Works it out.\nalso_called: [a]"),
    "no colon": (SUMMARY, "summary Works", 3, "a colon and a space after the key",
                 "summary: Works"),
    "wrapped": (SUMMARY, "summary: Works out when the water comes\nand answers for the hour, too.",
                4, "if not, indent it",
                "summary: Works out when the water comes\n  and answers for the hour, too."),
    "deeper": (SUMMARY, "  summary: Works it out.", 3, "indent it like the key above",
               "summary: Works it out."),
    "at": (SUMMARY, "summary: @ the water", 3, "begins with @, `, % or a tab in quotes",
           'summary: "@ the water"'),
    "quoted word": (SUMMARY, 'summary: "When" and "how"', 3, "the whole value in single quotes",
                    "summary: '\"When\" and \"how\"'"),
    "apostrophe": (SUMMARY, "summary: 'It's the hour'", 3, "the whole value in double quotes",
                   "summary: \"It's the hour\""),
    "open quote": (SUMMARY, 'summary: "Works it out.', 3, "close the quotation mark",
                   'summary: "Works it out."'),
    "open quote with another below": (f"{SUMMARY}\n{ALSO}",
                                      'summary: "Works it out.\nalso_called: ["Tidal Analyst"]', 3,
                                      "close the quotation mark",
                                      'summary: "Works it out."\nalso_called: ["Tidal Analyst"]'),
    "bracket": (SUMMARY, "summary: [Draft] works it out", 3, "begins with a bracket in quotes",
                'summary: "[Draft] works it out"'),
    "open bracket": (ALSO, "also_called: [Tidal Analyst", 4, 'close it with "]"', ALSO),
    "number sign in a list": (ALSO, "also_called: [Analyst #1, Other]", 4,
                              'an entry that contains " #" in quotes',
                              'also_called: ["Analyst #1", Other]'),
    "backslash": (SUMMARY, 'summary: "C:\\path"', 3, "write each backslash twice",
                  'summary: "C:\\\\path"'),
    "backslash that hides": (SUMMARY, 'summary: "C:\\bin and more"', 3, "in single quotes",
                             "summary: 'C:\\bin and more'"),
    "asterisks": (SUMMARY, "summary: *Great* work", 3, "begins with * or & in quotes",
                  'summary: "*Great* work"'),
    "alias": (SUMMARY, "summary: *great", 3, "begins with * or & in quotes", 'summary: "*great"'),
    "anchor": (SUMMARY, "summary: &more of it", 3, "begins with & in quotes",
               'summary: "&more of it"'),
    "tag": (SUMMARY, "summary: !now of it", 3, "begins with an exclamation mark in quotes",
            'summary: "!now of it"'),
    "bullets": (ALSO, "also_called:\n  * Tidal Analyst", 5, 'begin each entry of a list with "- "',
                "also_called:\n  - Tidal Analyst"),
    "hyphen": (SUMMARY, "summary: - of it", 3, "begins with a hyphen in quotes",
               'summary: "- of it"'),
    "more than": (SUMMARY, "summary: > 5 years", 3, "begins with > or | in quotes",
                  'summary: "> 5 years"'),
    "question": (SUMMARY, "summary: ? of it", 3, "begins with a question mark in quotes",
                 'summary: "? of it"'),
    "comma": (SUMMARY, "summary: , of it", 3, "begins with a comma or a closing bracket in quotes",
              'summary: ", of it"'),
    "dots": (SUMMARY, f"...\n{SUMMARY}", 3, "delete the line", SUMMARY),
    "number sign": (SUMMARY, "summary: The #1 job on the water, by pay.", 3,
                    'the text after " #" is a comment and is not shown; put the value in quotes',
                    'summary: "The #1 job on the water, by pay."'),
    "comment": (SUMMARY, "summary: The job. # short", 3, "the comment on a line of its own",
                "# short\nsummary: The job."),
    "number sign first": (SUMMARY, "summary: #1 on the water", 3, "put the value in quotes",
                          'summary: "#1 on the water"'),
    "number sign on the next line": (SUMMARY, "summary: The job that is\n  #1 on the water", 3,
                                     "put the value in quotes",
                                     'summary: "The job that is\n  #1 on the water"'),
    "number sign before the next line": (SUMMARY, "summary: The #1 job\n  on the water", 3,
                                         "put the value in quotes",
                                         'summary: "The #1 job\n  on the water"'),
    "number sign inside": ("reason: Fits the computing and not the water.",
                           "reason: See note #3 on that.", 31, "put the value in quotes",
                           'reason: "See note #3 on that."'),
    "non-breaking space": (HEAD, "---\ntitle:\u00a0Tide Table Maker\n", 2,
                           "has a non-breaking space (U+00A0) where a space belongs; type a space",
                           HEAD),
    "ideographic space": (SUMMARY, f"\u3000{SUMMARY}", 3, "type a space", SUMMARY),
    "line separator": (SUMMARY, "summary: Works\u2028it out.", 3, "replace it with a line break",
                       "summary: Works\n  it out."),
    "opening fence with dashes": (HEAD, "\u2014-\ntitle: Tide Table Maker\n", 1,
                                  "type three hyphens", HEAD),
    "opening fence below": (HEAD, f"\n\n{HEAD}", 3, "delete what stands before it", HEAD),
    "closing fence with dashes": (RELATED, "related: [lock-keeper]\n\u2014\n", 41,
                                  "type three hyphens there", RELATED),
    "no closing fence": (RELATED, "related: [lock-keeper]\n", 1, "add it above the text", RELATED),
    "empty": (SUMMARY, "summary:", 3, "write the value", SUMMARY),
    "conflict": (SUMMARY, f"<<<<<<< HEAD\n{SUMMARY}\n=======\nsummary: Other\n>>>>>>> b", 3,
                 "delete the lines that begin with <<<<<<<, ======= and >>>>>>>", SUMMARY),
    "conflict in the text": (TEXT, f"{TEXT}\n<<<<<<< HEAD\nOne\n=======\nTwo\n>>>>>>> b", 43,
                             "keep the lines that are right", TEXT),
    "conflict half resolved": (TEXT, f"{TEXT}\n>>>>>>> b", 43, "delete the lines", TEXT),
}  # fmt: skip


@pytest.mark.parametrize(
    ("right", "wrong", "line", "words", "mended"), WALKS.values(), ids=list(WALKS)
)
def test_a_remedy_mends(
    tmp_path: Path, right: str, wrong: str, line: int, words: str, mended: str
) -> None:
    root = project(tmp_path)
    text = (BASE / GUIDE).read_text(encoding="utf-8")
    assert right in text
    (root / GUIDE).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    found = [problem for problem in problems(root) if problem.path == GUIDE]
    assert words in found[0].message
    assert found[0].line == line
    assert len(found) == 1 or line != found[1].line
    (root / GUIDE).write_text(text.replace(right, mended, 1), encoding="utf-8")
    assert not problems(root)


def test_fences_with_blanks_behind_them(tmp_path: Path) -> None:
    root = project(tmp_path)
    text = (BASE / GUIDE).read_text(encoding="utf-8").replace("---\n", "--- \t\n")
    (root / GUIDE).write_text(text, encoding="utf-8")
    assert not problems(root)
