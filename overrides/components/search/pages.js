/**
 * The pages of the site as rows for `roles/find.js`, and what the search box shows of one. The index
 * holds `{docs: [{location, title, text}]}`, a page before the sections of it (`location` with a #).
 */
import { find, nearness } from "../roles/find.js";
import { begins, beginningsOf, meant, prepared, readingsOf, wordsOf } from "./words.js";

/**
 * @import { Row } from "../roles/find.js"
 * @import { Same } from "./words.js"
 * @typedef {{ location: string, title: string, text: string, also?: string[] }} Doc  `also`: its other titles
 * @typedef {Doc & { words: string, heading: string, names: string }} Part
 * @typedef {Row & { parts: Part[] }} PageRow
 * @typedef {{ text: string, asked: boolean }[]} Excerpt
 * @typedef {{ location: string, title: string, page: string, excerpt: Excerpt }} Answer
 * @typedef {{ same?: Same, ignored?: string[], last?: string[] }} Language  words that mean the same, words that
 *   are not looked for beside others, addresses of pages that come last
 * @typedef {{ kind: "found" | "corrected" | "near" | "none", asked: string, answers: Answer[] }} Found
 */

const EXCERPT = 150;
const BEFORE = 40;
/** Titles and other titles of a page count before what is in its text; see `nearness`. */
const BY_TITLE = 4;
/** A word in a heading counts as often as this in the text below it. */
const HEADING = 4;
/** Of how often a word occurs and of how long a text is (k1 and b of Okapi BM25, Robertson and Zaragoza 2009). */
const [K, B] = [1.2, 0.75];
/** A page that lacks some of the words must have this share of their weight. */
const ENOUGH = 0.35;

/**
 * One row a page; a page is found by its own words and those of its sections.
 *
 * @param {{ docs: Doc[] }} index
 * @returns {PageRow[]}
 */
export function rowsOf({ docs }) {
  /** @type {Map<string, Part[]>} */
  const pages = new Map();
  for (const { location, title, text, also = [] } of docs) {
    const address = location.split("#")[0];
    const parts = pages.get(address) ?? [];
    const [words, heading, names] = [prepared(`${title} ${text}`), prepared(title), prepared(also.join("; "))];
    parts.push({ location, title, text, words, heading, names });
    pages.set(address, parts);
  }
  return [...pages.values()].map((parts, place) => {
    const words = parts.map((part) => part.words).join("");
    const also = [parts[0].names, ...parts.slice(1).map((part) => part.title)].join("; ");
    return { title: parts[0].title, also, words, parts, place, pay: 0, weights: {} };
  });
}

/**
 * What answers `text`: pages with all of its words; else those with its words spelled right; else those
 * with the words that tell most. `asked` is the question that was answered.
 *
 * @param {PageRow[]} rows
 * @param {string} text
 * @param {Language} [language]
 * @returns {Found}
 */
export function search(rows, text, language = {}) {
  const words = told(text, new Set(language.ignored));
  const all = answers(rows, words, language);
  if (all.length) return { kind: "found", asked: words, answers: all };
  const asked = corrected(rows, words, language.same);
  if (asked !== words) {
    const meant = answers(rows, asked, language);
    if (meant.length) return { kind: "corrected", asked, answers: meant };
  }
  const near = nearest(rows, asked, language.same);
  return { kind: near.length ? "near" : "none", asked, answers: near };
}

/**
 * `text` without its words that tell nothing, unless it has no others.
 *
 * @param {string} text
 * @param {Set<string>} ignored
 */
function told(text, ignored) {
  const telling = text.split(/\s+/).filter((word) => !ignored.has(wordsOf(word).join(" ")));
  return telling.join(" ") || text;
}

/**
 * The pages that have all words of `text`, nearest first; `page` is the page's title where a section answers.
 *
 * @param {PageRow[]} rows
 * @param {string} text
 * @param {Language} [language]
 * @returns {Answer[]}
 */
export function answers(rows, text, { same = [], last = [] } = {}) {
  const beginnings = beginningsOf(text);
  if (!beginnings.length) return [];
  const weigh = weighing(rows, text, same);
  const title = prepared(text);
  const anyOf = readingsOf(text).at(-1) ?? [];
  const rankOf = (/** @type {PageRow} */ row) => {
    if (anyOf.every((either) => either.some((one) => begins(row.parts[0].heading, one)))) return Math.min(nearness(row, title, beginnings), BY_TITLE - 1);
    return last.includes(row.parts[0].location) ? BY_TITLE + 2 : Math.min(nearness(row, title, beginnings), BY_TITLE + 1);
  };
  const found = find(rows, { words: text }, undefined, same).map((row) => ({ row, rank: rankOf(row), ...weigh(row) }));
  const shorter = (/** @type {PageRow} */ a, /** @type {PageRow} */ b) => a.title.length - b.title.length;
  found.sort((a, b) => a.rank - b.rank || (a.rank < BY_TITLE ? shorter(a.row, b.row) : 0) || b.weight - a.weight);
  return found.map(({ row, part }) => answer(row, part, text, same));
}

/**
 * The pages with the words of `text` that tell most, where none has all of them.
 *
 * @param {PageRow[]} rows
 * @param {string} text
 * @param {Same} [same]
 */
