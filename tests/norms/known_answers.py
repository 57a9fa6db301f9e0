"""Checks of `tools.norms` against answers known from elsewhere; run in its own environment.

`test_rebuild.py` runs this file there, with the packages of requirements/norms.txt.
"""

# ruff: noqa: PT009  (unittest, because that environment has no pytest)

from __future__ import annotations

import unittest

import numpy as np
import pandas as pd
from scipy.stats import multivariate_normal, norm

from scoring.items import posterior
from tools.norms.bfi import ITEMS, REVERSED, adults
from tools.norms.groups import difference, standardised_gap
from tools.norms.latent import Model, draw_traits
from tools.norms.onefactor import loadings
from tools.norms.polychoric import cell_probabilities, polychoric, polychoric_matrix, thresholds
from tools.norms.retest import retest
from tools.norms.sample import counts, scores
from tools.norms.smoothing import published, smoothed
from tools.norms.totals import alpha
from tools.norms.totals import norm as total_norm
from tools.norms.totals import scores as total_scores


class Polychoric(unittest.TestCase):
    def test_cell_probabilities_agree_with_another_integration(self) -> None:
        cuts = np.array([-np.inf, -0.7, 0.1, 1.3, np.inf])
        for r in (-0.9, -0.3, 0.0, 0.45, 0.8, 0.95):
            ours = cell_probabilities(cuts, cuts, r)
            self.assertAlmostEqual(float(ours.sum()), 1.0, places=12)
            for row in range(4):
                for column in range(4):
                    theirs = multivariate_normal.cdf(
                        np.minimum([cuts[row + 1], cuts[column + 1]], 9),
                        lower_limit=np.maximum([cuts[row], cuts[column]], -9),
                        cov=[[1, r], [r, 1]],
                        abseps=1e-9,
                        releps=1e-9,
                    )
                    self.assertAlmostEqual(float(ours[row, column]), float(theirs), places=6)

    def test_a_table_halved_both_ways_has_the_closed_form(self) -> None:
        # Sheppard (1899): with both cuts at the mean, P(both above) = 1/4 + arcsin(r) / (2 pi).
        for r in (-0.8, -0.2, 0.0, 0.5, 0.9):
            same = 0.25 + np.arcsin(r) / (2 * np.pi)
            table = 1e6 * np.array([[same, 0.5 - same], [0.5 - same, same]])
            self.assertAlmostEqual(polychoric(table), r, places=5)

    def test_expected_counts_give_back_the_correlation(self) -> None:
        cuts = thresholds(np.array([70, 124, 259, 707, 869, 503.0]))
        for r in (-0.6, 0.15, 0.7):
            self.assertAlmostEqual(polychoric(cell_probabilities(cuts, cuts, r)), r, places=4)

    def test_missing_answers_leave_their_pair_only(self) -> None:
        answers = np.random.default_rng(1).integers(1, 7, size=(400, 3)).astype(float)
        whole = polychoric_matrix(answers)
        answers[:50, 2] = np.nan
        holed = polychoric_matrix(answers)
        self.assertEqual(whole[0, 1], holed[0, 1])
        self.assertEqual(holed[0, 2], polychoric_matrix(answers[50:])[0, 2])


class OneFactor(unittest.TestCase):
    def test_products_of_loadings_give_back_the_loadings(self) -> None:
        known = np.array([0.678, 0.3, 0.9, -0.4, 0.5])
        found = loadings(np.outer(known, known) + np.diag(1 - known**2))
        np.testing.assert_allclose(found, known, atol=1e-6)


