/**
 * `<role-index>`: finds, filters and sorts roles. The address holds what was asked (`?words=auditor&sort=pay`),
 * so that it can be shared and comes back with the back button.
 *
 * Where the page lists every role, that list is changed in place (`in-page.js`). Where it lists groups,
 * what is found is drawn from a catalog that is fetched on the first use (`from-catalog.js`).
 */
import { one, part } from "../parts.js";
import { watch } from "./chosen.js";

/**
 * @import { Asked } from "./find.js"
 * @typedef {{ found?: number, total?: number, words?: string }} Found  how many of how many, or other words
 * @typedef {(found: Found) => void} Tell
 */

class RoleIndex extends HTMLElement {
  form = one(this, "form", HTMLFormElement);
  count = part(this, "count");
  none = part(this, "none");
  /** @type {{ show: (asked: Asked) => void } | undefined} */
  shown;

  async connectedCallback() {
    const used = [...this.form.elements].filter(isUsed);
    this.#read(used);
    if (used.length) this.#write();
    this.form.addEventListener("input", () => this.#ask());
    this.form.addEventListener("change", () => this.#write());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    one(this.none, "button").addEventListener("click", () => {
      this.form.reset();
      this.#write();
      this.#ask();
      one(this.form, "[name=words]").focus();
    });
    if (this.dataset.compare) watch(this);
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

  /** What the address asks for, as far as the fields know it. @param {Element[]} used  which keep what they have */
  #read(used) {
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = this.form.elements.namedItem(name);
      if (used.some((one) => one.getAttribute("name") === name)) continue;
      if (field instanceof HTMLSelectElement && ![...field.options].some((o) => o.value === value)) continue;
      if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) field.value = value;
      if (field instanceof RadioNodeList) field.value = value; // an unknown value leaves it as it is
    }
    const more = one(this.form, "details", HTMLDetailsElement);
    more.open ||= [...more.querySelectorAll("select")].some((select) => select.value);
  }

  #write() {
    const asked = new URLSearchParams(Object.entries(this.#asked).filter(([, value]) => value));
    history.replaceState(history.state, "", asked.size ? `?${asked}` : location.pathname);
  }
}

/** Whether somebody has changed a field before this script was here. @param {Element} field */
function isUsed(field) {
  if (field instanceof HTMLSelectElement) return field.selectedIndex > 0;
  return field instanceof HTMLInputElement && (field.value !== field.defaultValue || field.checked !== field.defaultChecked);
}

const number = (/** @type {number} */ value) => value.toLocaleString("en-US");

customElements.define("role-index", RoleIndex);
