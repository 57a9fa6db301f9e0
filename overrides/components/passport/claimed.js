/**
 * A passport's own numbers, shown while the scoring gets ready to work them out again. They are drawn as
 * results are, and only if all of them are such as a passport may have: whether they are right, and what
 * is wrong with the document, is for the scoring to say.
 */

/**
 * @import { Added, Entry, Pair, Points, Practice, Result, Sitting } from "types/scoring"
 * @import { PassportData } from "./passport.js"
 *
 * @typedef {object} Claimed
 * @property {string} exported
 * @property {string} name
 * @property {Result[]} entries
 */

/** Standard errors on either side of a score in its 90% band: Q90 in scoring/bands.py. */
const Q90 = 1.6448536269514722;
const [LOW, HIGH] = [300, 850];
/** No character that hides or turns others. */
const NAME = /^[^\p{C}\p{Zl}\p{Zp}]{1,60}$/u;
const MOST = 50;

/**
 * What `document` claims, with the family and trait names of `data`; null where it cannot be shown.
 *
 * @param {unknown} document
 * @param {PassportData} data
 * @returns {Claimed | null}
 */
export function claimed(document, data) {
  try {
    const { exported, name = "", entries } = /** @type {{ exported: string, name?: string, entries: Entry[] }} */ (document);
    if (!isDay(exported) || !entries.length || entries.length > MOST) return null;
    return { exported, name: NAME.test(name) ? name : "", entries: entries.map((entry) => result(entry, data)) };
  } catch {
    return null;
  }
}

/** @param {Entry} entry @param {PassportData} data @returns {Result} */
function result(entry, data) {
  const { id, kind, family, date } = entry;
  check(typeof id === "string" && isDay(date) && Object.hasOwn(data.families, family));
  const nothing = { norms: null, age_months: NaN, age_months_shown: NaN, freshness: null, freshness_percent: null, retest_on: null, retest_due: false };
  const shared = { id, kind, family, date, entry, private_traits: [], ...nothing };
  if (kind === "practice") {
    const { quiz, right, questions } = /** @type {Practice} */ (entry);
    check(isId(quiz) && isWhole(right, 0, questions) && isWhole(questions, 1, 1000));
    return { ...shared, counts_as: null, withheld: [], traits: [], points: null };
  }
  check(kind === "sample" || kind === "full");
  if (!("traits" in entry)) return { ...shared, counts_as: kind, withheld: [], traits: [], points: added(/** @type {Added} */ (entry)) };
  const { quiz, traits, withheld } = /** @type {Sitting} */ (entry);
  check(isId(quiz));
  for (const trait of [...withheld, ...Object.keys(traits)]) check(Object.hasOwn(data.traits, trait));
  const scored = Object.entries(traits).map(([trait, claim]) => ({ trait, ...points(claim, kind) }));
  return { ...shared, counts_as: kind, withheld, traits: /** @type {Result["traits"]} */ (scored), points: null };
}

/** @param {{ score: number, band90: Pair }} claim @param {"sample" | "full"} kind */
function points({ score, band90 }, kind) {
  const [low, high] = band90;
  check(isWhole(score, LOW, HIGH) && isWhole(low, LOW, score) && isWhole(high, score, HIGH));
  // A sample's points are shown to the nearest ten, as the scoring shows them.
  const shown = (/** @type {number} */ value) => (kind === "sample" ? 10 * Math.round(value / 10) : value);
  return { score, score_shown: shown(score), band90, band90_shown: [shown(low), shown(high)] };
}

/** @param {Added} entry */
function added({ score, sd }) {
  check(isWhole(score, LOW, HIGH) && sd > 0 && sd <= 100);
  const band90 = /** @type {[number, number]} */ ([Math.max(LOW, score - Q90 * sd), Math.min(HIGH, score + Q90 * sd)]);
  return /** @type {Points} */ ({ score, score_shown: score, band90, band90_shown: band90.map(Math.round) });
}

/** @param {unknown} name */
function isId(name) {
  return typeof name === "string" && /^[\w.-]{1,64}$/.test(name);
}

/** @param {unknown} day */
function isDay(day) {
  return typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && day.slice(0, 2) === "20";
}

/** @param {unknown} value @param {number} low @param {number} high */
function isWhole(value, low, high) {
  return Number.isInteger(value) && Number(value) >= low && Number(value) <= high;
}

/** @param {boolean} fits */
function check(fits) {
  if (!fits) throw new RangeError("not as a passport has it");
}
