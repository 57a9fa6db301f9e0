/**
 * `<big-five-quiz>`: takes the answers of the form it holds, has them scored on this device, and
 * fills the page's own templates with the result. A quiz with steps is asked a group of items at a
 * time, and may be scored at any step.
 */
import { isKnown, today } from "../clock.js";
import { copy } from "../fill.js";
import { maybe, one, part, template } from "../parts.js";
import { newId } from "../passport/id.js";
import * as scoring from "../scoring/client.js";
import { forget, store, stored } from "./draft.js";
import { fetchKnown, isSame, knownReply } from "./known.js";
import { settle, showMissing } from "./missing.js";
import { keeping, offerToKeep } from "./offer.js";
import { drawResult } from "./result.js";
import { takeUp } from "./resume.js";
import { Sheet } from "./sheet.js";
import { showTrouble } from "./trouble.js";

/**
 * @import { Day, Reply } from "types/scoring"
 * @import { Draft } from "./draft.js"
 * @import { Answers } from "./sheet.js"
 */

export class QuizPage extends HTMLElement {
  sheet = new Sheet(this, JSON.parse(part(this, "quiz").textContent));
  /** Id of the result that this sitting gives, whatever its length. */
  entry = newId();
  /** Of the last answer; null where it was not known, undefined before there is one. @type {Day | null | undefined} */
  day;
  busy = false;
  /** Results that need not wait for Python. @type {import("./known.js").Known | null} */
  known = null;
  /** How often Python was asked, or what it was asked for was given up. */
  turn = 0;
  /** Whether the last result is of all items. */
  whole = false;
  #gone = new AbortController();

  disconnectedCallback() {
    this.#gone.abort();
  }

