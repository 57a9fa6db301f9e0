/**
 * The way to the dialog from pages that show scores: `scored.js` is fetched when a score is pressed.
 * Where it does not come, nothing opens; the next press tries again.
 */
import { later } from "../later.js";

/** @returns {Promise<typeof import("./scored.js")>} */
const scored = () => later(import.meta.resolve("./scored.js"));

/**
 * Whoever presses the score in `box` sees how it comes about.
 *
 * @param {ParentNode} box
 * @param {(open: typeof import("./scored.js")) => Promise<void>} show
 */
export function whenPressed(box, show) {
  for (const button of box.querySelectorAll("[data-do=chain]")) {
    button.addEventListener("click", () => scored().then(show).catch(() => {}));
  }
}