function nearest(rows, text, same = []) {
  if (!beginningsOf(text).length) return [];
  const weigh = weighing(rows, text, same);
  const found = rows.map((row) => ({ row, ...weigh(row) })).filter(({ share }) => share >= ENOUGH);
  found.sort((a, b) => b.share - a.share || b.weight - a.weight);
  return found.map(({ row, part }) => answer(row, part, text, same));
}

/**
 * How well a page answers `text`: its best part, the weight of that (Okapi BM25 over the parts, headings
 * counted more), and which share of the words' weight the page has at all. Words that are in the title of
 * the page do not decide between its parts: all of it is about them. One of its other titles means the page.
 *
 * @param {PageRow[]} rows
 * @param {string} text
 * @param {Same} same
 */
function weighing(rows, text, same) {
  const wanted = readingsOf(text, same).at(-1) ?? [];
  const has = (/** @type {string} */ words, /** @type {string[]} */ either) => either.some((one) => begins(words, one));
  const parts = rows.flatMap((row) => row.parts);
  const usual = parts.reduce((sum, part) => sum + part.words.length, 0) / Math.max(1, parts.length);
  const tells = wanted.map((either) => {
    const count = rows.reduce((sum, row) => sum + Number(has(row.words, either)), 0);
    return Math.log(1 + (rows.length - count + 0.5) / (count + 0.5));
  });
  const phrase = prepared(text);
  const whole = tells.reduce((sum, one) => sum + one, 0);
  return (/** @type {PageRow} */ row) => {
    const inTitle = wanted.map((either) => has(row.parts[0].heading, either));
    const weightOf = (/** @type {Part} */ part, /** @type {boolean} */ anywhere) =>
      wanted.reduce((sum, either, place) => {
        if (anywhere && inTitle[place]) return sum;
        const often = either.reduce((times, one) => times + count(part.words, one) + HEADING * count(part.heading, one), 0);
        return sum + (tells[place] * often * (K + 1)) / (often + K * (1 - B + (B * part.words.length) / usual));
      }, 0);
    const part = inTitle.every(Boolean) || row.parts[0].names.includes(phrase) ? row.parts[0] : row.parts.reduce((best, one) => (weightOf(one, true) > weightOf(best, true) ? one : best));
    const share = wanted.reduce((sum, either, place) => sum + (has(row.words, either) ? tells[place] : 0), 0) / whole;
    return { part, weight: weightOf(part, false), share };
  };
}

/** How often a word that begins with `beginning` is in the text, `prepared`. @param {string} text @param {string} beginning */
function count(text, beginning) {
  const wanted = ` ${beginning}`;
  let times = Number(beginning.endsWith(" ") && text.endsWith(wanted.trimEnd()));
  for (let place = text.indexOf(wanted); place >= 0; place = text.indexOf(wanted, place + 1)) times += 1;
  return times;
}

/**
 * `text` with each word that no page has put right, where one slip of a finger explains it.
 *
 * @param {PageRow[]} rows
 * @param {string} text
 * @param {Same} [same]
 */
function corrected(rows, text, same = []) {
  const words = wordsOf(text);
  const isThere = (/** @type {string} */ word) => readingsOf(word, same)[0].some((either) => either.some((one) => rows.some((row) => begins(row.words, one))));
  const right = words.map((word) => (isThere(word) ? word : meant(word, known(rows)) ?? word));
  return right.some((word, place) => word !== words[place]) ? right.join(" ") : text;
}

/** @type {WeakMap<PageRow[], Map<string, number>>} */
const counted = new WeakMap();

/** Every word, and how many pages have it. @param {PageRow[]} rows */
function known(rows) {
  const done = counted.get(rows);
  if (done) return done;
  /** @type {Map<string, number>} */
  const words = new Map();
  for (const row of rows) for (const word of new Set(row.words.split(" "))) words.set(word, (words.get(word) ?? 0) + 1);
  counted.set(rows, words);
  return words;
}

/**
 * @param {PageRow} row
 * @param {Part} part
 * @param {string} text
 * @param {Same} same
 * @returns {Answer}
 */
function answer(row, part, text, same) {
  const page = part === row.parts[0] ? "" : row.title;
  return { location: part.location, title: part.title, page, excerpt: excerptOf(part.text, readingsOf(text, same)[0].flat()) };
}

/**
 * A piece of `text` around the first word that was asked for, as `{text, asked}` in turn.
 *
 * @param {string} text
 * @param {string[]} beginnings
 * @returns {Excerpt}
 */
function excerptOf(text, beginnings) {
  const asked = (/** @type {string} */ word) => wordsOf(word).some((one) => beginnings.some((beginning) => begins(` ${one}`, beginning)));
  const pieces = text.split(/(\s+)/);
  const first = Math.max(0, pieces.findIndex(asked));
  let start = first;
  for (let left = BEFORE; start > 0 && left > 0; ) left -= pieces[--start].length;
  const shown = start ? [{ text: "… ", asked: false }] : [];
  let room = EXCERPT;
  for (let place = start; place < pieces.length && room > 0; place += 1) {
    room -= pieces[place].length;
    shown.push({ text: pieces[place], asked: asked(pieces[place]) });
    if (room <= 0 && place < pieces.length - 1) shown.push({ text: " …", asked: false });
  }
  return shown;
}
