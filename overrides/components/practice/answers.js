/**
 * The answer to one question, read from its form and put back into it. By format: what
 * scoring/practice/set_json.py calls ANSWER; undefined where there is none yet.
 */
import { fill } from "../fill.js";
import { maybe, part } from "../parts.js";

/**
 * @import { Cell, PracticeAnswer } from "types/scoring"
 *
 * @typedef {object} Form
 * @property {(item: HTMLElement) => PracticeAnswer | undefined} read
 * @property {(item: HTMLElement, answer: PracticeAnswer) => void} restore
 */

/** @param {HTMLElement} item @returns {HTMLInputElement[]} */
const boxes = (item, selector = "input[type=checkbox], input[type=radio]") => [...item.querySelectorAll(selector)].filter((box) => box instanceof HTMLInputElement);
const checked = (/** @type {HTMLElement} */ item) => boxes(item).filter((box) => box.checked).map(({ value }) => value);
/** @param {HTMLElement} list @returns {HTMLElement[]} */
const named = (list) => [...list.querySelectorAll(":scope > [data-name]")].filter((one) => one instanceof HTMLElement);
const names = (/** @type {HTMLElement[]} */ list) => list.map(({ dataset }) => dataset.name ?? "");

/** @param {HTMLElement} item @param {string[]} values */
function check(item, values) {
  for (const box of boxes(item)) box.checked = values.includes(box.value);
}

/** @param {PracticeAnswer} answer @returns {string[]} */
const several = (answer) => (Array.isArray(answer) ? answer : []);

/** Whether the reader has touched a question whose form is an answer as it stands. @param {HTMLElement} item */
const isTouched = (item) => "touched" in item.dataset;

/** @type {Record<string, Form>} */
const FORMS = {
  choice: {
    read: (item) => checked(item)[0],
    restore: (item, answer) => check(item, [String(answer)]),
  },
  order: {
    read: (item) => (isTouched(item) ? names(named(part(item, "order"))) : undefined),
    restore: (item, answer) => {
      const list = part(item, "order");
      const parts = named(list);
      list.append(...several(answer).flatMap((name) => parts.filter(({ dataset }) => dataset.name === name)));
      item.dataset.touched = "";
    },
  },
  cut: {
    read: (item) => (isTouched(item) ? checked(item) : undefined),
    restore: (item, answer) => {
      check(item, several(answer));
      item.dataset.touched = "";
    },
  },
  marks: {
    read: (item) => {
      const marked = boxes(item).filter((box) => box.checked);
      const rows = item.querySelectorAll(".marks__boxes").length;
      if (marked.length < rows) return undefined;
      return marked.filter(({ value }) => value === "pass").map(nameOf);
    },
    restore: (item, answer) => {
      for (const box of boxes(item)) box.checked = (box.value === "pass") === several(answer).includes(nameOf(box));
    },
  },
  probe: {
    read: (item) => {
      const [cause] = checked(item);
      return cause ? { probes: looked(item), cause } : undefined;
    },
    restore: (item, answer) => {
      const { probes, cause } = /** @type {{ probes: string[], cause: string }} */ (answer);
      check(item, [cause]);
      for (const name of probes) look(item, name);
    },
  },
  suite: {
    read: (item) => (checked(item).length ? checked(item) : undefined),
    restore: (item, answer) => check(item, several(answer)),
  },
  sql: {
    read: (item) => {
      const { value, dataset } = part(item, "query", HTMLTextAreaElement);
      return value.trim() && value !== dataset.start ? value : undefined;
    },
    restore: (item, answer) => {
      part(item, "query", HTMLTextAreaElement).value = String(answer);
    },
  },
  counterexample: {
    read: (item) => {
      const fields = boxes(item, "[data-part=row] input");
      if (fields.every(({ value }) => !value.trim())) return undefined;
      return Object.fromEntries(fields.map(({ name, value }) => [name, cell(value)]));
    },
    restore: (item, answer) => {
      const row = /** @type {Record<string, Cell>} */ (answer);
      for (const field of boxes(item, "[data-part=row] input")) field.value = String(row[field.name] ?? "");
    },
  },
};

/** @param {HTMLInputElement} box */
function nameOf(box) {
  return box.closest(".marks__boxes")?.getAttribute("data-name") ?? "";
}

/** A field as a cell of a table: SQLite makes a number of a text by the column's type. @param {string} value */
function cell(value) {
  return value.trim() ? value.trim() : null;
}

/** @param {HTMLElement} item @returns {PracticeAnswer | undefined} */
export function answerOf(item) {
  return FORMS[item.dataset.format ?? ""].read(item);
}

/** @param {HTMLElement} item @param {PracticeAnswer} answer */
export function restoreAnswer(item, answer) {
  try {
    FORMS[item.dataset.format ?? ""].restore(item, answer);
  } catch {
    // A draft of another form of the question: it is asked anew.
  }
  settle(item);
}

/** The probes that were looked at. @param {HTMLElement} item */
function looked(item) {
  return names(named(part(item, "probes")).filter((probe) => !part(probe, "shows").hidden));
}

/** Show what the probe `name` shows, if there is a look left. @param {HTMLElement} item @param {string} name */
export function look(item, name) {
  const list = part(item, "probes");
  const probe = named(list).find(({ dataset }) => dataset.name === name);
  if (probe && looked(item).length < Number(list.dataset.most)) part(probe, "shows").hidden = false;
  settle(item);
}

/** Move the part of an order that `button` belongs to, and keep the focus on it. @param {HTMLElement} button */
export function move(button) {
  const row = button.closest("li");
  const up = button.dataset.do === "up";
  const beside = up ? row?.previousElementSibling : row?.nextElementSibling;
  if (!row || !beside) return;
  if (up) beside.before(row);
  else beside.after(row);
  button.focus();
}

/** Bring counts and what can still be chosen up to date. @param {HTMLElement} item */
export function settle(item) {
  const { format } = item.dataset;
  const counted = maybe(item, "counted");
  const chosen = boxes(item).filter((box) => box.checked);
  const most = Number(counted?.dataset.most);
  if (counted && format === "cut") {
    const words = chosen.reduce((sum, { dataset }) => sum + Number(dataset.words), 0);
    fill(counted, { words }).toggleAttribute("data-over", words > most);
  } else if (counted && format === "suite") {
    fill(counted, { chosen: chosen.length });
    for (const box of boxes(item)) box.disabled = !box.checked && chosen.length >= most;
  } else if (format === "probe") {
    const list = part(item, "probes");
    const spent = looked(item).length >= Number(list.dataset.most);
    for (const probe of named(list)) {
      const button = probe.querySelector("button");
      if (button) button.hidden = spent || !part(probe, "shows").hidden;
    }
  }
}
