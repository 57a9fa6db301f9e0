/**
 * The pages of the site as rows for `roles/find.js`, and what the search box shows of one. The index
 * holds `{docs: [{location, title, text}]}`, a page before the sections of it (`location` with a #).
 */
import { find } from "../roles/find.js";
import { begins, beginningsOf, prepared, wordsOf } from "./words.js";

/**
 * @import { Row } from "../roles/find.js"
 * @typedef {{ location: string, title: string, text: string }} Doc
 * @typedef {Doc & { words: string }} Part
 * @typedef {Row & { parts: Part[] }} PageRow
 * @typedef {{ text: string, asked: boolean }[]} Excerpt
 * @typedef {{ location: string, title: string, page: string, excerpt: Excerpt }} Answer
 */

const EXCERPT = 150;
const BEFORE = 40;

/**
 * One row a page; a page is found by its own words and those of its sections.
 *
 * @param {{ docs: Doc[] }} index
 * @returns {PageRow[]}
 */
export function rowsOf({ docs }) {
  /** @type {Map<string, Part[]>} */
  const pages = new Map();
  for (const { location, title, text } of docs) {
    const address = location.split("#")[0];
    const parts = pages.get(address) ?? [];
    parts.push({ location, title, text, words: prepared(`${title} ${text}`) });
    pages.set(address, parts);
  }
  return [...pages.values()].map((parts, place) => {
    const words = parts.map((part) => part.words).join("");
    const also = parts.slice(1).map((part) => part.title).join("; ");
    return { title: parts[0].title, also, words, parts, place, pay: 0, weights: {} };
  });
}

/**
 * The pages that answer `text`, nearest first; `page` is the page's title where a section answers.
 *
 * @param {PageRow[]} rows
 * @param {string} text
 * @returns {Answer[]}
 */
export function answers(rows, text) {
  const beginnings = beginningsOf(text);
  if (!beginnings.length) return [];
  return find(rows, { words: text }).map((row) => {
    const part = partFor(row, beginnings);
    const page = part === row.parts[0] ? "" : row.title;
    return { location: part.location, title: part.title, page, excerpt: excerptOf(part.text, beginnings) };
  });
}

/**
 * The page itself where its title answers; else the first part with all of the words, or most.
 *
 * @param {PageRow} page
 * @param {string[]} beginnings
 */
function partFor({ parts }, beginnings) {
  const hits = (/** @type {string} */ text) => beginnings.filter((beginning) => begins(text, beginning)).length;
  const inTitle = parts.find(({ title }) => hits(prepared(title)) === beginnings.length);
  return inTitle ?? parts.reduce((best, part) => (hits(part.words) > hits(best.words) ? part : best));
}

/**
 * A piece of `text` around the first word that was asked for, as `{text, asked}` in turn.
 *
 * @param {string} text
 * @param {string[]} beginnings
 * @returns {Excerpt}
 */
function excerptOf(text, beginnings) {
  const asked = (/** @type {string} */ word) => wordsOf(word).some((one) => beginnings.some((beginning) => one.startsWith(beginning)));
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
