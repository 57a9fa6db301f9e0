/** Questions about results that may be of any age and origin: to the scoring, and to the reader. */
import { FIRST, canBe, deviceDay, isKnown, today } from "../clock.js";
import { later } from "../later.js";
import * as scoring from "../scoring/client.js";

/**
 * @import { Entry, Problem, Reply, Takes } from "types/scoring"
 * @typedef {"overview" | "readiness" | "export_passport" | "check_bundle"} OpOnEntries
 * @typedef {{ entry: Entry, problems: Problem[] }} Aside
 */

/**
 * Ask `op` about `entries`. Those that the scoring refuses, say because the clock was set back, are
 * left out: returns the reply, and `aside` with each of them and its problems.
 *
 * @template {OpOnEntries} O
 * @param {O} op
 * @param {Entry[]} entries
 * @param {Omit<Takes<O>, "entries">} fields
 * @returns {Promise<{ reply: Reply<O>, taken: Entry[], aside: Aside[] }>}
 */
export async function askAbout(op, entries, fields) {
  /** @type {Aside[]} */
  const aside = [];
  for (let left = entries; ; ) {
    const asked = /** @type {Takes<O>} */ ({ ...fields, entries: left });
    try {
      return { reply: await scoring.call(op, asked), taken: left, aside };
    } catch (error) {
      const wrong = Map.groupBy(error instanceof scoring.ScoringError ? error.problems : [], place);
      if (!wrong.size || wrong.has(-1)) throw error;
      for (const [index, problems] of wrong) aside.push({ entry: left[index], problems });
      left = left.filter((_, index) => !wrong.has(index));
    }
  }
}

/** Which of the entries a problem is about; -1 for none of them. @param {Problem} problem */
function place({ field }) {
  return Number(/^entries\[(\d+)\]/.exec(field)?.[1] ?? -1);
}

/**
 * The day for which to work `data` out; where it is not known, the last on which anything in it happened.
 *
 * @param {...unknown} data
 */
export function dayFor(...data) {
  if (isKnown()) return today();
  const text = data.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join();
  const days = [...text.matchAll(/"(?:created|date|exported)"\s*:\s*"([0-9-]{10})"/g)].map(([, day]) => day);
  return [FIRST, ...days.filter(canBe)].sort().at(-1) ?? FIRST;
}

/**
 * Where the device cannot know the day, put the question into `box`; the words are the page's `template`.
 *
 * @param {HTMLElement} box
 * @param {HTMLTemplateElement} template
 */
export async function askDay(box, template) {
  if (canBe(deviceDay())) return;
  /** @type {typeof import("../ask-day.js")} */
  const { draw } = await later(import.meta.resolve("../ask-day.js"));
  draw(box, template);
}

/**
 * Whether a date lies ahead: then the clock of the device was wrong when it was written, or is now.
 *
 * @param {Problem} problem
 */
export function isAhead({ expected }) {
  return expected.startsWith("a date up to ");
}

/** A problem as a sentence; scoring words it. @param {Problem} problem */
export function sentence({ field, found, expected }) {
  return `${field}: ${found}; expected ${expected}`;
}