class Latent(unittest.TestCase):
    def test_one_answer_says_what_the_published_formula_says(self) -> None:
        group = np.array([54, 194, 400, 410, 729, 745])
        loading = 0.72
        model = Model(
            cuts=np.tile(thresholds(group.astype(float)), (25, 1)),
            loadings=np.full(25, loading),
            traits=np.eye(5),
        )
        answers = np.full((4_000, 25), np.nan)
        answers[:, ITEMS.index("C4")] = 5
        draws = draw_traits(model, answers, np.random.default_rng(1))
        expected = posterior(5, counts=group.tolist(), loading=loading, direction="forward")
        seen = draws.means[:, :, 1]
        spread = np.sqrt(seen.var() + draws.covariance[1, 1])
        self.assertAlmostEqual(float(seen.mean()), expected.theta, delta=0.006)
        self.assertAlmostEqual(float(spread), expected.sd, delta=0.006)
        # Nothing was asked about the other traits, so they keep the norm group's distribution.
        other = draws.means[:, :, 0]
        self.assertAlmostEqual(float(other.mean()), 0.0, delta=0.006)
        self.assertAlmostEqual(float(other.var() + draws.covariance[0, 0]), 1.0, delta=0.01)

    def test_correlated_traits_borrow_from_each_other(self) -> None:
        traits = np.eye(5)
        traits[0, 1] = traits[1, 0] = 0.5
        group = np.array([1, 2, 3, 3, 2, 1.0])
        model = Model(
            cuts=np.tile(thresholds(group), (25, 1)), loadings=np.full(25, 0.7), traits=traits
        )
        answers = np.full((4_000, 25), np.nan)
        answers[:, ITEMS.index("O3")] = 6
        draws = draw_traits(model, answers, np.random.default_rng(1))
        openness, conscientiousness = draws.means.mean(axis=(0, 1))[:2]
        self.assertAlmostEqual(float(conscientiousness / openness), 0.5, delta=0.01)


class Sample(unittest.TestCase):
    def test_scores_look_up_the_published_formula_and_keep_gaps(self) -> None:
        group = np.array([70, 124, 259, 707, 869, 503.0])
        scored = scores(np.array([3.0, np.nan, 6.0]), norms=group, loading=0.678)
        for place, answer in ((0, 3), (2, 6)):
            expected = posterior(
                answer,
                counts=[int(count) for count in group],
                loading=0.678,
                direction="forward",
            )
            self.assertEqual(scored.theta[place], expected.theta)
            self.assertEqual(scored.sd[place], expected.sd)
        self.assertTrue(np.isnan(scored.theta[1]) and np.isnan(scored.sd[1]))

    def test_counts_leave_out_missing_answers(self) -> None:
        self.assertEqual(counts(np.array([1, 1, 6, np.nan])).tolist(), [2, 0, 0, 0, 0, 1])


class Groups(unittest.TestCase):
    def test_a_gap_of_half_a_standard_deviation(self) -> None:
        grid = norm.ppf((np.arange(4000) + 0.5) / 4000)
        first = np.repeat([True, False], 4000)
        values = np.concatenate([grid + 0.5, grid])
        self.assertAlmostEqual(standardised_gap(values, first), 0.5, places=2)

    def test_a_gap_that_the_other_items_share_leaves_no_dif(self) -> None:
        random = np.random.default_rng(1)
        first = np.arange(40_000) % 2 == 0
        four = random.standard_normal(40_000) + 0.6 * first
        keyed = np.tile(four[:, None], 25)
        item = ITEMS.index("O3")
        keyed[:, item] = 0.5 * four + random.standard_normal(40_000)
        fair = difference("openness", keyed, keyed[:, item], first)
        self.assertGreater(fair.item, 0.2)
        self.assertAlmostEqual(fair.dif, 0.0, delta=0.02)
        keyed[first, item] += 0.5
        unfair = difference("openness", keyed, keyed[:, item], first)
        self.assertAlmostEqual(unfair.dif * keyed[:, item].std(), 0.5, delta=0.03)


class Smoothing(unittest.TestCase):
    def test_the_moments_stay_those_of_the_counts(self) -> None:
        for people, spread in ((3365, 7.0), (200, 3.0)):
            chance = np.random.default_rng(7)
            totals = np.clip(chance.normal(30, spread, people).round(), 0, 50).astype(int)
            counts = np.bincount(totals, minlength=51).astype(float)
            smooth = smoothed(counts)
            self.assertGreater(float(smooth.min()), 0)
            place = np.arange(51) / 50
            for power in range(5):
                self.assertAlmostEqual(
                    float(place**power @ smooth), float(place**power @ counts), places=6
                )

    def test_two_moments_of_a_normal_curve_give_it_back(self) -> None:
        # A log-linear model of degree 2 is the normal curve itself.
        curve = 1000 * norm.pdf(np.arange(41), 18, 5)
        np.testing.assert_allclose(smoothed(curve, moments=2), curve, rtol=1e-6)

    def test_what_is_published_adds_up_to_the_people(self) -> None:
        counts = np.random.default_rng(3).integers(0, 40, 26).astype(float)
        rounded = published(smoothed(counts))
        self.assertEqual(round(1000 * float(rounded.sum())), 1000 * int(counts.sum()))
        np.testing.assert_allclose(rounded, smoothed(counts), atol=0.001)


