/**
 * What weights do to the invented people, in plain arithmetic, while the scoring is asked: R, P and
 * coverage as sections 4 to 6 of `docs/methodology.md` have them. The scoring's own answer replaces it.
 *
 * @import { Move, Pair } from "types/scoring"
 *
 * @typedef {object} Known  what one result says today, as the scoring worked it out
 * @property {number} freshness
 * @property {number} score  on its day
 * @property {number} sd_aged
 * @property {number} projected  the guess at today's level
 * @property {number} sd_now
 *
 * @typedef {Record<string, number>} Weights  by family
 * @typedef {{ score: number, sd: number }} Estimate
 * @typedef {{ score: number, score_shown: number, band90: Pair, band90_shown: Pair }} Place
 * @typedef {object} Weighed
 * @property {boolean} headline
 * @property {Place | null} r
 * @property {Place} p
 * @property {number} k_full_percent
 */

const [MEAN, SD, LOW, HIGH] = [575, 100, 300, 850];
const TOGETHER = 0.2; // correlation of the errors of two results of one person
const Q90 = 1.6448536269514722;
const HEADLINE = 0.5;

/** @param {number} value */
export function whole(value) {
  return Math.floor(Number(value.toFixed(9)) + 0.5);
}

/** Each weight as a share of their sum. @param {Weights} weights @returns {Weights} */
export function shares(weights) {
  const total = sum(Object.values(weights));
  return Object.fromEntries(Object.entries(weights).map(([family, weight]) => [family, weight / total]));
}

/**
 * Where somebody stands by `weights`, from full results alone.
 *
 * @param {Record<string, Known>} known  by family
 * @param {Weights} weights
 * @returns {Weighed}
 */
export function weighed(known, weights) {
  const families = Object.entries(weights);
  const parts = families.map(([family, weight]) => {
    const { projected = MEAN, sd_now = SD } = known[family] ?? {};
    return { weight, score: projected, sd: sd_now };
  });
  const taken = families.flatMap(([family, weight]) => {
    const { freshness = 0, score = MEAN, sd_aged = SD } = known[family] ?? {};
    return weight * freshness > 0 ? [{ weight: weight * freshness, score, sd: sd_aged }] : [];
  });
  const covered = sum(taken.map(({ weight }) => weight)) / sum(Object.values(weights));
  return {
    headline: Number(covered.toFixed(5)) >= HEADLINE,
    p: placed(mean(parts)),
    r: taken.length ? placed(mean(taken)) : null,
    k_full_percent: whole(100 * covered),
  };
}

/**
 * How far P moves from `published` to `own` weights. Both rest on the same results, so the error is
 * that of the difference.
 *
 * @param {Record<string, Known>} known
 * @param {Weights} published
 * @param {Weights} own
 * @returns {Move}
 */
export function move(known, published, own) {
  const [before, now] = [shares(published), shares(own)];
  const parts = Object.keys(before).map((family) => {
    const { projected = MEAN, sd_now = SD } = known[family] ?? {};
    return { weight: now[family] - before[family], score: projected, sd: sd_now };
  });
  const points = sum(parts.map(({ weight, score }) => weight * score));
  const half = Q90 * spread(parts.map(({ weight, sd }) => weight * sd));
  return {
    points_shown: whole(points),
    band90_shown: [whole(points - half), whole(points + half)],
    known: Number((Math.abs(points) - half).toFixed(5)) > 0,
  };
}

/** @param {(Estimate & { weight: number })[]} parts @returns {Estimate} */
function mean(parts) {
  const total = sum(parts.map(({ weight }) => weight));
  return {
    score: sum(parts.map(({ weight, score }) => weight * score)) / total,
    sd: spread(parts.map(({ weight, sd }) => weight * sd)) / total,
  };
}

/** @param {number[]} errors */
function spread(errors) {
  return Math.sqrt((1 - TOGETHER) * sum(errors.map((error) => error * error)) + TOGETHER * sum(errors) ** 2);
}

/** @param {Estimate} estimate @returns {Place} */
function placed({ score, sd }) {
  const [low, high] = [score - Q90 * sd, score + Q90 * sd].map((end) => Math.min(Math.max(end, LOW), HIGH));
  return { score, score_shown: whole(score), band90: [low, high], band90_shown: [whole(low), whole(high)] };
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
