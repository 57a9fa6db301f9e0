/**
 * `<offline-copy>`: what of the site is kept on this device, and more of it at a press. Its words are
 * in blocks/offline-copy.html.
 */
import { copy } from "../fill.js";
import { ask, keepPages, keepRuntime } from "./worker.js";

/** What a reader cannot mend by trying again. */
const HOPELESS = new Set(["no-worker", "altered", "no-store"]);

customElements.define(
  "offline-copy",
  class extends HTMLElement {
    async connectedCallback() {
      this.most = Number(this.dataset.most);
      this.addEventListener("click", ({ target }) => this[`do_${target.closest("[data-do]")?.dataset.do}`]?.());
      await this.#show();
    }

    /** How things stand, by what is really kept and not by what was once asked for. */
    async #show(trouble) {
      try {
        const { away, chosen, guides, next } = await ask("look");
        trouble ??= away && { code: away };
        const groups = chosen ?? (guides <= this.most ? "all" : []);
        const { paths, total, groups: names } = await ask("missing", { groups });
        const isWhole = groups.length > 0 && paths.length === 0 && (next.isKept || next.total === 0);
        this.#say(isWhole ? "whole" : "part", {
          kept: total - paths.length,
          total,
          scoring: next.isKept,
          no_scoring: next.total > 0 && !next.isKept,
          megabytes: (next.bytes / 1e6).toFixed(1),
          trouble: trouble && this.#reason(trouble),
        });
        if (guides > this.most) this.#offerGroups(names, groups);
      } catch (error) {
        const { code } = trouble ?? error;
        this.#say("trouble", { trouble: this.#reason({ code }), again: !HOPELESS.has(code) });
      }
    }

    async do_keep() {
      const boxes = [...this.querySelectorAll("[name=group]")];
      const groups = boxes.length ? boxes.filter((box) => box.checked).map((box) => Number(box.value)) : "all";
      this.#say("working", {});
      let trouble = null;
      // Asks the browser not to clear it first. Firefox asks the reader, who may leave that unanswered.
      navigator.storage?.persist?.().catch(() => false);
      try {
        await ask("choose", { groups });
        await ask("check").catch(() => {}); // what is wrong shows when pages are taken
        const code = await keepPages(groups, (done, total) => this.#progress("pages", done / total, `${done} of ${total}`));
        const { next } = await ask("look");
        if (next.total) {
          await keepRuntime(({ part, done, total }) => this.#progress("scoring", part, `${done} of ${total} MB`));
        }
        if (code) trouble = { code };
      } catch (error) {
        trouble = error;
      }
      await this.#show(trouble);
      this.querySelector("[data-part=heading]").focus();
    }

    async do_forget() {
      await ask("forget").catch(() => {});
      await this.#show();
      this.querySelector("[data-part=heading]").focus();
    }

    #progress(name, part, count) {
      const line = this.querySelector(`[data-progress=${name}]`);
      line.hidden = false;
      line.querySelector("progress").value = part;
      line.querySelector("[data-part=count]").textContent = count;
    }

    #offerGroups(names, chosen) {
      const box = this.querySelector("[data-part=groups]");
      if (!box) return;
      box.hidden = false;
      const template = this.querySelector("template[data-part=group]");
      names.forEach((name, number) => {
        const choice = copy(template, { name });
        const input = choice.querySelector("input");
        input.value = number;
        input.checked = chosen === "all" || chosen.includes(number);
        box.append(choice);
      });
    }

    #reason({ code }) {
      const known = this.querySelector(`template[data-trouble="${code}"]`) ?? this.querySelector("template[data-trouble=broken]");
      return known.content.textContent;
    }

    #say(name, values) {
      this.querySelector("[data-part=view]").replaceChildren(copy(this.querySelector(`template[data-view="${name}"]`), values));
    }
  },
);
