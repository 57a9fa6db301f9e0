/**
 * The catalog of all roles as rows for `find.js`. One file of columns is fetched once; words of skills
 * lie apart by first letter and are fetched when a question has a word that begins with it.
 */
import { fetched, json } from "../search/fetched.js";
import { beginningsOf, prepared } from "../search/words.js";
import { find } from "./find.js";

/**
 * @import { Asked, Row } from "./find.js"
 * @typedef {Row & { id: string, median: number | string }} CatalogRow
 * @typedef {Record<string, number[]>} Shelf  word -> its rows, each but the first as a step from the one before
 *
 * @typedef {object} Columns  a value of each role, by place; `group` and `official` are places in lists
 * @property {string[]} title
 * @property {string[][]} also
 * @property {string[]} id  empty where it follows from the title
 * @property {number[]} group
 * @property {string[]} groups
 * @property {number[]} official
 * @property {string[]} officials
 * @property {(number | string)[]} occupation
 * @property {(number | string)[]} median
 * @property {string} currency  of all medians
 * @property {Record<string, string>} families  id -> name
 * @property {Record<string, number[]>} weights  family -> hundredths
 * @property {string} skills  letters of which there are words of skills
 */

/** The catalog at `address`. @param {string} address */
export function open(address) {
  return fetched(address, (/** @type {Columns} */ columns) => new Catalog(address, columns));
}

export class Catalog {
  /** @param {string} address @param {Columns} columns */
  constructor(address, columns) {
    this.address = address;
    this.currency = columns.currency;
    this.letters = new Set(columns.skills);
    /** @type {Map<string, Promise<Shelf>>} */
    this.shelves = new Map();
    /** @type {Map<string, Set<number>>} */
    this.hits = new Map();
    const families = Object.entries(columns.families);
    /** @type {CatalogRow[]} */
    this.rows = columns.title.map((title, place) => {
      const also = columns.also[place].join("; ");
      /** @type {Record<string, number>} */
      const weights = {};
      const official = columns.officials[columns.official[place]];
      let words = `${title} ${also} ${official} ${columns.groups[columns.group[place]]}`;
      for (const [family, name] of families) {
        const weight = columns.weights[family][place];
        if (!weight) continue;
        weights[family] = weight / 100;
        words += ` ${name}`;
      }
      const median = columns.median[place];
      return {
        title,
        also,
        words: prepared(words),
        id: columns.id[place] || idOf(title),
        group: columns.groups[columns.group[place]],
        occupation: String(columns.occupation[place]),
        median,
        pay: typeof median === "number" ? median : 0,
        weights,
        place,
      };
    });
  }

  /** The rows that answer `asked`, with the skills that are here already. @param {Asked} asked */
  find(asked) {
    return find(this.rows, asked, (one, row) => this.hits.get(one)?.has(row.place) ?? false);
  }

  /**
   * Fetch the skills that the words of `text` need; whether that brought anything new.
   *
   * @param {string} text
   */
  async need(text) {
    const missing = beginningsOf(text).filter((one) => !this.hits.has(one));
    await Promise.all(missing.map((one) => this.#look(one)));
    return missing.length > 0;
  }

  /** @param {string} beginning */
  async #look(beginning) {
    const letter = /^[a-z]/.test(beginning) ? beginning[0] : "_";
    if (!this.letters.has(letter)) {
      this.hits.set(beginning, new Set());
      return;
    }
    const coming = this.shelves.get(letter) ?? json(new URL(`skills/${letter}.json`, new URL(this.address, document.baseURI)));
    this.shelves.set(letter, coming);
    try {
      this.hits.set(beginning, rowsOf(await coming, beginning));
    } catch {
      this.shelves.delete(letter); // without it, roles are still found by their other words
    }
  }

  /** Address of the guide of `row`. @param {CatalogRow} row */
  addressOf(row) {
    return new URL(`${row.id}/`, new URL(this.address, document.baseURI)).href;
  }
}

/**
 * The rows that have a word that begins with `start`; a list holds its first row and then steps.
 *
 * @param {Shelf} shelf
 * @param {string} start
 */
function rowsOf(shelf, start) {
  /** @type {Set<number>} */
  const rows = new Set();
  for (const [word, steps] of Object.entries(shelf)) {
    if (!word.startsWith(start)) continue;
    let row = 0;
    for (const step of steps) rows.add((row += step));
  }
  return rows;
}

/**
 * The id that a title has of itself, at most 64 characters, as `careerguide.markdown.slugs.role_id` makes it.
 *
 * @param {string} title
 */
function idOf(title) {
  const plain = title.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
  const id = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return id.slice(0, 64).replace(/-$/, "");
}
