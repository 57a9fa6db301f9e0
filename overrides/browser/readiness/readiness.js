/**
 * `<career-readiness>`: on a guide, where the reader stands for its role. Without results it stays as
 * the page has it; with some, it fills the page's template, for today and whenever they change.
 */
import { copy, today } from "../fill.js";
import { changes, entries } from "../passport/store.js";
import { nextStep } from "./next.js";

customElements.define(
  "career-readiness",
  class extends HTMLElement {
    connectedCallback() {
      this.data = JSON.parse(this.querySelector("script").textContent);
      this.empty = this.#part("view").cloneNode(true);
      const update = () => this.#update();
      changes.addEventListener("change", update);
      // Python starts only for those who see the result of it.
      new IntersectionObserver((seen, observer) => {
        if (!seen.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        update();
      }).observe(this);
    }

    async #update() {
      // Where nothing can be stored there is nothing to show, and the page says how to begin.
      const kept = await entries().catch(() => []);
      if (!kept.length) return this.#part("view").replaceWith(this.empty.cloneNode(true));
      this.#say("working");
      try {
        const [{ askAbout }, { reference }] = await Promise.all([
          import("../passport/ask.js"),
          import("../passport/reference.js"),
        ]);
        const { role } = this.data;
        const asked = { role: role.id, reference: await reference([role]), as_of: today() };
        this.#show((await askAbout("readiness", kept, asked)).reply.result.published);
        this.#say("");
      } catch {
        this.#say("failed");
      }
    }

    #show(readiness) {
      const values = { ...readiness, ...nextStep(readiness, this.data.families) };
      const view = copy(this.querySelector("template[data-item=measured]"), values);
      const rows = readiness.families.map((family) => {
        const { kind, then } = family.standing ?? {};
        const name = this.data.families[family.family];
        return copy(this.querySelector("template[data-item=family]"), { ...family, name, [kind]: true, then });
      });
      view.querySelector("[data-part=families]").append(...rows);
      this.#part("view").replaceChildren(view);
    }

    #say(name) {
      const words = name && this.querySelector(`template[data-say=${name}]`).content;
      this.#part("status").textContent = words ? words.textContent : "";
    }

    #part(name) {
      return this.querySelector(`[data-part=${name}]`);
    }
  },
);
