/**
 * What the scoring answered last, kept to be shown at once at the next visit, before the scoring is there
 * to answer anew:
 *
 *     const before = await last("passport", asked);   // null unless it was the answer to the same question
 *     await keepLast("passport", asked, answer);
 */
import { use } from "./database.js";

/** Scripts of another version may draw what these do not keep. */
const BY = import.meta.url;
/** Characters; what is larger is worked out each time. */
const LARGEST = 1_000_000;

/**
 * @param {string} name
 * @param {unknown} asked
 * @returns {Promise<unknown>}
 */
export async function last(name, asked) {
  try {
    const kept = await use("last", "readonly", (store) => store.get(name));
    return kept && kept.by === BY && kept.asked === JSON.stringify(asked) ? JSON.parse(kept.answer) : null;
  } catch {
    return null; // what cannot be read is worked out
  }
}

/** @param {string} name @param {unknown} asked @param {unknown} answer */
export async function keepLast(name, asked, answer) {
  const row = { name, by: BY, asked: JSON.stringify(asked), answer: JSON.stringify(answer) };
  if (row.answer.length > LARGEST) return;
  await use("last", "readwrite", (store) => store.put(row)).catch(() => {}); // the next visit waits
}

/** Whether `answer` says nothing else than `before`. @param {unknown} before @param {unknown} answer */
export function isSame(before, answer) {
  return before !== null && JSON.stringify(before) === JSON.stringify(answer);
}
