/** Makes a bundle with the form that `page`, the element `role-bundle`, holds. */
import { isKnown, today } from "../clock.js";
import { part } from "../parts.js";
import { referenceOf, wholeReference } from "../passport/reference.js";
import * as scoring from "../scoring/client.js";
import { moved } from "./calendar.js";
import { explain } from "./chains.js";
import { Faults } from "./faults.js";
import { Fields } from "./fields.js";
import { readBack } from "./made.js";
import { drawNumbers, drawPreview, drawVerdict, outdate } from "./numbers.js";
import { drawBundle, offered, toGuide } from "./view.js";

/**
 * @import { MadeBundle, Problem, Reference, Role } from "types/scoring"
 * @import { BundlePage, NamedText } from "./bundle.js"
 * @import { Made } from "./made.js"
 */

const PAUSE = 200;

export class Builder {
  /** The site's reference without its roles. @type {Reference | undefined} */
  reference;
  /** @type {Map<string, Role>} */
  roles = new Map();
  /** The chosen one. @type {Role | undefined} */
  role;
  /** The form for its weights. @type {Fields | undefined} */
  fields;
  /** Whether the reader tried to make a bundle, and may be told what is still open. */
  tried = false;
  /** What the form said when the bundle was made that is on the page. @type {string | null} */
  made = null;
  /** @type {NamedText | undefined} */
  file;
  /** @type {number | undefined} */
  timer;

  /** @param {BundlePage} page */
  constructor(page) {
    this.page = page;
    this.choice = part(page, "role", HTMLSelectElement);
    this.faults = new Faults(page, (path) => this.fields?.label(path) ?? path);
    const form = part(page, "form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.fields) this.#make(this.fields);
    });
    // A runtime that cannot start says so when it is needed.
    form.addEventListener("focusin", () => scoring.warm().catch(() => {}), { once: true });
    form.addEventListener("input", ({ target }) => this.#changed(target, false));
    form.addEventListener("change", ({ target }) => this.#changed(target, true));
    this.#load();
  }

  /** The roles into the list; the one that the address names is chosen. @returns {Promise<unknown>} */
  #load() {
    const work = async () => {
      const { roles, ...rest } = await wholeReference();
      return () => {
        this.reference = rest;
        this.roles = new Map(roles.map((role) => [role.id, role]));
        const sorted = roles.toSorted((a, b) => a.title.localeCompare(b.title));
        this.choice.append(...sorted.map(({ id, title }) => new Option(title, id)));
        const asked = askedRole();
        if (this.roles.has(asked)) this.#choose(asked);
        else if (asked) this.page.message("unknown-role");
        delete document.documentElement.dataset.asks; // the room is taken, or not needed
      };
    };
    return this.page.work("loading", work, () => this.#load());
  }

  /** @param {string} id */
  #choose(id) {
    const { page } = this;
    clearTimeout(this.timer);
    this.tried = false;
    this.faults.show([]);
    this.#putAway();
    this.role = this.roles.get(id);
    this.fields = undefined;
    this.choice.value = id;
    if (id !== askedRole()) history.replaceState(history.state, "", id ? `?role=${id}` : location.pathname);
    if (!this.role || !this.reference) return part(page, "rest").replaceChildren();
    const published = page.data.published.includes(id);
    part(page, "rest").replaceChildren(page.item("form", { title: this.role.title, published }));
    toGuide(part(page, "guide", HTMLAnchorElement), id);
    const fields = new Fields(this.role, offered(this.reference), page);
    this.fields = fields;
    fields.norms.connect(() => this.#update(fields, true));
    this.#preview(this.fields);
    this.#update(this.fields, true, "scoring");
  }

  reset() {
    if (!this.fields) return;
    this.fields.reset();
    this.#preview(this.fields);
    this.#update(this.fields, true);
  }

  /** The reader has said what day it is. */
  redate() {
    if (!this.fields) return;
    this.fields.propose();
    this.#update(this.fields, true);
  }

  /** @param {EventTarget | null} field @param {boolean} left  whether the reader has left it */
  #changed(field, left) {
    this.page.calm();
    if (field === this.choice) {
      if (left) this.#choose(this.choice.value);
      return;
    }
    const { fields } = this;
    if (!fields) return;
    fields.update(field);
    this.page.turn++; // an answer about what the form said before comes too late
    // While somebody types or drags; when a press on a button ends that, nothing may move under it.
    if (!left) this.#preview(fields);
    clearTimeout(this.timer);
    // Not at once when a field is left either: a press on a button leaves it, and the button must not
    // move before the press is over.
    this.timer = setTimeout(() => this.#update(fields, left), PAUSE);
  }

  /** What plain arithmetic says at once; the scoring's answer comes later. @param {Fields} fields */
  #preview(fields) {
    const [own, wrong] = [fields.weights(), fields.outside()];
    if (own && this.reference) drawPreview(this.page, fields, own, offered(this.reference));
    else outdate(this.page, true);
    if (wrong.length) this.faults.show(wrong);
  }

