/** What scoring refuses, at the fields it is about and in a summary that leads to them. */
import { one, part } from "../parts.js";

/**
 * @import { Problem } from "types/scoring"
 * @import { BundlePage } from "./bundle.js"
 */

const MARK = "Error: ";
/** Kinds of fields that have sentences of their own. */
const WORDED = new Set(["own", "weight", "reasons", "employer", "review_by"]);

export class Faults {
  /**
   * `label(path)` names a field of the form in `page`.
   *
   * @param {BundlePage} page
   * @param {(path: string) => string} label
   */
  constructor(page, label) {
    this.page = page;
    this.label = label;
    this.form = part(page, "form", HTMLFormElement);
    this.summary = part(page, "errors");
  }

  /** Mark the fields of `problems`, and no others. @param {Problem[]} problems */
  show(problems) {
    /** @type {NodeListOf<HTMLElement>} */
    const found = this.form.querySelectorAll("[data-error]");
    const boxes = [...found];
    const places = boxes.map(({ dataset }) => dataset.error);
    for (const box of boxes) {
      // The place without a name is for what fits no field.
      const found = problems.filter(({ field }) => box.dataset.error === (places.includes(field) ? field : ""));
      box.replaceChildren(...found.map((problem) => this.#sentence(problem)));
      box.hidden = !found.length;
    }
    for (const field of this.#fields()) {
      field.setAttribute("aria-invalid", String(problems.some((problem) => problem.field === field.name)));
    }
    part(this.page, "error-list").replaceChildren(...problems.map((problem) => this.#line(problem)));
    if (!problems.length) {
      this.summary.hidden = true;
      document.title = document.title.replace(MARK, "");
    }
  }

  /** The same, and lead to the summary. @param {Problem[]} problems */
  tell(problems) {
    this.show(problems);
    this.summary.hidden = false;
    this.summary.focus();
    document.title = MARK + document.title.replace(MARK, "");
  }

  /** What is wrong and what to do, in words. @param {Problem} problem */
  #sentence(problem) {
    const [first, second] = problem.field.split(".");
    const kind = first === "details" ? second : problem.field.includes(".") ? "weight" : first;
    const typed = Number(problem.found);
    const values = { ...problem, empty: problem.found === "nothing", outside: typed < 0 || typed > 1 };
    const item = WORDED.has(kind) ? `wrong-${kind}` : "wrong";
    return this.page.item(item, values);
  }

  /** @param {Problem} problem */
  #line(problem) {
    const line = this.page.item("error-line", { label: this.label(problem.field) });
    one(line, "li").append(" ", this.#sentence(problem));
    const fields = this.#fields();
    const target = fields.find(({ name }) => name === problem.field) ?? fields[0];
    const link = one(line, "a", HTMLAnchorElement);
    link.href = `#${target.id}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      target.focus();
    });
    return line;
  }

  /** The fields that have a name. */
  #fields() {
    const fields = this.form.querySelectorAll(/** @type {"input"} */ ("input, textarea, select"));
    return [...fields].filter(({ name }) => name);
  }
}
