/** Makes a bundle with the form that `page`, the element `role-bundle`, holds. */
import { isKnown, today } from "../clock.js";
import { link, unpack } from "../passport/link.js";
import { reference } from "../passport/reference.js";
import * as scoring from "../scoring/client.js";
import { moved } from "./calendar.js";
import { Faults } from "./faults.js";
import { Fields } from "./fields.js";
import { described, drawBundle, offer, offered, standings, statement, toGuide } from "./view.js";

const PAUSE = 200;

export class Builder {
  constructor(page) {
    this.page = page;
    this.faults = new Faults(page, (path) => this.fields.label(path));
    const form = page.part("form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.fields) this.#make();
    });
    // A runtime that cannot start says so when it is needed.
    form.addEventListener("focusin", () => scoring.warm().catch(() => {}), { once: true });
    form.addEventListener("input", ({ target }) => this.#changed(target, false));
    form.addEventListener("change", ({ target }) => this.#changed(target, true));
    this.#load();
  }

  /** The roles into the list; the one that the address names is chosen. */
  #load() {
    const work = async () => {
      const { roles, ...rest } = await reference(true);
      return () => {
        this.reference = rest;
        this.roles = new Map(roles.map((role) => [role.id, role]));
        const sorted = roles.toSorted((a, b) => a.title.localeCompare(b.title));
        this.page.part("role").append(...sorted.map(({ id, title }) => new Option(title, id)));
        const asked = askedRole();
        if (this.roles.has(asked)) this.#choose(asked);
        else if (asked) this.page.message("unknown-role");
        delete document.documentElement.dataset.asks; // the room is taken, or not needed
      };
    };
    return this.page.work("loading", work, () => this.#load());
  }

  #choose(id) {
    const { page } = this;
    clearTimeout(this.timer);
    this.tried = false;
    this.faults.show([]);
    this.#putAway();
    this.role = this.roles.get(id);
    this.fields = null;
    page.part("role").value = id;
    if (id !== askedRole()) history.replaceState(history.state, "", id ? `?role=${id}` : location.pathname);
    if (!this.role) return page.part("rest").replaceChildren();
    const published = page.data.published.includes(id);
    page.part("rest").replaceChildren(page.item("form", { title: this.role.title, published }));
    toGuide(page.part("guide"), id);
    this.fields = new Fields(this.role, offered(this.reference), page);
    this.#update(true, "scoring");
  }

  reset() {
    this.fields.reset();
    this.#update(true);
  }

  /** The reader has said what day it is. */
  redate() {
    if (!this.fields) return;
    this.fields.propose();
    this.#update(true);
  }

  #changed(field, left) {
    this.page.calm();
    if (field === this.page.part("role")) {
      if (left) this.#choose(field.value);
      return;
    }
    this.fields.update();
    clearTimeout(this.timer);
    // Not at once when a field is left either: a press on a button leaves it, and the button must not
    // move before the press is over.
    this.timer = setTimeout(() => this.#update(left), PAUSE);
  }

  /** New numbers; while somebody types, what is wrong may be only unfinished, and is not told. */
  #update(tell, saying) {
    const outdated = this.made && this.made !== this.#key();
    if (outdated) this.#putAway();
    const work = async () => {
      const result = await this.#ask();
      return () => {
        this.faults.show(this.tried ? result.open : []);
        this.#draw(result);
        if (outdated) this.page.message("outdated", "put-away");
      };
    };
    return this.page.work(saying, this.#orFaults(work, (problems) => tell && this.faults.show(problems)), () => this.#update(tell, saying));
  }

  /** `work`, but what scoring refuses is told by `tell`: then the numbers on the page are old ones. */
  #orFaults(work, tell) {
    return async () => {
      try {
        return await work();
      } catch (error) {
        if (error.code !== "refused") throw error;
        return () => {
          this.page.part("numbers").toggleAttribute("data-outdated", true);
          tell(error.problems);
        };
      }
    };
  }

  async #ask() {
    const asked = { role: this.role.id, ...this.fields.values(), candidates: this.#candidates() };
    const { result } = await scoring.call("bundle", { ...asked, ...this.#common() });
    return result;
  }

  #common() {
    return { reference: { ...this.reference, roles: [this.role] }, as_of: today() };
  }

  #key() {
    return JSON.stringify(this.fields.values());
  }

  /** The invented people, their results as old today as the page says. */
  #candidates() {
    return this.page.data.candidates.map(({ name, results }) => ({
      name,
      entries: results.map(({ entry, age_days: days }) => ({ ...entry, date: moved(today(), { days: -days }) })),
    }));
  }

  #draw({ comparison, available, candidates }) {
    const { page } = this;
    for (const { part } of this.fields.rows) {
      const family = comparison.families.find((row) => part("own").name === `own.${row.family}`);
      const values = described(family, available, page);
      part("mark").replaceChildren(page.item("mark", values));
      part("published-share").replaceChildren(page.item("published-share", values));
      part("own-share").replaceChildren(page.item("own-share", values));
    }
    page.part("numbers").toggleAttribute("data-outdated", false);
    say(page.part("statement"), statement(comparison, page));
    page.part("offer").replaceChildren(offer(comparison.families, available, page));
    page.part("people").replaceChildren(...candidates.map((candidate, index) => this.#person(candidate, index)));
  }

  #person(candidate, index) {
    const { about } = this.page.data.candidates[index];
    const made = this.page.item("person", { ...candidate, about, one_left_out: candidate.samples_left_out === 1 });
    made.querySelector("[data-part=standings]").append(...standings(candidate, "yours", this.page));
    return made;
  }

  #make() {
    this.page.calm();
    // A bundle carries the day on which it was made.
    if (!isKnown()) return this.page.askDay();
    clearTimeout(this.timer);
    this.tried = true;
    const tell = (problems) => this.faults.tell(problems);
    const key = this.#key();
    const work = async () => {
      const result = await this.#ask();
      const made = result.document && (await this.#bundle(result));
      return () => {
        this.#draw(result);
        if (!made) return tell(result.open);
        this.faults.show([]);
        this.#show(made, key);
      };
    };
    return this.page.work("scoring", this.#orFaults(work, tell), () => this.#make());
  }

  /** The bundle read back as whoever gets it will read it, and its link. */
  async #bundle({ text, document, available }) {
    const reply = await scoring.call("check_bundle", { text, ...this.#common() });
    const address = await link(".", "bundle", JSON.stringify(document));
    const packed = new URL(address).hash.replace("#bundle=", "");
    const tooLong = await unpack(packed).then(() => false, () => true);
    const file = { name: `bundle-${document.role}-${document.created}.json`, text };
    return { checked: { ...reply.result, scoring: reply.scoring, available }, address, tooLong, file };
  }

  #show({ checked, address, tooLong, file }, key) {
    const { page } = this;
    this.#putAway();
    this.made = key;
    this.file = file;
    page.part("made").replaceChildren(page.item("made", { too_long: tooLong }));
    if (!tooLong) page.part("link").value = address;
    drawBundle(page.part("preview"), checked, page);
    page.part("effect").append(page.item("effect-preview"));
    page.part("made-heading").focus();
  }

  /** A bundle that is not what the form says any more. */
  #putAway() {
    this.made = null;
    this.page.part("made").replaceChildren();
    this.page.message("", "put-away");
  }
}

/** Put `words` into `box`, unless they stand there: what is announced is then announced once. */
function say(box, words) {
  if (box.textContent !== words.textContent) box.replaceChildren(words);
}

/** The role that the address names. */
function askedRole() {
  return new URLSearchParams(location.search).get("role") ?? "";
}
