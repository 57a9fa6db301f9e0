/** Questions about results that may be of any age and origin: to the scoring, and to the reader. */
import { FIRST, canBe, deviceDay, isKnown, today } from "../clock.js";
import { later } from "../later.js";
import * as scoring from "../scoring/client.js";

/**
 * Ask `op` about `entries`. Those that the scoring refuses, say because the clock was set back, are
 * left out: returns the reply, and `aside` with each of them and its problems.
 */
export async function askAbout(op, entries, fields) {
  const aside = [];
  for (let left = entries; ; ) {
    try {
      return { reply: await scoring.call(op, { ...fields, entries: left }), taken: left, aside };
    } catch (error) {
      const wrong = Map.groupBy(error.problems ?? [], place);
      if (!wrong.size || wrong.has(null)) throw error;
      for (const [index, problems] of wrong) aside.push({ entry: left[index], problems });
      left = left.filter((_, index) => !wrong.has(index));
    }
  }
}

/** Which of the entries a problem is about, or null. */
function place({ field }) {
  const index = /^entries\[(\d+)\]/.exec(field)?.[1];
  return index === undefined ? null : Number(index);
}

/** The day for which to work `data` out; where it is not known, the last on which anything in it happened. */
export function dayFor(...data) {
  if (isKnown()) return today();
  const text = data.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join();
  const days = [...text.matchAll(/"(?:created|date|exported)"\s*:\s*"([0-9-]{10})"/g)].map(([, day]) => day);
  return [FIRST, ...days.filter(canBe)].sort().at(-1);
}

/** Where the device cannot know the day, put the question into `box`; the words are the page's `template`. */
export async function askDay(box, template) {
  if (canBe(deviceDay())) return;
  const { draw } = await later(import.meta.resolve("../ask-day.js"));
  draw(box, template);
}

/** Whether a date lies ahead: then the clock of the device was wrong when it was written, or is now. */
export function isAhead({ expected }) {
  return expected.startsWith("a date up to ");
}

/** A problem as a sentence; scoring words it. */
export function sentence({ field, found, expected }) {
  return `${field}: ${found}; expected ${expected}`;
}
