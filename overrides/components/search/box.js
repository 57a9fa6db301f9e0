/**
 * `<site-search>`: the pages that answer what is typed, as links below the field. Tab and the arrow
 * keys go through them, Enter opens the nearest, Escape closes the list.
 */
import { copy } from "../fill.js";
import { one, part, template } from "../parts.js";
import { fetched } from "./fetched.js";
import { rowsOf, search } from "./pages.js";

/**
 * @import { Answer, Doc, Language, PageRow } from "./pages.js"
 * @typedef {Language & { docs: Doc[], guides: boolean }} Index  `guides`: whether their sections lie beside it
 * @typedef {{ index: Index, rows: PageRow[], more: boolean }} Known  `more`: whether sections are to come
 */

const MOST = 30;

class SiteSearch extends HTMLElement {
  field = one(this, "[name=query]", HTMLInputElement);
  results = part(this, "results");
  status = part(this, "status");
  pages = part(this, "pages");
  page = part(this, "page", HTMLTemplateElement);
  root = one(document, "meta[name='careerguide:root']", HTMLMetaElement).content;
  turn = 0;

  connectedCallback() {
    this.field.addEventListener("input", () => this.#show());
    this.field.addEventListener("focus", () => this.#show());
    this.addEventListener("keydown", (event) => this.#press(event));
    this.addEventListener("click", ({ target }) => target instanceof Element && target.closest("a") && this.#close());
    this.addEventListener("focusout", ({ relatedTarget: to }) => to instanceof Node && !this.contains(to) && this.#close());
    document.addEventListener("pointerdown", ({ target }) => target instanceof Node && !this.contains(target) && this.#close());
    this.#pages().then(() => this.#all()).catch(() => {}); // said when something is asked
    this.#show();
  }

  /** What is known of pages and of guides by name. */
  #pages() {
    return fetched(this.dataset.index ?? "", (/** @type {Index} */ index) => {
      return /** @type {Known} */ ({ index, rows: rowsOf(index), more: index.guides });
    });
  }

  /** The same with the sections of the guides, which are many times as long and come later. */
  async #all() {
    const pages = await this.#pages();
    if (!pages.more) return pages;
    const address = new URL("guides.json", new URL(this.dataset.index ?? "", document.baseURI)).href;
    return fetched(address, (/** @type {{ docs: Doc[] }} */ { docs }) => {
      return { index: pages.index, rows: rowsOf({ docs: [...pages.index.docs, ...docs] }), more: false };
    });
  }

  #close() {
    this.results.hidden = true;
  }

  #show() {
    this.shown = this.#answer(this.field.value.trim(), ++this.turn);
  }

  /** @param {string} text @param {number} turn */
  async #answer(text, turn) {
    this.results.hidden = !text;
    if (!text) return;
    try {
      const late = setTimeout(() => this.#say("loading"), 300);
      const pages = await this.#pages().finally(() => clearTimeout(late));
      if (turn === this.turn) this.#list(pages, text);
      if (!pages.more) return;
      const all = await this.#all().catch(() => pages); // pages and titles still answer without it
      if (turn === this.turn && !this.pages.contains(document.activeElement)) this.#list(all, text);
    } catch {
      this.pages.replaceChildren();
      this.#say("failed");
    }
  }

  /** @param {Known} known @param {string} text */
  #list({ rows, index, more }, text) {
    const { kind, asked, answers } = search(rows, text, index);
    if (more && kind !== "found") return this.#say("loading");
    this.pages.replaceChildren(...answers.slice(0, MOST).map((one) => this.#card(one)));
    this.#say(kind, { count: answers.length, one: answers.length === 1, asked });
  }

  /** @param {string} name @param {object} [values] */
  #say(name, values) {
    this.status.replaceChildren(copy(template(this, "say", name), values));
  }

  /** @param {Answer} answer */
  #card({ location, title, page, excerpt }) {
    const card = copy(this.page, { title, page });
    one(card, "a", HTMLAnchorElement).href = `${this.root}${location}`;
    const line = part(card, "excerpt");
    for (const { text, asked } of excerpt) {
      if (asked) line.append(Object.assign(document.createElement("mark"), { textContent: text }));
      else line.append(text);
    }
    return card;
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && event.target === this.field) this.#open();
    else if (event.key === "Escape" && !this.results.hidden) {
      this.#close();
      this.field.focus();
      this.#close(); // the field opens it
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const stops = [this.field, ...this.#links()];
      const place = stops.findIndex((stop) => stop === event.target) + (event.key === "ArrowDown" ? 1 : -1);
      stops.at(place % stops.length)?.focus();
    }
  }

  async #open() {
    await this.shown;
    const links = this.#links();
    (links.find((link) => "enter" in link.dataset) ?? links[0])?.click();
  }

  /** @returns {HTMLAnchorElement[]} */
  #links() {
    return this.results.hidden ? [] : [...this.results.querySelectorAll("a")].filter((link) => link.hasAttribute("href"));
  }
}

customElements.define("site-search", SiteSearch);
