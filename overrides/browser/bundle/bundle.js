/**
 * `<role-bundle>`: makes a bundle from a role's published weights, or shows one that came by link or
 * file. It fills the page's own templates; all words stand there, and all numbers come from the scoring.
 */
import { changes as days } from "../clock.js";
import { copy } from "../fill.js";
import { later } from "../later.js";
import { Arrivals, reveal } from "../passport/arrivals.js";
import { askDay } from "../passport/ask.js";
import { save } from "../passport/file.js";
import * as scoring from "../scoring/client.js";
import { Builder } from "./builder.js";
import { drawBundle, drawEffect } from "./view.js";

const MOST_PROBLEMS = 20;
const incoming = () => later(import.meta.resolve("./incoming.js"));

customElements.define(
  "role-bundle",
  class extends HTMLElement {
    connectedCallback() {
      this.data = JSON.parse(this.part("data").textContent);
      this.heading = document.querySelector("h1").textContent;
      // Another page around this one could cover parts of it, or lead a press astray.
      if (top !== self) return this.#refuseFrame();
      this.addEventListener("click", (event) => this.#press(event.target.closest("[data-do]")?.dataset.do));
      this.part("file").addEventListener("change", ({ target }) => this.#openFile(target));
      scoring.events.addEventListener("stage", ({ detail }) => {
        if (this.busy && detail === "slow") this.message("slow");
      });
      askDay(this.part("clock"), this.querySelector("template[data-item=clock]")).catch((error) => this.trouble(error));
      days.addEventListener("change", () => (this.again ? this.again() : this.shown?.redate()));
      this.arrivals = new Arrivals("bundle", (packed) => {
        this.calm();
        return packed === null ? this.#build() : this.#openLink(packed);
      });
      this.arrivals.begin();
    }

    // What the other modules ask of this element.

    part(name) {
      return this.querySelector(`[data-part="${name}"]`);
    }

    /** A copy of the template `name`, filled. */
    item(name, values) {
      return copy(this.querySelector(`template[data-item="${name}"]`), values);
    }

    words(name, values) {
      return copy(this.querySelector(`template[data-say="${name}"]`), values).textContent;
    }

    message(name, place = "message") {
      this.part(place).textContent = name ? this.words(name) : "";
    }

    /** What went wrong is over: somebody went on. */
    calm() {
      this.part("trouble").replaceChildren();
    }

    /** Run `work`, which answers a function that draws; only the last one asked for is drawn. */
    async work(saying, work, retry) {
      const turn = (this.turn = (this.turn ?? 0) + 1);
      this.#setBusy(true);
      this.message(saying);
      try {
        const draw = await work();
        if (turn !== this.turn) return false;
        this.message();
        draw();
        return true;
      } catch (error) {
        if (turn === this.turn) this.trouble(error, retry);
        return false;
      } finally {
        if (turn === this.turn) this.#setBusy(false);
      }
    }

    /** Lead to the question what day it is. */
    askDay() {
      this.message("day-first", "put-away");
      this.part("clock").querySelector("input")?.focus();
    }

    #setBusy(busy) {
      this.busy = busy;
      this.toggleAttribute("data-busy", busy);
    }

    /** Say what went wrong: an error with a `code`, and with `problems`, `values` or `opened` where there are any. */
    trouble(error, retry) {
      const { code = "", problems = [], values = {}, opened } = error;
      const known = code && this.querySelector(`template[data-trouble~="${code}"]`);
      const template = known || this.querySelector("template[data-trouble=other]");
      const box = this.part("trouble");
      box.replaceChildren(copy(template, { detail: `${code || error.name}: ${error.message}`, ...values }));
      const list = box.querySelector("[data-part=problems]");
      if (list) this.list(list, "problem", problems);
      else if (opened) box.append(copy(this.querySelector("template[data-trouble=unchecked]"), { text: opened }));
      this.message();
      this.retry = retry;
      box.scrollIntoView({ block: "nearest" });
    }

    /** Fill `box` with a copy of the template `name` for each of `rows`, as far as anybody reads. */
    list(box, name, rows) {
      const more = rows.length - MOST_PROBLEMS;
      box.replaceChildren(...rows.slice(0, MOST_PROBLEMS).map((row) => this.item(name, row)));
      if (more > 0) box.append(this.item("more", { more }));
    }

    #refuseFrame() {
      this.trouble({ code: "framed" });
      this.part("out").href = location.pathname + location.search + location.hash;
      this.part("view").replaceChildren();
      reveal();
    }

    #build() {
      this.dataset.state = "build";
      this.again = null;
      this.#entitle(this.heading);
      this.part("view").replaceChildren(copy(this.querySelector("template[data-view=build]")));
      this.shown = new Builder(this);
    }

    #openLink(packed) {
      return this.#read(
        async () => (await incoming()).fromLink(packed),
        () => this.arrivals.keep(packed),
      );
    }

    #openFile(field) {
      const [file] = field.files;
      field.value = "";
      if (!file) return;
      this.#read(
        async () => (await incoming()).fromFile(file, this.data.most_bytes),
        () => this.arrivals.close(),
      );
    }

    /** Show what `open` answers; `opened` is called once it is drawn. */
    async #read(open, opened) {
      this.again = () => this.#read(open, opened);
      const isDrawn = await this.work(
        "opening",
        async () => {
          const checked = await open();
          return () => {
            this.#drawRead(checked);
            opened();
          };
        },
        this.again,
      );
      if (!isDrawn && !this.shown) this.#build();
    }

    #entitle(text) {
      document.querySelector("h1").textContent = text;
      document.title = [text, ...document.title.split(" · ").slice(-1)].join(" · ");
    }

    #drawRead(checked) {
      const { role, title } = checked.bundle;
      this.calm();
      this.dataset.state = "read";
      this.part("view").replaceChildren(copy(this.querySelector("template[data-view=read]")));
      drawBundle(this.part("bundle"), checked, this);
      drawEffect(this.part("effect"), checked, this);

      this.#entitle(this.words("title", { title }));
      // Who follows a link begins at the top anyway; who opens a file is led there.
      if (this.shown) {
        const heading = document.querySelector("h1");
        heading.tabIndex = -1;
        heading.focus();
      }
      this.shown = { role, file: { name: `bundle-${role}.json`, text: checked.text } };
    }

    #press(what) {
      const ways = {
        build: () => location.assign(`?role=${encodeURIComponent(this.shown.role)}`),
        copy: () => this.#copy(this.part("link")),
        open: () => this.part("file").click(),
        print: () => self.print(),
        reset: () => this.shown.reset(),
        retry: () => {
          this.calm();
          this.retry?.();
        },
        save: () => {
          save(this.shown.file.name, this.shown.file.text);
          this.message("saved", "note");
        },
      };
      ways[what]?.();
    }

    async #copy(field) {
      try {
        await navigator.clipboard.writeText(field.value);
        this.message("copied", "note");
      } catch {
        field.select();
        this.message("not-copied", "note");
      }
    }
  },
);
