"""Checks of `tools.calibrate` against what is known; run in its own environment.

`test_calibrate.py` runs this file there, with the packages of requirements/calibrate.txt.
"""

# ruff: noqa: PT009, PT027  (unittest, because that environment has no pytest)

from __future__ import annotations

import json
import unittest
from contextlib import suppress
from dataclasses import replace
from math import log, sqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from careerguide.content.calibration import of
from careerguide.content.catalog import shared
from careerguide.content.practice_form import for_scoring
from scoring.donation import donation_json
from scoring.practice.set_json import SET
from scoring.wire import indented
from tools.calibrate.between_cases import alpha_interval, alpha_of_part, dependent_pairs
from tools.calibrate.calibrated import NotEnough, calibrate
from tools.calibrate.donated import read_folder, scored
from tools.calibrate.group_odds import compare
from tools.calibrate.half_cases import coverage, smooth_counts
from tools.calibrate.item_figures import of_items
from tools.calibrate.taken import Taken
from tools.calibrate.takers import invented
from tools.calibrate.trials import drawn, wrong_key_found
from tools.norms.smoothing import published

BASE = Path(__file__).resolve().parents[1] / "content" / "base"
PRACTICE = shared(BASE)[0].practice["communication"]
SCORED = SET.read(for_scoring(PRACTICE), "set")


class Files(unittest.TestCase):
    def read(self, *texts: str) -> Any:
        with TemporaryDirectory() as folder:
            for number, text in enumerate(texts):
                Path(folder, f"{number:03}.json").write_text(text, encoding="utf-8")
            return read_folder(Path(folder), SCORED)

    def test_each_file_that_does_not_count_is_named_once(self) -> None:
        good, other, later, open_one, wrong, strange = invented(PRACTICE, 6, 1)
        kept = dict(open_one.answers)
        kept.popitem()
        item = next(iter(wrong.answers))
        texts = [
            indented(donation_json(one))
            for one in (
                good,
                replace(other, quiz_version="0.9"),
                replace(later, first_attempt=False),
                replace(open_one, answers=kept),
                replace(wrong, answers={**wrong.answers, item: {"no": "such"}}),
                replace(strange, quiz="another-practice"),
                good,
            )
        ]
        found = self.read(*texts, "{", "x" * 300_000, "", '{"format": "aieh-bundle"}')
        self.assertEqual(found.files, 11)
        self.assertEqual(found.taken.people, 1)
        self.assertEqual(
            found.dropped,
            {
                "damaged": ("004.json", "007.json", "008.json", "009.json", "010.json"),
                "other quiz": ("005.json",),
                "other version": ("001.json",),
                "doubled": ("006.json",),
                "later attempt": ("002.json",),
                "incomplete": ("003.json",),
            },
        )
        self.assertEqual(found.months, ("2026-11",))

    def test_points_are_those_of_the_scoring(self) -> None:
        people = list(invented(PRACTICE, 5, 2))
        found = self.read(*(indented(donation_json(one)) for one in people))
        for row, one in zip(found.taken.points, people, strict=True):
            right = sum(
                item.scorer.most
                for item in SCORED.items
                if json.dumps(one.answers[item.id]) == json.dumps(_key(item.id))
            )
            self.assertGreaterEqual(row.sum(), right)

    def test_nobody(self) -> None:
        found = self.read()
        self.assertEqual((found.files, found.taken.people, found.months), (0, 0, ()))
        with self.assertRaises(NotEnough):
            calibrate(found.taken)


def _key(name: str) -> object:
    from careerguide.content.practice_form import key

    return key(PRACTICE.items[name][1].details)


class Groups(unittest.TestCase):
    def test_one_cut_is_mantel_and_haenszel(self) -> None:
        """Against their ratio, and the variance of Robins, Breslow and Greenland (1986)."""
        random = np.random.default_rng(5)
        level = random.normal(size=600)
        second = random.random(600) < 0.4
        points = (random.random((600, 8)) < 1 / (1 + np.exp(-level[:, None]))).astype(float)
        taken = _taken(points)
        for odds in compare(taken, np.ones(600, dtype=bool), second)[:3]:
            column = taken.items.index(odds.item)
            ratio, error = _by_hand(points[:, column], points.sum(axis=1), second)
            self.assertAlmostEqual(odds.delta, -2.35 * log(ratio), places=9)
            self.assertAlmostEqual(odds.error, 2.35 * error, delta=0.05)

    def test_an_item_harder_for_one_group_is_of_class_c(self) -> None:
        taken = drawn(1000, 3, harder={2: 1.6})
        second = np.array([one == "woman" for one in taken.about["gender"]])
        found = compare(taken, np.ones(1000, dtype=bool), second)
        self.assertEqual([one.item for one in found if one.letter == "C"], [taken.items[2]])
        self.assertLess(found[2].delta, -1.5)


