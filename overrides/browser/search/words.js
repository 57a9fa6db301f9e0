/**
 * How words are compared wherever something is searched: in small letters, without accents, and apart
 * at every sign that is no letter or digit. "UX/UI" is two words, "300–850" too; "C#" and "C++" are one.
 */
const WORD = /[\p{L}\p{N}#+]+/gu;
const ACCENTS = /\p{M}/gu;
/** English endings that a word of a question may have where a text has another: Engineers, studies. */
const ENDING = /(?<=.{4})(?:ies|es|y)$|(?<=.{3})s$/;

/** The words of a text or a question. @param {string} text */
export function wordsOf(text) {
  return text.normalize("NFKD").replace(ACCENTS, "").toLowerCase().match(WORD) ?? [];
}

/** What the words of a text must begin with to answer the question `text`. @param {string} text */
export function beginningsOf(text) {
  return wordsOf(text).map((word) => word.replace(ENDING, ""));
}

/**
 * What `text` may ask for, the narrower reading first: every one of these needs a word that begins
 * with one of its beginnings. "UX/UI design" needs all three words, or else "design" and one of the two.
 *
 * @param {string} text
 * @returns {string[][][]}
 */
export function readingsOf(text) {
  const all = beginningsOf(text).map((one) => [one]);
  if (!text.includes("/")) return [all];
  const parts = text.replace(/\s*\/\s*/g, "/").split(/\s+/);
  return [all, parts.flatMap((part) => (part.includes("/") ? [beginningsOf(part)] : beginningsOf(part).map((one) => [one])))];
}

/** `text` as `begins` looks through it. @param {string} text */
export function prepared(text) {
  return ` ${wordsOf(text).join(" ")}`;
}

/**
 * Whether a word of the text, `prepared`, begins with `beginning`.
 *
 * @param {string} text
 * @param {string} beginning
 */
export function begins(text, beginning) {
  return text.includes(` ${beginning}`);
}
