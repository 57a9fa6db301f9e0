"""Checks of `tools.calibrate` against what is known; run in its own environment.

`test_calibrate.py` runs this file there, with the packages of requirements/calibrate.txt.
"""

# ruff: noqa: PT009, PT027  (unittest, because that environment has no pytest)

from __future__ import annotations

import json
import os
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
from tools.calibrate.logistic_curves import curves, fit
from tools.calibrate.taken import Taken
from tools.calibrate.takers import invented
from tools.calibrate.trials import drawn, wrong_key_found
from tools.norms.smoothing import published

BASE = Path(__file__).resolve().parents[1] / "content" / "base"
PRACTICE = shared(BASE)[0].practice["communication"]
SCORED = SET.read(for_scoring(PRACTICE), "set")
SEEDS = range(20 if os.environ.get("CAREERGUIDE_LONG") else 4)


LSAT = """
00000 3 00001 6 00010 2 00011 11 00100 1 00101 1 00110 3 00111 4 01000 1 01001 8 01011 16
01101 3 01110 2 01111 15 10000 10 10001 29 10010 14 10011 81 10100 3 10101 28 10110 15 10111 80
11000 16 11001 56 11010 21 11011 173 11100 11 11101 61 11110 28 11111 298
"""
"""Section 6 of the Law School Admission Test, 1,000 people by pattern of right and wrong, and the
estimates below, as R's package ltm prints them for its data set LSAT (`ltm(LSAT ~ z1)` with 21
Gauss-Hermite points; `factor.scores`). The same data: Bock & Lieberman 1970, Thissen 1982."""
LSAT_DIFFICULTIES = (-3.3597, -1.3696, -0.2799, -1.8659, -3.1236)
LSAT_SLOPES = (0.8254, 0.7229, 0.8905, 0.6886, 0.6575)
LSAT_LOG_LIKELIHOOD = -2466.653


class Curves(unittest.TestCase):
    def test_published_estimates_of_the_law_school_test(self) -> None:
        patterns, counts = LSAT.split()[::2], LSAT.split()[1::2]
        rows = [[int(one) for one in pattern] for pattern in patterns]
        solved = np.repeat(np.array(rows, dtype=float), [int(one) for one in counts], axis=0)
        self.assertEqual(len(solved), 1000)
        found = fit(solved)
        self.assertAlmostEqual(found.log_likelihood, LSAT_LOG_LIKELIHOOD, delta=0.001)
        published = zip(found.curves, LSAT_SLOPES, LSAT_DIFFICULTIES, strict=True)
        for curve, slope, difficulty in published:
            self.assertAlmostEqual(curve.slope, slope, delta=0.002)
            self.assertAlmostEqual(curve.difficulty or 0, difficulty, delta=0.005)

    def test_drawn_people_give_back_the_curves_they_were_drawn_from(self) -> None:
        random = np.random.default_rng(3)
        slopes, hard = random.uniform(0.6, 2.0, 16), random.uniform(-1.5, 1.5, 16)
        levels = random.normal(size=4000)
        chance = 1 / (1 + np.exp(-slopes * (levels[:, None] - hard)))
        found = fit((random.random(chance.shape) < chance).astype(float)).curves
        np.testing.assert_allclose([one.slope for one in found], slopes, atol=0.2)
        np.testing.assert_allclose([one.difficulty or 0 for one in found], hard, atol=0.15)

    def test_an_item_that_everybody_solved_has_no_curve(self) -> None:
        random = np.random.default_rng(4)
        points = (random.random((200, 4)) < 0.5).astype(float)
        points[:, 2] = 1
        names = ("a", "b", "c", "d")
        taken = Taken(items=names, cases=names, most=(1,) * 4, points=points)
        self.assertEqual(set(curves(taken)), {"a", "b", "d"})


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
    def test_a_wrong_key_is_found_every_time_at_100_people(self) -> None:
        for seed in SEEDS:
            self.assertTrue(wrong_key_found(PRACTICE, 100, seed), seed)

    def test_good_items_are_rarely_called_bad(self) -> None:
        called = 0
        for seed in SEEDS:
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
