/** The fields of the form that makes a bundle; each is named by the path that scoring gives its value. */
import { today } from "../clock.js";
import { moved } from "./calendar.js";
import { described } from "./view.js";

const REVIEW = { months: 9 };

export class Fields {
  /** Draws a row into the form of `page` for each weight of `role`; `available`: see `offered`. */
  constructor(role, available, page) {
    this.page = page;
    this.elements = page.part("form").elements;
    this.rows = Object.entries(role.weights).map(([family, published]) => {
      const values = described({ family, published, own: published }, available, page);
      return row(family, published, page.item("weighing-form", values).firstElementChild);
    });
    page.part("weights").append(...this.rows.map(({ element }) => element));
    this.propose();
    this.reset();
  }

  /** A day for the review, unless another was chosen. */
  propose() {
    const field = this.elements["details.review_by"];
    if (field.value === (this.proposed ?? "")) field.value = this.proposed = moved(today(), REVIEW);
  }

  /** The published weights again; the reasons stay, in case the change comes back. */
  reset() {
    for (const { own, published } of this.rows) own.value = published;
    this.update();
  }

  /** A changed weight wants a reason. */
  update() {
    for (const row of this.rows) row.part("why").hidden = !isChanged(row);
  }

  /** `own` and `details` as the operation `bundle` takes them, without what is empty. */
  values() {
    const { "details.employer": employer, "details.review_by": review } = this.elements;
    const reasons = this.rows.filter(isChanged).map(({ family, reason }) => [family, oneLine(reason.value)]);
    const own = this.rows.filter(({ own }) => own.value !== "").map(({ family, own }) => [family, own.valueAsNumber]);
    const details = [
      ["employer", oneLine(employer.value)],
      ["review_by", review.value],
      ["created", today()],
      ["reasons", given(reasons)],
    ];
    return { own: Object.fromEntries(own), details: given(details) };
  }

  /** What the field of that path is called in a sentence. */
  label(path) {
    const { family, own } = this.rows.find(({ own, reason }) => [own.name, reason.name].includes(path)) ?? {};
    if (!family) return this.page.words(`label-${path.split(".").at(-1)}`);
    return this.page.words(path === own.name ? "label-weight" : "label-reason", { name: this.page.data.short_names[family] });
  }
}

/** One family: its fields, and `part(name)` for the rest of its `element`. */
function row(family, published, element) {
  const part = (name) => element.querySelector(`[data-part="${name}"]`);
  const [own, reason] = [part("own"), part("reason")];
  for (const [field, name] of [[own, `own.${family}`], [reason, `details.reasons.${family}`]]) {
    field.name = name;
    field.id = part(`${field.dataset.part}-label`).htmlFor = `bundle-${name}`;
    const error = part(`${field.dataset.part}-error`);
    error.id = `bundle-error-${name}`;
    error.dataset.error = name;
    field.setAttribute("aria-describedby", error.id);
  }
  return { family, published, element, own, reason, part };
}

function isChanged({ own, published }) {
  return own.valueAsNumber !== published;
}

function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

function given(fields) {
  return Object.fromEntries(fields.filter(([, value]) => value !== ""));
}
