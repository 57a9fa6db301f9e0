/** The list of all roles in the page, filtered and sorted in place; the cards are the only copy. */
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
    const list = part(index, "list");
    this.tell = tell;
    this.sections = [...list.querySelectorAll("section")];
    this.rows = this.sections.flatMap((section) => cards(section).map((card) => read(card, section)));
    this.rows.sort((a, b) => a.title.localeCompare(b.title)).forEach((row, place) => (row.place = place));
    this.flat = document.createElement("ul");
    this.flat.className = "role-cards";
    this.flat.hidden = true;
    list.append(this.flat);
  }

  /** @param {Asked} asked */
  show(asked) {
    const found = find(this.rows, asked);
    const grouped = asked.sort === "";
    for (const { element } of this.rows) element.hidden = true;
    for (const { element } of found) element.hidden = false;
    this.flat.hidden = grouped;
    if (!grouped) this.flat.append(...found.map(({ element }) => element));
    for (const section of this.sections) {
      const own = found.filter((row) => row.group === section.dataset.group);
      if (grouped) one(section, "ul").append(...own.map(({ element }) => element));
      section.hidden = !grouped || own.length === 0;
    }
    this.tell({ found: found.length, total: this.rows.length });
  }
}

/** @param {Element} section @returns {HTMLElement[]} */
function cards(section) {
  return [...section.querySelectorAll(".role-card")].filter((card) => card instanceof HTMLElement);
}

/** @param {HTMLElement} element @param {HTMLElement} section */
function read(element, section) {
  const { occupation, pay, weights = "", also = "" } = element.dataset;
  const pairs = weights.trim().split(" ").filter(Boolean).map((pair) => pair.split("="));
  const { group } = section.dataset;
  const title = one(element, ".role-card__link").textContent;
  const families = [...element.querySelectorAll(".role-card__weights li")].map((item) => item.textContent).join(" ");
  return {
    element,
    title,
    also,
    words: prepared(`${title} ${also} ${group} ${families}`),
    group,
    occupation,
    pay: Number(pay),
    weights: Object.fromEntries(pairs.map(([family, weight]) => [family, Number(weight)])),
    place: 0,
  };
}
