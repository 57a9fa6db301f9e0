/** Files on the reader's device. */
import { today } from "../clock.js";
import { askAbout, dayFor } from "./ask.js";
import { ratings } from "./ratings.js";
import { reference } from "./reference.js";

/** @import { Entry, Rating } from "types/scoring" */

/** Hand `text` to the browser's downloads. @param {string} name @param {string} text @param {string} [type] */
export function save(name, text, type = "application/json") {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(new Blob([text], { type }));
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
}

/**
 * Save a backup of `entries` and of all ticks: everything, private traits too. Where the scoring cannot write it, they
 * are saved as they are, after `blank`, the head of a passport. Returns whether it was scored.
 *
 * @param {Entry[]} entries
 * @param {object} blank
 */
export async function saveBackup(entries, blank) {
  const self_rated = await ratings().catch(() => []);
  try {
    const fields = { as_of: dayFor(entries, self_rated), reference: await reference(), self_rated };
    const { reply, aside } = await askAbout("export_passport", entries, { via: "backup", ...fields });
    if (aside.length) throw new Error("some results cannot be scored");
    save(backupName(), reply.result.text);
    return true;
  } catch {
    saveAsIs(entries, blank, self_rated);
    return false;
  }
}

/** @param {Entry[]} entries @param {object} blank @param {Rating[]} [rated] */
export function saveAsIs(entries, blank, rated = []) {
  const self_rated = rated.length ? { self_rated: rated } : {};
  save(backupName(), JSON.stringify({ ...blank, exported: dayFor(entries, rated), entries, ...self_rated }));
}

function backupName() {
  return `skills-passport-backup-${today()}.json`;
}
