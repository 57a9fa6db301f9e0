/**
 * The answers of a sitting that is under way, on this device: closing the tab loses none, and one may
 * go on another day. With them lies the form they belong to, so that a sitting that began with an
 * older version of the quiz can be finished with it.
 *
 *     { version, answers, entry, day, quiz, texts }
 *
 * `entry`: id of the result that this sitting gives, whatever its length; `day`: of the last answer,
 * null where it was not known; `quiz`: what the scoring needs; `texts`: each item's text by its id.
 */

/**
 * @import { Day, Quiz } from "types/scoring"
 *
 * @typedef {{ id: string }} Named  a quiz, or a practice set
 *
 * @typedef {object} Draft
 * @property {string} version
 * @property {Record<string, number>} answers
 * @property {string} entry
 * @property {Day | null} day
 * @property {Quiz} [quiz]  none in drafts of the first version of this site
 * @property {Record<string, string>} [texts]
 */

const ROOT = new URL("../../../", import.meta.url).pathname;
const named = (/** @type {Named} */ quiz) => `${ROOT}#draft ${quiz.id}`;

/**
 * The draft of `quiz`, of whatever version; null where there is none.
 *
 * @template {object} [T=Draft]
 * @param {Named} quiz
 * @returns {T | null}
 */
export function stored(quiz) {
  try {
    const found = JSON.parse(localStorage.getItem(named(quiz)) ?? "null");
    const sound = typeof found?.version === "string" && typeof found.answers === "object" && typeof found.entry === "string";
    return sound && Object.keys(found.answers ?? {}).length ? found : null;
  } catch {
    return null; // Storage is denied or holds something else.
  }
}

/** @param {Named} quiz @param {object} draft */
export function store(quiz, draft) {
  try {
    localStorage.setItem(named(quiz), JSON.stringify(draft));
  } catch {
    // Storage is denied or full: the answers stand in the form, as ever.
  }
}

/** @param {Named} quiz */
export function forget(quiz) {
  try {
    localStorage.removeItem(named(quiz));
  } catch {
    // Storage is denied: nothing was kept.
  }
}
