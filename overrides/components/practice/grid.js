/** Rows of a query as a table of the page. */
import { copy } from "../fill.js";
import { part } from "../parts.js";

/** @import { QueryRows } from "types/scoring" */

/** Characters from which on a cell may take several lines. */
const LONG = 40;

/**
 * @param {HTMLTemplateElement} words
 * @param {QueryRows} rows
 */
export function grid(words, rows) {
  const view = copy(words, { ...rows, one: rows.count === 1 });
  part(view, "head").append(...rows.columns.map((name) => celled("th", name)));
  part(view, "body").append(
    ...rows.rows.map((row) => {
      const line = document.createElement("tr");
      line.append(...row.map((value) => celled("td", value)));
      return line;
    }),
  );
  return view;
}

/** @param {"td" | "th"} kind @param {string | number | null} value */
function celled(kind, value) {
  const cell = document.createElement(kind);
  if (kind === "th") cell.setAttribute("scope", "col");
  if (value === null) {
    const nothing = document.createElement("i");
    nothing.className = "null";
    nothing.textContent = "null";
    cell.append(nothing);
  } else {
    cell.textContent = String(value);
    cell.classList.toggle("long", String(value).length > LONG);
  }
  return cell;
}
