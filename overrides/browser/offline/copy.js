/**
 * `<offline-copy>`: what of the site is kept on this device, and more of it at a press. Its words are
 * in blocks/offline-copy.html.
 */
import { copy } from "../fill.js";
import { ask, keepPages, keepRuntime } from "./worker.js";

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
        const { chosen, guides, next } = await ask("look");
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
        this.#say("trouble", { trouble: this.#reason({ code }), again: code !== "no-worker" });
      }
    }

    async do_keep() {
      const boxes = [...this.querySelectorAll("[name=group]")];
      const groups = boxes.length ? boxes.filter((box) => box.checked).map((box) => Number(box.value)) : "all";
      this.#say("working", {});
      let trouble = null;
      try {
        await navigator.storage?.persist?.().catch(() => false); // asks the browser not to clear it first
        await ask("choose", { groups });
        const left = await keepPages(groups, (done, total) => this.#progress("pages", done, total));
        const { next } = await ask("look");
        if (next.total) await keepRuntime((done, total) => this.#progress("scoring", done, total));
        if (left) trouble = { code: "changed", message: `${left} pages` };
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

    #progress(name, done, total) {
      const line = this.querySelector(`[data-progress=${name}]`);
      line.hidden = false;
      Object.assign(line.querySelector("progress"), { max: total, value: done });
      line.querySelector("[data-part=count]").textContent = `${done} of ${total}`;
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
