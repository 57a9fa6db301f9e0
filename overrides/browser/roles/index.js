/**
 * `<role-index>`: finds, filters and sorts roles. The address holds what was asked (`?words=auditor&sort=pay`),
 * so that it can be shared and comes back with the back button.
 *
 * Where the page lists every role, that list is changed in place (`in-page.js`). Where it lists groups,
 * what is found is drawn from a catalog that is fetched on the first use (`from-catalog.js`).
 */
import { one, part } from "../parts.js";

/**
 * @import { Asked } from "./find.js"
 * @typedef {{ found?: number, total?: number, words?: string }} Found  how many of how many, or other words
 * @typedef {(found: Found) => void} Tell
 */

class RoleIndex extends HTMLElement {
  controls = document.importNode(part(this, "controls", HTMLTemplateElement).content, true);
  form = one(this.controls, "form", HTMLFormElement);
  count = part(this.controls, "count");
  none = part(this.controls, "none");
  /** @type {{ show: (asked: Asked) => void } | undefined} */
  shown;

  async connectedCallback() {
    this.insertBefore(this.controls, part(this, "list"));
    this.#read();
    this.form.addEventListener("input", () => this.#ask());
    this.form.addEventListener("change", () => this.#write());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    one(this.none, "button").addEventListener("click", () => {
      this.form.reset();
      this.#write();
      this.#ask();
      one(this.form, "[name=words]").focus();
    });
    const { Shown } = await import(this.dataset.catalog ? "./from-catalog.js" : "./in-page.js");
    this.shown = new Shown(this, (/** @type {Found} */ state) => this.#tell(state));
    this.#ask();
  }

  /** @returns {Asked} */
  get #asked() {
    const given = [...new FormData(this.form)].map(([name, value]) => [name, String(value)]);
    return { words: "", ...Object.fromEntries(given) };
  }

  #ask() {
    this.shown?.show(this.#asked);
  }

  /** How many of how many roles were found, or what else there is to say. @param {Found} state */
  #tell({ found, total, words = "" }) {
    const counted = found !== undefined && total !== undefined;
    this.count.textContent = counted ? `${number(found)} of ${number(total)} ${total === 1 ? "role" : "roles"}` : words;
    this.none.hidden = found !== 0;
  }

  /** What the address asks for, as far as the fields know it. */
  #read() {
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = this.form.elements.namedItem(name);
      const known = field instanceof HTMLSelectElement && [...field.options].some((o) => o.value === value);
      if (known || field instanceof HTMLInputElement) field.value = value;
    }
  }

  #write() {
    const asked = new URLSearchParams(Object.entries(this.#asked).filter(([, value]) => value));
    history.replaceState(history.state, "", asked.size ? `?${asked}` : location.pathname);
  }
}

const number = (/** @type {number} */ value) => value.toLocaleString("en-US");

customElements.define("role-index", RoleIndex);
