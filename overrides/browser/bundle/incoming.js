/**
 * Bundles from outside. Nothing is read before its size is known, and nothing of it is believed:
 * `scoring` checks every value and works all numbers out again. Whatever is wrong throws an error with
 * a `code`, and for what scoring refused also with `problems`.
 */
import { askAbout, dayFor } from "../passport/ask.js";
import * as opened from "../passport/opened.js";
import { reference } from "../passport/reference.js";
import { entries } from "../passport/store.js";
import { offered } from "./view.js";

/**
 * The bundle in `file`: what `check_bundle` answers (see scoring/api.py), and `text`, `scoring`, what
 * can be taken (`available`), and of the reader's passport how many results were asked about (`count`),
 * how many scoring cannot read (`aside`), or why there are none (`closed`).
 */
export async function fromFile(file, mostBytes) {
  return check(await opened.fromFile(file, "bundle", mostBytes));
}

/** The same for what `meant` found in an address. */
export async function fromLink(packed) {
  return check(await opened.fromLink({ kind: "bundle", packed }, "bundle"));
}

async function check(document) {
  const { text, via } = document;
  try {
    let closed = null;
    const kept = await entries().catch((error) => {
      closed = error.code;
      return [];
    });
    const published = await reference(true);
    const asked = { text, via, reference: published, as_of: dayFor(text, kept) };
    const { reply, taken, aside } = await askAbout("check_bundle", kept, asked);
    const passport = { count: taken.length, aside: aside.length, closed };
    return { ...reply.result, ...passport, text, scoring: reply.scoring, available: offered(published) };
  } catch (error) {
    if (error.code !== "refused") error.opened = text;
    throw opened.refused(error, document);
  }
}
