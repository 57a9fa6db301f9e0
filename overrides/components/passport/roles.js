/** The reader's standing in every role, a few at a time, and what to take next. `page` is the element `skills-passport`. */
import { whenPressed } from "../chain/hook.js";
import { copy } from "../fill.js";
import { maybe, one, part, template } from "../parts.js";
import { nextStep } from "../readiness/next.js";
import { AT_ONCE, rolesOf } from "./overview.js";

/**
 * @import { Advice, Overview, ShownResult, Summary } from "types/scoring"
 * @import { PassportPage } from "./passport.js"
 */

/**
 * Fill `box` with the one thing to do next, for all roles together.
 *
 * @param {HTMLElement} box
 * @param {Overview} overview
 * @param {PassportPage} page
 */
export function drawNext(box, { next, groups, alphabetical }, page) {
  const all = groups.flat().length + alphabetical.length;
  const named = (/** @type {Advice | null} */ advice) =>
    advice && {
      ...advice,
      name: page.family(advice.family),
      [advice.available]: true,
      is: { [advice.family]: true },
      everywhere: advice.roles === all,
      gain: range(advice.gain_percent),
    };
  const closed = next.best?.family !== next.open?.family && next.best?.available === "none" ? next.best : null;
  box.replaceChildren(copy(template(page, "item", "next"), { all, open: named(next.open), closed: named(closed) }));
}

/**
 * Fill `box` with the roles of an answer about `results`, in its order; those without a number are folded.
 *
 * @param {Element} box
 * @param {Overview} overview
 * @param {ShownResult[]} results
 * @param {PassportPage} page
 */
export function drawRoles(box, overview, results, page) {
  const { as_of, groups, alphabetical, covered_percent: covered, next } = overview;
  const kept = results.map(({ entry }) => entry);
  const all = rolesOf(overview, kept);
  const numbered = groups.flat();
  // Where another group begins.
  const starts = new Set(groups.slice(1).map(([first]) => first));
  const values = {
    numbers: groups.length,
    ordered: groups.length > 1,
    alike: groups.length === 1,
    rest: alphabetical,
    covered: covered && range(covered),
    several: new Set(results.map(({ family }) => family)).size < results.length,
    more: all.ids.length > AT_ONCE,
    many: all.ids.length > AT_ONCE / 2,
  };
  box.replaceChildren(copy(template(page, "item", "roles"), values));
  const lists = [
    { ids: numbered, lines: maybe(box, "lines"), shown: 0, matching: numbered },
    { ids: alphabetical, lines: maybe(box, "uncovered"), shown: 0, matching: alphabetical },
  ].filter(({ ids }) => ids.length);
  const rest = box.querySelector("details");
  const more = box.querySelector("[data-do=more]");
  let turn = 0;

  /** @param {string} id */
  function explained(id) {
    const made = line(id, all.role(id), next, page, starts.has(id));
    whenPressed(made, (chains) => chains.readinessOf(all.role(id).title, id, kept, as_of, (family) => page.family(family)));
    return made;
  }

  /** Show `count` more of each list; whether that is still what was asked for last. @param {number} count */
  async function show(count) {
    const mine = ++turn;
    const fresh = lists.map(({ matching, shown }) => matching.slice(shown, shown + count));
    const coming = all.load(fresh.flat());
    if (coming) await coming;
    if (mine !== turn) return false;
    for (const [place, list] of lists.entries()) {
      list.lines?.append(...fresh[place].map(explained));
      list.shown += fresh[place].length;
    }
    more?.toggleAttribute("hidden", lists.every(({ shown, matching }) => shown === matching.length));
    return true;
  }

  /** @param {string} text */
  async function find(text) {
    const mine = ++turn;
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const titled = await all.titles();
    if (mine !== turn) return;
    for (const list of lists) {
      list.matching = list.ids.filter((id) => words.every((word) => titled(id).toLowerCase().includes(word)));
      list.lines?.replaceChildren();
      list.shown = 0;
    }
    const found = lists.reduce((sum, { matching }) => sum + matching.length, 0);
    if (!(await show(AT_ONCE))) return;
    if (rest && words.length) rest.open = true;
    const state = found ? "found-some" : "found-none";
    part(box, "found").replaceChildren(copy(template(page, "say", state), { shown: found, all: all.ids.length }));
  }

  async function showMore() {
    const list = lists.find(({ shown, matching }) => shown < matching.length);
    const at = list?.shown ?? 0;
    if (!(await show(AT_ONCE))) return;
    if (rest) rest.open = true;
    list?.lines?.children[at]?.querySelector("a")?.focus();
  }

  /** @param {() => Promise<unknown>} work @returns {Promise<unknown>} */
  const tried = (work) => work().catch((error) => page.trouble(error, () => tried(work)));
  more?.addEventListener("click", () => tried(showMore));
  if (maybe(box, "find")) {
    const field = part(box, "find", HTMLInputElement);
    field.addEventListener("input", () => tried(() => find(field.value)));
  }
  tried(() => show(AT_ONCE));
}

/**
 * Its next step is said only where it is not the one that stands above all roles.
 *
 * @param {string} id
 * @param {Summary} readiness
 * @param {Overview["next"]} common
 * @param {PassportPage} page
 * @param {boolean} isStart
 */
function line(id, readiness, common, page, isStart) {
  const step = nextStep(readiness, page.data.families);
  const open = step.today ?? (step.next?.available === "none" ? null : step.next);
  const differs = step.next?.family !== common.best?.family || (open && open.family !== common.open?.family);
  const made = copy(template(page, "item", "role"), { ...readiness, ...step, differs, is_start: isStart });
  const link = part(made, "link", HTMLAnchorElement);
  link.href = `${link.dataset.base}${id}/`;
  one(made, "li").toggleAttribute("data-start", isStart);
  return made;
}

/** @param {[number, number]} ends */
function range([low, high]) {
  return low === high ? `${low}` : `${low} to ${high}`;
}
