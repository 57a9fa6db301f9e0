/** What a passport claims that the scoring does not find, in words. `page` is the element `skills-passport`. */
import { copy } from "../fill.js";
import { described } from "./results.js";

/** A line for each of `disagreements` (PROBLEMS of scoring/api.py) about `results`; none twice. */
export function claims(disagreements, results, page) {
  const lines = new Map();
  for (const problem of disagreements) {
    const line = copy(page.template("claim"), values(problem, results, page)).firstElementChild;
    lines.set(line.textContent, line);
  }
  return [...lines.values()];
}

function values({ field, found, expected }, results, page) {
  const [, index, trait] = /^passport\.entries\[(\d+)\](?:\.traits\.([\w-]+))?/.exec(field) ?? [];
  const said = { [field.split(".").at(-1).replace(/\[.*/, "")]: true, found: number(found), expected: number(expected) };
  if (index === undefined) return said;
  return { ...said, ...described(results[index], page), result: true, trait: trait && page.trait(trait) };
}

/** Months and standard errors come as 36.0. */
function number(text) {
  return Number.isNaN(Number(text)) ? text : Number(text);
}
