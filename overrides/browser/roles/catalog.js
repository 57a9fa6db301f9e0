/**
 * The catalog of all roles as rows for `find.js`. One file of columns is fetched once; words of skills
 * lie apart by first letter and are fetched when a question has a word that begins with it.
 */
import { find, wordsOf } from "./find.js";

const opened = new Map();

/** The catalog at `address`, fetched once; a failure is forgotten, so that the next call tries again. */
export function open(address) {
  if (!opened.has(address)) {
    opened.set(
      address,
      json(address).then(
        (columns) => new Catalog(address, columns),
        (error) => {
          opened.delete(address);
          throw error;
        },
      ),
    );
  }
  return opened.get(address);
}

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
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
      let words = `${title}\n${also}\n${columns.groups[columns.group[place]]}`;
      for (const [family, name] of families) {
        const weight = columns.weights[family][place];
        if (!weight) continue;
        weights[family] = weight / 100;
        words += `\n${name}`;
      }
      const median = columns.median[place];
      return {
        title,
        also,
        words: words.toLowerCase(),
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
    return find(this.rows, asked, (word, row) => this.hits.get(word)?.has(row.place) ?? false);
  }

  /** Fetch the skills that the words of `text` need; whether that brought anything new. */
  async need(text) {
    const missing = wordsOf(text).filter((word) => !this.hits.has(word));
    await Promise.all(missing.map((word) => this.#look(word)));
    return missing.length > 0;
  }

  async #look(word) {
    const letter = /^[a-z]/.test(word) ? word[0] : "_";
    if (this.letters.has(letter)) {
      if (!this.shelves.has(letter)) {
        this.shelves.set(letter, json(new URL(`skills/${letter}.json`, new URL(this.address, document.baseURI))));
      }
      const shelf = await this.shelves.get(letter).catch(() => this.shelves.delete(letter) && null);
      if (!shelf) return; // without it, roles are still found by their other words
      this.hits.set(word, rowsOf(shelf, word));
    } else {
      this.hits.set(word, new Set());
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

/** The id that a title has of itself, at most 64 characters, as `careerguide.content.drafts.role_id` makes it. */
function idOf(title) {
  const plain = title.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
  const id = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return id.slice(0, 64).replace(/-$/, "");
}
