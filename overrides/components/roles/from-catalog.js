/** What is found among thousands of roles, drawn a screenful at a time in place of the list of groups. */
import { copy, money } from "../fill.js";
import { one, part } from "../parts.js";
import { open } from "./catalog.js";

/**
 * @import { Catalog, CatalogRow } from "./catalog.js"
 * @import { Asked } from "./find.js"
 * @import { Tell } from "./index.js"
 */

const AT_ONCE = 24;

export class Shown {
  /** @type {Catalog | undefined} */
  catalog;
  /** @type {CatalogRow[]} */
  rows = [];
  turn = 0;

  /**
   * @param {HTMLElement} index the `<role-index>`, whose templates hold all words
   * @param {Tell} tell
   */
  constructor(index, tell) {
    this.list = part(index, "list");
    this.results = part(index, "results");
    this.more = part(index, "more");
    this.failed = part(index, "failed");
    this.loading = part(index, "loading", HTMLTemplateElement);
    this.result = part(index, "result", HTMLTemplateElement);
    this.address = index.dataset.catalog ?? "";
    this.tell = tell;
    this.more.addEventListener("click", () => {
      const shown = this.results.children.length;
      this.#draw();
      this.results.children[shown].querySelector("a")?.focus();
    });
  }

  /** Show what answers `asked`, unless another question comes before the answer does. @param {Asked} asked */
  async show(asked) {
    const turn = ++this.turn;
    const late = () => turn !== this.turn;
    this.failed.hidden = true;
    if (Object.values(asked).every((value) => !value)) return this.#rest("");
    let catalog;
    try {
      if (!this.catalog) this.tell({ words: this.loading.content.textContent });
      this.catalog = catalog = await open(this.address);
    } catch {
      if (late()) return;
      this.failed.hidden = false;
      return this.#rest("");
    }
    if (late()) return;
    this.#answer(catalog, catalog.find(asked));
    await catalog.need(asked.words);
    if (late() || this.results.contains(document.activeElement)) return; // nobody loses their place
    const rows = catalog.find(asked);
    if (rows.length > this.rows.length) this.#answer(catalog, rows);
  }

  /** @param {Catalog} catalog @param {CatalogRow[]} rows */
  #answer(catalog, rows) {
    this.rows = rows;
    this.results.replaceChildren();
    this.#draw();
    this.results.hidden = false;
    this.list.hidden = true;
    this.tell({ found: rows.length, total: catalog.rows.length });
  }

  /** The list of groups again. @param {string} words */
  #rest(words) {
    this.list.hidden = false;
    this.results.hidden = this.more.hidden = true;
    this.tell({ words });
  }

  #draw() {
    const shown = this.results.children.length;
    this.results.append(...this.rows.slice(shown, shown + AT_ONCE).map((row) => this.#card(row)));
    this.more.hidden = this.results.children.length === this.rows.length;
  }

  /** @param {CatalogRow} row */
  #card(row) {
    const weights = Object.entries(row.weights);
    const card = copy(this.result, {
      title: row.title,
      also: row.also,
      median: typeof row.median === "number" ? money(row.median, this.catalog?.currency ?? "USD") : row.median,
      shares: Object.fromEntries(weights.map(([family, weight]) => [family, 100 * weight])),
      shown: Object.fromEntries(weights.map(([family, weight]) => [family, weight.toFixed(2).replace(/^0/, "")])),
    });
    if (this.catalog) one(card, "a", HTMLAnchorElement).href = this.catalog.addressOf(row);
    return card;
  }
}
