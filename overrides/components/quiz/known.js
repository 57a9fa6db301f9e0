/** Results that are there before Python: the same Python worked them out when the site was made. */
import { maybe } from "../parts.js";

/**
 * @import { Quiz, Reply, Trait } from "types/scoring"
 * @import { Answers } from "./sheet.js"
 *
 * @typedef {object} Known
 * @property {Reply<"score_quiz">} reply  without traits
 * @property {Trait[][]} traits  each trait's result by answer
 */

const FILE = new URL("../scoring/known.json", import.meta.url);

/**
 * What is known of `quiz`: out of the page where that is a file by itself, or else from the site.
 *
 * @param {ParentNode} page
 * @param {Quiz} quiz
 * @returns {Promise<Known | null>}
 */
export async function fetchKnown(page, quiz) {
  const here = maybe(page, "known");
  /** @type {Known | undefined} */
  const known = here ? JSON.parse(here.textContent) : (await (await fetch(FILE)).json())[quiz.id];
  return known ?? null;
}

/**
 * What Python will reply to `answers`; null where that is not known.
 *
 * @param {Known | null} known
 * @param {Quiz} quiz
 * @param {Answers} answers
 * @returns {Reply<"score_quiz"> | null}
 */
export function knownReply(known, quiz, answers) {
  return known?.reply.result.quiz_version === quiz.version ? replyFrom(known, answers) : null;
}

/**
 * @param {Known} known
 * @param {Answers} answers
 * @returns {Reply<"score_quiz"> | null}
 */
export function replyFrom({ reply, traits }, answers) {
  if (Object.keys(answers).length !== traits.length) return null;
  const found = traits.flatMap((trait) => trait.filter(({ answered: [{ item, answer }] }) => answers[item] === answer));
  return found.length === traits.length ? { ...reply, result: { ...reply.result, traits: found } } : null;
}

/**
 * Whether two replies say the same of every trait.
 *
 * @param {Reply<"score_quiz">} one
 * @param {Reply<"score_quiz">} other
 */
export function isSame(one, other) {
  return JSON.stringify(one.result.traits) === JSON.stringify(other.result.traits);
}
