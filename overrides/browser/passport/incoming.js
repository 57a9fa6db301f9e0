/**
 * Passports from outside. Nothing is read before its size is known, and nothing of it is believed:
 * `scoring` checks every value and works all numbers out again. Whatever is wrong throws an error with
 * a `code`, and for what scoring refused also with `problems`.
 */
import * as scoring from "../scoring/client.js";
import { dayFor } from "./ask.js";
import * as opened from "./opened.js";
import { reference } from "./reference.js";

/** The passport in `file`, as `check_passport` answers (see scoring/api.py); `kept` are the reader's own. */
export async function fromFile(file, kept, mostBytes) {
  // Even where it lay in the file as a link.
  return { ...(await check(await opened.fromFile(file, "passport", mostBytes), kept)), via: "file" };
}

/** The passport in what `meant` found in an address. */
export async function fromLink(packed, kept) {
  return check(await opened.fromLink({ kind: "passport", packed }, "passport"), kept);
}

async function check(document, entries) {
  const asked = { ...document, entries, reference: await reference(), as_of: dayFor(document.text, entries) };
  try {
    return { via: document.via, ...(await scoring.call("check_passport", asked)).result };
  } catch (error) {
    throw opened.refused(error, document);
  }
}