def _by_hand(right: Any, total: Any, second: Any) -> tuple[float, float]:
    r = s = pr = mixed = qs = 0.0
    for stratum in np.unique(total):
        here = total == stratum
        a = (right[here & ~second] == 1).sum()
        b = (right[here & ~second] == 0).sum()
        c = (right[here & second] == 1).sum()
        d = (right[here & second] == 0).sum()
        n = a + b + c + d
        ri, si, p, q = a * d / n, b * c / n, (a + d) / n, (b + c) / n
        r, s = r + ri, s + si
        pr, mixed, qs = pr + p * ri, mixed + p * si + q * ri, qs + q * si
    variance = pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s)
    return r / s, sqrt(variance)


def _taken(points: Any, cases: int = 4) -> Taken:
    count = points.shape[1]
    return Taken(
        items=tuple(f"i{n}" for n in range(count)),
        cases=tuple(f"c{n % cases}" for n in range(count)),
        most=tuple(int(most) for most in points.max(axis=0)),
        points=points,
    )


class Figures(unittest.TestCase):
    def test_a_wrong_key_is_found_twenty_times_in_twenty_at_100_people(self) -> None:
        found = [wrong_key_found(PRACTICE, 100, seed) for seed in range(20)]
        self.assertEqual(sum(found), 20)

    def test_good_items_are_rarely_called_bad(self) -> None:
        called = 0
        for seed in range(20):
            people = list(invented(PRACTICE, 100, seed))
            called += sum(one.is_bad(0.10) for one in of_items(scored(people, SCORED)))
        self.assertLessEqual(called, 1)

    def test_two_items_that_are_one_are_found(self) -> None:
        taken = drawn(400, 8)
        points = taken.points.copy()
        points[:, 5] = points[:, 0]  # of another case
        self.assertNotEqual(taken.cases[0], taken.cases[5])
        pairs = dependent_pairs(replace(taken, points=points))
        self.assertEqual([(pair.one, pair.other) for pair in pairs], [("i0", "i5")])
        self.assertEqual(dependent_pairs(taken), ())

    def test_half_the_parts_and_all_of_them(self) -> None:
        half = alpha_of_part(0.8, 0.5)
        self.assertAlmostEqual(2 * half / (1 + half), 0.8)
        low, high = alpha_interval(0.7, 100, 4)
        self.assertTrue(0.55 < low < 0.7 < high < 0.8)

    def test_smoothing_keeps_three_moments_and_the_people(self) -> None:
        counts = np.array([0, 0, 1, 3, 9, 20, 26, 22, 12, 7, 0, 0, 0], dtype=float)
        smooth = published(smooth_counts(counts))
        place = np.arange(len(counts))
        self.assertAlmostEqual(smooth.sum(), 100)
        for power in (1, 2, 3):
            wanted = (counts * place**power).sum()
            self.assertAlmostEqual((smooth * place**power).sum() / wanted, 1, places=3)
        self.assertTrue((smooth >= 0.001).all())

    def test_bands_hold_what_they_say(self) -> None:
        tried = coverage(drawn(400, 4), splits=20)
        assert tried is not None
        self.assertLess(tried.off, 2)
        # A hundredth off is no more with thousands of people than with 400.
        self.assertEqual(replace(tried, people=10_000).off, replace(tried, people=400).off)
        self.assertLess(replace(tried, people=100).off, tried.off)

    def test_what_does_not_hang_together_gets_no_norms(self) -> None:
        random = np.random.default_rng(7)
        noise = (random.random((200, 12)) < 0.5).astype(float)
        with suppress(NotEnough):
            self.assertEqual(of(calibrate(_taken(noise)).figures).state, "practice")
        with self.assertRaises(NotEnough):
            calibrate(_taken(np.ones((200, 12))))


if __name__ == "__main__":
    unittest.main()