class Totals(unittest.TestCase):
    ANSWERS = 6

    def _people(self, loaded: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
        """A trait, and answers to statements with these loadings on it; uneven cuts."""
        random = np.random.default_rng(11)
        trait = random.standard_normal(count)
        spread = np.sqrt(1 - loaded**2)
        behind = trait[:, None] * loaded + random.standard_normal((count, len(loaded))) * spread
        return trait, 1.0 + np.digitize(behind, [-1.6, -0.9, -0.2, 0.3, 1.1])

    def test_one_statement_measures_the_trait_by_its_loading(self) -> None:
        block = np.random.default_rng(1).integers(1, 7, (500, 1)).astype(float)
        by = total_norm(block, np.array([0.7]), self.ANSWERS)
        self.assertEqual(by.reliability, 0.49)
        np.testing.assert_array_equal(by.smooth, by.counts)

    def test_a_total_measures_the_trait_as_well_as_it_correlates_with_it(self) -> None:
        loaded = np.array([0.8, 0.7, 0.6, 0.5, 0.4, 0.7, 0.6, 0.5, 0.4, 0.3])
        trait, block = self._people(loaded, 200_000)
        for length in (5, 10):
            by = total_norm(block[:, :length], loaded[:length], self.ANSWERS)
            seen = np.corrcoef(trait, block[:, :length].sum(axis=1))[0, 1] ** 2
            # The total in steps knows a little less than the variable behind it.
            self.assertAlmostEqual(by.reliability, float(seen), delta=0.012)
            self.assertGreater(by.reliability, float(seen))

    def test_bands_hold_what_they_promise_about_the_trait_itself(self) -> None:
        loaded = np.array([0.8, 0.7, 0.6, 0.5, 0.4])
        trait, block = self._people(loaded, 100_000)
        for length in (1, 5):
            by = total_norm(block[:, :length], loaded[:length], self.ANSWERS)
            scored = total_scores(block[:, :length], by)
            off = np.abs(trait - scored.theta) / scored.sd
            self.assertAlmostEqual(float((off <= 0.99446).mean()), 0.68, delta=0.01)
            self.assertAlmostEqual(float((off <= 1.64485).mean()), 0.90, delta=0.01)

    def test_alpha_of_equal_statements_is_known(self) -> None:
        # Five parallel parts with correlation r have alpha 5 r / (1 + 4 r).
        r = 0.4
        mixed = np.full((5, 5), r) + (1 - r) * np.eye(5)
        block = np.random.default_rng(2).multivariate_normal(np.zeros(5), mixed, 200_000)
        self.assertAlmostEqual(alpha(block), 5 * r / (1 + 4 * r), delta=0.005)


class Retest(unittest.TestCase):
    def test_levels_of_two_sittings(self) -> None:
        random = np.random.default_rng(5)
        people, r = 40_000, 0.9
        first = random.standard_normal(people)
        second = r * first + np.sqrt(1 - r * r) * random.standard_normal(people)
        names = [f"V{n}" for n in range(1, 9)]
        frame = {"time": np.repeat([1.0, 2.0], people)}
        for name in names:
            level = np.concatenate([first, second])
            given = 1.0 + (0.8 * level + random.standard_normal(2 * people) > 0)
            frame[name] = 3 - given if name == "V3" else given
        keys = {scale: [f"-{n}" if n == "V3" else n for n in names] for scale in ("E", "N")}
        found = retest({"epiR": pd.DataFrame(frame), "epi.keys": keys})
        for row in found.values():
            self.assertEqual(row.people, people)
            self.assertAlmostEqual(row.r, r, delta=0.02)


class Data(unittest.TestCase):
    def test_every_keyed_item_points_the_way_of_its_trait(self) -> None:
        people = adults()
        self.assertEqual(people.keyed.shape, (2552, 25))
        self.assertEqual(len(REVERSED), 12)
        for start in range(0, 25, 5):
            block = people.keyed[:, start : start + 5]
            known = block[~np.isnan(block).any(axis=1)]
            self.assertTrue((np.corrcoef(known.T) > 0).all())


if __name__ == "__main__":
    unittest.main()
