"""How the time for a text grows with its length, whatever the text is made of.

    python benchmarks/growth.py

Writes growth.md beside itself, and fails where time grows faster than the text.

Each pattern is repeated to three sizes, read and checked as the text of a guide, and, where the
check has nothing against it, rendered. Times are CPU seconds, the best of a few rounds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from careerguide.content import catalog as catalogs  # noqa: E402
from careerguide.content import roles  # noqa: E402
from careerguide.content.model import Catalog  # noqa: E402
from careerguide.markdown import render  # noqa: E402
from careerguide.yamlfile.problems import errors  # noqa: E402

SIZES = (25_000, 50_000, 100_000)
PARAGRAPH = 1_500
ROUNDS = 3
LONG = 0.5
"""CPU seconds from which on once is enough."""
TRIES = 3
"""How often a pattern is tried that seems to grow too fast: a busy machine slows it, too."""
MOST = 3.0
"""Times as long for twice the text: linear work takes 2, quadratic work 4."""
SHORT = 0.15
"""CPU seconds below which a ratio says nothing."""
GUIDE = "roles/ai-product-manager.md"

PATTERNS: dict[str, str | Callable[[int], str]] = {
    "plain words": "A plain sentence that says something. ",
    "table with missing cells": lambda n: (
        "|" + "a|" * (n // 8) + "\n|" + "-|" * (n // 8) + "\n" + "|a\n" * (n // 6)
    ),
    "rows of a table": lambda n: "|a|b|\n|-|-|\n" + "|a|b|\n" * (n // 6),
    "pipes": "|",
    "address that ends before closing signs": lambda n: "http://a.b" + "_)" * (n // 2),
    "path that ends before closing signs": lambda n: "http://a.b/" + "_)" * (n // 2),
    "path with parentheses": lambda n: "http://a.b/" + "(a)" * (n // 3),
    "host with underscores": lambda n: "http://" + "a_" * (n // 2) + ".b",
    "host with underscores before dots": lambda n: "http://" + "a_" * (n // 2) + ".b.c.",
    "host with dots": lambda n: "http://" + "a." * (n // 2),
    "bare addresses": "http://a.b ",
    "schemes": "http://",
    "hosts": "www.",
    "references of characters": "http://a.b&amp;",
    "quotes in one line": ">",
    "quotes with spaces": "> ",
    "lists in one line": "- ",
    "numbered lists in one line": "1. ",
    "nested list": lambda n: "".join(f"{'  ' * level}- a\n" for level in range(int(n**0.5))),
    "task list": "- [ ] a\n",
    "alerts": "> [!NOTE]\n",
    "headings": "### a\n\n",
    "underlined text": lambda n: "a\n" * (n // 2) + "===\n",
    "opening brackets": "[",
    "closing brackets": lambda n: "[" * (n // 2) + "]" * (n // 2),
    "opening links": "[a](",
    "opening pictures": "![",
    "opening titles": '[a](b "',
    "definitions": lambda n: "".join(f"[{i}]: x\n" for i in range(n // 10)),
    "definitions in use": lambda n: (
        "".join(f"[{i}]: x.md\n" for i in range(n // 30))
        + "\n"
        + "".join(f"[{i}] " for i in range(n // 30))
    ),
    "marks of one footnote": lambda n: "[^a]" * (n // 4) + "\n\n[^a]: x\n",
    "marks without footnotes": lambda n: "".join(f"[^{i}] " for i in range(n // 8)),
    "footnotes": lambda n: "".join(f"[^{i}]: x\n\n" for i in range(n // 12)),
    "unknown citations": lambda n: "".join(f"[@key-{i}] " for i in range(n // 14)),
    "opening citations": "[@a; ",
    "one long citation": lambda n: "[@a" + "; @a" * (n // 4) + "]",
    "runs of backticks": lambda n: "".join(f"{'`' * i}a" for i in range(1, int((2 * n) ** 0.5))),
    "emphasis": "*a _b ",
    "stars": "*",
    "underscores": "a_",
    "tildes": "~a ",
    "backslashes": "\\",
    "ampersands": "&",
    "less-than signs": "<",
    "opening comments": "<!--",
    "opening tags": "<a ",
    "mail addresses": "a@",
    "figures": "It costs $12,345 and 12%. ",
    "figures without blanks": "$1,234",
    "colons": ":::\n",
    "braces": "{{ a }} ",
    "formulas": "$`a_b`$ ",
    "indented by tabs": "\t",
    "hard breaks": "a  \n",
    "rules": "- - -\n",
    "blank lines in items": "- a\n\n\n",
}


def texts() -> dict[str, Callable[[int], str]]:
    """Every pattern as a function from a size to a text; a string in one run and in paragraphs."""
    made: dict[str, Callable[[int], str]] = {}
    for name, pattern in PATTERNS.items():
        if callable(pattern):
            made[name] = pattern
        else:
            made[name] = partial(repeated, pattern)
            made[f"{name}, in paragraphs"] = partial(in_paragraphs, pattern)
    return made


def repeated(pattern: str, size: int) -> str:
    return pattern * (size // len(pattern))


def in_paragraphs(pattern: str, size: int) -> str:
    return (repeated(pattern, PARAGRAPH) + "\n\n") * (size // PARAGRAPH)


def measured(text: str, frame: tuple[str, str], catalog: Catalog) -> tuple[float, bool]:
    """CPU seconds for one text, and whether it was accepted."""
    before, after = frame
    data = f"{before}\n{text}\n{after}".encode()
    start = time.process_time()
    file = roles.read(data, GUIDE, catalog)
    accepted = not errors(file.problems)
    if accepted:
        render.render(file.body, str, lambda title, name: name)
    return time.process_time() - start, accepted


def fastest(text: str, frame: tuple[str, str], catalog: Catalog) -> tuple[float, bool]:
    """The quickest of a few rounds, or the first if that takes long."""
    runs = [measured(text, frame, catalog)]
    while len(runs) < ROUNDS and runs[0][0] < LONG:
        runs.append(measured(text, frame, catalog))
    return min(runs)


def main() -> int:
    catalog, _ = catalogs.shared(ROOT)
    guide = (ROOT / GUIDE).read_text(encoding="utf-8")
    middle = guide.index("\n## ") + 1
    frame = (guide[:middle], guide[middle:])
    empty, _ = fastest("", frame, catalog)
    rows, slow = [], []
    for name, make in texts().items():
        seconds = [float("inf")] * len(SIZES)
        for _ in range(TRIES):
            for place, size in enumerate(SIZES):
                best, accepted = fastest(make(size), frame, catalog)
                seconds[place] = min(seconds[place], max(best - empty, 0))
            ratio = seconds[-1] / max(seconds[-2], 1e-9)
            counts = seconds[-1] > SHORT
            if not counts or ratio <= MOST:
                break
        else:
            slow.append(name)
        times = " | ".join(f"{1000 * second:.0f}" for second in seconds)
        said = f"{ratio:.1f}" if counts else ""
        rows.append(f"| {name} | {'rendered' if accepted else 'refused'} | {times} | {said} |")
        print(rows[-1], flush=True)
    sizes = " | ".join(f"{size // 1000} kB" for size in SIZES)
    lines = [
        "# Growth",
        "",
        "CPU milliseconds to read and check a guide with so much of one pattern in it, and to "
        f"render it where it is accepted; measured on {date.today()} by `python "
        "benchmarks/growth.py`. The last column is how many times as long the last size takes as "
        f"the one before, where it takes more than {1000 * SHORT:.0f} ms: work that is linear in "
        "the text doubles, work that is quadratic takes four times as long.",
        "",
        f"| pattern | | {sizes} | times |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
        *rows,
        "",
    ]
    (HERE / "growth.md").write_text("\n".join(lines), encoding="utf-8")
    if slow:
        print(f"grows faster than the text: {', '.join(slow)}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
