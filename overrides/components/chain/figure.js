/** A figure of a guide or of a page of wages: the row it is from, the formula, the values, the sources. */
import { copy } from "../fill.js";
import { one, part, template } from "../parts.js";
import * as dialog from "./dialog.js";

/**
 * What `careerguide/formats/chain_json.py` writes.
 *
 * @typedef {object} Chain
 * @property {string} name
 * @property {string} file
 * @property {string | null} file_url
 * @property {string[]} columns
 * @property {string[][]} rows
 * @property {{ formula: string, values: string }[]} steps
 * @property {string | null} note
 * @property {{ family: string, share: number } | null} scored  what the scoring can work out again
 * @property {string[]} sources
 *
 * @typedef {{ numbers: Record<string, Chain>, sources: Record<string, { entry: string, url: string | null }> }} Book
 */

/** @type {Promise<Book> | null} */
let book = null;
// The preview shows a new article on the same page.
document.addEventListener("renewed", () => (book = null));

/** Fetch what every figure of the page needs. */
export function prepare() {
  dialog.prepare();
  numbers();
}

/** The page's book. What keeps it from coming is said in the dialog. */
function numbers() {
  const coming = (book ??= fetched());
  coming.catch(() => {});
  return coming;
}

/**
 * Show the chain `key` for a figure that reads `pressed`.
 *
 * @param {string} key
 * @param {string} pressed
 */
export function open(key, pressed) {
  const coming = numbers();
  return dialog.show(async (words, name) => {
    const { numbers: chains, sources } = await coming;
    const chain = chains[key];
    if (!chain) throw new Error(`numbers.json has no ${key}`);
    name(chain.name);
    const view = copy(template(words, "item", "figure"), chain);
    const file = view.querySelector("a[data-part=file]");
    file?.setAttribute("href", chain.file_url ?? "");
    part(view, "rows").append(chain.rows.length > 1 ? table(chain) : list(chain, words, pressed));
    view.querySelector("[data-part=steps]")?.append(...chain.steps.map((step) => copy(template(words, "item", "step"), step)));
    view.querySelector("[data-part=sources]")?.append(
      ...chain.sources.map((source) => {
        const item = copy(template(words, "item", "source"), sources[source]);
        item.querySelector("a")?.setAttribute("href", sources[source].url ?? "");
        return item;
      }),
    );
    if (chain.scored) {
      const { share } = await import("./scored.js");
      await share(part(view, "python"), words, chain.scored);
    }
    return view;
  });
}

/** @returns {Promise<Book>} */
async function fetched() {
  try {
    const answer = await fetch(new URL("numbers.json", document.baseURI));
    if (!answer.ok) throw new Error(`numbers.json: ${answer.status}`);
    return await answer.json();
  } catch (error) {
    book = null;
    throw error;
  }
}

/** One row, a line for each of its cells; the one that was pressed is marked. @param {Chain} chain @param {Document} words @param {string} pressed */
function list({ columns, rows: [row] }, words, pressed) {
  const made = document.createElement("dl");
  made.className = "chain__row";
  for (const [place, name] of columns.entries()) {
    const cell = copy(template(words, "item", "cell"), { name, value: row[place] });
    if (row[place] === pressed) one(cell, "div").className = "is-pressed";
    made.append(cell);
  }
  return made;
}

/** @param {Chain} chain */
function table({ columns, rows, name }) {
  const box = Object.assign(document.createElement("div"), { className: "table-scroll", tabIndex: 0, role: "region", ariaLabel: name });
  const made = Object.assign(document.createElement("table"), { className: "data-table" });
  const head = made.createTHead().insertRow();
  const cell = (/** @type {string} */ text, /** @type {string} */ scope) =>
    Object.assign(document.createElement("th"), { textContent: text, scope });
  head.append(...columns.map((column) => cell(column, "col")));
  const body = made.createTBody();
  for (const [first, ...rest] of rows) {
    const line = body.insertRow();
    line.append(cell(first, "row"));
    for (const text of rest) Object.assign(line.insertCell(), { textContent: text, className: "number" });
  }
  for (const th of [...head.cells].slice(1)) th.className = "number";
  box.append(made);
  return box;
}
