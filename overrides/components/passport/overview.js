/** The reader's results, and the roles that are shown at first: what the scoring answers about them. */
import * as scoring from "../scoring/client.js";
import { wholeReference } from "./reference.js";

/** How many roles of each list are shown at once. */
export const AT_ONCE = 24;

/**
 * @import { Day, Entry, Overview, ShownResult, Summary } from "types/scoring"
 *
 * @typedef {object} RoleList  the roles of an overview
 * @property {string[]} ids
 * @property {(wanted: string[]) => Promise<void> | null} load  asks for those that are not there; null where all are
 * @property {(id: string) => Summary & { title: string }} role
 * @property {() => Promise<(id: string) => string>} titles
 */

/**
 * The results of an overview, each with its entry, which `asked` holds.
 *
 * @param {Pick<Overview, "entries">} overview
 * @param {Entry[]} asked
 * @returns {ShownResult[]}
 */
export function resultsOf({ entries }, asked) {
  const kept = new Map(asked.map((entry) => [entry.id, entry]));
  return entries.map((result) => ({ ...result, entry: result.entry ?? /** @type {Entry} */ (kept.get(result.id)) }));
}

/**
 * Its roles; one that is not shown at first is asked for when it is to be shown.
 *
 * @param {Overview} overview
 * @param {Entry[]} entries
 * @returns {RoleList}
 */
export function rolesOf({ as_of, groups, alphabetical, roles: first }, entries) {
  const roles = { ...first };
  const ids = [...groups.flat(), ...alphabetical];

  /** @param {string[]} missing */
  async function ask(missing) {
    const { result } = await scoring.call("roles", { roles: missing, entries, reference: await wholeReference(), as_of });
    Object.assign(roles, result.roles);
  }

  return {
    ids,
    role: (id) => roles[id],
    load: (wanted) => {
      const missing = wanted.filter((id) => !(id in roles));
      return missing.length ? ask(missing) : null;
    },
    titles: async () => {
      if (ids.every((id) => id in roles)) return (id) => roles[id].title;
      const published = new Map((await wholeReference()).roles.map(({ id, title }) => [id, title]));
      return (id) => published.get(id) ?? "";
    },
  };
}
