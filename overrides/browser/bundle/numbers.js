/** The numbers beside the form that makes a bundle: shares, a sentence about them, invented candidates. */
import { part } from "../parts.js";
import { described, offer, standings, statement } from "./view.js";

/**
 * @import { Candidate, MadeBundle } from "types/scoring"
 * @import { BundlePage } from "./bundle.js"
 * @import { Fields } from "./fields.js"
 */

/** @param {BundlePage} page @param {Fields} fields @param {MadeBundle} result */
export function drawNumbers(page, { rows }, { comparison, available, candidates }) {
  for (const { family, element } of rows) {
    const compared = comparison.families.find((row) => row.family === family);
    if (!compared) continue;
    const values = described(compared, available, page);
    for (const name of ["mark", "published-share", "own-share"]) {
      part(element, name).replaceChildren(page.item(name, values));
    }
  }
  outdate(page, false);
  say(part(page, "statement"), statement(comparison, page));
  part(page, "offer").replaceChildren(offer(comparison.families, available, page));
  part(page, "people").replaceChildren(...candidates.map((candidate, index) => person(page, candidate, index)));
}

/** Mark the numbers as old ones, or not. @param {BundlePage} page @param {boolean} isOld */
export function outdate(page, isOld) {
  part(page, "numbers").toggleAttribute("data-outdated", isOld);
}

/** @param {BundlePage} page @param {Candidate} candidate @param {number} index */
function person(page, candidate, index) {
  const { about } = page.data.candidates[index];
  const made = page.item("person", { ...candidate, about, one_left_out: candidate.samples_left_out === 1 });
  part(made, "standings").append(...standings(candidate, "yours", page));
  return made;
}

/**
 * Put `words` into `box`, unless they stand there: what is announced is then announced once.
 *
 * @param {Element} box
 * @param {DocumentFragment} words
 */
function say(box, words) {
  if (box.textContent !== words.textContent) box.replaceChildren(words);
}
