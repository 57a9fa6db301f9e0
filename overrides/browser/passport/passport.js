/**
 * `<skills-passport>`: the reader's own results, one that somebody showed them, or the example. It
 * fills the page's own templates; all words stand there, and all numbers come from the scoring.
 */
import { changes as days, deviceDay } from "../clock.js";
import { copy } from "../fill.js";
import { later } from "../later.js";
import { nextStep } from "../readiness/next.js";
import * as scoring from "../scoring/client.js";
import { Arrivals, reveal } from "./arrivals.js";
import { askAbout, askDay, dayFor, isAhead, sentence } from "./ask.js";
import { claims } from "./claims.js";
import { erase } from "./erase.js";
import { saveAsIs, saveBackup } from "./file.js";
import { laterId } from "./id.js";
import { reference } from "./reference.js";
import { described, drawResults } from "./results.js";
import { drawRoles } from "./roles.js";
import { ROOT, StoreError, add, changes, entries, remove } from "./store.js";

const MOST_PROBLEMS = 20;
const incoming = () => later(import.meta.resolve("./incoming.js"));

customElements.define(
  "skills-passport",
  class extends HTMLElement {
    connectedCallback() {
      this.data = JSON.parse(this.part("data").textContent);
      this.families = Object.keys(this.data.families);
      // Another page around this one could cover parts of it, or lead a press astray.
      if (top !== self) return this.#refuseFrame();
      this.addEventListener("click", (event) => this.#press(event.target.closest("[data-do]")));
      this.part("file").addEventListener("change", ({ target }) => this.#openFile(target));
      this.part("add-form").addEventListener("submit", (event) => this.#addByHand(event));
      this.part("add-form").elements.family.addEventListener("change", ({ target }) => this.#showAssumption(target.value));
      changes.addEventListener("change", () => this.mode === "own" && this.#own());
      askDay(this.part("clock"), this.template("clock")).catch((error) => this.trouble(error));
      days.addEventListener("change", () => this.mode !== "example" && this.again());
      scoring.events.addEventListener("stage", ({ detail }) => {
        if (this.busy && detail === "slow") this.message("slow");
      });
      this.arrivals = new Arrivals("passport", (packed) => (packed === null ? this.#own() : this.#openLink(packed)));
      this.arrivals.begin();
    }

    // What the other modules ask of this element.

    part(name) {
      return this.querySelector(`[data-part=${name}]`);
    }

    template(name) {
      return this.querySelector(`template[data-item=${name}]`);
    }

    say(name) {
      return this.querySelector(`template[data-say=${name}]`);
    }

    text(selector, values) {
      return copy(this.querySelector(selector), values).textContent.replace(/\s+/g, " ").trim();
    }

    family(id) {
      return this.data.families[id] ?? id;
    }

    trait(id) {
      return this.data.traits[id] ?? id;
    }

    address(path) {
      return new URL(ROOT + path, location.href).href;
    }

    message(name, values) {
      this.part("message").replaceChildren(...(name ? [copy(this.say(name), values)] : []));
    }

    /** Say what went wrong: an error with a `code`, and `problems` or `values` where there are any. */
    trouble(error, retry) {
      const { code = "", problems = [], values = {} } = error;
      const known = code && this.querySelector(`template[data-trouble~="${code}"]`);
      const template = known || this.querySelector("template[data-trouble=other]");
      const box = this.part("trouble");
      box.replaceChildren(copy(template, { detail: `${code || error.name}: ${error.message}`, ...values }));
      const list = box.querySelector("[data-part=problems]");
      if (list) this.#list(list, problems);
      this.message();
      this.retry = retry;
      box.scrollIntoView({ block: "nearest" });
    }

    #list(box, problems) {
      const lines = problems.map((problem) => {
        const line = document.createElement("li");
        line.textContent = sentence(problem);
        return line;
      });
      this.#fillList(box, lines);
    }

    /** Put `lines` into `box`, as far as anybody reads. */
    #fillList(box, lines) {
      const more = lines.length - MOST_PROBLEMS;
      box.replaceChildren(...lines.slice(0, MOST_PROBLEMS));
      if (more > 0) box.append(copy(this.querySelector("template[data-trouble=more]"), { more }));
    }

    #refuseFrame() {
      this.trouble({ code: "framed" });
      this.part("out").href = location.pathname + location.hash;
      this.part("view").replaceChildren();
      reveal();
    }

    // Views, all drawn into the same place: own (or empty, or closed), example, foreign.

    /** `name` is that of a template; returns a function that finds a part of what was drawn. */
    #draw(name, values) {
      this.mode = ["example", "foreign"].includes(name) ? name : "own";
      const view = this.part("view");
      view.replaceChildren(copy(this.querySelector(`template[data-view=${name}]`), values));
      return (name) => view.querySelector(`[data-part=${name}]`);
    }

    /** Run `work`, which answers a function that draws; only the last one asked for is drawn. Returns what failed. */
    async #work(work, retry) {
      const turn = (this.turn = (this.turn ?? 0) + 1);
      this.busy = true;
      this.toggleAttribute("data-busy", true);
      try {
        const draw = await work();
        if (turn !== this.turn) return null;
        this.part("trouble").replaceChildren();
        draw();
        return null;
      } catch (error) {
        if (turn === this.turn) this.trouble(error, retry);
        return error;
      } finally {
        if (turn === this.turn) {
          this.busy = false;
          this.toggleAttribute("data-busy", false);
        }
      }
    }

    async #own() {
      this.mode = "own";
      this.again = () => this.#own();
      return this.#work(
        async () => {
          this.kept = await this.#stored(entries());
          if (!this.kept.length) return () => this.#draw("empty");
          const answer = await askAbout("passport", this.kept, { reference: await reference(true), as_of: dayFor(this.kept) });
          return () => this.#drawOwn(answer);
        },
        this.again,
      );
    }

    /** Storage that fails is no reason to show nothing: what needs none still works. */
    async #stored(promise) {
      try {
        return await promise;
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        this.#draw("closed");
        error.code = `store-${error.code}`;
        throw error;
      }
    }

    #drawOwn({ reply: { result, scoring: version }, taken, aside }) {
      this.results = result.entries;
      this.aside = aside.map(({ entry }) => entry);
      const count = taken.length;
      const private_names = [...new Set(result.entries.flatMap((one) => one.private_traits))].map((trait) => this.trait(trait));
      const part = this.#draw("own", { ...result, scoring: version, count, one: count === 1, private_names });
      drawResults(part("results"), result.entries, this, { own: true });
      drawRoles(part("roles"), result, this);
      if (!aside.length) return;
      const clock = aside.some(({ problems }) => problems.some(isAhead)) && deviceDay();
      part("aside").replaceChildren(copy(this.template("aside"), { count: aside.length, one: aside.length === 1, clock }));
      this.#list(part("problems"), aside.flatMap(({ entry, problems }) => problems.map((problem) => this.#about(entry, problem))));
    }

    /** A problem under the name that the reader knows a result by. */
    #about({ family, date }, problem) {
      const part = problem.field.replace(/^entries\[\d+\]\.?/, "");
      return { ...problem, field: [`${this.family(family)}, ${date}`, part].filter(Boolean).join(": ") };
    }

    #example() {
      const { entries, as_of } = this.data.example;
      return this.#work(
        async () => {
          const { result } = await scoring.call("passport", { entries, as_of, reference: await reference(true) });
          return () => {
            const part = this.#draw("example", result);
            drawResults(part("results"), result.entries, this);
            drawRoles(part("roles"), result, this);
            part("heading").focus();
          };
        },
        () => this.#example(),
      );
    }

    /** Show what `read` answers; `opened` is called once it is drawn. */
    async #foreign(read, opened) {
      const again = (this.again = () => this.#foreign(read, opened));
      const error = await this.#work(
        async () => {
          // Without storage there is nothing of one's own to compare with, and still something to see.
          const kept = await entries().catch(() => []);
          const passport = await read(kept);
          const roles = (await reference(true)).roles;
          return () => {
            this.#drawForeign(passport, roles);
            opened();
          };
        },
        again,
      );
      if (!error || this.mode) return;
      await this.#own();
      this.trouble(error, again);
    }

    #drawForeign(passport, roles) {
      const { entries: results, new: fresh, disagreements, impossible, via } = passport;
      const count = results.length;
      const withheld = [...new Set(results.flatMap((result) => result.withheld))].map((trait) => this.trait(trait));
      const ours = { none_new: !fresh.length, some_new: fresh.length, one_new: fresh.length === 1, one_later: impossible.length === 1 };
      const part = this.#draw("foreign", { ...passport, ...ours, [via]: true, count, one: count === 1, withheld });
      this.offered = results.filter(({ id }) => fresh.includes(id)).map(({ entry }) => entry);
      drawResults(part("results"), results, this);
      if (disagreements.length) {
        this.#fillList(part("claims"), claims(disagreements, results, this));
        this.#list(part("problems"), disagreements);
      }
      const choice = part("role");
      choice?.append(...roles.toSorted((a, b) => a.title.localeCompare(b.title)).map(({ id, title }) => new Option(title, id)));
      choice?.addEventListener("change", () => this.#forRole(choice.value, results, part("readiness")));
      reveal(); // what is hidden takes no focus
      part("heading").focus();
    }

    /** For somebody else's eyes, samples do not count. */
    async #forRole(role, results, box) {
      if (!role) return box.replaceChildren();
      const entries = results.map(({ entry }) => entry);
      const asked = { role, samples: false, as_of: dayFor(entries), entries };
      try {
        const all = await reference(true);
        const { result } = await scoring.call("readiness", { ...asked, reference: all });
        box.replaceChildren(copy(this.template("readiness"), { ...result.published, ...nextStep(result.published, this.data.families) }));
      } catch (error) {
        this.trouble(error, () => this.#forRole(role, results, box));
      }
    }

    #openLink(packed) {
      const read = async (kept) => (await incoming()).fromLink(packed, kept);
      return this.#foreign(read, () => this.arrivals.keep(packed));
    }

    #openFile(field) {
      const [file] = field.files;
      field.value = "";
      if (!file) return;
      this.part("add").close();
      const read = async (kept) => (await incoming()).fromFile(file, kept, this.data.most_bytes);
      this.#foreign(read, () => this.arrivals.close());
    }

    // What a press does.

    #press(button) {
      const ways = {
        add: () => this.#openAdd(),
        backup: () => this.#backup(),
        cancel: () => button.closest("dialog").close(),
        close: () => this.#close(),
        delete: () => this.#openDelete(),
        erase: () => this.#erase(),
        example: () => this.#example(),
        keep: () => this.#keep(this.offered, "imported"),
        "keep-again": () => this.retry(),
        "keep-file": () => saveAsIs(this.offered, this.data.blank),
        open: () => this.part("file").click(),
        raw: () => saveAsIs(this.aside, this.data.blank),
        "raw-all": () => saveAsIs(this.kept ?? [], this.data.blank),
        remove: () => this.#openRemove(button.value),
        removed: () => this.#remove(button.value),
        retry: () => this.retry?.(),
        show: () => this.#show(),
      };
      ways[button?.dataset.do]?.();
    }

    async #close() {
      this.arrivals.close();
      await this.#own();
      this.part("heading")?.focus();
    }

    /** Put `results` into the store, then show one's own passport. */
    async #keep(results, said) {
      this.offered = results;
      try {
        const count = await add(results, this.data.most_entries);
        await this.#close();
        this.message(said, { count, one: count === 1 });
      } catch (error) {
        if (error instanceof StoreError) error.code = `keep-${error.code}`;
        this.trouble(error, () => this.#keep(results, said));
      }
    }

    async #show() {
      try {
        const { show } = await later(import.meta.resolve("./show.js"));
        show(this.results, this);
      } catch (error) {
        this.trouble(error, () => this.#show());
      }
    }

    async #backup() {
      const scored = await saveBackup(this.kept ?? [], this.data.blank);
      this.message(scored ? "backed-up" : "backed-up-raw");
    }

    #openAdd() {
      const form = this.part("add-form");
      form.reset();
      this.part("add-errors").hidden = true;
      this.#showAssumption(form.elements.family.value);
      this.part("add").showModal();
    }

    #showAssumption(family) {
      for (const note of this.querySelectorAll("[data-family]")) note.hidden = note.dataset.family !== family;
    }

    async #addByHand(event) {
      event.preventDefault();
      const { family, score, date } = Object.fromEntries(new FormData(event.target));
      const number = /^\d+$/.test(score.trim()) ? Number(score) : score;
      const asked = { id: laterId(this.kept ?? [], date), family, date, score: number };
      try {
        const { result } = await scoring.call("add_result", { ...asked, reference: await reference(), as_of: dayFor(asked) });
        this.part("add").close();
        await this.#keep([result.entry], "added");
      } catch (error) {
        if (error.code === "refused") return this.#showWrong(event.target, error.problems);
        this.part("add").close();
        this.trouble(error);
      }
    }

    #showWrong(form, problems) {
      const list = this.part("add-list");
      list.replaceChildren(
        ...problems.map((problem) => {
          const line = document.createElement("li");
          const field = form.elements[problem.field];
          const link = document.createElement("a");
          link.href = `#${field?.id ?? form.elements.family.id}`;
          const label = field?.labels[0].textContent ?? problem.field;
          link.append(copy(this.say("wrong"), { ...problem, label, given: problem.found !== '""' }));
          link.addEventListener("click", (press) => {
            press.preventDefault();
            field?.focus();
          });
          line.append(link);
          return line;
        }),
      );
      for (const field of form.elements) {
        if (field.name) field.setAttribute("aria-invalid", problems.some((problem) => problem.field === field.name));
      }
      this.part("add-errors").hidden = false;
      this.part("add-errors").focus();
    }

    #openRemove(id) {
      const result = this.results.find((one) => one.id === id);
      this.part("remove-what").replaceChildren(copy(this.say("remove-what"), described(result, this)));
      this.part("remove").querySelector("[data-do=removed]").value = id;
      this.part("remove").showModal();
    }

    async #remove(id) {
      this.part("remove").close();
      try {
        await remove(id);
        await this.#own();
        this.message("removed");
        this.part("heading")?.focus();
      } catch (error) {
        if (error instanceof StoreError) error.code = `store-${error.code}`;
        this.trouble(error, () => this.#remove(id));
      }
    }

    #openDelete() {
      this.part("delete-backup").hidden = !this.kept?.length;
      this.part("delete").showModal();
    }

    async #erase() {
      this.part("delete").close();
      const left = await erase();
      this.arrivals.close();
      await this.#own();
      if (left.length) {
        const names = left.map((kind) => this.text(`template[data-left=${kind}]`));
        return this.trouble({ code: "delete", values: { left: names } });
      }
      this.message("erased");
      this.part("heading")?.focus();
    }
  },
);
