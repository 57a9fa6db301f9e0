"""Checking stays linear and quick: a thousand guides in seconds, records that are light."""

import re
import time
from pathlib import Path

from careerguide.content.catalog import load
from tests.content.project import project

_GUIDES = 300
_A_THOUSAND = 1000


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


def test_a_thousand_guides_take_seconds(tmp_path: Path) -> None:
    root = project(tmp_path)
    many(root, _GUIDES)
    start = time.process_time()
    catalog, problems = load(root)
    seconds = (time.process_time() - start) / _GUIDES * _A_THOUSAND
    assert len(catalog.roles) == _GUIDES + 2
    assert not problems
    assert seconds < 5, f"{seconds:.1f} CPU seconds for {_A_THOUSAND} guides"
