/**
 * Bundles from outside. Nothing is read before its size is known, and nothing of it is believed:
 * `scoring` checks every value and works all numbers out again. Whatever is wrong throws an error with
 * a `code`, and for what scoring refused also with `problems`.
 */
import { askAbout, dayFor } from "../passport/ask.js";
import * as opened from "../passport/opened.js";
import { wholeReference } from "../passport/reference.js";
import { entries } from "../passport/store.js";
import { offered } from "./view.js";

/**
 * @import { Trouble } from "../passport/document-page.js"
 * @import { Opened } from "../passport/opened.js"
 * @import { Shown } from "./view.js"
 *
 * @typedef {object} Passport  of the reader
 * @property {number} count  how many results were asked about
 * @property {number} aside  how many scoring cannot read
 * @property {string | null} closed  why there are none
 *
 * @typedef {Shown & Passport & { text: string }} Checked
 */

/** The bundle in `file`. @param {File} file @param {number} mostBytes */
export async function fromFile(file, mostBytes) {
  return check(await opened.fromFile(file, "bundle", mostBytes));
}

/** The same for what `meant` found in an address. @param {string} packed */
export async function fromLink(packed) {
  return check(await opened.fromLink({ kind: "bundle", packed }, "bundle"));
}

/** @param {Opened} document @returns {Promise<Checked>} */
async function check(document) {
  const { text, via } = document;
  try {
    /** @type {string | null} */
    let closed = null;
    const kept = await entries().catch((error) => {
      closed = String(error.code);
      return [];
    });
    const published = await wholeReference();
    const asked = { text, via, reference: published, as_of: dayFor(text, kept) };
    const { reply, taken, aside } = await askAbout("check_bundle", kept, asked);
    const passport = { count: taken.length, aside: aside.length, closed };
    return { ...reply.result, ...passport, text, scoring: reply.scoring, available: offered(published) };
  } catch (error) {
    const { code } = /** @type {Trouble} */ (error);
    if (code !== "refused") Object.assign(/** @type {Error} */ (error), { opened: text });
    throw opened.refused(error, document);
  }
}