  /**
   * New numbers; while somebody types, what is wrong may be only unfinished, and is not told.
   *
   * @param {Fields} fields
   * @param {boolean} tell
   * @returns {Promise<unknown>}
   */
  #update(fields, tell, saying = "") {
    const outdated = this.made && this.made !== keyOf(fields);
    if (outdated) this.#putAway();
    const work = async () => {
      const result = await this.#ask(fields);
      return () => {
        this.faults.show(this.tried ? result.open : fields.outside());
        this.#draw(fields, result);
        if (outdated) this.page.message("outdated", {}, "put-away");
      };
    };
    const show = (/** @type {Problem[]} */ problems) => tell && this.faults.show(problems);
    return this.page.work(saying, this.#orFaults(work, show), () => this.#update(fields, tell, saying));
  }

  /**
   * `work`, but what scoring refuses is told by `tell`: then the numbers on the page are old ones.
   *
   * @param {() => Promise<() => unknown>} work
   * @param {(problems: Problem[]) => unknown} tell
   */
  #orFaults(work, tell) {
    return async () => {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof scoring.ScoringError) || error.code !== "refused") throw error;
        return () => {
          outdate(this.page, true);
          tell(error.problems);
        };
      }
    };
  }

  /** @param {Fields} fields @param {MadeBundle} result */
  #draw(fields, result) {
    drawNumbers(this.page, fields, result);
    drawVerdict(this.page, fields, result);
    explain(part(this.page, "people"), result.candidates, this.page, async () => (await this.#ask(fields)).candidates);
  }

  /** @param {Fields} fields */
  async #ask(fields) {
    const asked = { role: fields.role.id, ...fields.values(), candidates: this.#candidates() };
    const { result } = await scoring.call("bundle", { ...asked, ...(await this.#common(fields)) });
    return result;
  }

  /** @param {Fields} fields */
  async #common({ role }) {
    return { reference: await referenceOf(role), as_of: today() };
  }

  /** The invented people, their results as old today as the page says. */
  #candidates() {
    return this.page.data.candidates.map(({ name, results }) => ({
      name,
      entries: results.map(({ entry, age_days: days }) => ({ ...entry, date: moved(today(), { days: -days }) })),
    }));
  }

  /** @param {Fields} fields @returns {Promise<unknown> | void} */
  #make(fields) {
    this.page.calm();
    // A bundle carries the day on which it was made.
    if (!isKnown()) return this.page.askDay();
    clearTimeout(this.timer);
    this.tried = true;
    const tell = (/** @type {Problem[]} */ problems) => this.faults.tell(problems);
    const key = keyOf(fields);
    const work = async () => {
      const result = await this.#ask(fields);
      const { available, document, text } = result;
      const made = document && text && (await readBack({ text, ...(await this.#common(fields)) }, document, available));
      return () => {
        this.#draw(fields, result);
        if (!made) return tell(result.open);
        this.faults.show([]);
        this.#show(made, key);
      };
    };
    return this.page.work("scoring", this.#orFaults(work, tell), () => this.#make(fields));
  }

  /** @param {Made} made @param {string} key */
  #show({ checked, address, tooLong, file }, key) {
    const { page } = this;
    this.#putAway();
    this.made = key;
    this.file = file;
    part(page, "made").replaceChildren(page.item("made", { too_long: tooLong }));
    if (!tooLong) part(page, "link", HTMLInputElement).value = address;
    drawBundle(part(page, "preview"), checked, page);
    part(page, "effect").append(page.item("effect-preview"));
    part(page, "made-heading").focus();
  }

  /** A bundle that is not what the form says any more. */
  #putAway() {
    this.made = null;
    part(this.page, "made").replaceChildren();
    this.page.message("", {}, "put-away");
  }
}

/** What the form says, to compare. @param {Fields} fields */
function keyOf(fields) {
  return JSON.stringify(fields.values());
}

/** The role that the address names. */
function askedRole() {
  return new URLSearchParams(location.search).get("role") ?? "";
}
