/** The employer's own norm groups, which a bundle may carry: opened from files, listed, taken out again. */
import { part } from "../parts.js";
import * as scoring from "../scoring/client.js";

/**
 * @import { LocalNorms } from "types/scoring"
 * @import { BundlePage } from "./bundle.js"
 */

export class OwnNorms {
  /** By family. @type {Record<string, LocalNorms>} */
  byFamily = {};
  /** @type {(() => void) | undefined} */
  changed;

  /** @param {BundlePage} page @param {string[]} families  those of the role */
  constructor(page, families) {
    this.page = page;
    this.families = families;
  }

  /** @param {() => void} changed  is called when there is a group more or less */
  connect(changed) {
    this.changed = changed;
    const field = part(this.page, "norm-file", HTMLInputElement);
    field.addEventListener("change", () => {
      if (field.files?.[0]) this.#open(field.files[0]);
      field.value = "";
    });
  }

  /** @param {File} file */
  #open(file) {
    const work = async () => {
      const added = await this.#add(file);
      return () => added && this.changed?.();
    };
    this.page.work("scoring", work, () => this.#open(file));
  }

  /** Read `file`; whether there is a norm group more. @param {File} file */
  async #add(file) {
    const { page } = this;
    const error = part(page, "norms-error");
    error.replaceChildren();
    const most = page.data.most_bytes;
    try {
      if (file.size > most) throw new scoring.ScoringError("refused", "too large");
      const { result } = await scoring.call("open_local_norms", { text: await file.text() });
      const { family, norms, people } = result;
      const name = page.data.families[family] ?? family;
      if (!this.families.includes(family)) {
        error.append(page.item("norms-other", { name }));
        return false;
      }
      this.byFamily = { ...this.byFamily, [family]: norms };
      this.#line(family)?.remove();
      const line = page.item("norms-line", { name, people, quiz_version: norms.quiz_version });
      for (const button of line.querySelectorAll("button")) button.dataset.family = family;
      for (const row of line.querySelectorAll("li")) row.dataset.family = family;
      part(page, "norms").append(line);
      return true;
    } catch (failed) {
      if (!(failed instanceof scoring.ScoringError) || failed.code !== "refused") throw failed;
      const few = failed.problems.find(({ found }) => found.endsWith(" people"));
      error.append(few ? page.item("norms-few", { people: few.found }) : page.item("norms-wrong"));
      return false;
    }
  }

  /** @param {string} family */
  remove(family) {
    const { [family]: _, ...others } = this.byFamily;
    this.byFamily = others;
    this.#line(family)?.remove();
    this.changed?.();
    part(this.page, "add-norms").focus();
  }

  /** @param {string} family @returns {HTMLElement | undefined} */
  #line(family) {
    /** @type {NodeListOf<HTMLElement>} */
    const lines = part(this.page, "norms").querySelectorAll("li");
    return [...lines].find(({ dataset }) => dataset.family === family);
  }
}
