/**
 * `<career-readiness>`: on a guide, where the reader stands for its role. Without results it stays as
 * the page has it; with some, it is filled as it was last, then for today, and again whenever they change.
 */
import { changes } from "../passport/database.js";
import { entries } from "../passport/store.js";

customElements.define(
  "career-readiness",
  class extends HTMLElement {
    #gone = new AbortController();

    disconnectedCallback() {
      this.#gone.abort();
    }

    connectedCallback() {
      const view = this.querySelector("[data-part=view]");
      if (!view) return;
      const invitation = [...view.childNodes];
      const update = () => this.#update(view, invitation);
      changes.addEventListener("change", update, { signal: this.#gone.signal });
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
      // What stands there says that nothing is measured.
      if (invitation.some((node) => node.parentNode === view)) view.replaceChildren();
      try {
        const { measured } = await import("./measured.js");
        await measured(kept, this, (drawn) => {
          view.replaceChildren(drawn);
          this.#say(""); // at once: below what is drawn it would move the page, twice
        });
      } catch {
        if (!view.childElementCount) view.replaceChildren(...invitation);
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
