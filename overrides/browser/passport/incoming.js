/**
 * Passports from outside. Nothing is read before its size is known, and nothing of it is believed:
 * `scoring` checks every value and works all numbers out again. Whatever is wrong throws an error with
 * a `code`, and for what scoring refused also with `problems`.
 */
import * as scoring from "../scoring/client.js";
import { dayFor } from "./ask.js";
import * as opened from "./opened.js";
import { reference } from "./reference.js";

/**
 * @import { CheckedPassport, Entry, Rating } from "types/scoring"
 * @import { Opened, Way } from "./opened.js"
 * @typedef {CheckedPassport & { via: Way }} Incoming
 */

/**
 * The passport in `file`; `kept` and `rated` are the reader's own.
 *
 * @param {File} file
 * @param {Entry[]} kept
 * @param {number} mostBytes
 * @param {Rating[]} [rated]
 * @returns {Promise<Incoming>}
 */
export async function fromFile(file, kept, mostBytes, rated = []) {
  // Even where it lay in the file as a link.
  return { ...(await check(await opened.fromFile(file, "passport", mostBytes), kept, rated)), via: "file" };
}

/**
 * The passport in what `meant` found in an address.
 *
 * @param {string} packed
 * @param {Entry[]} kept
 * @param {Rating[]} [rated]
 */
export async function fromLink(packed, kept, rated = []) {
  return check(await opened.fromLink({ kind: "passport", packed }, "passport"), kept, rated);
}

/** @param {Opened} document @param {Entry[]} entries @param {Rating[]} ratings @returns {Promise<Incoming>} */
async function check(document, entries, ratings) {
  const asked = { ...document, entries, ratings, reference: await reference(), as_of: dayFor(document.text, entries) };
  try {
    return { via: document.via, ...(await scoring.call("check_passport", asked)).result };
  } catch (error) {
    throw opened.refused(error, document);
  }
}
