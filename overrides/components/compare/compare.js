/**
 * `<role-compare>`: up to three roles side by side. The address holds the choice (`?roles=a,b,c`);
 * what is shown comes from each role's data file, as published beside its guide.
 */
import { later } from "../later.js";
import { part, template } from "../parts.js";
import { draw } from "./table.js";

/**
 * @import { RoleData } from "./table.js"
 * @typedef {{ id: string, title: string }} Listed
 */

const MOST = 3;

class RoleCompare extends HTMLElement {
  form = part(this, "form");
  selects = [...this.form.querySelectorAll("select")];
  /** @type {Promise<void> | undefined} */
  filled;
  /** Counts what was asked for: an answer to an earlier choice may come after that to a later one. */
  #turn = 0;

  async connectedCallback() {
    this.form.addEventListener("change", () => this.#show(true));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("focusin", () => this.#fill());
    addEventListener("popstate", () => this.#read());
    await this.#read();
    if (this.contains(document.activeElement)) this.#fill(); // the reader was there before the script
  }

  /** The roles of the address into the fields. */
  async #read() {
    const asked = (new URLSearchParams(location.search).get("roles") ?? "").split(",").filter(Boolean);
    if (asked.length || !this.dataset.catalog) await this.#fill();
    const known = asked.filter((id) => this.selects[0].querySelector(`option[value="${CSS.escape(id)}"]`));
    this.selects.forEach((select, place) => (select.value = known[place] ?? ""));
    await this.#show(false);
    if (known.length < Math.min(asked.length, MOST)) this.#say("unknown");
  }

  /** The list of all roles into every field, once. */
  #fill() {
    this.filled ??= this.#listed()
      .then((roles) => {
        const sorted = roles.toSorted((a, b) => a.title.localeCompare(b.title));
        for (const select of this.selects) select.append(...sorted.map(({ id, title }) => new Option(title, id)));
      })
      .catch(() => {
        this.filled = undefined;
        this.#say("failed");
      });
    return this.filled;
  }

  /** All roles; where they are many, from the catalog, which is a fraction of their data. */
  /** @returns {Promise<Listed[]>} */
  async #listed() {
    if (this.dataset.catalog) {
      /** @type {typeof import("../roles/catalog.js")} */
      const { open } = await later(import.meta.resolve("../roles/catalog.js"));
      return (await open(this.dataset.catalog)).rows;
    }
    const answer = await fetch(this.dataset.roles ?? "");
    if (!answer.ok) throw new Error(answer.statusText);
    return (await answer.json()).roles;
  }

  /** @param {boolean} chosen whether the reader chose just now, so that the address must follow */
  async #show(chosen) {
    const ids = [...new Set(this.selects.map((select) => select.value).filter(Boolean))];
    if (chosen) history.pushState(null, "", ids.length ? `?roles=${ids.join(",")}` : location.pathname);
    this.#say(ids.length ? "loading" : "");
    const turn = ++this.#turn;
    try {
      const roles = await Promise.all(ids.map((id) => this.#load(id)));
      if (turn !== this.#turn) return;
      part(this, "table").hidden = roles.length === 0;
      draw(part(this, "table"), roles, (name) => this.#words(name));
      this.#say(ids.length ? "chosen" : "");
    } catch {
      if (turn === this.#turn) this.#say("failed");
    }
  }

  /** @param {string} id @returns {Promise<RoleData>} */
  async #load(id) {
    const address = new URL(`roles/${id}/`, new URL(this.dataset.root ?? "", document.baseURI));
    const answer = await fetch(new URL("index.json", address));
    if (!answer.ok) throw new Error(answer.statusText);
    return { ...(await answer.json()), address: address.href };
  }

  /** @param {string} name */
  #words(name) {
    return template(this, "say", name).content.textContent;
  }

  /** @param {string} name */
  #say(name) {
    part(this, "status").textContent = name ? this.#words(name) : "";
  }
}

customElements.define("role-compare", RoleCompare);
