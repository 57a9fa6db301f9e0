/**
 * What scores that somebody does not have would do to their readiness: see sections 4 to 6 of
 * `docs/methodology.md`. Tried scores are full results of today. The scoring's own answer replaces this.
 */
import { weighed } from "../bundle/preview.js";

/**
 * @import { Readiness, Pair } from "types/scoring"
 * @import { Known } from "../bundle/preview.js"
 *
 * @typedef {{ score: number, sd: number }} Tried
 * @typedef {object} Standing  where somebody stands now, by the families of a role
 * @property {Record<string, number>} weights
 * @property {Record<string, Known>} known  what each family's result says
 * @property {Set<string>} full  families whose result is full
 * @property {Set<string>} samples  families of which a sample counts
 */

/**
 * @param {Readiness} readiness  with its families
 * @param {Set<string>} full
 * @returns {Standing}
 */
export function standingOf({ families }, full) {
  const known = families.flatMap(({ family, standing }) =>
    standing
      ? [[family, { freshness: standing.freshness, score: standing.then.score, sd_aged: standing.aged.sd, projected: standing.now.score, sd_now: standing.now.sd }]]
      : [],
  );
  return {
    weights: Object.fromEntries(families.map(({ family, weight }) => [family, weight])),
    known: Object.fromEntries(known),
    full: new Set(families.filter(({ standing, family }) => standing && full.has(family)).map(({ family }) => family)),
    samples: new Set(families.filter(({ standing, weight }) => weight && standing?.kind === "sample").map(({ family }) => family)),
  };
}

/**
 * The readiness with `scores` by family.
 *
 * @param {Standing} standing
 * @param {Record<string, Tried>} scores
 */
export function tried({ weights, known, full, samples }, scores) {
  const fresh = Object.fromEntries(
    Object.entries(scores).map(([family, { score, sd }]) => [family, { freshness: 1, score, sd_aged: sd, projected: score, sd_now: sd }]),
  );
  const all = { ...known, ...fresh };
  const ofFull = Object.fromEntries(Object.entries(all).filter(([family]) => family in fresh || full.has(family)));
  const [{ p, k_full_percent: k_percent }, { headline, k_full_percent }] = [weighed(all, weights), weighed(ofFull, weights)];
  const isSample = [...samples].some((family) => !(family in fresh));
  return { headline, p: isSample ? { ...p, ...toTens(p) } : p, k_percent, k_full_percent };
}

/**
 * The family among `left` whose full result would make the band narrowest, and how wide it would be;
 * null where there is none.
 *
 * @param {Standing} standing
 * @param {Record<string, number>} errors  standard error of a full result, by family
 * @param {string[]} left
 * @param {Record<string, Tried>} [scores]
 */
export function narrowest(standing, errors, left, scores = {}) {
  const width = (/** @type {Record<string, Tried>} */ more) => {
    const [low, high] = tried(standing, { ...scores, ...more }).p.band90;
    return Math.round(high - low);
  };
  const now = width({});
  const then = left.map((family) => ({ family, now, then: width({ [family]: { score: 575, sd: errors[family] } }) }));
  return then.filter((one) => one.then < now).sort((a, b) => a.then - b.then)[0] ?? null;
}

/** Points of a sample are shown to the nearest ten. @param {{ score: number, band90: Pair }} points */
function toTens({ score, band90: [low, high] }) {
  const ten = (/** @type {number} */ value) => 10 * Math.floor(Number(value.toFixed(9)) / 10 + 0.5);
  return { score_shown: ten(score), band90_shown: [ten(low), ten(high)] };
}
