/**
 * `<career-readiness>`: on a guide, where the reader stands for its role. Without results it stays as
 * the page has it; with some, it is filled for today, and again whenever they change.
 */
import { changes } from "../passport/database.js";
import { entries } from "../passport/store.js";

customElements.define(
  "career-readiness",
  class extends HTMLElement {
    connectedCallback() {
      const view = this.querySelector("[data-part=view]");
      if (!view) return;
      const invitation = [...view.childNodes];
      const update = () => this.#update(view, invitation);
      changes.addEventListener("change", update);
      // Python starts only for those who see the result of it.
      new IntersectionObserver((seen, observer) => {
        if (!seen.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        update();
      }).observe(this);
    }

    /** @param {Element} view @param {Node[]} invitation  what the page has there of itself */
    async #update(view, invitation) {
      // Where nothing can be stored there is nothing to show, and the page says how to begin.
      const kept = await entries().catch(() => []);
      if (!kept.length) return view.replaceChildren(...invitation);
      this.#say("working");
      try {
        const { measured } = await import("./measured.js");
        view.replaceChildren(await measured(kept, this));
        this.#say("");
      } catch {
        this.#say("failed");
      }
    }

    /** @param {string} name */
    #say(name) {
      /** @type {HTMLTemplateElement | null} */
      const words = name ? this.querySelector(`template[data-say=${name}]`) : null;
      this.querySelector("[data-part=status]")?.replaceChildren(words?.content.textContent ?? "");
    }
  },
);
