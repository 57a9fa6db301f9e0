/** Results that came with the page: the same Python worked them out when the page was made. */
import { maybe } from "../parts.js";

/**
 * @import { Quiz, Reply, Trait } from "types/scoring"
 * @import { Answers } from "./sheet.js"
 *
 * @typedef {object} Known
 * @property {Reply<"score_quiz">} reply  without traits
 * @property {Trait[][]} traits  each trait's result by answer
 */

/**
 * What Python will reply to `answers`; null where the page does not know it.
 *
 * @param {ParentNode} page
 * @param {Quiz} quiz
 * @param {Answers} answers
 * @returns {Reply<"score_quiz"> | null}
 */
export function knownReply(page, quiz, answers) {
  /** @type {Known | null} */
  const known = JSON.parse(maybe(page, "known")?.textContent ?? "null");
  return known && known.reply.result.quiz_version === quiz.version ? replyFrom(known, answers) : null;
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
