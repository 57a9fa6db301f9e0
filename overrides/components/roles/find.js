/**
 * Which roles, or pages, answer a question, and in what order. A row is
 * `{title, also, words, group, occupation, pay, weights, place}`: `words` all it is found by, as
 * `search/words.js` prepares it; `pay` a year's or 0; `weights` family -> 0 to 1; `place` its place by title.
 * A question is what the form of the index holds: `{words, kind, way, group, occupation, family, weight, pay, sort}`;
 * what is empty or left out is not asked for.
 */
import { begins, beginningsOf, prepared, readingsOf } from "../search/words.js";

/**
 * @import { Same } from "../search/words.js"
 * @typedef {object} Row
 * @property {string} title
 * @property {string} also
 * @property {string} words
 * @property {string} [group]
 * @property {string} [kind]
 * @property {string[]} [ways]
 * @property {string} [occupation]
 * @property {number} pay
 * @property {Record<string, number>} weights
 * @property {number} place
 *
 * @typedef {{ words: string } & Partial<Record<"kind" | "way" | "group" | "occupation" | "family" | "weight" | "pay" | "sort", string>>} Asked
 */

/**
 * The rows that match, in the order asked for.
 *
 * @template {Row} R
 * @param {R[]} rows
 * @param {Asked} asked
 * @param {(beginning: string, row: R) => boolean} [elsewhere] whether a word that `words` lacks is found
 * @param {Same} [same] words that mean the same
 */
export function find(rows, asked, elsewhere = () => false, same = []) {
  const [leastWeight, leastPay] = [Number(asked.weight || 0), Number(asked.pay || 0)];
  const weighs = (/** @type {number} */ weight) => weight > 0 && weight >= leastWeight;
  const rest = rows.filter(
    (row) =>
      (!asked.kind || row.kind === asked.kind) &&
      (!asked.way || (row.ways?.includes(asked.way) ?? false)) &&
      (!asked.group || row.group === asked.group) &&
      (!asked.occupation || row.occupation === asked.occupation) &&
      row.pay >= leastPay &&
      (!asked.family || weighs(row.weights[asked.family] ?? 0)) &&
      (!leastWeight || asked.family || Object.values(row.weights).some(weighs)),
  );
  const has = (/** @type {R} */ row, /** @type {string} */ one) => begins(row.words, one) || elsewhere(one, row);
  /** @type {R[]} */
  let found = [];
  for (const reading of readingsOf(asked.words, same)) {
    found = rest.filter((row) => reading.every((either) => either.some((one) => has(row, one))));
    if (found.length) break;
  }
  return found.sort((ORDERS[asked.sort ?? ""] ?? ORDERS.nearness)(asked));
}

/** @typedef {(a: Row, b: Row) => number} Order */

/** @type {Order} */
const byTitle = (a, b) => a.place - b.place;
/** @type {Order} */
const byPay = (a, b) => b.pay - a.pay || byTitle(a, b);
/** @type {Record<string, (asked: Asked) => Order>} */
const ORDERS = {
  title: () => byTitle,
  pay: () => byPay,
  weight: ({ family }) => {
    const weight = (/** @type {Row} */ { weights }) => (family ? weights[family] ?? 0 : Math.max(0, ...Object.values(weights)));
    return (a, b) => weight(b) - weight(a) || byTitle(a, b);
  },
  nearness: ({ words }) => {
    const text = prepared(words);
    const beginnings = beginningsOf(words);
    if (!beginnings.length) return byPay;
    /** @type {Map<Row, number>} */
    const ranks = new Map();
    const rank = (/** @type {Row} */ row) => {
      const known = ranks.get(row) ?? nearness(row, text, beginnings);
      ranks.set(row, known);
      return known;
    };
    return (a, b) => rank(a) - rank(b) || byTitle(a, b);
  },
};

/**
 * 0 where the title is the text, more the farther off: titles before other titles before all else.
 *
 * @param {Pick<Row, "title" | "also">} row
 * @param {string} text
 * @param {string[]} beginnings
 */
export function nearness(row, text, beginnings) {
  const title = prepared(row.title);
  if (title === text) return 0;
  if (title.startsWith(text)) return 1;
  if (title.includes(text)) return 2;
  if (beginnings.every((one) => begins(title, one))) return 3;
  if (prepared(row.also).includes(text)) return 4;
  return beginnings.some((one) => begins(title, one)) ? 5 : 6;
}
