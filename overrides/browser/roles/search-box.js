/**
 * `<role-search>` in the search box of every page, where roles are too many for the site's index: the
 * nearest roles for what is typed, and a way to all of them in the role index.
 */
import { copy } from "../fill.js";
import { open } from "./catalog.js";

const MOST = 5;

class RoleSearch extends HTMLElement {
  connectedCallback() {
    this.query = this.closest("site-search").querySelector("[name=query]");
    for (const part of ["hits", "all", "hit"]) this[part] = this.querySelector(`[data-part=${part}]`);
    this.query.addEventListener("input", () => this.#show());
    this.#show();
  }

  async #show() {
    const text = this.query.value.trim();
    if (!text) return;
    this.all.href = `${this.dataset.index}?${new URLSearchParams({ words: text })}`;
    this.all.querySelector("[data-part=text]").textContent = text;
    try {
      const catalog = await open(this.dataset.catalog);
      const asked = { words: text };
      this.#draw(catalog, asked);
      await catalog.need(text);
      if (text === this.query.value.trim()) this.#draw(catalog, asked);
    } catch {
      this.hits.replaceChildren(); // the way to the index stays, and there it is said what is wrong
    }
  }

  #draw(catalog, asked) {
    if (asked.words !== this.query.value.trim() || this.hits.contains(document.activeElement)) return;
    const cards = catalog.find(asked).slice(0, MOST).map((row) => {
      const card = copy(this.hit, row);
      card.querySelector("a").href = catalog.addressOf(row);
      return card;
    });
    this.hits.replaceChildren(...cards);
  }
}

customElements.define("role-search", RoleSearch);
