/**
 * `<big-five-quiz>`: takes the answers of the form it holds, has them scored on this device, and
 * fills the page's own templates with the result. A quiz with steps is asked a group of items at a
 * time, and may be scored at any step.
 */
import { isKnown, today } from "../clock.js";
import { copy, fill } from "../fill.js";
import { later } from "../later.js";
import * as scoring from "../scoring/client.js";
import { newId } from "../passport/id.js";
import { noted } from "../tab.js";
import { forget, store, stored } from "./draft.js";
import { crowd, slice } from "./picture.js";

const keeping = () => later(import.meta.resolve("../passport/keep.js"));

customElements.define(
  "big-five-quiz",
  class extends HTMLElement {
    connectedCallback() {
      this.quiz = JSON.parse(this.#part("quiz").textContent);
      this.form = this.#part("form");
      this.group = 0;
      this.entry = newId();
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (this.#grouped) this.#next();
        else this.#see();
      });
      this.form.addEventListener("change", (event) => this.#answered(event.target.name));
      this.#button("see")?.addEventListener("click", () => this.#grouped && this.#see());
      this.#button("back")?.addEventListener("click", () => this.#show(this.group - 1));
      this.addEventListener("kept", ({ detail }) => this.#kept(detail));
      scoring.events.addEventListener("stage", ({ detail }) => {
        if (this.busy && detail === "slow") this.#part("status").textContent = this.#say("slow");
      });
      this.#takeUp(stored(this.quiz));
      this.#warmOnIntent();
    }

    get #groups() {
      return [...this.form.querySelectorAll("[data-group]")];
    }

    get #grouped() {
      return this.#groups.length > 1;
    }

    get #lengths() {
      return this.quiz.steps?.map(({ length }) => length) ?? [this.quiz.items.length];
    }

    /** Go on where an earlier visit stopped. */
    #takeUp(draft) {
      if (draft && draft.version !== this.quiz.version) return this.#offerOlder(draft);
      if (draft) this.#restore(draft);
      this.#show(this.#open(), false);
      const answered = Object.keys(this.#answers()).length;
      if (draft && this.#grouped && answered) this.#offer("back", { ...draft, answered });
    }

    #restore({ answers, entry, day }) {
      this.entry = entry;
      // A day ahead is from a clock that was wrong.
      if (day <= today() || !isKnown()) this.day = day;
      for (const input of this.form.querySelectorAll("input[type=radio]")) {
        // What the browser itself put back is newer.
        const given = this.form.querySelector(`input[name="${CSS.escape(input.name)}"]:checked`);
        if (!given && String(answers[input.name]) === input.value) input.checked = true;
      }
    }

    #offer(name, values) {
      const template = this.querySelector(`template[data-resume="${name}"]`);
      const box = this.#part("resume");
      if (!template || !box) return;
      box.replaceChildren(copy(template, values));
      box.querySelector("[data-do=restart]").addEventListener("click", () => this.#restart());
      return box;
    }

    /** A draft of another version: nothing of it is touched before the reader has chosen. */
    #offerOlder(draft) {
      const answered = Object.keys(draft.answers).length;
      const box = this.#offer("older", { ...draft, answered, asked: draft.quiz?.items?.length });
      if (!box) return this.#show(0, false);
      this.toggleAttribute("data-choosing", true);
      const finish = box.querySelector("[data-do=finish]");
      if (!draft.quiz?.items?.length || !draft.texts) return finish.remove();
      finish.addEventListener("click", () => {
        this.#become(draft);
        this.#begin();
        this.#restore(draft);
        this.#show(this.#open());
      });
    }

    /** Ask the items of an older version, in the form that is there. */
    #become({ quiz, texts }) {
      this.quiz = quiz;
      const groups = this.#groups;
      const size = groups[0].querySelectorAll("[data-item]").length;
      const pattern = groups[0].querySelector("[data-item]").cloneNode(true);
      const fresh = quiz.items.map(({ id }, index) => {
        const fieldset = pattern.cloneNode(true);
        fieldset.id = `${quiz.id}-${id}`;
        Object.assign(fieldset.dataset, { item: id, itemText: texts[id] });
        fill(fieldset, { number: index + 1, asked: quiz.items.length, text: texts[id] });
        for (const input of fieldset.querySelectorAll("input")) Object.assign(input, { name: id, checked: false });
        return fieldset;
      });
      const filled = Array.from({ length: Math.ceil(fresh.length / size) }, (_, index) => {
        const group = groups[0].cloneNode(false);
        group.append(...fresh.slice(size * index, size * (index + 1)));
        return group;
      });
      groups[0].replaceWith(...filled);
      for (const group of groups.slice(1)) group.remove();
    }

    #restart() {
      forget(this.quiz);
      this.form.reset();
      this.entry = newId();
      this.#begin();
      this.#show(0);
    }

    #begin() {
      this.#part("resume").replaceChildren();
      this.toggleAttribute("data-choosing", false);
    }

    /** The first group with an item that has no answer, or the last one. */
    #open() {
      const open = this.#groups.findIndex((group) =>
        [...group.querySelectorAll("[data-item]")].some((item) => !item.querySelector("input:checked")),
      );
      return open < 0 ? this.#groups.length - 1 : open;
    }

    /** Show the group at `index` alone; `move`: take the reader there. */
    #show(index, move = true) {
      if (!this.#grouped) return;
      const groups = this.#groups;
      this.group = index;
      groups.forEach((group, place) => group.toggleAttribute("data-shown", place === index));
      const counts = groups.map((group) => group.querySelectorAll("[data-item]").length);
      const before = counts.slice(0, index).reduce((sum, count) => sum + count, 0);
      const where = this.#part("where");
      fill(where, { from: before + 1, to: before + counts[index], asked: this.quiz.items.length });
      this.#settleButtons();
      if (!move) return;
      where.focus({ preventScroll: true });
      where.scrollIntoView({ block: "start" });
    }

    /** Which buttons there are, and which comes first. */
    #settleButtons() {
      if (!this.#grouped) return;
      const groups = this.#groups;
      const answers = this.#answers();
      const end = groups.slice(0, this.group + 1).flatMap((group) => [...group.children]).length;
      const last = this.group === groups.length - 1;
      const step = this.#lengths.includes(end);
      const [back, on, see] = ["back", "on", "see"].map((name) => this.#button(name));
      back.hidden = this.group === 0;
      on.hidden = last;
      see.hidden = !step && !this.#reached(answers);
      see.querySelector("[data-slot=so_far]").hidden = step;
      on.classList.toggle("button--main", !step);
      see.classList.toggle("button--main", step);
      this.#part("buys").hidden = !step || last || this.#reached(answers) < end;
      const progress = this.#part("progress");
      progress.max = this.quiz.items.length;
      progress.value = Object.keys(answers).length;
    }

    /** The longest length that `answers` are enough for; 0 for none. */
    #reached(answers) {
      const first = this.quiz.items.findIndex(({ id }) => !(id in answers));
      const answered = first < 0 ? this.quiz.items.length : first;
      return Math.max(0, ...this.#lengths.filter((length) => length <= answered));
    }

    #next() {
      const items = [...this.#groups[this.group].querySelectorAll("[data-item]")];
      const missing = items.filter((item) => !item.querySelector("input:checked"));
      this.#showMissing(missing.map((item) => item.dataset.item));
      if (missing.length) return;
      if (this.group === this.#groups.length - 1) this.#see();
      else this.#show(this.group + 1);
    }

    async #see() {
      const answers = this.#answers();
      const length = this.#reached(answers) || this.#lengths[0];
      const asked = this.quiz.items.slice(0, length);
      const missing = asked.filter(({ id }) => !(id in answers)).map(({ id }) => id);
      if (missing.length && this.#grouped) this.#show(0, false);
      this.#showMissing(missing);
      if (missing.length || this.busy) return;
      this.whole = length === this.quiz.items.length;
      await this.#score(Object.fromEntries(asked.map(({ id }) => [id, answers[id]])));
    }

    #answered(item) {
      this.day = isKnown() ? today() : null;
      this.#settle(item);
      this.#settleButtons();
      this.#storeDraft();
    }

    /** The result has its name now; a sitting that goes on gives the same one. */
    #kept(id) {
      this.entry = id;
      if (this.whole) forget(this.quiz);
      else this.#storeDraft();
    }

    #storeDraft() {
      const fieldsets = [...this.form.querySelectorAll("[data-item]")];
      store(this.quiz, {
        version: this.quiz.version,
        answers: this.#answers(),
        entry: this.entry,
        day: this.day,
        quiz: this.quiz,
        texts: Object.fromEntries(fieldsets.map(({ dataset }) => [dataset.item, dataset.itemText])),
      });
    }

    /** The runtime starts at the first sign that somebody means to answer, and once only. */
    #warmOnIntent() {
      const signs = ["focusin", "pointerdown", "touchstart"];
      const start = () => {
        for (const sign of signs) this.form.removeEventListener(sign, start);
        // A runtime that cannot start says so when it is needed, not while somebody reads.
        scoring.warm().catch(() => {});
        // After the site's next release this page would ask for it in vain.
        if (this.querySelector("template[data-keep]")) keeping().catch(() => {});
      };
      for (const sign of signs) this.form.addEventListener(sign, start, { passive: true });
      if ("eager" in this.dataset) whenIdle(start);
    }

    #answers() {
      const given = new FormData(this.form);
      return Object.fromEntries([...given].map(([item, answer]) => [item, Number(answer)]));
    }

    #showMissing(missing) {
      const ids = new Set(missing);
      for (const fieldset of this.form.querySelectorAll("[data-item]")) {
        this.#mark(fieldset, ids.has(fieldset.dataset.item));
      }
      const summary = this.#part("errors");
      summary.hidden = missing.length === 0;
      document.title = document.title.replace(/^Error: /, "");
      if (!missing.length) return;
      document.title = `Error: ${document.title}`;
      summary.querySelector("[data-slot=title]").textContent = this.#say(
        missing.length === 1 ? "one-missing" : "some-missing",
      );
      this.#part("error-list").replaceChildren(...missing.map((item) => this.#linkTo(item)));
      summary.focus();
    }

    #linkTo(item) {
      const fieldset = this.form.querySelector(`[data-item="${item}"]`);
      const first = fieldset.querySelector("input");
      const link = document.createElement("a");
      link.href = `#${fieldset.id}`;
      link.textContent = fieldset.dataset.itemText;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        first.focus();
        fieldset.scrollIntoView({ block: "start" });
      });
      const entry = document.createElement("li");
      entry.append(link);
      return entry;
    }

    #mark(fieldset, wrong) {
      const error = fieldset.querySelector("[data-part=error]");
      error.hidden = !wrong;
      error.id = `${fieldset.id}-error`;
      if (wrong) fieldset.setAttribute("aria-describedby", error.id);
      else fieldset.removeAttribute("aria-describedby");
    }

    /** An answer given after a failed try takes that question off the list of missing ones. */
    #settle(item) {
      const fieldset = this.form.querySelector(`[data-item="${item}"]`);
      if (fieldset) this.#mark(fieldset, false);
    }

    async #score(answers) {
      this.busy = true;
      this.toggleAttribute("data-busy", true);
      this.#part("trouble").replaceChildren();
      this.#part("status").textContent = this.#say("scoring");
      try {
        const request = { quiz: this.quiz, answers, scored_on: this.day ?? today(), entry_id: this.entry };
        const reply = await scoring.call("score_quiz", request);
        this.#showResult(reply, answers);
      } catch (error) {
        this.#showTrouble(error, answers);
      } finally {
        this.busy = false;
        this.toggleAttribute("data-busy", false);
      }
    }

    #showTrouble(error, answers) {
      const known = this.querySelector(`template[data-trouble~="${error.code}"]`);
      const template = known ?? this.querySelector("template[data-trouble=other]");
      this.#part("status").textContent = "";
      const box = this.#part("trouble");
      box.replaceChildren(copy(template, { detail: `${error.code ?? error.name}: ${error.message}` }));
      box.querySelector("[data-part=retry]")?.addEventListener("click", () => {
        this.form.querySelector("[type=submit]").focus();
        this.#score(answers);
      });
      const refusals = box.querySelector("[data-part=refusals]");
      for (const { field, found, expected } of error.problems ?? []) {
        const line = document.createElement("li");
        line.textContent = `${field}: ${found}; ${expected}`;
        refusals?.append(line);
      }
    }

    #showResult(reply, answers) {
      const { result } = reply;
      const page = this.querySelector("template[data-part=result-template]").content.cloneNode(true);
      const full = result.kind === "full";
      fill(page.querySelector("p"), { full });
      this.#verdict(page.querySelector("[data-part=verdict]"), result);
      for (const trait of result.traits) {
        for (const part of page.querySelectorAll(`[data-trait="${trait.trait}"]`)) {
          fill(part, trait).querySelector(".trait__words")?.setAttribute("data-place", trait.place);
          const [dots, rect] = ["crowd", "slice"].map((name) => part.querySelector(`[data-part=${name}]`));
          if (dots) crowd(dots, trait.steps);
          if (rect) slice(rect, trait.steps);
        }
      }
      fill(page.querySelector("[data-part=versions]"), { scoring: reply.scoring, norms: result.norms_version });
      for (const notice of page.querySelectorAll("[data-step]")) {
        if (Number(notice.dataset.step) !== result.length) notice.remove();
      }
      this.#offerGuide(page.querySelector("[data-part=role]"), full);
      this.#offerMore(page.querySelector("[data-part=further]"), result.length);
      this.#offerToKeep(page.querySelector("[data-part=keep]"), result.entry);
      page.querySelector("[data-part=again]").addEventListener("click", () => this.#again());

      const section = this.#part("result");
      section.replaceChildren(page);
      section.hidden = false;
      this.form.hidden = true;
      this.#part("status").textContent = "";
      this.dispatchEvent(new CustomEvent("scored", { bubbles: true, detail: { reply, answers, quiz: this.quiz } }));
      section.querySelector("[data-part=heading]").focus({ preventScroll: true });
      section.scrollIntoView({ block: "start" });
    }

    /** The result in one sentence: which traits lie in which third of the norm group. */
    #verdict(part, { traits, length }) {
      const list = new Intl.ListFormat("en");
      const named = {};
      for (const trait of traits) (named[trait.place] ??= []).push(trait);
      const words = Object.entries(named).map(([place, some]) => [
        place,
        list.format(some.map(({ trait }) => this.#nameOf(trait))),
      ]);
      fill(part, { ...Object.fromEntries(words), rough: length === traits.length });
    }

    #nameOf(trait) {
      const template = this.querySelector("template[data-part=result-template]").content;
      return template.querySelector(`.profile__row[data-trait="${trait}"]`).dataset.name;
    }

    #offerMore(part, length) {
      const more = this.#lengths.find((other) => other > length);
      const button = part?.querySelector("[data-part=go-on]");
      if (!part || (!more && button.matches("button"))) return;
      fill(part, { more: more - length });
      button.addEventListener("click", () => {
        if (!button.matches("button")) return;
        this.#part("result").hidden = true;
        this.form.hidden = false;
        this.#show(this.#open());
      });
      part.hidden = false;
    }

    #again() {
      this.#part("result").hidden = true;
      this.form.hidden = false;
      const shown = this.#groups[this.group] ?? this.form;
      shown.querySelector("input:checked")?.focus();
    }

    /** What the result means for the guide this quiz stands in, or the one the reader came from. */
    #offerGuide(part, full) {
      const guide = noted("guide");
      if (!/^[a-z0-9-]+$/.test(guide?.id) || typeof guide?.title !== "string") return;
      fill(part, { full, guide: guide.title });
      part.querySelector("[data-part=guide]").href = new URL(`../../../roles/${guide.id}/`, import.meta.url).href;
      part.hidden = false;
    }

    /** The passport's part of the page; in the sample as one file there is none. */
    async #offerToKeep(box, entry) {
      if (!box) return;
      const words = (name) => this.querySelector(`template[data-keep="${name}"]`);
      try {
        const { offer } = await keeping();
        await offer(box, entry, words);
      } catch {
        box.replaceChildren(copy(words("unreachable")));
        box.querySelector("[data-do=keep]").addEventListener("click", () => this.#offerToKeep(box, entry));
      }
    }

    #button(name) {
      return this.form.querySelector(`[data-do="${name}"]`);
    }

    #part(name) {
      return this.querySelector(`[data-part="${name}"]`);
    }

    #say(name) {
      return this.querySelector(`template[data-say="${name}"]`).content.textContent;
    }
  },
);

function whenIdle(run) {
  if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: 3000 });
  else setTimeout(run, 1000);
}
