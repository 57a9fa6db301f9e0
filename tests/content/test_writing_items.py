"""The examples of the page on writing practice questions pass the checks that it describes."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from careerguide.content.catalog import shared
from careerguide.content.practice_sets import survey
from scoring.practice.set_json import FORMATS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "writing-items.md"
FAMILY = "acl-prompt-to-spec"


def test_every_example_is_sound(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    whole, scenario, tables = (
        next(block for block in blocks if f"\n{key}:" in f"\n{block}")
        for key in ("cases", "scenario", "tables")
    )
    items = [block for block in blocks if block not in (whole, scenario, tables)]
    formats = [re.findall(r"^  format: (\w+)", block, re.MULTILINE)[0] for block in items]
    assert sorted(formats) == sorted(FORMATS)

    folder = tmp_path / "quizzes" / "practice" / FAMILY
    folder.mkdir(parents=True)
    by_format = dict(zip(formats, items, strict=True))
    cases = {
        "first": (scenario, ["choice", "order", "cut"]),
        "second": (scenario, ["marks", "probe", "suite"]),
        "third": (tables, ["sql", "counterexample", "choice"]),
    }
    for name, (head, used) in cases.items():
        body = "".join(textwrap.indent(by_format[form], "  ") for form in used)
        if name == "third":
            body = body.replace("refund-choice:", "another:")
        (folder / f"{name}.yml").write_text(f"{head}items:\n{body}", encoding="utf-8")
    listed = whole.replace("[refund-answers, refund-totals]", "[first, second, third]")
    (folder / "set.yml").write_text(listed, encoding="utf-8")

    [(practice, problems)] = survey(tmp_path, shared(ROOT)[0])
    assert practice is not None
    assert len(practice.items) == 9
    # The examples alone are no whole set.
    assert {problem.rule for problem in problems} == {"practice-blueprint"}
