/**
 * `<skills-passport>`: the reader's own results, one that somebody showed them, or the example. It
 * fills the page's own templates; all words stand there, and all numbers come from the scoring.
 */
import { later } from "../later.js";
import { maybe, one, part } from "../parts.js";
import * as scoring from "../scoring/client.js";
import { openAdd, watchAdd } from "./add.js";
import { askAbout, dayFor, sentence } from "./ask.js";
import { ROOT, StoreError, changes } from "./database.js";
import { DocumentPage } from "./document-page.js";
import { saveAsIs, saveBackup } from "./file.js";
import { isSame, keepLast, last } from "./last.js";
import { openShow } from "./on-demand.js";
import { AT_ONCE } from "./overview.js";
import { drawnRatings } from "./rated.js";
import { wholeReference } from "./reference.js";
import { eraseAll, openErase, openRemove, removeOne } from "./removal.js";
import { addRatings, ratings } from "./ratings.js";
import { add, entries } from "./store.js";
import { draw, drawClaimed, drawEmpty, drawExample, drawForeign, drawOwn, drawRated } from "./views.js";

/**
 * @import { Day, Entry, Problem, Rating, ShownResult } from "types/scoring"
 * @import { Incoming, Told } from "./incoming.js"
 * @import { Own } from "./views.js"
 *
 * @typedef {object} PassportData  what the page holds as JSON, see `careerguide/views/passport_view.py`
 * @property {Record<string, string>} families  id -> short name
 * @property {Record<string, string>} traits  id -> name
 * @property {Record<string, string>} sets  id and version of a practice set -> its title then
 * @property {string[]} levels  names of the levels of skills, lowest first
 * @property {object} blank  a passport without results
 * @property {number} most_bytes
 * @property {number} most_entries
 * @property {{ as_of: Day, entries: Entry[] }} example
 */

/** @returns {Promise<typeof import("./incoming.js")>} */
const incoming = () => later(import.meta.resolve("./incoming.js"));

export class PassportPage extends DocumentPage {
  /** @type {PassportData} */
  data = JSON.parse(part(this, "data").textContent);
  families = Object.keys(this.data.families);
  heading = one(document, "h1");
  name = this.heading.textContent;
  pageTitle = document.title;
  /** @type {"" | "own" | "example" | "foreign"} */
  mode = "";
  /** The reader's own results: as they are kept, as scored, and those that no scoring can read. @type {Entry[]} */
  kept = [];
  /** @type {ShownResult[]} */
  results = [];
  /** @type {Entry[]} */
  aside = [];
  /** Of somebody else's passport, or entered by hand: what may be kept. @type {Entry[]} */
  offered = [];
  /** Ticks of the reader's own, and those that may be kept. @type {Rating[]} */
  ratings = [];
  /** @type {Rating[]} */
  offeredRatings = [];

  connectedCallback() {
    watchAdd(this);
    changes.addEventListener("change", () => this.mode === "own" && this.own());
    this.connect("passport", {
      show: (packed) => (packed === null ? this.own() : this.#openLink(packed)),
      open: (file) => this.#openFile(file),
      press: (what, button) => this.#press(what, button),
      redate: () => this.mode !== "example" && this.again?.(),
    });
  }

  // What the other modules ask of this element.

  /** The short name of a family. @param {string} id */
  family(id) {
    return this.data.families[id] ?? id;
  }

  /** The name of a trait. @param {string} id */
  trait(id) {
    return this.data.traits[id] ?? id;
  }

  /** The title of a practice set, as it was in that version. @param {string} id @param {string} version */
  set(id, version) {
    return this.data.sets[`${id} ${version}`] ?? id;
  }

  /** The name of a level of skills, empty for 0. @param {number} level */
  level(level) {
    return this.data.levels[level - 1] ?? "";
  }

  /** The whole address of a page of this site. @param {string} path */
  address(path) {
    return new URL(ROOT + path, location.href).href;
  }

  /** @override @param {Element} box @param {Problem[]} problems */
  listProblems(box, problems) {
    const lines = problems.map((problem) => Object.assign(document.createElement("li"), { textContent: sentence(problem) }));
    this.list(box, lines);
  }

  /** Show the reader's own passport: as it was last worked out, then as of today. @returns {Promise<unknown>} */
  async own() {
    this.mode = "own";
    this.again = () => this.own();
    return this.work(
      null,
      async () => {
        [this.kept, this.ratings] = await this.#stored(Promise.all([entries(), ratings()]));
        const alone = !this.kept.length;
        if (alone && !this.ratings.length) return () => draw(this, "empty");
        const turn = this.turn;
        const before = alone ? null : /** @type {Own | null} */ (await last("overview", this.kept));
        if (before && turn === this.turn) drawOwn(this, before, []);
        const whole = await wholeReference();
        const rated = await drawnRatings(this.ratings, this, { roles: whole.roles, own: true, alone });
        if (alone) return () => drawEmpty(this, rated);
        const fields = { reference: whole, as_of: dayFor(this.kept), shown: AT_ONCE };
        const { reply, taken, aside } = await askAbout("overview", this.kept, fields);
        const answer = { reply, count: taken.length, aside };
        if (!isSame(before, answer)) keepLast("overview", this.kept, answer);
        return () => (isSame(before, answer) ? drawRated(this, rated) : drawOwn(this, answer, rated));
      },
      this.again,
    );
  }

  /** Lead to the heading of what is shown, if it has one. */
  lead(/** @type {FocusOptions} */ options = {}) {
    maybe(this, "heading")?.focus(options);
  }

  /** Call the page `title`; by its own name where that is empty. @param {string} title */
  setTitle(title) {
    this.toggleAttribute("data-foreign", Boolean(title));
    this.heading.textContent = title || this.name;
    document.title = title ? this.pageTitle.replace(/^[^·]+/, `${title} `) : this.pageTitle;
  }

  /** Done with somebody else's passport, or the example. */
  async close() {
    this.arrivals?.close();
    await this.own();
    this.lead();
  }

  /**
   * Put `results` and `rated` into the store, then show one's own passport.
   *
   * @param {Entry[]} results
   * @param {string} said
   * @param {Rating[]} [rated]
   */
  async keep(results, said, rated = []) {
    this.offered = results;
    this.offeredRatings = rated;
    try {
      const count = await add(results, this.data.most_entries);
      if (rated.length) await addRatings(rated);
      await this.close();
      const skills = rated.length;
      const both = count && skills;
      this.message(said, { count, one: count === 1, skills, one_skill: skills === 1, both, counted: count || !skills });
    } catch (error) {
      if (error instanceof StoreError) error.code = `keep-${error.code}`;
      this.trouble(error, () => this.keep(results, said, rated));
    }
  }

  /**
   * Storage that fails is no reason to show nothing: what needs none still works.
   *
   * @template T
   * @param {Promise<T>} promise
   */
  async #stored(promise) {
    try {
      return await promise;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      draw(this, "closed");
      error.code = `store-${error.code}`;
      throw error;
    }
  }

