/**
 * `<practice-set>`: asks one question at a time, has the answers scored on this device, and opens the
 * explanation of every question. The result is practice: it may be kept, and counts for nothing.
 */
import { isKnown, today } from "../clock.js";
import { copy, fill } from "../fill.js";
import { maybe, one, part, pressed, template } from "../parts.js";
import { newId } from "../passport/id.js";
import { forget, store, stored } from "../quiz/draft.js";
import * as scoring from "../scoring/client.js";
import { isFirst, markSeen } from "./attempts.js";
import { answerOf, look, move, restoreAnswer, settle } from "./answers.js";
import { offerToKeep, showTrouble } from "./ends.js";
import { offerToGive } from "./give.js";
import { paint } from "./paint.js";
import { runQuery } from "./query.js";
import { drawPracticed } from "./review.js";

/**
 * @import { Answered, Day, PracticeAnswer, PracticeSet } from "types/scoring"
 *
 * @typedef {{ version: string, answers: Record<string, PracticeAnswer>, entry: string, day: Day | null }} PracticeDraft
 */

export class PracticePage extends HTMLElement {
  /** @type {PracticeSet} */
  set = JSON.parse(part(this, "set").textContent);
  form = part(this, "form", HTMLFormElement);
  /** @type {HTMLElement[]} */
  items = [...this.form.querySelectorAll("[data-item]")].filter((item) => item instanceof HTMLElement);
  entry = newId();
  /** Of the last answer; null where it was not known, undefined before there is one. @type {Day | null | undefined} */
  day;
  index = 0;
  busy = false;

