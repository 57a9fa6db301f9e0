/** What the passport's page shows, all in one place: the reader's own results, the example, somebody else's. */
import { deviceDay } from "../clock.js";
import { copy } from "../fill.js";
import { maybe, part, template } from "../parts.js";
import { nextStep } from "../readiness/next.js";
import * as scoring from "../scoring/client.js";
import { followStart } from "../scoring/progress.js";
import { reveal } from "./arrivals.js";
import { dayFor, isAhead } from "./ask.js";
import { claimed } from "./claimed.js";
import { claims } from "./claims.js";
import { tryScores } from "./on-demand.js";
import { resultsOf } from "./overview.js";
import { wholeReference } from "./reference.js";
import { drawResults, hasAnswers } from "./results.js";
import { drawNext, drawRoles } from "./roles.js";

/**
 * @import { Entry, Overview, Problem, Reply, Role, ShownResult } from "types/scoring"
 * @import { Aside } from "./ask.js"
 * @import { Incoming } from "./incoming.js"
 * @import { Way } from "./opened.js"
 * @typedef {{ reply: Reply<"overview">, count: number, aside: Aside[] }} Own  the answer about one's own results
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
  page.setTitle(name === "foreign" ? copy(template(page, "say", "title-foreign"), values).textContent : "");
  const view = part(page, "view");
  view.replaceChildren(copy(template(page, "view", name), values));
  return view;
}

/** No result, but ticks of the reader's own. @param {PassportPage} page @param {Node[]} rated */
export function drawEmpty(page, rated) {
  part(draw(page, "empty"), "rated").replaceChildren(...rated);
}

/** What the reader ticked, below results that are drawn. @param {PassportPage} page @param {Node[]} rated */
export function drawRated(page, rated) {
  part(page, "rated").replaceChildren(...rated);
}

/** @param {PassportPage} page @param {Own} answer @param {Node[]} rated */
export function drawOwn(page, { reply: { result, scoring: version }, count, aside }, rated) {
  page.results = resultsOf(result, page.kept);
  page.aside = aside.map(({ entry }) => entry);
  const private_names = namesOf(page, result.entries.flatMap((one) => one.private_traits));
  const view = draw(page, "own", { ...result, scoring: version, count, one: count === 1, private_names });
  drawNext(part(view, "next"), result, page);
  drawResults(part(view, "results"), page.results, page, { own: true });
  drawRoles(part(view, "roles"), result, page.results, page);
  part(view, "rated").replaceChildren(...rated);
  part(view, "what-if").addEventListener("toggle", () => tryScores(page, part(view, "what-if-box")), { once: true });
  if (!aside.length) return;
  const clock = aside.some(({ problems }) => problems.some(isAhead)) && deviceDay();
  const words = template(page, "item", "aside");
  part(view, "aside").replaceChildren(copy(words, { count: aside.length, one: aside.length === 1, clock }));
  const problems = aside.flatMap((one) => one.problems.map((problem) => about(page, one.entry, problem)));
  page.listProblems(part(view, "problems"), problems);
}

/** @param {PassportPage} page @param {Overview} result */
export function drawExample(page, result) {
  const view = draw(page, "example", result);
  const results = resultsOf(result, page.data.example.entries);
  drawResults(part(view, "results"), results, page);
  drawRoles(part(view, "roles"), result, results, page);
  page.lead();
}

/**
 * What the passport `document` says of itself, until the scoring has looked at it. Whether there is
 * anything that can be shown.
 *
 * @param {PassportPage} page
 * @param {unknown} document
 * @param {Way} via
 */
export function drawClaimed(page, document, via) {
  const claims = claimed(document, page.data);
  if (!claims) return false;
  const { entries: results } = claims;
  const count = results.length;
  const withheld = namesOf(page, results.flatMap((result) => result.withheld));
  const view = draw(page, "foreign", { ...claims, [via]: true, claimed: true, count, one: count === 1, withheld });
  drawResults(part(view, "results"), results, page, { says: "claimed" });
  const bar = part(view, "progress", HTMLProgressElement);
  followStart(bar, (stage) => page.message(`stage-${stage}`, {}, "stage"));
  reveal(); // what is hidden takes no focus
  page.lead();
  return true;
}

/**
 * @param {PassportPage} page
 * @param {Incoming} passport
 * @param {Role[]} roles
 * @param {Node[]} rated
 * @param {boolean} isClaimed  whether its own numbers have been shown until now
 */
export function drawForeign(page, passport, roles, rated, isClaimed) {
  const held = isClaimed && document.activeElement instanceof HTMLElement ? document.activeElement.dataset.do : "";
  const { entries: results, new: fresh, disagreements, impossible, via, self_rated, new_skills } = passport;
  const count = results.length;
  const withheld = namesOf(page, results.flatMap((result) => result.withheld));
  const ours = { none_new: !fresh.length, some_new: fresh.length, one_new: fresh.length === 1, one_later: impossible.length === 1 };
  const ticks = { holds: count + self_rated.length, addable: fresh.length + new_skills.length, one_skill: new_skills.length === 1 };
  const view = draw(page, "foreign", { ...passport, ...ours, ...ticks, [via]: true, unanswered: !results.every(hasAnswers), roles: count, count, one: count === 1, withheld });
  page.offered = results.filter(({ id }) => fresh.includes(id)).map(({ entry }) => entry);
  page.offeredRatings = self_rated.filter(({ skill }) => new_skills.includes(skill));
  drawResults(part(view, "results"), results, page, { says: "recomputed" });
  part(view, "rated").replaceChildren(...rated);
  if (disagreements.length) {
    page.list(part(view, "claims"), claims(disagreements, results, page));
    page.listProblems(part(view, "problems"), disagreements);
  }
  if (maybe(view, "role")) offerRoles(page, view, results, roles);
  reveal();
  // Who has begun to read, or to press, goes on where they are.
  if (held) maybeButton(view, held)?.focus({ preventScroll: true });
  else page.lead({ preventScroll: isClaimed });
}

/** @param {PassportPage} page @param {HTMLElement} view @param {ShownResult[]} results @param {Role[]} roles */
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
 * @param {ShownResult[]} results
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

/** @param {HTMLElement} view @param {string} what @returns {HTMLElement | null} */
function maybeButton(view, what) {
  return view.querySelector(`[data-do="${what}"]`);
}

/** The names of `traits`, each once. @param {PassportPage} page @param {string[]} traits */
function namesOf(page, traits) {
  return [...new Set(traits)].map((trait) => page.trait(trait));
}
