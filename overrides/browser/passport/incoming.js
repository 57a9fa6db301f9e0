/**
 * Passports from outside. Nothing is read before its size is known, and nothing of it is believed:
 * `scoring` checks every value and works all numbers out again. Whatever is wrong throws an error with
 * a `code`, and for what scoring refused also with `problems`.
 */
import { dayFor } from "../clock.js";
import * as scoring from "../scoring/client.js";
import { evidence } from "./badge.js";
import { textOf } from "./file.js";
import { LinkError, unpack } from "./link.js";
import { reference } from "./reference.js";

/** The passport in `file`, as `check_passport` answers (see scoring/border.py); `kept` are the reader's own. */
export async function fromFile(file, kept, mostBytes) {
  const text = await textOf(file, mostBytes);
  // A badge of ours carries the raw answers as the link that would show them.
  const link = evidence(text);
  return link ? fromLink(link, kept) : check(text, "file", kept);
}

/** The passport in what `take` found in an address. */
export async function fromLink(packed, kept) {
  try {
    return await check(await unpack(packed), "link", kept);
  } catch (error) {
    if (error instanceof LinkError) error.code = `link-${error.code}`;
    throw error;
  }
}

async function check(text, via, entries) {
  const asked = { text, via, entries, reference: await reference(), as_of: dayFor(text, entries) };
  try {
    return { via, ...(await scoring.call("check_passport", asked)).result };
  } catch (error) {
    if (error.code === "refused") error.code = `${via}-refused`;
    throw error;
  }
}
