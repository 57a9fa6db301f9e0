/** Says in the page's own words why the scoring gave no result. */
import { copy } from "../fill.js";
import { maybe, template } from "../parts.js";

/** @import { ScoringError } from "../scoring/client.js" */

/**
 * Say in `box` what went wrong; `again` is done when the reader tries again.
 *
 * @param {HTMLElement} page
 * @param {HTMLElement} box
 * @param {ScoringError} error
 * @param {() => void} again
 */
export function showTrouble(page, box, error, again) {
  /** @type {HTMLTemplateElement | null} */
  const known = page.querySelector(`template[data-trouble~="${error.code}"]`);
  const detail = `${error.code ?? error.name}: ${error.message}`;
  box.replaceChildren(copy(known ?? template(page, "trouble", "other"), { detail }));
  maybe(box, "retry")?.addEventListener("click", again);
  const lines = (error.problems ?? []).map(({ field, found, expected }) => {
    const line = document.createElement("li");
    line.textContent = `${field}: ${found}; ${expected}`;
    return line;
  });
  maybe(box, "refusals")?.append(...lines);
}
