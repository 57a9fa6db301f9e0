/** What is found among thousands of roles, drawn a screenful at a time in place of the list of groups. */
import { copy } from "../fill.js";
import { open } from "./catalog.js";

const AT_ONCE = 24;
const DOLLARS = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", maximumFractionDigits: 0 });

export class Shown {
  /**
   * @param {HTMLElement} index the `<role-index>`, whose templates hold all words
   * @param {(state: object) => void} tell takes `{found, total}` or `{words}`
   */
  constructor(index, tell) {
    for (const part of ["list", "results", "more", "failed", "loading", "result"]) {
      this[part] = index.querySelector(`[data-part=${part}]`);
    }
    this.address = index.dataset.catalog;
    this.tell = tell;
    this.turn = 0;
    this.more.addEventListener("click", () => {
      const shown = this.results.children.length;
      this.#draw();
      this.results.children[shown].querySelector("a").focus();
    });
  }

  /** Show what answers `asked`, unless another question comes before the answer does. */
  async show(asked) {
    const turn = ++this.turn;
    const late = () => turn !== this.turn;
    this.failed.hidden = true;
    if (Object.values(asked).every((value) => !value)) return this.#rest("");
    try {
      if (!this.catalog) this.tell({ words: this.loading.content.textContent });
      this.catalog = await open(this.address);
    } catch {
      if (late()) return;
      this.failed.hidden = false;
      return this.#rest("");
    }
    if (late()) return;
    this.#answer(this.catalog.find(asked));
    await this.catalog.need(asked.words);
    if (late() || this.results.contains(document.activeElement)) return; // nobody loses their place
    const rows = this.catalog.find(asked);
    if (rows.length > this.rows.length) this.#answer(rows);
  }

  #answer(rows) {
    this.rows = rows;
    this.results.replaceChildren();
    this.#draw();
    this.results.hidden = false;
    this.list.hidden = true;
    this.tell({ found: rows.length, total: this.catalog.rows.length });
  }

  /** The list of groups again. */
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

  #card(row) {
    const weights = Object.entries(row.weights);
    const card = copy(this.result, {
      title: row.title,
      also: row.also,
      median: typeof row.median === "number" ? DOLLARS.format(row.median) : row.median,
      shares: Object.fromEntries(weights.map(([family, weight]) => [family, 100 * weight])),
      shown: Object.fromEntries(weights.map(([family, weight]) => [family, weight.toFixed(2).replace(/^0/, "")])),
    });
    card.querySelector("a").href = this.catalog.addressOf(row);
    return card;
  }
}
