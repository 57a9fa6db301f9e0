/**
 * The job titles and occupations of the page "From your job", fetched once.
 *
 * @typedef {object} Occupations  jobs/occupations.json; columns have a row for each occupation
 * @property {string[]} code
 * @property {string[]} title
 * @property {number[]} entry  place in `entries`, or -1
 * @property {string[]} entries
 * @property {string[]} pay
 * @property {number[]} size  how common; more is larger
 * @property {number[]} background  place in `backgrounds`, or -1
 * @property {[role: number, change: string, ...steps: number[]][][]} ways
 * @property {{ id: string, title: string, summary: string, entry: number, pay: string, match: string }[]} roles
 * @property {string[]} backgrounds
 * @property {[have: string[], id: string, name: string][][]} brings  by background and role
 *
 * @typedef {{ title: string, row: number, words: string, size: number }} Title
 */
import { begins, beginningsOf, prepared } from "../search/words.js";

/** Titles shown for what is typed. */
const MOST = 8;

export class Titles {
  /** @type {Title[]} */
  #all = [];

  /** @param {Occupations} jobs @param {string[]} others  by row, with tabs between */
  constructor(jobs, others) {
    jobs.title.forEach((title, row) => {
      const listed = others[row] ? [title, ...others[row].split("\t")] : [title];
      for (const one of listed) this.#all.push({ title: one, row, words: prepared(one), size: jobs.size[row] });
    });
  }

  /**
   * The best titles for `text`, an occupation once: those with every word before those with some,
   * the same words before more words, short before long, and common
   * occupations before rare ones.
   *
   * @param {string} text
   * @returns {Title[]}
   */
  find(text) {
    const asked = beginningsOf(text);
    if (!asked.length) return [];
    const whole = prepared(text);
    /** @type {Map<number, { title: Title, rank: number }>} */
    const best = new Map();
    for (const title of this.#all) {
      const found = asked.filter((one) => begins(title.words, one)).length;
      if (found < asked.length && (asked.length < 3 || found < asked.length - 1)) continue;
      const rank = (asked.length - found) * 1000 + (title.words === whole ? 0 : 100) + title.words.length;
      const before = best.get(title.row);
      if (!before || rank < before.rank) best.set(title.row, { title, rank });
    }
    return [...best.values()]
      .toSorted((a, b) => a.rank - b.rank || b.title.size - a.title.size)
      .slice(0, MOST)
      .map(({ title }) => title);
  }
}

/** @type {Map<string, Promise<unknown>>} */
const files = new Map();

/** The JSON at `address`; one that did not come is asked for again next time. @param {string} address */
export function fetched(address) {
  let file = files.get(address);
  if (!file) {
    file = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.json();
    });
    file.catch(() => files.delete(address));
    files.set(address, file);
  }
  return file;
}
