/** The part of a passport that its owner ticked: levels by skill, and the gap to a role. No score comes of it. */
import { copy } from "../fill.js";
import { maybe, one, part, template } from "../parts.js";
import * as scoring from "../scoring/client.js";
import { needs, skills } from "./reference.js";

/**
 * @import { Gap, RatedForRole, RatedSkill, Rating, Role, SkillLevels } from "types/scoring"
 * @import { PassportPage } from "./passport.js"
 */

/**
 * What `ratings` say, drawn; nothing where there are none. With `roles`, one of them can be chosen to
 * compare with.
 *
 * @param {Rating[]} ratings
 * @param {PassportPage} page
 * @param {{ roles?: Role[], own?: boolean, alone?: boolean }} [options]  alone: no result stands beside it
 * @returns {Promise<Node[]>}
 */
export async function drawnRatings(ratings, page, { roles = [], own = false, alone = false } = {}) {
  if (!ratings.length) return [];
  const count = ratings.length;
  /** @type {SkillLevels[]} */
  let published;
  try {
    published = await skills();
    const { result } = await scoring.call("self_rating", { ratings, skills: published });
    const lines = result.skills.map((skill) => {
      const all = skill.levels.reduce((sum, { statements }) => sum + statements, 0);
      const ticked = skill.levels.reduce((sum, level) => sum + level.ticked, 0);
      return skillLine(page, nameOf(skill.skill, published), { ...skill, all, ticked });
    });
    const view = copy(template(page, "item", "rated"), { own, alone, roles, unknown: result.unknown.length, one_unknown: result.unknown.length === 1 });
    part(view, "skills").append(...lines);
    if (maybe(view, "rated-role")) offerRoles(view, roles, ratings, published, page);
    return [...view.childNodes];
  } catch {
    return [...copy(template(page, "item", "rated-failed"), { count, one: count === 1, alone }).childNodes];
  }
}

/** @param {PassportPage} page @param {string} name @param {RatedSkill & { all: number, ticked: number }} values */
function skillLine(page, name, values) {
  const line = copy(template(page, "item", "rated-skill"), { ...values, name, level_name: page.level(values.level) });
  one(line, ".level").dataset.level = String(values.level);
  leadTo(part(line, "link", HTMLAnchorElement), values.skill);
  return line;
}

/**
 * @param {DocumentFragment} view
 * @param {Role[]} roles
 * @param {Rating[]} ratings
 * @param {SkillLevels[]} published
 * @param {PassportPage} page
 */
function offerRoles(view, roles, ratings, published, page) {
  const [choice, box] = [part(view, "rated-role", HTMLSelectElement), part(view, "gap")];
  choice.append(...roles.toSorted((a, b) => a.title.localeCompare(b.title)).map(({ id, title }) => new Option(title, id)));
  choice.addEventListener("change", async () => {
    box.replaceChildren();
    if (!choice.value) return;
    try {
      const needed = (await needs())[choice.value] ?? {};
      const { result } = await scoring.call("self_rating", { ratings, skills: published, needs: needed });
      if (result.role) box.replaceChildren(drawnGap(result.role, choice.value));
    } catch (error) {
      page.trouble(error);
    }
  });

  /** @param {RatedForRole} role @param {string} id */
  function drawnGap(role, id) {
    const { practice } = role;
    const name = practice && nameOf(practice.skill, published);
    const made = copy(template(page, "item", "gap"), { ...role, name, next_name: practice?.next && page.level(practice.next.level) });
    const guide = part(made, "guide", HTMLAnchorElement);
    guide.href = `${guide.dataset.base}${id}/#skill-levels`;
    const first = maybe(made, "practice");
    if (practice && first instanceof HTMLAnchorElement) leadTo(first, practice.skill);
    for (const kind of /** @type {const} */ (["have", "missing"])) {
      maybe(made, kind)?.append(...role[kind].map(gapLine));
    }
    return made;
  }

  /** @param {Gap} gap */
  function gapLine(gap) {
    const names = { name: nameOf(gap.skill, published), level_name: page.level(gap.level), need_name: page.level(gap.need) };
    const line = copy(template(page, "item", "gap-skill"), { ...gap, ...names });
    leadTo(part(line, "link", HTMLAnchorElement), gap.skill);
    return line;
  }
}

/** @param {HTMLAnchorElement} link @param {string} skill */
function leadTo(link, skill) {
  link.href = `${link.dataset.base}${skill}/`;
}

/** @param {string} id @param {SkillLevels[]} published */
function nameOf(id, published) {
  return published.find((skill) => skill.id === id)?.name ?? id;
}
