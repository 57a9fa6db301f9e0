/**
 * The catalog of all roles as rows for `find.js`. One file of columns is fetched once; words of skills
 * lie apart by first letter and are fetched when a question has a word that begins with it.
 */
import { fetched, json } from "../search/fetched.js";
import { beginningsOf, prepared } from "../search/words.js";
import { find } from "./find.js";

/** The catalog at `address`. */
export function open(address) {
  return fetched(address, (columns) => new Catalog(address, columns));
}

class Catalog {
  constructor(address, columns) {
    this.address = address;
    this.letters = new Set(columns.skills);
    this.shelves = new Map();
    this.hits = new Map();
    const families = Object.entries(columns.families);
    this.rows = columns.title.map((title, place) => {
      const also = columns.also[place].join("; ");
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

  /** The rows that answer `asked`, with the skills that are here already. */
  find(asked) {
    return find(this.rows, asked, (one, row) => this.hits.get(one)?.has(row.place) ?? false);
  }

  /** Fetch the skills that the words of `text` need; whether that brought anything new. */
  async need(text) {
    const missing = beginningsOf(text).filter((one) => !this.hits.has(one));
    await Promise.all(missing.map((one) => this.#look(one)));
    return missing.length > 0;
  }

  async #look(beginning) {
    const letter = /^[a-z]/.test(beginning) ? beginning[0] : "_";
    if (this.letters.has(letter)) {
      if (!this.shelves.has(letter)) {
        this.shelves.set(letter, json(new URL(`skills/${letter}.json`, new URL(this.address, document.baseURI))));
      }
      const shelf = await this.shelves.get(letter).catch(() => this.shelves.delete(letter) && null);
      if (!shelf) return; // without it, roles are still found by their other words
      this.hits.set(beginning, rowsOf(shelf, beginning));
    } else {
      this.hits.set(beginning, new Set());
    }
  }

  /** Address of the guide of `row`. */
  addressOf(row) {
    return new URL(`${row.id}/`, new URL(this.address, document.baseURI)).href;
  }
}

/** The rows that have a word that begins with `start`; a list holds its first row and then steps. */
function rowsOf(shelf, start) {
  const rows = new Set();
  for (const [word, steps] of Object.entries(shelf)) {
    if (!word.startsWith(start)) continue;
    let row = 0;
    for (const step of steps) rows.add((row += step));
  }
  return rows;
}

/** The id that a title has of itself, at most 64 characters, as `careerguide.editing.drafts.role_id` makes it. */
function idOf(title) {
  const plain = title.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
  const id = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return id.slice(0, 64).replace(/-$/, "");
}
