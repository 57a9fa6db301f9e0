"""The norm table of a practice set, as the text of `quizzes/norms/<family>-practice.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from careerguide.content.calibration import earlier_id
from careerguide.content.practice_model import Practice
from scoring.local_norms import FEWEST, LOCAL_NORMS_FORMAT
from scoring.wire import indented
from tools.calibrate.calibrated import Calibrated
from tools.calibrate.donated import Donated, said

__all__ = ["BY_HAND", "decided", "local_norms", "norm_text", "put_aside"]

BY_HAND = ("parallel_form", "retest_on")
"""Figures of gates that no answers give: editors write them, and they stay."""

_HEAD = """\
# Norms of a practice set: how many people had each number of points, the same smoothed by a
# log-linear model with three moments, and alpha over cases; and what the gates are held against.
# Written by `python -m tools.calibrate {quiz} FOLDER`. By hand: parallel_form and retest_on.
"""
_WIDTH = 96
_DECIMALS = 3


def decided(path: Path) -> dict[str, Any]:
    """What editors wrote into the file that is there."""
    if not path.is_file():
        return {}
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = (written.get("validation") or {}).get("calibration") or {}
    return {key: found[key] for key in BY_HAND if found.get(key)}


def local_norms(practice: Practice, found: Calibrated) -> str | None:
    """The norms as an employer's own, for a bundle; None for fewer people than a bundle takes."""
    if found.taken.people < FEWEST:
        return None
    document = {
        "format": LOCAL_NORMS_FORMAT,
        "version": 1,
        "family": practice.family,
        "quiz": practice.id,
        "quiz_version": practice.version,
        "norm": {
            "reliability": round(found.alpha, _DECIMALS),
            "counts": [round(float(count), _DECIMALS) for count in found.smooth],
        },
    }
    return indented(document) + "\n"


def put_aside(path: Path, practice: Practice) -> None:
    """Norms of another version go on scoring what was taken of it, under a name of their own."""
    if not path.is_file():
        return
    text = path.read_text(encoding="utf-8")
    version = str(yaml.safe_load(text).get("quiz_version", ""))
    if version and version != practice.version:
        name = earlier_id(practice.id, version)
        text = text.replace(f"\nid: {practice.id}\n", f"\nid: {name}\n", 1)
        path.with_name(f"{name}.yml").write_text(text, encoding="utf-8")


def norm_text(
    practice: Practice,
    found: Calibrated,
    donated: Donated,
    made: date,
    by_hand: Mapping[str, Any],
) -> str:
    values = {
        "id": practice.id,
        "version": made.isoformat(),
        "kind": "total",
        "group": "Volunteers who gave away the answers of their first attempt",
        "quiz_version": practice.version,
        "sample": {"rows": found.taken.people, **_sample(donated)},
        "source": "Answers that readers saved for calibration and sent in",
        "licence": "CC0 1.0, by everybody who saved a file",
        "date": made,
        "steps": [{"length": len(found.taken.items), "traits": {"points": _norm(found)}}],
        "validation": {"calibration": {**found.figures, **by_hand}, **_validation(found, donated)},
    }
    body = yaml.safe_dump(
        values, sort_keys=False, width=_WIDTH, default_flow_style=None, allow_unicode=True
    )
    return _HEAD.format(quiz=practice.id) + body


def _norm(found: Calibrated) -> dict[str, Any]:
    return {
        "reliability": round(found.alpha, _DECIMALS),
        "counts": [int(count) for count in found.counts],
        "smoothed": [round(float(count), _DECIMALS) for count in found.smooth],
    }


def _sample(donated: Donated) -> dict[str, Any]:
    groups = {key: dict(sorted(counts.items())) for key, counts in said(donated.taken).items()}
    first, last = min(donated.months), max(donated.months)
    return {
        **{key: counts for key, counts in groups.items() if counts},
        "collected": first if first == last else f"{first} to {last}",
        "recruited": "self-selected volunteers on the web",
    }


def _validation(found: Calibrated, donated: Donated) -> dict[str, Any]:
    tried = found.coverage
    return {
        "alpha_90": [round(end, _DECIMALS) for end in found.alpha_90],
        "coverage": {
            "split_halves": tried.splits,
            "seed": tried.seed,
            "covered_68": round(tried.covered_68, _DECIMALS),
            "covered_90": round(tried.covered_90, _DECIMALS),
        }
        if tried
        else {},
        "items": {
            one.item: {
                "share": round(one.share, 3),
                "rest_r": round(one.rest_r, 3),
                **({"rival": one.rival} if one.rival else {}),
            }
            for one in found.items
        },
        "pairs": [[pair.one, pair.other, round(pair.q3, 2)] for pair in found.pairs],
        "dif": {
            group.name: {
                odds.item: [round(odds.delta, 2), round(odds.error, 2), odds.letter]
                for odds in group.items
            }
            for group in found.groups
        },
        "files": {
            "read": donated.files,
            **{reason: len(names) for reason, names in donated.dropped.items()},
        },
    }
