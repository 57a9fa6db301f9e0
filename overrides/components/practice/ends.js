/** How a set ends: with a place in the passport, or with what went wrong. */
import { copy } from "../fill.js";
import { later } from "../later.js";
import { maybe, one, part, template } from "../parts.js";

/**
 * @import { ScoringError } from "../scoring/client.js"
 * @import { Answered } from "types/scoring"
 */

/** @param {HTMLElement} page @param {HTMLElement} box @param {Answered} entry */
export async function offerToKeep(page, box, entry) {
  const words = (/** @type {string} */ name) => template(page, "keep", name);
  try {
    /** @type {typeof import("../passport/keep.js")} */
    const { offer } = await later(import.meta.resolve("../passport/keep.js"));
    await offer(box, entry, words);
  } catch {
    box.replaceChildren(copy(words("unreachable")));
    one(box, "[data-do=keep]").addEventListener("click", () => offerToKeep(page, box, entry));
  }
}

/** @param {HTMLElement} page @param {ScoringError} error @param {() => void} again */
export function showTrouble(page, error, again) {
  /** @type {HTMLTemplateElement | null} */
  const known = page.querySelector(`template[data-trouble~="${error.code}"]`);
  const problems = (error.problems ?? []).map(({ field, found, expected }) => `${field}: ${found}; ${expected}`);
  const detail = [`${error.code ?? error.name}: ${error.message}`, ...problems].join(" ");
  const box = part(page, "trouble");
  box.replaceChildren(copy(known ?? template(page, "trouble", "other"), { detail }));
  maybe(box, "retry")?.addEventListener("click", () => {
    box.replaceChildren();
    again();
  });
}