  connectedCallback() {
    const { sheet } = this;
    sheet.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (sheet.isGrouped) this.#next();
      else this.#see();
    });
    sheet.form.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement) this.#answered(target.name);
    });
    const button = (/** @type {string} */ name) => sheet.form.querySelector(`[data-do="${name}"]`);
    button("see")?.addEventListener("click", () => sheet.isGrouped && this.#see());
    button("back")?.addEventListener("click", () => sheet.show(sheet.group - 1));
    this.addEventListener("kept", (event) => event instanceof CustomEvent && this.#kept(event.detail));
    const slow = (/** @type {Event} */ event) => this.busy && scoring.stageOf(event) === "slow" && this.#status("slow");
    scoring.events.addEventListener("stage", slow, { signal: this.#gone.signal });
    const draft = stored(sheet.quiz);
    takeUp(this, draft);
    const answered = (draft?.version ?? sheet.quiz.version) === sheet.quiz.version ? Object.keys(sheet.answers) : [];
    for (const item of answered) if (!draft?.answers[item]) this.#answered(item); // before the script came
    this.#warmOnIntent();
  }

  // What the other modules ask of this element.

  /** @param {Draft} draft */
  restore({ answers, entry, day }) {
    this.entry = entry;
    // A day ahead is from a clock that was wrong.
    if (!isKnown() || (day && day <= today())) this.day = day;
    this.sheet.restore(answers);
  }

  restart() {
    forget(this.sheet.quiz);
    this.sheet.form.reset();
    this.entry = newId();
    this.begin();
    this.sheet.show(0);
  }

  begin() {
    part(this, "resume").replaceChildren();
    this.toggleAttribute("data-choosing", false);
  }

  #next() {
    const { sheet } = this;
    const { left } = sheet;
    showMissing(this, sheet, left);
    if (left.length) return;
    if (sheet.isLast) this.#see();
    else sheet.show(sheet.group + 1);
  }

  async #see() {
    const { answers, isGrouped, lengths, quiz } = this.sheet;
    const length = this.sheet.reached(answers) || lengths[0];
    const asked = quiz.items.slice(0, length);
    const missing = asked.filter(({ id }) => !(id in answers)).map(({ id }) => id);
    if (missing.length && isGrouped) this.sheet.show(0, false);
    showMissing(this, this.sheet, missing);
    if (missing.length || this.busy) return;
    this.whole = length === quiz.items.length;
    await this.#score(Object.fromEntries(asked.map(({ id }) => [id, answers[id]])));
  }

  /** @param {string} item */
  #answered(item) {
    this.day = isKnown() ? today() : null;
    settle(this.sheet, item);
    this.sheet.settleButtons();
    this.#storeDraft();
  }

  /** The result has its name now; a sitting that goes on gives the same one. @param {string} id */
  #kept(id) {
    this.entry = id;
    if (this.whole) forget(this.sheet.quiz);
    else this.#storeDraft();
  }

  #storeDraft() {
    const { answers, items, quiz } = this.sheet;
    const texts = Object.fromEntries(items.map(({ dataset }) => [dataset.item, dataset.itemText]));
    const { entry, day = null } = this;
    store(quiz, { version: quiz.version, answers, entry, day, quiz, texts });
  }

  /** The runtime starts at the first sign that somebody means to answer, and once only. */
  #warmOnIntent() {
    const { form } = this.sheet;
    const signs = ["focusin", "pointerdown", "touchstart"];
    const start = () => {
      for (const sign of signs) form.removeEventListener(sign, start);
      this.#fetchKnown();
      // A runtime that cannot start says so when it is needed, not while somebody reads.
      scoring.warm().catch(() => {});
      // After the site's next release this page would ask for it in vain.
      if (this.querySelector("template[data-keep]")) keeping().catch(() => {});
    };
    for (const sign of signs) form.addEventListener(sign, start, { passive: true });
    if ("eager" in this.dataset) whenIdle(start);
  }

  async #fetchKnown() {
    if (!this.sheet.quiz.steps) return;
    // Who has none waits for Python.
    this.known = await fetchKnown(this, this.sheet.quiz).catch(() => null);
  }

  /** @param {Answers} answers */
  async #score(answers) {
    const known = knownReply(this.known, this.sheet.quiz, answers);
    if (known) this.#showResult(known);
    await this.#ask(answers, known);
  }

  /**
   * Have Python score `answers`. The reader waits for it, unless the result was known.
   *
   * @param {Answers} answers
   * @param {Reply<"score_quiz"> | null} known
   */
  async #ask(answers, known) {
    const { quiz } = this.sheet;
    const turn = ++this.turn;
    const box = known ? maybe(part(this, "result"), "keep") : part(this, "trouble");
    box?.replaceChildren(...(known ? [copy(template(this, "keep", "soon"))] : []));
    this.#wait(!known);
    try {
      const request = { quiz, answers, scored_on: this.day ?? today(), entry_id: this.entry };
      const reply = await scoring.call("score_quiz", request);
      if (turn !== this.turn) return;
      if (!known || !isSame(known, reply)) this.#showResult(reply);
      this.#confirmed(reply, answers);
    } catch (error) {
      if (turn === this.turn && box) this.#showTrouble(box, /** @type {scoring.ScoringError} */ (error), answers, known);
    }
    if (turn === this.turn) this.#wait(false);
  }

  /** @param {boolean} busy */
  #wait(busy) {
    this.busy = busy;
    this.toggleAttribute("data-busy", busy);
    this.#status(busy ? "scoring" : "");
  }

  /**
   * @param {HTMLElement} box
   * @param {scoring.ScoringError} error
   * @param {Answers} answers
   * @param {Reply<"score_quiz"> | null} known
   */
  #showTrouble(box, error, answers, known) {
    if (known) box.replaceChildren(copy(template(this, "keep", "unconfirmed")));
    showTrouble(this, known ? part(box, "why") : box, error, () => {
      const place = known ? part(part(this, "result"), "heading") : one(this.sheet.form, "[type=submit]");
      place.focus({ preventScroll: Boolean(known) });
      this.#ask(answers, known);
    });
  }

  /** @param {Reply<"score_quiz">} reply */
  #showResult(reply) {
    const { form, lengths, quiz } = this.sheet;
    drawResult(this, reply, {
      quiz,
      lengths,
      further: () => {
        this.#askAgain();
        this.sheet.show(this.sheet.open);
      },
      again: () => {
        this.#askAgain();
        this.sheet.again();
      },
    });
    const section = part(this, "result");
    section.hidden = false;
    form.hidden = true;
    part(section, "heading").focus({ preventScroll: true });
    section.scrollIntoView({ block: "start" });
  }

  /** Python's result is there: it may be kept. @param {Reply<"score_quiz">} reply @param {Answers} answers */
  #confirmed(reply, answers) {
    const keep = maybe(part(this, "result"), "keep");
    if (keep && reply.result.entry) offerToKeep(this, keep, reply.result.entry);
    const { quiz } = this.sheet;
    this.dispatchEvent(new CustomEvent("scored", { bubbles: true, detail: { reply, answers, quiz } }));
  }

  /** The form stands again in place of the result. */
  #askAgain() {
    this.turn++;
    part(this, "result").hidden = true;
    this.sheet.form.hidden = false;
  }

  /** Say how far it is, or nothing. @param {string} name */
  #status(name) {
    part(this, "status").textContent = name && template(this, "say", name).content.textContent;
  }
}

/** @param {() => void} run */
function whenIdle(run) {
  if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: 3000 });
  else setTimeout(run, 1000);
}

customElements.define("big-five-quiz", QuizPage);