  /** @returns {Promise<unknown>} */
  #example() {
    const { entries, as_of } = this.data.example;
    return this.work(
      null,
      async () => {
        const { result } = await scoring.call("overview", { entries, as_of, reference: await wholeReference(), shown: AT_ONCE });
        return () => drawExample(this, result);
      },
      () => this.#example(),
    );
  }

  /**
   * Show what `read` answers; `opened` is called once it is drawn. Until then the document's own numbers
   * are shown, as what they are.
   *
   * @param {(kept: Entry[], rated: Rating[], told: Told) => Promise<Incoming>} read
   * @param {() => void} opened
   * @returns {Promise<void>}
   */
  async #foreign(read, opened) {
    const again = (this.again = () => this.#foreign(read, opened));
    const before = this.mode;
    let isClaimed = false;
    const error = await this.work(
      null,
      async () => {
        // Without storage there is nothing of one's own to compare with, and still something to see.
        const turn = this.turn;
        const [kept, own] = await Promise.all([entries().catch(() => []), ratings().catch(() => [])]);
        const passport = await read(kept, own, (document, via) => {
          if (turn === this.turn) isClaimed = drawClaimed(this, document, via);
        });
        const { roles } = await wholeReference();
        const rated = await drawnRatings(passport.self_rated, this, { roles });
        return () => {
          drawForeign(this, passport, roles, rated, isClaimed);
          opened();
        };
      },
      again,
    );
    const { code = "" } = /** @type {{ code?: string }} */ (error ?? {});
    // A document that the scoring refuses is not shown; one that it could not look at is, as claimed.
    if (!error || (isClaimed ? !/-(refused|ahead)$/.test(code) : before)) return;
    await this.own();
    this.trouble(error, again);
  }

  /** @param {string} packed */
  #openLink(packed) {
    return this.#foreign(
      async (kept, rated, told) => (await incoming()).fromLink(packed, kept, rated, told),
      () => this.arrivals?.keep(packed),
    );
  }

  /** @param {File} file */
  #openFile(file) {
    part(this, "add", HTMLDialogElement).close();
    return this.#foreign(
      async (kept, rated, told) => (await incoming()).fromFile(file, kept, this.data.most_bytes, rated, told),
      () => this.arrivals?.close(),
    );
  }

  /** @param {string} what @param {HTMLElement} button */
  #press(what, button) {
    const chosen = button instanceof HTMLButtonElement ? button.value : "";
    /** @type {Record<string, () => unknown>} */
    const ways = {
      add: () => openAdd(this),
      backup: async () => this.message((await saveBackup(this.kept, this.data.blank)) ? "backed-up" : "backed-up-raw"),
      cancel: () => button.closest("dialog")?.close(),
      close: () => this.close(),
      delete: () => openErase(this),
      erase: () => eraseAll(this),
      example: () => this.#example(),
      keep: () => this.keep(this.offered, "imported", this.offeredRatings),
      "keep-again": () => this.retry?.(),
      "keep-file": () => saveAsIs(this.offered, this.data.blank, this.offeredRatings),
      open: () => part(this, "file").click(),
      raw: () => saveAsIs(this.aside, this.data.blank),
      "raw-all": () => saveAsIs(this.kept, this.data.blank, this.ratings),
      remove: () => openRemove(this, chosen),
      removed: () => removeOne(this, chosen),
      retry: () => this.retry?.(),
      show: () => openShow(this),
    };
    ways[what]?.();
  }
}

customElements.define("skills-passport", PassportPage);
