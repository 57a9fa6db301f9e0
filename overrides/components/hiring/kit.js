/**
 * `<hiring-kit>`: the kit of a role for recruiters. Its texts may be edited where they stand, copied and
 * printed; the job ad takes the pay of a metro area. Nothing is kept: the page says so.
 */
import { choose, mine } from "../wages/metro.js";
import { maybe, one, part, pressed, template } from "../parts.js";

class HiringKit extends HTMLElement {
  connectedCallback() {
    /** @type {NodeListOf<HTMLElement>} */
    const texts = this.querySelectorAll("[data-editable]");
    for (const text of texts) text.contentEditable = "plaintext-only";
    this.addEventListener("click", (event) => {
      const button = pressed(event);
      if (button?.dataset.do === "print") self.print();
      if (button?.dataset.do === "copy") this.#copy(button);
    });
    const choice = maybe(this, "metro");
    if (choice instanceof HTMLSelectElement) this.#pay(choice);
  }

  /** @param {HTMLSelectElement} choice */
  #pay(choice) {
    /** @type {NodeListOf<HTMLTableRowElement>} */
    const rows = this.querySelectorAll("[data-part=ranges] tr");
    const ranges = new Map([...rows].map(({ cells: [area, from, to] }) => [area.textContent, [from.textContent, to.textContent]]));
    choice.append(...[...ranges.keys()].sort().map((area) => new Option(area, area)));
    const before = [...choice.options].map(({ value }) => value).includes(mine()) ? mine() : "";
    const fill = () => {
      const range = ranges.get(choice.value);
      const [from, to] = range ?? [choice.dataset.from, choice.dataset.to];
      if (from && to) {
        part(this, "from").textContent = from;
        part(this, "to").textContent = to;
      }
    };
    choice.value = before;
    choice.addEventListener("change", () => {
      choose(choice.value);
      fill();
    });
    if (before) fill();
  }

  /** @param {HTMLElement} button */
  async #copy(button) {
    const text = one(this, `#${button.dataset.of}`);
    const note = one(this, `[data-note="${button.dataset.of}"]`);
    let said = "copied";
    try {
      await navigator.clipboard.writeText(text.innerText.replace(/\n{3,}/g, "\n\n").trim());
    } catch {
      getSelection()?.selectAllChildren(text);
      said = "not-copied";
    }
    note.replaceChildren(template(this, "say", said).content.cloneNode(true));
  }
}

customElements.define("hiring-kit", HiringKit);
