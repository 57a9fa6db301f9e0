/**
 * The pages of the site as rows for `roles/find.js`, and what the search box shows of one. The index
 * holds `{docs: [{location, title, text}]}`, a page before the sections of it (`location` with a #).
 */
import { find } from "../roles/find.js";
import { begins, beginningsOf, prepared, wordsOf } from "./words.js";

const EXCERPT = 150;
const BEFORE = 40;

/** One row a page; a page is found by its own words and those of its sections. */
export function rowsOf({ docs }) {
  const pages = new Map();
  for (const { location, title, text } of docs) {
    const address = location.split("#")[0];
    if (!pages.has(address)) pages.set(address, { title, parts: [], place: pages.size, pay: 0, weights: {} });
    pages.get(address).parts.push({ location, title, text, words: prepared(`${title} ${text}`) });
  }
  for (const page of pages.values()) {
    page.words = page.parts.map(({ words }) => words).join("");
    page.also = page.parts.slice(1).map(({ title }) => title).join("; ");
  }
  return [...pages.values()];
}

/** The pages that answer `text`, nearest first: `{location, title, page, excerpt}`, see `excerptOf`. */
export function answers(rows, text) {
  const beginnings = beginningsOf(text);
  if (!beginnings.length) return [];
  return find(rows, { words: text }).map((row) => {
    const part = partFor(row, beginnings);
    const page = part === row.parts[0] ? "" : row.title;
    return { location: part.location, title: part.title, page, excerpt: excerptOf(part.text, beginnings) };
  });
}

/** The page itself where its title answers; else the first part with all of the words, or most. */
function partFor({ parts }, beginnings) {
  const hits = (text) => beginnings.filter((beginning) => begins(text, beginning)).length;
  const inTitle = parts.find(({ title }) => hits(prepared(title)) === beginnings.length);
  return inTitle ?? parts.reduce((best, part) => (hits(part.words) > hits(best.words) ? part : best));
}

/** A piece of `text` around the first word that was asked for, as `{text, asked}` in turn. */
function excerptOf(text, beginnings) {
  const asked = (word) => wordsOf(word).some((one) => beginnings.some((beginning) => one.startsWith(beginning)));
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