  connectedCallback() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#show(this.index + 1);
    });
    this.form.addEventListener("input", ({ target }) => this.#touched(target));
    this.addEventListener("click", (event) => this.#pressed(pressed(event)));
    this.addEventListener("kept", () => forget(this.set));
    scoring.events.addEventListener("stage", (event) => {
      if (this.busy && scoring.stageOf(event) === "slow") this.#status("slow");
    });
    this.#takeUp();
    this.#warmOnIntent();
  }

  /** @returns {Record<string, PracticeAnswer>} */
  get answers() {
    const given = this.items.map((item) => [item.dataset.item, answerOf(item)]);
    return Object.fromEntries(given.filter(([, answer]) => answer !== undefined));
  }

  #takeUp() {
    /** @type {PracticeDraft | null} */
    const draft = stored(this.set);
    const isCurrent = draft?.version === this.set.version;
    for (const item of this.items) {
      const answer = isCurrent ? draft?.answers[item.dataset.item ?? ""] : undefined;
      if (answer === undefined) settle(item);
      else restoreAnswer(item, answer);
      const query = maybe(item, "query");
      if (query instanceof HTMLTextAreaElement && "painter" in this.dataset) paint(item, query);
    }
    const { answers } = this;
    const answered = Object.keys(answers).length;
    if (draft && isCurrent && answered) {
      this.entry = draft.entry;
      if (!isKnown() || (draft.day && draft.day <= today())) this.day = draft.day;
      const box = part(this, "resume");
      box.replaceChildren(copy(template(this, "resume", "back"), { ...draft, answered }));
    }
    const open = this.items.findIndex((item) => !((item.dataset.item ?? "") in answers));
    this.#show(open < 0 ? this.items.length - 1 : open, false);
  }

  /** @param {EventTarget | null} target */
  #touched(target) {
    if (!(target instanceof HTMLElement)) return;
    const item = target.closest("[data-item]");
    if (item instanceof HTMLElement) this.#changed(item);
  }

  /** @param {HTMLElement} item */
  #changed(item) {
    item.dataset.touched = "";
    settle(item);
    this.day = isKnown() ? today() : null;
    const { answers, day, entry, set } = this;
    store(set, { version: set.version, answers, entry, day: day ?? null });
    part(this, "progress", HTMLProgressElement).value = Object.keys(answers).length;
  }

  /** @param {HTMLElement | null} button */
  #pressed(button) {
    const item = button?.closest("[data-item]");
    const inside = item instanceof HTMLElement ? item : null;
    switch (button?.dataset.do) {
      case "back":
        return this.#show(this.index - 1);
      case "see":
        return this.#see();
      case "anyway":
        return this.#score();
      case "first-open":
        return this.#show(this.items.findIndex((one) => answerOf(one) === undefined));
      case "again":
      case "restart":
        return this.#restart();
      case "up":
      case "down":
        move(button);
        return inside && this.#changed(inside);
      case "probe":
        if (!inside) return;
        look(inside, button.closest("[data-name]")?.getAttribute("data-name") ?? "");
        return this.#changed(inside);
      case "run":
        return inside && this.#run(inside, { query: part(inside, "query", HTMLTextAreaElement).value });
      case "try":
        return inside && this.#try(inside);
    }
  }

  /** @param {HTMLElement} item */
  #try(item) {
    const { table = "", query = "" } = part(item, "row").dataset;
    const cells = /** @type {Record<string, string | null>} */ (answerOf(item) ?? {});
    return this.#run(item, { query, row: { table, cells } });
  }

  /** @param {HTMLElement} item @param {Parameters<typeof runQuery>[3]} asked */
  async #run(item, asked) {
    try {
      await runQuery(this, this.set, item, asked);
    } catch (error) {
      part(item, "outcome").replaceChildren();
      showTrouble(this, /** @type {scoring.ScoringError} */ (error), () => this.#run(item, asked));
    }
  }

  /** Show the question at `index` alone, under its case; `go`: take the reader there. @param {number} index */
  #show(index, go = true) {
    const { items } = this;
    if (index < 0 || index >= items.length) return;
    this.index = index;
    items.forEach((item, place) => item.toggleAttribute("data-shown", place === index));
    for (const box of this.form.querySelectorAll(".practice__case")) {
      box.toggleAttribute("data-shown", box.contains(items[index]));
    }
    const where = fill(part(this, "where"), { number: index + 1 });
    part(this, "progress", HTMLProgressElement).value = Object.keys(this.answers).length;
    part(this, "unanswered").hidden = true;
    const isLast = index === items.length - 1;
    const [back, on, see] = ["back", "on", "see"].map((name) => one(this.form, `[data-do="${name}"]`));
    back.hidden = index === 0;
    on.hidden = isLast;
    see.hidden = !isLast;
    if (!go) return;
    where.focus({ preventScroll: true });
    where.scrollIntoView({ block: "start" });
  }

  #see() {
    const open = this.items.length - Object.keys(this.answers).length;
    if (!open) return this.#score();
    const box = fill(part(this, "unanswered"), { open });
    box.hidden = false;
    for (const word of box.querySelectorAll("[data-number]")) {
      word.toggleAttribute("hidden", (word.getAttribute("data-number") === "one") !== (open === 1));
    }
    box.focus();
  }

  #restart() {
    forget(this.set);
    location.reload();
  }

  /** The runtime starts at the first sign that somebody means to answer, and once only. */
  #warmOnIntent() {
    const signs = ["focusin", "pointerdown", "touchstart"];
    const start = () => {
      for (const sign of signs) this.form.removeEventListener(sign, start);
      scoring.warm().catch(() => {}); // said when it is needed, not while somebody reads
    };
    for (const sign of signs) this.form.addEventListener(sign, start, { passive: true });
  }

  async #score() {
    if (this.busy) return;
    const { answers, entry, set } = this;
    this.busy = true;
    this.toggleAttribute("data-busy", true);
    part(this, "trouble").replaceChildren();
    part(this, "unanswered").hidden = true;
    this.#status("scoring");
    try {
      const [day, first] = [this.day ?? today(), await isFirst(set, entry, answers)];
      const request = { set, answers, scored_on: day, entry_id: entry, first_attempt: first };
      const { result } = await scoring.call("score_practice", request);
      markSeen(set, entry, answers, first);
      drawPracticed(this, { ...result, first });
      offerToGive(this, { set, answers, day, first });
      this.#finish(result.entry);
    } catch (error) {
      showTrouble(this, /** @type {scoring.ScoringError} */ (error), () => this.#score());
    } finally {
      this.busy = false;
      this.toggleAttribute("data-busy", false);
      this.#status("");
    }
  }

  /** All questions stand below the result, closed for answers. @param {Answered | null} entry */
  #finish(entry) {
    this.toggleAttribute("data-done", true);
    const inputs = [...this.form.elements].filter((one) => !(one instanceof HTMLFieldSetElement));
    for (const input of inputs) input.toggleAttribute("disabled", true);
    const section = part(this, "result");
    section.hidden = false;
    const keep = maybe(section, "keep");
    if (entry && keep) offerToKeep(this, keep, entry);
    part(section, "heading").focus({ preventScroll: true });
    section.scrollIntoView({ block: "start" });
  }

  /** @param {string} name */
  #status(name) {
    part(this, "status").textContent = name && template(this, "say", name).content.textContent;
  }
}

customElements.define("practice-set", PracticePage);
