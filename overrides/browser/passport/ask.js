/** Questions to the scoring about results that may be of any age and origin. */
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

/** Whether a date lies ahead: then the clock of the device was wrong when it was written, or is now. */
export function isAhead({ expected }) {
  return expected.startsWith("a date up to ");
}

/** A problem as a sentence; scoring words it. */
export function sentence({ field, found, expected }) {
  return `${field}: ${found}; expected ${expected}`;
}
