/**
 * `<skill-gap>`: beside the skills that a guide lists, the levels that the reader's own ticks make. Without
 * ticks in any of them it stays as the page has it.
 */
import { copy } from "../fill.js";
import { part, template } from "../parts.js";
import { changes } from "../passport/database.js";
import { ratings } from "../passport/ratings.js";

/** @import { Gap, RatedForRole, Rating } from "types/scoring" */

class SkillGap extends HTMLElement {
  #rows = [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-skill]"))];
  #invitation = [...part(this, "said").childNodes];
  #turn = 0;
  #gone = new AbortController();

  disconnectedCallback() {
    this.#gone.abort();
  }

  connectedCallback() {
    changes.addEventListener("change", () => this.#update(), { signal: this.#gone.signal });
    // Python starts only for those who see the result of it.
    new IntersectionObserver((seen, observer) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      this.#update();
    }).observe(this);
  }

  async #update() {
    const turn = ++this.#turn;
    // Where nothing can be stored there is nothing to show.
    const all = await ratings().catch(() => []);
    const own = all.filter(({ skill }) => this.#rows.some((row) => row.dataset.skill === skill));
    if (turn !== this.#turn) return;
    if (!own.length) return this.#show(null);
    try {
      const role = await this.#answer(own);
      if (turn === this.#turn) this.#show(role);
    } catch {
      if (turn === this.#turn) part(this, "said").replaceChildren(copy(template(this, "say", "failed")));
    }
  }

  /** @param {Rating[]} own */
  async #answer(own) {
    const [{ skills }, { call }] = await Promise.all([import("../passport/reference.js"), import("../scoring/client.js")]);
    const needs = Object.fromEntries(this.#rows.map(({ dataset }) => [dataset.skill, Number(dataset.need)]));
    return (await call("self_rating", { ratings: own, skills: await skills(), needs })).result.role;
  }

  /** @param {RatedForRole | null} role */
  #show(role) {
    for (const old of this.querySelectorAll(".needs__own")) old.remove();
    if (!role) return part(this, "said").replaceChildren(...this.#invitation);
    const { practice } = role;
    const sum = copy(template(this, "say", "sum"), { ...role, next_name: this.#name(practice?.next?.level) });
    if (practice) {
      const link = part(sum, "practice", HTMLAnchorElement);
      link.href = `${this.dataset.base}${practice.skill}/`;
      link.textContent = this.#row(practice)?.querySelector("a")?.textContent ?? practice.skill;
    }
    part(this, "said").replaceChildren(sum);
    for (const gap of [...role.have, ...role.missing].filter(({ rated }) => rated)) {
      const values = { ...gap, level_name: this.#name(gap.level), need_name: this.#name(gap.need) };
      const own = copy(template(this, "item", "own"), values);
      own.firstElementChild?.toggleAttribute("data-enough", !gap.gap);
      this.#row(gap)?.append(own);
    }
  }

  /** @param {Gap} gap */
  #row({ skill }) {
    return this.#rows.find((row) => row.dataset.skill === skill);
  }

  /** @param {number} [level] */
  #name(level = 0) {
    return this.dataset.levels?.split(" ")[level - 1] ?? "";
  }
}

customElements.define("skill-gap", SkillGap);
