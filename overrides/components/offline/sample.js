/**
 * `<offline-sample>`: keeps the runtime of the quiz beside it once the scoring has loaded, and says
 * whether the sample works here without a network. Its words are in components/offline/offline-sample.html.
 */
import { copy } from "../fill.js";
import { pressed, template } from "../parts.js";
import { events, stageOf } from "../scoring/client.js";
import { OfflineError, ask, keepRuntime } from "./worker.js";

customElements.define(
  "offline-sample",
  class extends HTMLElement {
    async connectedCallback() {
      this.addEventListener("click", (event) => pressed(event)?.dataset.do === "keep" && this.#keep());
      // When the scoring is ready, its files are in the browser's own cache: they come only once.
      events.addEventListener("stage", (event) => stageOf(event) === "ready" && this.#keepUnasked());
      await this.#look();
    }

    async #look() {
      try {
        const { next } = await ask("look");
        if (next?.isKept) this.#say("kept");
        else if (next?.total) this.#say("offer", { megabytes: (next.bytes / 1e6).toFixed(1) });
      } catch {
        // No worker, no offer: the page is as good as anywhere.
      }
    }

    #keepUnasked() {
      if (!navigator.connection?.saveData) this.#keep();
    }

    async #keep() {
      try {
        await keepRuntime((progress) => this.#say("keeping", progress));
        this.#say("kept");
      } catch (error) {
        const code = error instanceof OfflineError ? error.code : "";
        if (code !== "no-worker") this.#say(code === "full" ? "full" : "failed"); // nobody can keep it then
      }
    }

    /** @param {string} name @param {object} [values] */
    #say(name, values) {
      this.replaceChildren(...this.querySelectorAll("template"), copy(template(this, "view", name), values));
    }
  },
);
