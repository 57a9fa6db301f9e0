"""A practice set with an item of each format, as the scoring takes it."""

from __future__ import annotations

from typing import Any

TABLES: dict[str, Any] = {
    "gauges": {
        "columns": {"id": "integer primary key", "name": "text not null", "depth": "real"},
        "rows": [[1, "quay", 4.5], [2, "lock", None]],
    },
    "readings": {
        "columns": {"gauge_id": "integer not null references gauges (id)", "level": "real"},
        "rows": [[1, 2.0], [2, 1.0]],
    },
}
_COMMON = {"case": "harbor", "construct": "brevity"}
SET: dict[str, Any] = {
    "id": "communication-practice",
    "version": "1.0",
    "family": "communication",
    "cases": {"harbor": TABLES},
    "items": [
        {**_COMMON, "id": "one", "format": "choice", "options": ["a", "b", "c", "d"], "key": "b"},
        {
            **_COMMON,
            "id": "order",
            "format": "order",
            "orders": [["a", "b", "c", "d"], ["b", "a", "c", "d"]],
        },
        {
            **_COMMON,
            "id": "cut",
            "format": "cut",
            "words": 10,
            "sentences": {
                "a": {"words": 6, "facts": ["x"]},
                "b": {"words": 4, "facts": ["y"]},
                "c": {"words": 4, "facts": ["z", "y"]},
                "d": {"words": 9, "facts": []},
            },
        },
        {
            **_COMMON,
            "id": "marks",
            "format": "marks",
            "outputs": {name: name in "abcd" for name in "abcdefgh"},
        },
        {
            **_COMMON,
            "construct": "clarity",
            "id": "probe",
            "format": "probe",
            "looks": 2,
            "cause": "clock",
            "causes": ["clock", "table", "rust", "power"],
            "probes": {"bell": ["table", "power"], "hand": ["rust"], "lamp": ["power"], "talk": []},
        },
        {
            **_COMMON,
            "construct": "clarity",
            "id": "suite",
            "format": "suite",
            "choose": 3,
            "tests": ["a", "b", "c", "d", "e", "f", "g", "h"],
            "faulty": {"v": ["a"], "w": ["b"], "x": ["c"], "y": ["c", "d"]},
        },
        {
            **_COMMON,
            "construct": "clarity",
            "id": "query",
            "format": "sql",
            "key": "select name from gauges where depth is not null",
            "ordered": False,
            "hidden": [
                {"add": {"gauges": [[3, "mole", 0]]}},
                {"instead": {"gauges": [[1, "a", 1], [2, "b", 2]]}},
            ],
        },
        {
            **_COMMON,
            "construct": "clarity",
            "id": "row",
            "format": "counterexample",
            "query": "select count(level) from readings",
            "right": "select count(*) from readings",
            "table": "readings",
        },
    ],
}
KEYS: dict[str, Any] = {
    "one": "b",
    "order": ["b", "a", "c", "d"],
    "cut": ["a", "c"],
    "marks": ["a", "b", "c", "d"],
    "probe": {"probes": ["hand", "bell"], "cause": "clock"},
    "suite": ["c", "b", "a"],
    "query": "select name from gauges where not depth is null order by 1",
    "row": {"gauge_id": 1, "level": None},
}
