/**
 * Whether an attempt at a set is a first one, as far as this device knows. Somebody who has seen the
 * explanations, of the whole set or of its taster, is scored by no norms.
 *
 * Kept by family: the attempt that opened the explanations. Shown again with the same answers, after a
 * reload say, it is the same attempt.
 */
import { later } from "../later.js";
import { MARK } from "../passport/database.js";

/**
 * @import { PracticeAnswer, PracticeSet } from "types/scoring"
 * @typedef {{ entry: string, answers: string, first: boolean }} Seen
 */

const named = (/** @type {PracticeSet} */ set) => `${MARK}seen ${set.family}`;

/** @param {PracticeSet} set @param {string} entry @param {Record<string, PracticeAnswer>} answers */
export async function isFirst(set, entry, answers) {
  const before = seen(set);
  if (before) return before.first && before.entry === entry && before.answers === JSON.stringify(answers);
  try {
    /** @type {typeof import("../passport/store.js")} */
    const { entries } = await later(import.meta.resolve("../passport/store.js"));
    return !(await entries()).some((result) => "quiz" in result && result.quiz === set.id);
  } catch {
    return true; // Nothing can be kept here, or looked up: then there is nothing that says otherwise.
  }
}

/** The explanations are open now. @param {PracticeSet} set @param {string} entry @param {Record<string, PracticeAnswer>} answers @param {boolean} first */
export function markSeen(set, entry, answers, first) {
  if (seen(set)) return;
  try {
    localStorage.setItem(named(set), JSON.stringify({ entry, answers: JSON.stringify(answers), first }));
  } catch {
    // Storage is denied or full.
  }
}

/** @param {PracticeSet} set @returns {Seen | null} */
function seen(set) {
  try {
    return JSON.parse(localStorage.getItem(named(set)) ?? "null");
  } catch {
    return null; // Storage is denied or holds something else.
  }
}
