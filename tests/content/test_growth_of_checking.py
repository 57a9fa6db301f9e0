"""The work of checking grows with the number of guides, and no faster."""

import re
from functools import partial
from pathlib import Path

from careerguide.content.catalog import load
from tests.content.project import project
from tests.work import calls


def many(root: Path, count: int) -> None:
    """`count` guides of real length, each linked to the next."""
    text = (root / "roles" / "tide-table-maker.md").read_text(encoding="utf-8")
    prose = "\n".join(
        f"The gauge is read at hour {hour}, and again [@doodson-1921]." for hour in range(40)
    )
    text = text.replace("Reads gauges", f"{prose}\n\nReads gauges")
    for number in range(count):
        following = f"guide-{(number + 1) % count}"
        own = re.sub(r"title: Tide Table Maker", f"title: Guide {number}", text)
        own = own.replace("[lock-keeper]", f"[{following}]").replace(
            "[lock keeper](lock-keeper.md", f"[Guide {(number + 1) % count}]({following}.md"
        )
        own = own.replace("status: published", "status: draft")
        (root / "roles" / f"guide-{number}.md").write_text(own, encoding="utf-8")


def test_twice_the_guides_are_twice_the_work(tmp_path: Path) -> None:
    work = []
    for guides in (20, 60, 100):
        root = project(tmp_path / f"{guides}")
        many(root, guides)
        load(root)  # what is kept within a process is made once
        work.append(calls(partial(load, root)))
        catalog, problems = load(root)
        assert len(catalog.roles) == guides + 2
        assert not problems
    assert work[2] - work[1] < 1.05 * (work[1] - work[0]), work
