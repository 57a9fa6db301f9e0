/** The passport's part of a result: the offer to keep it. */
import { copy } from "../fill.js";
import { later } from "../later.js";
import { one, template } from "../parts.js";

/** @import { Sitting } from "types/scoring" */

/** @returns {Promise<typeof import("../passport/keep.js")>} */
export const keeping = () => later(import.meta.resolve("../passport/keep.js"));

/**
 * In the sample as one file there is no such part.
 *
 * @param {HTMLElement} page  whose templates hold the words
 * @param {HTMLElement} box
 * @param {Sitting} entry
 */
export async function offerToKeep(page, box, entry) {
  const words = (/** @type {string} */ name) => template(page, "keep", name);
  try {
    const { offer } = await keeping();
    await offer(box, entry, words);
  } catch {
    box.replaceChildren(copy(words("unreachable")));
    one(box, "[data-do=keep]").addEventListener("click", () => offerToKeep(page, box, entry));
  }
}
