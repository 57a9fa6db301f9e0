"""What the scoring is handed: it reads everything that the checks let through."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from careerguide.content import catalog
from careerguide.views import role_weights, scoring_catalog
from careerguide.yamlfile.problems import errors, render
from scoring.reference import REFERENCE
from scoring.shapes import MOST_IN_NAME
from tests.content.project import problems, project

LONGEST = "a" * MOST_IN_NAME
AT_THE_LIMIT = {
    "roles/lock-keeper.md": {
        "title: Lock Keeper": f"title: {'Keeper ' * 11}X9",
        "family: communication": f"family: {LONGEST}",
    },
    "roles/tide-table-maker.md": {
        "lock-keeper": LONGEST,
        "family: communication": f"family: {LONGEST}",
    },
    "roles/changes.yml": {"lock-keeper": LONGEST, "communication 0.": f"{LONGEST} 0."},
    "quizzes/families.yml": {
        "id: communication\n": f"id: {LONGEST}\n",
        "half_life_months: 36": "half_life_months: 0.1",
        "half_life_months: 96": "half_life_months: 1200",
        "full_sd: 50": "full_sd: 0.1",
        "full_sd: 35": "full_sd: 100",
    },
    "quizzes/big-five-sample.yml": {
        'version: "1.0"': f"version: {LONGEST}",
        "scale: [Not at all, A little, Very well]": "scale: [A, B, C, D, E, F, G, H, I, J]",
        "id: O3": f"id: {LONGEST}",
    },
    "quizzes/norms/big-five-sample.yml": {
        'version: "2026-11-01"': f"version: {LONGEST}",
        "O3: {counts: [10, 20, 30], loading: 0.678}": (
            f"{LONGEST}: {{counts: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1000000], loading: 0.99}}"
        ),
    },
    "quizzes/versions.yml": {
        "version: '1.0'": f"version: {LONGEST}",
        "norms_version: '2026-11-01'": f"norms_version: {LONGEST}",
        "id: O3": f"id: {LONGEST}",
        "counts: [10, 20, 30]": "counts: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1000000]",
        "loading: 0.678": "loading: 0.99",
    },
}


def test_the_scoring_reads_what_is_at_the_limits_of_the_checks(tmp_path: Path) -> None:
    root = project(tmp_path)
    for path, changes in AT_THE_LIMIT.items():
        text = (root / path).read_text(encoding="utf-8")
        for old, new in changes.items():
            assert old in text, (path, old)
            text = text.replace(old, new)
        (root / path).write_text(text, encoding="utf-8")
    (root / "roles" / "lock-keeper.md").rename(root / "roles" / f"{LONGEST}.md")
    kits = root / "roles" / "kits"
    (kits / "lock-keeper.yml").rename(kits / f"{LONGEST}.yml")
    shutil.rmtree(root / "quizzes" / "practice")  # the id of a set is longer than its family's
    assert render(errors(problems(root))) == ""
    content = catalog.load(root)[0]
    made: dict[str, Any] = scoring_catalog.reference(content)
    made["roles"] = [role_weights.of(role, content) for role in content.roles.values()]
    read = REFERENCE.read(made, "reference")
    assert LONGEST in read.roles
    assert LONGEST in read.families
    assert read.quizzes[0].version == LONGEST
