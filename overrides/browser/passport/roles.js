/** The reader's standing in every role, a few at a time. `page` is the element `skills-passport`. */
import { copy } from "../fill.js";
import { maybe, one, part, template } from "../parts.js";
import { nextStep } from "../readiness/next.js";

/**
 * @import { Passport, Summary } from "types/scoring"
 * @import { PassportPage } from "./passport.js"
 */

const AT_ONCE = 24;

/**
 * Fill `box` with the roles of an answer to `passport`, in its order.
 *
 * @param {Element} box
 * @param {Passport} passport
 * @param {PassportPage} page
 */
export function drawRoles(box, { groups, alphabetical, roles }, page) {
  const order = [...groups.flat(), ...alphabetical];
  // Where another group, or the roles without a number, begin.
  const starts = new Set([...groups, alphabetical].slice(1).map(([first]) => first));
  const values = {
    numbers: groups.length,
    ordered: groups.length > 1,
    alike: groups.length === 1,
    rest: groups.length && alphabetical.length,
    many: order.length > AT_ONCE / 2,
  };
  box.replaceChildren(copy(template(page, "item", "roles"), values));
  const lines = part(box, "lines");
  const more = one(box, "[data-do=more]");
  let matching = order;
  let shown = 0;

  /** @param {number} most */
  function show(most) {
    const next = matching.slice(shown, most);
    lines.append(...next.map((id) => line(id, roles[id], page, starts.has(id))));
    shown += next.length;
    more.hidden = shown === matching.length;
  }

  /** @param {string} text */
  function find(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    matching = order.filter((id) => words.every((word) => roles[id].title.toLowerCase().includes(word)));
    lines.replaceChildren();
    shown = 0;
    show(AT_ONCE);
    const state = matching.length ? "found-some" : "found-none";
    part(box, "found").replaceChildren(copy(template(page, "say", state), { shown: matching.length, all: order.length }));
  }

  more.addEventListener("click", () => {
    const at = shown;
    show(shown + AT_ONCE);
    lines.children[at]?.querySelector("a")?.focus();
  });
  if (maybe(box, "find")) {
    const field = part(box, "find", HTMLInputElement);
    field.addEventListener("input", () => find(field.value));
  }
  show(AT_ONCE);
}

/** @param {string} id @param {Summary} readiness @param {PassportPage} page @param {boolean} isStart */
function line(id, readiness, page, isStart) {
  const made = copy(template(page, "item", "role"), { ...readiness, ...nextStep(readiness, page.data.families), is_start: isStart });
  const link = part(made, "link", HTMLAnchorElement);
  link.href = `${link.dataset.base}${id}/`;
  one(made, "li").toggleAttribute("data-start", isStart);
  return made;
}
