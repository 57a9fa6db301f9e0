/** The list of all roles in the page, filtered and sorted in place; the cards are the only copy. */
import { prepared } from "../search/words.js";
import { find } from "./find.js";

export class Shown {
  /**
   * @param {HTMLElement} index the `<role-index>`
   * @param {(state: object) => void} tell takes `{found, total}`
   */
  constructor(index, tell) {
    const list = index.querySelector("[data-part=list]");
    this.tell = tell;
    this.sections = [...list.querySelectorAll("section")];
    this.rows = this.sections.flatMap((section) => [...section.querySelectorAll(".role-card")].map(read));
    this.rows.sort((a, b) => a.title.localeCompare(b.title)).forEach((row, place) => (row.place = place));
    this.flat = document.createElement("ul");
    this.flat.className = "role-cards";
    this.flat.hidden = true;
    list.append(this.flat);
  }

  show(asked) {
    const found = find(this.rows, asked);
    const grouped = asked.sort === "";
    const cards = (rows) => rows.map((row) => row.element);
    for (const element of cards(this.rows)) element.hidden = true;
    for (const element of cards(found)) element.hidden = false;
    this.flat.hidden = grouped;
    if (!grouped) this.flat.append(...cards(found));
    for (const section of this.sections) {
      const own = found.filter((row) => row.group === section.dataset.group);
      if (grouped) section.querySelector("ul").append(...cards(own));
      section.hidden = !grouped || own.length === 0;
    }
    this.tell({ found: found.length, total: this.rows.length });
  }
}

function read(element) {
  const { occupation, pay, weights, also } = element.dataset;
  const pairs = weights.trim().split(" ").filter(Boolean).map((pair) => pair.split("="));
  const { group } = element.closest("section").dataset;
  const title = element.querySelector(".role-card__link").textContent;
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
  };
}
