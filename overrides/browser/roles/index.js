/**
 * `<role-index>`: finds, filters and sorts roles. The address holds what was asked (`?words=auditor&sort=pay`),
 * so that it can be shared and comes back with the back button.
 *
 * Where the page lists every role, that list is changed in place (`in-page.js`). Where it lists groups,
 * what is found is drawn from a catalog that is fetched on the first use (`from-catalog.js`).
 */
class RoleIndex extends HTMLElement {
  async connectedCallback() {
    const controls = this.querySelector("[data-part=controls]").content.cloneNode(true);
    this.form = controls.querySelector("form");
    this.insertBefore(controls, this.querySelector("[data-part=list]"));
    this.count = this.querySelector("[data-part=count]");
    this.none = this.querySelector("[data-part=none]");
    this.#read();
    this.form.addEventListener("input", () => this.#ask());
    this.form.addEventListener("change", () => this.#write());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.none.querySelector("button").addEventListener("click", () => {
      this.form.reset();
      this.#write();
      this.#ask();
      this.form.elements.words.focus();
    });
    const { Shown } = await import(this.dataset.catalog ? "./from-catalog.js" : "./in-page.js");
    this.shown = new Shown(this, (state) => this.#tell(state));
    this.#ask();
  }

  get #asked() {
    return Object.fromEntries(new FormData(this.form));
  }

  #ask() {
    this.shown?.show(this.#asked);
  }

  /** How many of how many roles were found, or what else there is to say. */
  #tell({ found, total, words = "" }) {
    const counted = found !== undefined;
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

const number = (value) => value.toLocaleString("en-US");

customElements.define("role-index", RoleIndex);
