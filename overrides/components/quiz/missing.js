/** Statements without an answer: marked, and listed in a summary that leads to them. */
import { one, part, template } from "../parts.js";

/** @import { Sheet } from "./sheet.js" */

/**
 * Mark the items `missing` and no others, and lead to the summary if there are any.
 *
 * @param {HTMLElement} page
 * @param {Sheet} sheet
 * @param {string[]} missing
 */
export function showMissing(page, sheet, missing) {
  for (const item of sheet.items) mark(item, missing.includes(item.dataset.item ?? ""));
  const summary = part(page, "errors");
  summary.hidden = missing.length === 0;
  document.title = document.title.replace(/^Error: /, "");
  if (!missing.length) return;
  document.title = `Error: ${document.title}`;
  const words = template(page, "say", missing.length === 1 ? "one-missing" : "some-missing");
  one(summary, "[data-slot=title]").textContent = words.content.textContent;
  const items = sheet.items.filter(({ dataset }) => missing.includes(dataset.item ?? ""));
  part(page, "error-list").replaceChildren(...items.map(linkTo));
  summary.focus();
}

/**
 * An answer given after a failed try takes that question off the list of missing ones.
 *
 * @param {Sheet} sheet
 * @param {string} name
 */
export function settle(sheet, name) {
  const item = sheet.items.find(({ dataset }) => dataset.item === name);
  if (item) mark(item, false);
}

/** @param {HTMLElement} item */
function linkTo(item) {
  const link = document.createElement("a");
  link.href = `#${item.id}`;
  link.textContent = item.dataset.itemText ?? "";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    one(item, "input").focus();
    item.scrollIntoView({ block: "start" });
  });
  const entry = document.createElement("li");
  entry.append(link);
  return entry;
}

/** @param {HTMLElement} item @param {boolean} wrong */
function mark(item, wrong) {
  const error = part(item, "error");
  error.hidden = !wrong;
  error.id = `${item.id}-error`;
  if (wrong) item.setAttribute("aria-describedby", error.id);
  else item.removeAttribute("aria-describedby");
}
