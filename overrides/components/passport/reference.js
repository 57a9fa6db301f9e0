/** What the site publishes and the scoring needs, fetched once a page: see `careerguide/views/scoring_catalog.py`. */

/** Of the version that these scripts are of; the roles are as the site has them now. */
const BASE = new URL("../scoring/reference.json", import.meta.url);
const ROLES = new URL("../../../scoring/roles.json", import.meta.url);
const SKILLS = new URL("../../../scoring/skills.json", import.meta.url);
const NEEDS = new URL("../../../scoring/needs.json", import.meta.url);
/** @type {Map<URL, Promise<Published>>} */
const known = new Map();

/**
 * @import { Reference, Role, SkillLevels } from "types/scoring"
 * @typedef {Record<string, Record<string, number>>} Needs  by role, the level it needs in each of its skills
 * @typedef {Reference & { skills?: SkillLevels[], needs?: Needs }} Published  all that the files may hold
 */

/** Of one role, and of all: always the same objects, because the scoring is sent each of them once. @type {WeakMap<Role, Reference>} */
const narrow = new WeakMap();
/** @type {Reference & { roles: Role[] } | undefined} */
let whole;

/** Families and quizzes. @returns {Promise<Reference>} */
export function reference() {
  return read(BASE);
}

/** The same with one role. @param {Role} role @returns {Promise<Reference>} */
export async function referenceOf(role) {
  const made = narrow.get(role) ?? { ...(await read(BASE)), roles: [role] };
  narrow.set(role, made);
  return made;
}

/** The same with all roles. @returns {Promise<Reference & { roles: Role[] }>} */
export async function wholeReference() {
  const [base, { roles = [] }] = await Promise.all([read(BASE), read(ROLES)]);
  return (whole ??= { ...base, roles });
}

/** Every skill with the ids of its statements. @returns {Promise<SkillLevels[]>} */
export async function skills() {
  const { skills: published = [] } = await read(SKILLS);
  return published;
}

/** @returns {Promise<Needs>} */
export async function needs() {
  const { needs: published = {} } = await read(NEEDS);
  return published;
}

/** @param {URL} url */
function read(url) {
  const coming = known.get(url) ?? fetched(url);
  known.set(url, coming);
  return coming;
}

/** @param {URL} url @returns {Promise<Published>} */
async function fetched(url) {
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return await answer.json();
  } catch (error) {
    known.delete(url);
    throw Object.assign(/** @type {Error} */ (error), { code: "unreachable" });
  }
}
