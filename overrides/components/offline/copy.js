/**
 * `<offline-copy>`: what of the site is kept on this device, and more of it at a press. Its words are
 * in components/offline/offline-copy.html.
 */
import { copy } from "../fill.js";
import { maybe, one, part, pressed, template } from "../parts.js";
import { ask, keepPages, keepRuntime } from "./worker.js";

/** @import { Groups } from "types/messages" */

/** What a reader cannot mend by trying again. */
const HOPELESS = new Set(["no-worker", "altered", "no-store"]);

customElements.define(
  "offline-copy",
  class extends HTMLElement {
    most = Number(this.dataset.most);

    async connectedCallback() {
      this.addEventListener("click", (event) => {
        const what = pressed(event)?.dataset.do;
        if (what === "keep") this.#keep();
        if (what === "forget") this.#forget();
      });
      await this.#show();
    }

    /**
     * How things stand, by what is really kept and not by what was once asked for.
     *
     * @param {{ code: string } | null} [trouble]
     */
    async #show(trouble) {
      try {
        const { away, chosen, guides, next } = await ask("look");
        if (away) trouble ??= { code: away };
        /** @type {Groups} */
        const groups = chosen ?? (guides <= this.most ? "all" : []);
        const { paths, total, groups: names } = await ask("missing", { groups });
        const scoring = next?.isKept ?? false;
        const withScoring = (next?.total ?? 0) > 0;
        const isWhole = groups.length > 0 && paths.length === 0 && (scoring || !withScoring);
        this.#say(isWhole ? "whole" : "part", {
          kept: total - paths.length,
          total,
          scoring,
          no_scoring: withScoring && !scoring,
          megabytes: ((next?.bytes ?? 0) / 1e6).toFixed(1),
          trouble: trouble && this.#reason(trouble),
        });
        if (guides > this.most) this.#offerGroups(names, groups);
      } catch (error) {
        const { code } = trouble ?? /** @type {{ code: string }} */ (error);
        this.#say("trouble", { trouble: this.#reason({ code }), again: !HOPELESS.has(code) });
      }
    }

    async #keep() {
      /** @type {NodeListOf<HTMLInputElement>} */
      const boxes = this.querySelectorAll("[name=group]");
      const checked = [...boxes].filter((box) => box.checked);
      /** @type {Groups} */
      const groups = boxes.length ? checked.map((box) => Number(box.value)) : "all";
      this.#say("working", {});
      /** @type {{ code: string } | null} */
      let trouble = null;
      // Asks the browser not to clear it first. Firefox asks the reader, who may leave that unanswered.
      navigator.storage?.persist?.().catch(() => false);
      try {
        await ask("choose", { groups });
        await ask("check").catch(() => {}); // what is wrong shows when pages are taken
        const code = await keepPages(groups, (done, total) => this.#progress("pages", done / total, `${done} of ${total}`));
        const { next } = await ask("look");
        if (next?.total) {
          await keepRuntime(({ part, done, total }) => this.#progress("scoring", part, `${done} of ${total} MB`));
        }
        if (code) trouble = { code };
      } catch (error) {
        trouble = /** @type {{ code: string }} */ (error);
      }
      await this.#show(trouble);
      part(this, "heading").focus();
    }

    async #forget() {
      await ask("forget").catch(() => {});
      await this.#show();
      part(this, "heading").focus();
    }

    /** @param {string} name @param {number} share @param {string} count */
    #progress(name, share, count) {
      const line = one(this, `[data-progress=${name}]`);
      line.hidden = false;
      one(line, "progress", HTMLProgressElement).value = share;
      part(line, "count").textContent = count;
    }

    /** @param {string[]} names @param {Groups} chosen */
    #offerGroups(names, chosen) {
      const box = maybe(this, "groups");
      if (!box) return;
      box.hidden = false;
      const group = part(this, "group", HTMLTemplateElement);
      names.forEach((name, number) => {
        const choice = copy(group, { name });
        const input = one(choice, "input", HTMLInputElement);
        input.value = String(number);
        input.checked = chosen === "all" || chosen.includes(number);
        box.append(choice);
      });
    }

    /** @param {{ code: string }} trouble */
    #reason({ code }) {
      /** @type {HTMLTemplateElement | null} */
      const known = this.querySelector(`template[data-trouble="${code}"]`);
      return (known ?? template(this, "trouble", "broken")).content.textContent;
    }

    /** @param {string} name @param {object} values */
    #say(name, values) {
      part(this, "view").replaceChildren(copy(template(this, "view", name), values));
    }
  },
);
