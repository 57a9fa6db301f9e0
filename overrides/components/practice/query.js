/** Queries of a practice set: run while they are written, in the worker that scores. */
import { copy } from "../fill.js";
import { part, template } from "../parts.js";
import * as scoring from "../scoring/client.js";
import { grid } from "./grid.js";

/** @import { PracticeSet } from "types/scoring" */

/** Milliseconds after which a query is given up; the sandbox itself ends one after half a second. */
const PATIENCE = 2000;

/**
 * Run the query of `item`, or the assistant's query with the row that is typed in.
 *
 * @param {HTMLElement} page
 * @param {PracticeSet} set
 * @param {HTMLElement} item
 * @param {{ query: string, row?: { table: string, cells: Record<string, string | null> } }} asked
 */
export async function runQuery(page, set, item, asked) {
  const outcome = part(item, "outcome");
  const say = (/** @type {string} */ name) => outcome.replaceChildren(document.importNode(template(page, "say", name).content, true));
  say("running");
  const tables = set.cases[item.dataset.case ?? ""];
  try {
    await scoring.warm();
    const { result } = await scoring.call("run_query", { tables, ...asked }, PATIENCE);
    if (result.result) outcome.replaceChildren(grid(part(page, "rows-template", HTMLTemplateElement), result.result));
    else if (result.error) outcome.replaceChildren(refusal(page, result.error));
  } catch (error) {
    const { code } = /** @type {scoring.ScoringError} */ (error);
    if (code === "no-answer") return say("stopped");
    throw error;
  }
}

/**
 * What SQLite says, and what to try.
 *
 * @param {HTMLElement} page
 * @param {{ message: string, hint: string }} error
 */
export function refusal(page, error) {
  const view = copy(part(page, "refused-template", HTMLTemplateElement), error);
  part(view, "hint").append(document.importNode(template(page, "hint", error.hint).content, true));
  return view;
}
