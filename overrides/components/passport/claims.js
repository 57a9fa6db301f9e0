/** What a passport claims that the scoring does not find, in words. `page` is the element `skills-passport`. */
import { copy } from "../fill.js";
import { template } from "../parts.js";
import { described } from "./results.js";

/**
 * @import { Problem, Result } from "types/scoring"
 * @import { PassportPage } from "./passport.js"
 */

/**
 * A line for each of `disagreements` about `results`; none twice.
 *
 * @param {Problem[]} disagreements
 * @param {Result[]} results
 * @param {PassportPage} page
 */
export function claims(disagreements, results, page) {
  /** @type {Map<string, Node>} */
  const lines = new Map();
  for (const problem of disagreements) {
    const line = copy(template(page, "item", "claim"), values(problem, results, page));
    lines.set(line.textContent, line);
  }
  return [...lines.values()];
}

/** @param {Problem} problem @param {Result[]} results @param {PassportPage} page */
function values({ field, found, expected }, results, page) {
  const [, index, trait] = /^passport\.entries\[(\d+)\](?:\.traits\.([\w-]+))?/.exec(field) ?? [];
  const name = field.slice(field.lastIndexOf(".") + 1).replace(/\[.*/, "");
  const said = { [name]: true, found: number(found), expected: number(expected) };
  if (index === undefined) return said;
  return { ...said, ...described(results[Number(index)], page), result: true, trait: trait && page.trait(trait) };
}

/** Months and standard errors come as 36.0. @param {string} text */
function number(text) {
  return Number.isNaN(Number(text)) ? text : Number(text);
}
