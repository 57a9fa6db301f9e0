/** The list of all roles in the page, filtered and sorted in place; the rows are the only copy. */
import { one, part } from "../parts.js";
import { prepared } from "../search/words.js";
import { find } from "./find.js";

/**
 * @import { Asked } from "./find.js"
 * @import { Tell } from "./index.js"
 */

export class Shown {
  /**
   * @param {HTMLElement} index the `<role-index>`
   * @param {Tell} tell
   */
  constructor(index, tell) {
    this.list = one(part(index, "list"), "ul");
    this.tell = tell;
    this.rows = [...this.list.children].filter((row) => row instanceof HTMLElement).map(read);
    this.rows.sort((a, b) => a.title.localeCompare(b.title)).forEach((row, place) => (row.place = place));
  }

  /** @param {Asked} asked */
  show(asked) {
    const found = find(this.rows, asked);
    for (const { element } of this.rows) element.hidden = true;
    for (const { element } of found) element.hidden = false;
    this.list.append(...found.map(({ element }) => element));
    this.tell({ found: found.length, total: this.rows.length });
  }
}

/** @param {HTMLElement} element */
function read(element) {
  const { group, kind, ways = "", occupation, pay, weights = "", also = "" } = element.dataset;
  const pairs = weights.trim().split(" ").filter(Boolean).map((pair) => pair.split("="));
  const title = one(element, "a").textContent;
  return {
    element,
    title,
    also,
    words: prepared(`${title} ${also} ${group} ${kind}`),
    group,
    kind,
    ways: ways.split(" "),
    occupation,
    pay: Number(pay),
    weights: Object.fromEntries(pairs.map(([family, weight]) => [family, Number(weight)])),
    place: 0,
  };
}
