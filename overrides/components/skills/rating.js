/**
 * `<skill-rating>`: a skill's statements to tick. A tick is saved at once; what level the ticks make, the
 * scoring says when it has started. Ticks of other tabs are followed.
 */
import { today } from "../clock.js";
import { copy } from "../fill.js";
import { part, pressed, template } from "../parts.js";
import { changes } from "../passport/database.js";
import { rate, ratings } from "../passport/ratings.js";
import * as scoring from "../scoring/client.js";

/**
 * @import { Rating } from "types/scoring"
 * @import { StoreError } from "../passport/database.js"
 */

class SkillRating extends HTMLElement {
  skill = this.dataset.skill ?? "";
  cards = [...this.querySelectorAll("[data-level-card]")];
  /** How many changes are not saved yet: until then, what is stored is older than the page. */
  #saving = 0;
  #turn = 0;

  connectedCallback() {
    this.addEventListener("change", () => this.#save());
    this.addEventListener("click", (event) => pressed(event) && this.#read());
    changes.addEventListener("change", () => this.#saving || this.#read());
    // Python starts only for those who see the result of it.
    new IntersectionObserver((seen, observer) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      this.#read();
    }).observe(this);
  }

  /** @param {ParentNode} [box] @returns {HTMLInputElement[]} */
  #boxes(box = this) {
    return [...box.querySelectorAll(/** @type {"input"} */ ("input[type=checkbox]"))];
  }

  async #read() {
    try {
      const own = (await ratings()).find(({ skill }) => skill === this.skill);
      if (this.#saving) return;
      for (const box of this.#boxes()) box.checked = own?.ticks.includes(box.value) ?? false;
      this.#score(own);
    } catch {
      // Where nothing can be stored, nothing is ticked yet. Who ticks something is told.
    }
    for (const box of this.#boxes()) box.disabled = false;
  }

  async #save() {
    const ticks = this.#boxes().flatMap(({ checked, value }) => (checked ? value : []));
    const rating = { skill: this.skill, date: today(), ticks };
    this.#saving += 1;
    try {
      await rate(rating);
      this.#score(rating);
    } catch (error) {
      this.#turn += 1;
      this.#say(/** @type {StoreError} */ (error).code);
    } finally {
      this.#saving -= 1;
    }
  }

  /** @param {Rating | undefined} own */
  async #score(own) {
    const turn = ++this.#turn;
    if (!own?.ticks.length) return this.#clear();
    // Where a level stands already, it is replaced by the next one without a word between.
    if (!this.querySelector("[data-part=said] b")) this.#say("working");
    try {
      const { result } = await scoring.call("self_rating", { ratings: [own], skills: [this.#published()] });
      if (turn !== this.#turn) return;
      const [rated] = result.skills;
      const { level, next, levels, outdated } = rated;
      this.cards.forEach((card, place) => part(card, "count").replaceChildren(copy(template(this, "say", "count"), levels[place])));
      const names = { level_name: this.#name(level), next_name: next && this.#name(next.level) };
      this.#say("level", { ...rated, ...names, one_left: next?.left.length === 1, one_outdated: outdated === 1 });
    } catch {
      if (turn === this.#turn) this.#say("failed");
    }
  }

  /** The skill as the scoring takes it, from the page itself. */
  #published() {
    const levels = this.cards.map((card) => this.#boxes(card).map(({ value }) => value));
    return { id: this.skill, name: this.dataset.name ?? "", levels };
  }

  /** @param {number} level */
  #name(level) {
    return this.dataset.levels?.split(" ")[level - 1] ?? "";
  }

  #clear() {
    for (const card of this.cards) part(card, "count").replaceChildren();
    part(this, "said").replaceChildren();
  }

  /** @param {string} name @param {object} [values] */
  #say(name, values) {
    part(this, "said").replaceChildren(copy(template(this, "say", name), values));
  }
}

customElements.define("skill-rating", SkillRating);
