/**
 * `<big-five-quiz>`: takes the answers of the form it holds, has them scored on this device, and
 * fills the page's own templates with the result.
 */
import { copy, fill, today } from "../fill.js";
import * as scoring from "../scoring/client.js";
import { newId } from "../passport/id.js";
import { keepAnswers } from "./draft.js";

customElements.define(
  "big-five-quiz",
  class extends HTMLElement {
    connectedCallback() {
      this.quiz = JSON.parse(this.#part("quiz").textContent);
      this.form = this.#part("form");
      keepAnswers(this.form, this.quiz);
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.#submit();
      });
      this.form.addEventListener("change", (event) => this.#settle(event.target.name));
      scoring.events.addEventListener("stage", ({ detail }) => {
        if (this.busy && detail === "slow") this.#part("status").textContent = this.#say("slow");
      });
      this.#warmOnIntent();
    }

    /** The runtime starts at the first sign that somebody means to answer, and once only. */
    #warmOnIntent() {
      const signs = ["focusin", "pointerdown", "touchstart"];
      const start = () => {
        for (const sign of signs) this.form.removeEventListener(sign, start);
        // A runtime that cannot start says so when it is needed, not while somebody reads.
        scoring.warm().catch(() => {});
      };
      for (const sign of signs) this.form.addEventListener(sign, start, { passive: true });
      if ("eager" in this.dataset) whenIdle(start);
    }

    async #submit() {
      const answers = this.#answers();
      const missing = this.quiz.items.filter((item) => !(item.id in answers));
      this.#showMissing(missing);
      if (missing.length || this.busy) return;
      await this.#score(answers);
    }

    #answers() {
      const given = new FormData(this.form);
      return Object.fromEntries([...given].map(([item, answer]) => [item, Number(answer)]));
    }

    #showMissing(missing) {
      const ids = new Set(missing.map((item) => item.id));
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
      this.#part("error-list").replaceChildren(...missing.map((item) => this.#linkTo(item.id)));
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
        const request = { quiz: this.quiz, answers, scored_on: today(), entry_id: newId() };
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
      for (const trait of result.traits) {
        for (const part of page.querySelectorAll(`[data-trait="${trait.trait}"]`)) {
          fill(part, trait).querySelector(".trait__words")?.setAttribute("data-place", trait.place);
        }
      }
      fill(page.querySelector("[data-part=versions]"), { scoring: reply.scoring, norms: result.norms_version });
      this.#offerGuide(page.querySelector("[data-part=guide]"));
      this.#offerToKeep(page.querySelector("[data-part=keep]"), result.entry);
      page.querySelector("[data-part=again]").addEventListener("click", () => this.#again());

      const section = this.#part("result");
      section.replaceChildren(page);
      section.hidden = false;
      this.form.hidden = true;
      this.#part("status").textContent = "";
      this.dispatchEvent(new CustomEvent("scored", { bubbles: true, detail: { reply, answers, quiz: this.quiz } }));
      section.querySelector("[data-part=heading]").focus();
    }

    #again() {
      this.#part("result").hidden = true;
      this.form.hidden = false;
      this.form.querySelector("input:checked").focus();
    }

    /** Back to the guide this quiz stands in, or the one the reader came from. */
    #offerGuide(link) {
      const root = new URL("../../../", import.meta.url);
      let guide = null;
      try {
        guide = JSON.parse(sessionStorage.getItem(`${root.pathname}guide`));
      } catch {
        // Storage is denied or holds something else: no way back is offered.
      }
      if (!/^[a-z0-9-]+$/.test(guide?.id) || typeof guide?.title !== "string") return;
      link.href = new URL(`roles/${guide.id}/`, root).href;
      link.querySelector("[data-slot=guide]").textContent = guide.title;
      link.hidden = false;
    }

    /** The passport's part of the page, fetched now that there is something to keep. */
    async #offerToKeep(box, entry) {
      // A copy of the site that leaves the passport out has nothing to offer.
      const { offer } = await import("../passport/keep.js").catch(() => ({}));
      offer?.(box, entry, (name) => this.querySelector(`template[data-keep="${name}"]`));
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
