/**
 * `<role-search>` in the search box of every page, where roles are too many for the site's index: the
 * nearest roles for what is typed, and a way to all of them in the role index.
 */
import { copy } from "../fill.js";
import { one, part } from "../parts.js";
import { open } from "./catalog.js";

/** @import { Catalog } from "./catalog.js" */

const MOST = 5;

class RoleSearch extends HTMLElement {
  /** @type {HTMLInputElement} */
  query = one(this.closest("site-search") ?? this, "[name=query]", HTMLInputElement);
  hits = part(this, "hits");
  all = part(this, "all", HTMLAnchorElement);
  hit = part(this, "hit", HTMLTemplateElement);

  connectedCallback() {
    this.query.addEventListener("input", () => this.#show());
    this.#show();
  }

  async #show() {
    const text = this.query.value.trim();
    if (!text) return;
    this.all.href = `${this.dataset.index}?${new URLSearchParams({ words: text })}`;
    part(this.all, "text").textContent = text;
    try {
      const catalog = await open(this.dataset.catalog ?? "");
      const asked = { words: text };
      this.#draw(catalog, asked);
      await catalog.need(text);
      if (text === this.query.value.trim()) this.#draw(catalog, asked);
    } catch {
      this.hits.replaceChildren(); // the way to the index stays, and there it is said what is wrong
    }
  }

  /** @param {Catalog} catalog @param {{ words: string }} asked */
  #draw(catalog, asked) {
    if (asked.words !== this.query.value.trim() || this.hits.contains(document.activeElement)) return;
    const cards = catalog.find(asked).slice(0, MOST).map((row) => {
      const card = copy(this.hit, row);
      one(card, "a", HTMLAnchorElement).href = catalog.addressOf(row);
      return card;
    });
    this.hits.replaceChildren(...cards);
  }
}

customElements.define("role-search", RoleSearch);
