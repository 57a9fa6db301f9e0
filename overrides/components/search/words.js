/**
 * How words are compared wherever something is searched: in small letters, without accents, and apart
 * at every sign that is no letter or digit. "UX/UI" is two words, "300–850" too; "C#" and "C++" are one.
 */
const WORD = /[\p{L}\p{N}#+]+/gu;
const ACCENTS = /\p{M}/gu;
/** English endings that a word of a question may have where a text has another: Engineers, studies, calculated. */
const ENDING = /(?<=.{4})(?:ies|es|y|ed|ing)$|(?<=.{3})s$/;

/** The words of a text or a question. @param {string} text */
export function wordsOf(text) {
  return text.normalize("NFKD").replace(ACCENTS, "").toLowerCase().match(WORD) ?? [];
}

/** What the words of a text must begin with to answer the question `text`. @param {string} text */
export function beginningsOf(text) {
  return wordsOf(text).map((word) => word.replace(ENDING, ""));
}

/** Lists of words that mean the same here. @typedef {string[][]} Same */

/**
 * What `text` may ask for, the narrower reading first: every one of these needs a word that begins
 * with one of its beginnings. "UX/UI design" needs all three words, or else "design" and one of the two.
 *
 * @param {string} text
 * @param {Same} [same]
 * @returns {string[][][]}
 */
export function readingsOf(text, same = []) {
  const either = (/** @type {string[]} */ words) => words.flatMap((one) => [one, ...others(one, same)]);
  const all = beginningsOf(text).map((one) => either([one]));
  if (!text.includes("/")) return [all];
  const parts = text.replace(/\s*\/\s*/g, "/").split(/\s+/);
  return [all, parts.flatMap((part) => (part.includes("/") ? [either(beginningsOf(part))] : beginningsOf(part).map((one) => either([one]))))];
}

/**
 * Other words for what begins with `beginning`, to be found as they are and with an s; the sign of
 * that is the space behind them. An "ad" is no "administrator".
 *
 * @param {string} beginning
 * @param {Same} same
 */
function others(beginning, same) {
  const means = (/** @type {string} */ word) => [word, `${word}s`].some((one) => beginningsOf(one)[0] === beginning);
  const found = same.filter((words) => words.some(means)).flat();
  return found.filter((word) => !word.startsWith(beginning)).flatMap((word) => [`${word} `, `${word}s `]);
}

/** `text` as `begins` looks through it. @param {string} text */
export function prepared(text) {
  return ` ${wordsOf(text).join(" ")}`;
}

/**
 * Whether a word of the text, `prepared`, begins with `beginning`, or is it where a space stands behind it.
 *
 * @param {string} text
 * @param {string} beginning
 */
export function begins(text, beginning) {
  return text.includes(` ${beginning}`) || (beginning.endsWith(" ") && text.endsWith(` ${beginning.trimEnd()}`));
}

/**
 * The word of `known` that is one slip of a finger from `word`: a letter too many, too few, another, or
 * two in the wrong order. Of several the one that most texts have; none for short words and numbers.
 *
 * @param {string} word
 * @param {Map<string, number>} known  how many texts have each word
 */
export function meant(word, known) {
  if (word.length < 4 || /\d/.test(word)) return undefined;
  /** @type {[string, number] | undefined} */
  let best;
  for (const [other, count] of known) {
    if (Math.abs(other.length - word.length) < 2 && (!best || count > best[1]) && isOneSlip(word, other)) best = [other, count];
  }
  return best?.[0];
}

/** @param {string} a @param {string} b */
function isOneSlip(a, b) {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
