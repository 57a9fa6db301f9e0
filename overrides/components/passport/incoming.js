/**
 * Passports from outside. Nothing is read before its size is known, and nothing of it is believed:
 * `scoring` checks every value and works all numbers out again. Whatever is wrong throws an error with
 * a `code`, and for what scoring refused also with `problems`.
 *
 * `told` hears what a document says of itself, before the scoring has looked at it.
 */
import * as scoring from "../scoring/client.js";
import { dayFor } from "./ask.js";
import { parsed } from "./contents.js";
import * as opened from "./opened.js";
import { reference } from "./reference.js";

/**
 * @import { CheckedPassport, Entry, Rating } from "types/scoring"
 * @import { Opened, Way } from "./opened.js"
 * @typedef {CheckedPassport & { via: Way }} Incoming
 * @typedef {(document: unknown, via: Way) => void} Told
 */

/**
 * The passport in `file`; `kept` and `rated` are the reader's own.
 *
 * @param {File} file
 * @param {Entry[]} kept
 * @param {number} mostBytes
 * @param {Rating[]} [rated]
 * @param {Told} [told]
 * @returns {Promise<Incoming>}
 */
export async function fromFile(file, kept, mostBytes, rated = [], told) {
  const document = await opened.fromFile(file, "passport", mostBytes);
  // Even where it lay in the file as a link.
  const via = "file";
  return { ...(await check(document, kept, rated, told && ((claims) => told(claims, via)))), via };
}

/**
 * The passport in what `meant` found in an address.
 *
 * @param {string} packed
 * @param {Entry[]} kept
 * @param {Rating[]} [rated]
 * @param {Told} [told]
 */
export async function fromLink(packed, kept, rated = [], told) {
  return check(await opened.fromLink({ kind: "passport", packed }, "passport"), kept, rated, told);
}

/** @param {Opened} document @param {Entry[]} entries @param {Rating[]} ratings @param {Told} [told] @returns {Promise<Incoming>} */
async function check(document, entries, ratings, told) {
  told?.(parsed(document.text), document.via);
  scoring.warm().catch(() => {}); // what fails there fails again below
  const asked = { ...document, entries, ratings, reference: await reference(), as_of: dayFor(document.text, entries) };
  try {
    return { via: document.via, ...(await scoring.call("check_passport", asked)).result };
  } catch (error) {
    throw opened.refused(error, document);
  }
}
