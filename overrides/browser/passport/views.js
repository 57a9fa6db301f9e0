/** What the passport's page shows, all in one place: the reader's own results, the example, somebody else's. */
import { deviceDay } from "../clock.js";
import { copy } from "../fill.js";
import { maybe, part, template } from "../parts.js";
import { nextStep } from "../readiness/next.js";
import * as scoring from "../scoring/client.js";
import { reveal } from "./arrivals.js";
import { dayFor, isAhead } from "./ask.js";
import { claims } from "./claims.js";
import { wholeReference } from "./reference.js";
import { drawResults } from "./results.js";
import { drawRoles } from "./roles.js";

/**
 * @import { Entry, Passport, Problem, Reply, Result, Role } from "types/scoring"
 * @import { Aside } from "./ask.js"
 * @import { Incoming } from "./incoming.js"
 * @import { PassportPage } from "./passport.js"
 */

/**
 * Draw the template `name`: own (or empty, or closed), example, foreign. What went wrong before is over
 * then. Returns the place where it is.
 *
 * @param {PassportPage} page
 * @param {string} name
 * @param {object} [values]
 */
export function draw(page, name, values) {
  page.mode = name === "example" || name === "foreign" ? name : "own";
  page.calm();
  const view = part(page, "view");
  view.replaceChildren(copy(template(page, "view", name), values));
  return view;
}

/** No result, but ticks of the reader's own. @param {PassportPage} page @param {Node[]} rated */
export function drawEmpty(page, rated) {
  part(draw(page, "empty"), "rated").replaceChildren(...rated);
}

/**
 * @param {PassportPage} page
 * @param {{ reply: Reply<"passport">, taken: Entry[], aside: Aside[] }} answer
 * @param {Node[]} rated
 */
export function drawOwn(page, { reply: { result, scoring: version }, taken, aside }, rated) {
  page.results = result.entries;
  page.aside = aside.map(({ entry }) => entry);
  const count = taken.length;
  const private_names = namesOf(page, result.entries.flatMap((one) => one.private_traits));
  const view = draw(page, "own", { ...result, scoring: version, count, one: count === 1, private_names });
  drawResults(part(view, "results"), result.entries, page, { own: true });
  drawRoles(part(view, "roles"), result, page);
  part(view, "rated").replaceChildren(...rated);
  if (!aside.length) return;
  const clock = aside.some(({ problems }) => problems.some(isAhead)) && deviceDay();
  const words = template(page, "item", "aside");
  part(view, "aside").replaceChildren(copy(words, { count: aside.length, one: aside.length === 1, clock }));
  const problems = aside.flatMap((one) => one.problems.map((problem) => about(page, one.entry, problem)));
  page.listProblems(part(view, "problems"), problems);
}

/** @param {PassportPage} page @param {Passport} result */
export function drawExample(page, result) {
  const view = draw(page, "example", result);
  drawResults(part(view, "results"), result.entries, page);
  drawRoles(part(view, "roles"), result, page);
  page.lead();
}

/** @param {PassportPage} page @param {Incoming} passport @param {Role[]} roles @param {Node[]} rated */
export function drawForeign(page, passport, roles, rated) {
  const { entries: results, new: fresh, disagreements, impossible, via, self_rated, new_skills } = passport;
  const count = results.length;
  const withheld = namesOf(page, results.flatMap((result) => result.withheld));
  const ours = { none_new: !fresh.length, some_new: fresh.length, one_new: fresh.length === 1, one_later: impossible.length === 1 };
  const ticks = { holds: count + self_rated.length, addable: fresh.length + new_skills.length, one_skill: new_skills.length === 1 };
  const view = draw(page, "foreign", { ...passport, ...ours, ...ticks, [via]: true, count, one: count === 1, withheld });
  page.offered = results.filter(({ id }) => fresh.includes(id)).map(({ entry }) => entry);
  page.offeredRatings = self_rated.filter(({ skill }) => new_skills.includes(skill));
  drawResults(part(view, "results"), results, page);
  part(view, "rated").replaceChildren(...rated);
  if (disagreements.length) {
    page.list(part(view, "claims"), claims(disagreements, results, page));
    page.listProblems(part(view, "problems"), disagreements);
  }
  if (maybe(view, "role")) offerRoles(page, view, results, roles);
  reveal(); // what is hidden takes no focus
  page.lead();
}

/** @param {PassportPage} page @param {HTMLElement} view @param {Result[]} results @param {Role[]} roles */
function offerRoles(page, view, results, roles) {
  const [choice, box] = [part(view, "role", HTMLSelectElement), part(view, "readiness")];
  choice.append(...roles.toSorted((a, b) => a.title.localeCompare(b.title)).map(({ id, title }) => new Option(title, id)));
  choice.addEventListener("change", () => drawReadiness(page, choice.value, results, box));
}

/**
 * For somebody else's eyes, samples do not count.
 *
 * @param {PassportPage} page
 * @param {string} role
 * @param {Result[]} results
 * @param {HTMLElement} box
 */
async function drawReadiness(page, role, results, box) {
  if (!role) return box.replaceChildren();
  const entries = results.map(({ entry }) => entry);
  const asked = { role, samples: false, as_of: dayFor(entries), entries };
  try {
    const { result } = await scoring.call("readiness", { ...asked, reference: await wholeReference() });
    const values = { ...result.published, ...nextStep(result.published, page.data.families) };
    box.replaceChildren(copy(template(page, "item", "readiness"), values));
  } catch (error) {
    page.trouble(error, () => drawReadiness(page, role, results, box));
  }
}

/**
 * A problem under the name that the reader knows a result by.
 *
 * @param {PassportPage} page
 * @param {Entry} entry
 * @param {Problem} problem
 */
function about(page, { family, date }, problem) {
  const rest = problem.field.replace(/^entries\[\d+\]\.?/, "");
  return { ...problem, field: [`${page.family(family)}, ${date}`, rest].filter(Boolean).join(": ") };
}

/** The names of `traits`, each once. @param {PassportPage} page @param {string[]} traits */
function namesOf(page, traits) {
  return [...new Set(traits)].map((trait) => page.trait(trait));
}
