/** `<selection-check>`: pass rates by group. The numbers are typed here, compared by the scoring, and kept nowhere. */
import { copy } from "../fill.js";
import { one, part, pressed, template } from "../parts.js";
import * as scoring from "../scoring/client.js";

/** @import { GroupRate } from "types/scoring" */

const FEWEST = 2;
const MOST = 12;

class SelectionCheck extends HTMLElement {
  connectedCallback() {
    const form = part(this, "form", HTMLFormElement);
    form.hidden = false;
    for (let group = 0; group < FEWEST; group += 1) this.#add();
    form.addEventListener("focusin", () => scoring.warm().catch(() => {}), { once: true });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#compare();
    });
    this.addEventListener("click", (event) => {
      if (pressed(event)?.dataset.do === "add") part(this.#add(), "name").focus();
    });
  }

  #add() {
    const rows = part(this, "rows");
    const number = rows.children.length + 1;
    rows.append(copy(template(this, "item", "row"), { number }));
    one(this, "[data-do=add]", HTMLButtonElement).disabled = number >= MOST;
    return /** @type {HTMLElement} */ (rows.lastElementChild);
  }

  async #compare() {
    const rows = [...part(this, "rows").children].map((row) => ({
      name: part(row, "name", HTMLInputElement).value.trim(),
      started: part(row, "started", HTMLInputElement).valueAsNumber,
      passed: part(row, "passed", HTMLInputElement).valueAsNumber,
    }));
    // A row that nobody has touched is no group.
    const groups = rows.filter(({ name, started, passed }) => name || started >= 0 || passed >= 0);
    part(this, "error").replaceChildren();
    try {
      const { result } = await scoring.call("selection_rates", { groups });
      this.#show(result.groups);
    } catch (error) {
      const refused = error instanceof scoring.ScoringError && error.code === "refused";
      part(this, "found").replaceChildren();
      part(this, "error").append(copy(template(this, "say", refused ? "incomplete" : "no-scoring")));
    }
  }

  /** @param {GroupRate[]} groups */
  #show(groups) {
    const found = copy(template(this, "item", "found"));
    const lines = groups.map((group) => copy(template(this, "item", "line"), { ...group, compared: group.ratio_percent !== null }));
    const verdicts = groups.filter(({ highest }) => !highest).map(({ below, unlikely, ...group }) => {
      const kind = below ? (unlikely ? "both" : "few") : unlikely ? "many" : "neither";
      return copy(template(this, "item", "verdict"), { ...group, [kind]: true });
    });
    one(found, "tbody").append(...lines);
    one(found, "ul").append(...verdicts);
    part(this, "found").replaceChildren(found);
  }
}

customElements.define("selection-check", SelectionCheck);
