/** The fields of the form that makes a bundle; each is named by the path that scoring gives its value. */
import { today } from "../clock.js";
import { one, part } from "../parts.js";
import { moved } from "./calendar.js";
import { OwnNorms } from "./own-norms.js";
import { described } from "./view.js";

/**
 * @import { Available, Problem, Role } from "types/scoring"
 * @import { BundlePage } from "./bundle.js"
 *
 * @typedef {object} Row  one family of the form
 * @property {string} family
 * @property {number} published
 * @property {Element} element
 * @property {HTMLInputElement} own
 * @property {HTMLInputElement} slide  the same weight, to drag
 * @property {HTMLTextAreaElement} reason
 */

const REVIEW = { months: 9 };

export class Fields {
  /** What was proposed as the day of the review. */
  proposed = "";

  /**
   * Draws a row into the form of `page` for each weight of `role`; `available`: see `offered`.
   *
   * @param {Role} role
   * @param {Record<string, Available>} available
   * @param {BundlePage} page
   */
  constructor(role, available, page) {
    this.role = role;
    this.page = page;
    this.employer = one(page, '[name="details.employer"]', HTMLInputElement);
    this.review = one(page, '[name="details.review_by"]', HTMLInputElement);
    /** @type {Row[]} */
    this.rows = Object.entries(role.weights).map(([family, published]) => {
      const values = described({ family, published, own: published }, available, page);
      return row(family, published, one(page.item("weighing-form", values), "li"));
    });
    this.norms = new OwnNorms(page, Object.keys(role.weights));
    part(page, "weights").append(...this.rows.map(({ element }) => element));
    this.propose();
    this.reset();
  }

  /** A day for the review, unless another was chosen. */
  propose() {
    if (this.review.value === this.proposed) this.review.value = this.proposed = moved(today(), REVIEW);
  }

  /** The published weights again; the reasons stay, in case the change comes back. */
  reset() {
    for (const { own, published } of this.rows) own.value = String(published);
    this.update();
  }

  /** A changed weight wants a reason; what was dragged or typed is in both fields. @param {EventTarget | null} [field] */
  update(field) {
    for (const row of this.rows) {
      if (field === row.slide) row.own.value = row.slide.value;
      else row.slide.value = row.own.value;
      part(row.element, "why").hidden = !isChanged(row);
    }
  }

  /** The weights by family; null while one is no weight, or all are 0. @returns {Record<string, number> | null} */
  weights() {
    const own = Object.fromEntries(this.rows.map(({ family, own }) => [family, own.valueAsNumber]));
    const values = Object.values(own);
    return values.every((value) => value >= 0 && value <= 1) && values.some(Boolean) ? own : null;
  }

  /** Weights that no more typing makes right. @returns {Problem[]} */
  outside() {
    const wrong = this.rows.filter(({ own }) => own.validity.rangeUnderflow || own.validity.rangeOverflow);
    return wrong.map(({ own }) => ({ field: own.name, found: own.value, expected: "" }));
  }

  /** `own`, `details` and `norms` as the operation `bundle` takes them, without what is empty. */
  values() {
    const reasons = this.rows.filter(isChanged).map(({ family, reason }) => [family, oneLine(reason.value)]);
    const own = this.rows.filter(({ own }) => own.value !== "").map(({ family, own }) => [family, own.valueAsNumber]);
    const texts = [
      ["employer", oneLine(this.employer.value)],
      ["review_by", this.review.value],
      ["created", today()],
    ];
    const norms = this.norms.byFamily;
    const details = { ...given(texts), reasons: given(reasons) };
    return { own: Object.fromEntries(own), details, ...(Object.keys(norms).length ? { norms } : {}) };
  }

  /** What the field of that path is called in a sentence. @param {string} path */
  label(path) {
    const found = this.rows.find(({ own, reason }) => [own.name, reason.name].includes(path));
    if (!found) return this.page.words(`label-${path.split(".").at(-1)}`);
    const { family, own } = found;
    return this.page.words(path === own.name ? "label-weight" : "label-reason", { name: this.page.data.short_names[family] });
  }
}

/**
 * One family with its fields, named.
 *
 * @param {string} family
 * @param {number} published
 * @param {Element} element
 * @returns {Row}
 */
function row(family, published, element) {
  const own = part(element, "own", HTMLInputElement);
  const slide = part(element, "slide", HTMLInputElement);
  const reason = part(element, "reason", HTMLTextAreaElement);
  own.name = `own.${family}`;
  reason.name = `details.reasons.${family}`;
  for (const field of [own, reason]) {
    field.id = `bundle-${field.name}`;
    part(element, `${field.dataset.part}-label`, HTMLLabelElement).htmlFor = field.id;
    const error = part(element, `${field.dataset.part}-error`);
    error.id = `bundle-error-${field.name}`;
    error.dataset.error = field.name;
    field.setAttribute("aria-describedby", error.id);
  }
  return { family, published, element, own, slide, reason };
}

/** @param {Row} row */
function isChanged({ own, published }) {
  return own.valueAsNumber !== published;
}

/** @param {string} text */
function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** @param {string[][]} fields @returns {Record<string, string>} */
function given(fields) {
  return Object.fromEntries(fields.filter(([, value]) => value !== ""));
}
