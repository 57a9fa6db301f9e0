/** The reader's standing in every role, a few at a time, and what to take next. `page` is the element `skills-passport`. */
import { whenPressed } from "../chain/hook.js";
import { copy } from "../fill.js";
import { maybe, one, part, template } from "../parts.js";
import { nextStep } from "../readiness/next.js";

/**
 * @import { Advice, Passport, Summary } from "types/scoring"
 * @import { PassportPage } from "./passport.js"
 */

const AT_ONCE = 24;

/**
 * Fill `box` with the one thing to do next, for all roles together.
 *
 * @param {HTMLElement} box
 * @param {Passport} passport
 * @param {PassportPage} page
 */
export function drawNext(box, { next, roles }, page) {
  const all = Object.keys(roles).length;
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
 * Fill `box` with the roles of an answer to `passport`, in its order; those without a number are folded.
 *
 * @param {Element} box
 * @param {Passport} passport
 * @param {PassportPage} page
 */
export function drawRoles(box, { as_of, entries, groups, alphabetical, next, roles }, page) {
  const numbered = groups.flat();
  // Where another group begins.
  const starts = new Set(groups.slice(1).map(([first]) => first));
  const covered = alphabetical.map((id) => roles[id].k_full_percent);
  const values = {
    numbers: groups.length,
    ordered: groups.length > 1,
    alike: groups.length === 1,
    rest: alphabetical,
    covered: covered.length && range([Math.min(...covered), Math.max(...covered)]),
    several: new Set(entries.map(({ family }) => family)).size < entries.length,
    more: numbered.length + alphabetical.length > AT_ONCE,
    many: numbered.length + alphabetical.length > AT_ONCE / 2,
  };
  box.replaceChildren(copy(template(page, "item", "roles"), values));
  const lists = [
    { ids: numbered, lines: maybe(box, "lines"), shown: 0, matching: numbered },
    { ids: alphabetical, lines: maybe(box, "uncovered"), shown: 0, matching: alphabetical },
  ].filter(({ ids }) => ids.length);
  const rest = box.querySelector("details");
  const more = box.querySelector("[data-do=more]");

  /** @param {string} id @param {DocumentFragment} made */
  function explained(id, made) {
    const kept = entries.map(({ entry }) => entry);
    whenPressed(made, (chains) => chains.readinessOf(roles[id].title, id, kept, as_of, (family) => page.family(family)));
    return made;
  }

  /** Show `count` more of each list. @param {number} count */
  function show(count) {
    for (const list of lists) {
      const fresh = list.matching.slice(list.shown, list.shown + count);
      list.lines?.append(...fresh.map((id) => explained(id, line(id, roles[id], next, page, starts.has(id)))));
      list.shown += fresh.length;
    }
    more?.toggleAttribute("hidden", lists.every(({ shown, matching }) => shown === matching.length));
  }

  /** @param {string} text */
  function find(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    for (const list of lists) {
      list.matching = list.ids.filter((id) => words.every((word) => roles[id].title.toLowerCase().includes(word)));
      list.lines?.replaceChildren();
      list.shown = 0;
    }
    show(AT_ONCE);
    if (rest && words.length) rest.open = true;
    const found = lists.reduce((sum, { matching }) => sum + matching.length, 0);
    const state = found ? "found-some" : "found-none";
    part(box, "found").replaceChildren(copy(template(page, "say", state), { shown: found, all: numbered.length + alphabetical.length }));
  }

  more?.addEventListener("click", () => {
    const list = lists.find(({ shown, matching }) => shown < matching.length);
    const at = list?.shown ?? 0;
    if (rest) rest.open = true;
    show(AT_ONCE);
    list?.lines?.children[at]?.querySelector("a")?.focus();
  });
  if (maybe(box, "find")) {
    const field = part(box, "find", HTMLInputElement);
    field.addEventListener("input", () => find(field.value));
  }
  show(AT_ONCE);
}

/**
 * Its next step is said only where it is not the one that stands above all roles.
 *
 * @param {string} id
 * @param {Summary} readiness
 * @param {Passport["next"]} common
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
