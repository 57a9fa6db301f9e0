/**
 * `<role-bundle>`: makes a bundle from a role's published weights, or shows one that came by link or
 * file. It fills the page's own templates; all words stand there, and all numbers come from the scoring.
 */
import { copy } from "../fill.js";
import { later } from "../later.js";
import { one, part, template } from "../parts.js";
import { DocumentPage } from "../passport/document-page.js";
import { save } from "../passport/file.js";
import { Builder } from "./builder.js";
import { drawBundle, drawEffect } from "./view.js";

/**
 * @import { Entry } from "types/scoring"
 * @import { Checked } from "./incoming.js"
 * @import { Known } from "./preview.js"
 *
 * @typedef {object} BundleData  what the page holds as JSON, see `careerguide/views/bundle_view.py`
 * @property {Record<string, string>} families  id -> name
 * @property {Record<string, string>} short_names  id -> name
 * @property {string[]} published  roles whose weights are AIEH's defaults
 * @property {number} most_bytes
 * @property {{ name: string, about: string, results: { entry: Entry, age_days: number }[], known: Record<string, Known> }[]} candidates  invented
 *
 * @typedef {{ name: string, text: string }} NamedText  a file to save
 * @typedef {{ role: string, file: NamedText }} Reading  a bundle that is read
 */

/** @returns {Promise<typeof import("./incoming.js")>} */
const incoming = () => later(import.meta.resolve("./incoming.js"));

export class BundlePage extends DocumentPage {
  /** @type {BundleData} */
  data = JSON.parse(part(this, "data").textContent);
  heading = one(document, "h1").textContent;
  /** @type {Builder | Reading | undefined} */
  shown;

  connectedCallback() {
    this.connect("bundle", {
      show: (packed) => {
        this.calm();
        return packed === null ? this.#build() : this.#openLink(packed);
      },
      open: (file) => this.#openFile(file),
      press: (what, button) => this.#press(what, button),
      redate: () => (this.again ? this.again() : this.shown instanceof Builder && this.shown.redate()),
    });
  }

  // What the other modules ask of this element.

  /** A copy of the template `name`, filled. @param {string} name @param {object} [values] */
  item(name, values) {
    return copy(template(this, "item", name), values);
  }

  /** @param {string} name @param {object} [values] */
  words(name, values) {
    return copy(template(this, "say", name), values).textContent;
  }

  /** Lead to the question what day it is. */
  askDay() {
    this.message("day-first", {}, "put-away");
    part(this, "clock").querySelector("input")?.focus();
  }

  #build() {
    this.dataset.state = "build";
    this.again = undefined;
    this.#entitle(this.heading);
    part(this, "view").replaceChildren(copy(template(this, "view", "build")));
    this.shown = new Builder(this);
  }

  /** @param {string} packed */
  #openLink(packed) {
    return this.#read(
      async () => (await incoming()).fromLink(packed),
      () => this.arrivals?.keep(packed),
    );
  }

  /** @param {File} file */
  #openFile(file) {
    return this.#read(
      async () => (await incoming()).fromFile(file, this.data.most_bytes),
      () => this.arrivals?.close(),
    );
  }

  /**
   * Show what `open` answers; `opened` is called once it is drawn.
   *
   * @param {() => Promise<Checked>} open
   * @param {() => void} opened
   */
  async #read(open, opened) {
    const again = (this.again = () => this.#read(open, opened));
    let isDrawn = false;
    const draw = async () => {
      const checked = await open();
      return () => {
        this.#drawRead(checked);
        opened();
        isDrawn = true;
      };
    };
    await this.work("opening", draw, again);
    if (!isDrawn && !this.shown) this.#build();
  }

  /** @param {string} text */
  #entitle(text) {
    one(document, "h1").textContent = text;
    document.title = [text, ...document.title.split(" · ").slice(-1)].join(" · ");
  }

  /** @param {Checked} checked */
  #drawRead(checked) {
    const { role } = checked.bundle;
    this.calm();
    this.dataset.state = "read";
    part(this, "view").replaceChildren(copy(template(this, "view", "read")));
    drawBundle(part(this, "bundle"), checked, this);
    drawEffect(part(this, "effect"), checked, this);

    this.#entitle(this.words("title", checked.bundle));
    // Who follows a link begins at the top anyway; who opens a file is led there.
    if (this.shown) {
      const heading = one(document, "h1");
      heading.tabIndex = -1;
      heading.focus();
    }
    this.shown = { role, file: { name: `bundle-${role}.json`, text: checked.text } };
  }

  /** @param {string} what @param {HTMLElement} button */
  #press(what, button) {
    const { shown } = this;
    /** @type {Record<string, () => unknown>} */
    const ways = {
      build: () => shown && location.assign(`?role=${encodeURIComponent(roleOf(shown))}`),
      "add-norms": () => part(this, "norm-file").click(),
      "drop-norms": () => shown instanceof Builder && shown.fields?.norms.remove(button.dataset.family ?? ""),
      copy: () => this.#copy(part(this, "link", HTMLInputElement)),
      open: () => part(this, "file").click(),
      print: () => self.print(),
      reset: () => shown instanceof Builder && shown.reset(),
      retry: () => {
        this.calm();
        this.retry?.();
      },
      save: () => {
        if (!shown?.file) return;
        save(shown.file.name, shown.file.text);
        this.message("saved", {}, "note");
      },
    };
    ways[what]?.();
  }

  /** @param {HTMLInputElement} field */
  async #copy(field) {
    try {
      await navigator.clipboard.writeText(field.value);
      this.message("copied", {}, "note");
    } catch {
      field.select();
      this.message("not-copied", {}, "note");
    }
  }
}

/** @param {Builder | Reading} shown */
function roleOf(shown) {
  return shown instanceof Builder ? (shown.role?.id ?? "") : shown.role;
}

customElements.define("role-bundle", BundlePage);
