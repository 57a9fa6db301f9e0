/** What the checker says, grouped by rule. */
import { copy } from "../fill.js";
import { one, part, template } from "../parts.js";

/** @import { Group } from "types/desk" */

/** @param {HTMLElement} desk @param {Group[]} groups */
export function drawProblems(desk, groups) {
  part(desk, "problems").replaceChildren(...groups.map((group) => drawn(desk, group)));
}

/** The first problem of a rule, and the rest below it. @param {HTMLElement} desk @param {Group} group */
function drawn(desk, { rule, level, summary, problems: [first, ...more] }) {
  const values = { rule, summary, error: level === "error", line: first.line, message: first.message, more: more.length };
  const group = copy(template(desk, "item", "group-of-problems"), values);
  for (const problem of more) {
    const item = copy(template(desk, "item", "problem"), problem);
    one(item, "[data-do]").dataset.line = String(problem.line);
    group.querySelector("ul")?.append(item);
  }
  one(group, "[data-do]").dataset.line = String(first.line);
  part(group, "rule", HTMLAnchorElement).hash = rule;
  return group;
}
