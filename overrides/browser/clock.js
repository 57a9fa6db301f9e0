/**
 * The reader's day. It is what the device says, unless that cannot be: then the reader is asked, and
 * what they say counts until the tab is closed. Nothing else here reads the device's date.
 */

/** The day of the first norms: a clock that says less is wrong. */
export const FIRST = "2026-11-24";
/** Scoring takes dates up to 2199, and a bundle is reviewed up to a year after it was made. */
const LAST = "2198-12-31";
const NAME = `${new URL("../../", import.meta.url).pathname}#day`;

/** Tells when the reader has said what day it is. */
export const changes = new EventTarget();
/** @type {string | null} */
let said = null;
try {
  said = sessionStorage.getItem(NAME);
} catch {
  // Storage is denied: each page asks.
}

/** The day on the device's calendar, right or wrong. */
export function deviceDay() {
  const now = new Date();
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The reader's own calendar day, as the scoring takes dates; the earliest it can be where it is not known. */
export function today() {
  return [deviceDay(), said].find(canBe) ?? FIRST;
}

/** Whether the day is known, from the device or from its reader. */
export function isKnown() {
  return [deviceDay(), said].some(canBe);
}

/** Take `day` for today, until the tab is closed. @param {string} day */
export function tell(day) {
  said = day;
  try {
    sessionStorage.setItem(NAME, day);
  } catch {
    // Storage is denied: the next page asks again.
  }
  changes.dispatchEvent(new Event("change"));
}

/** @param {string | null} day @returns {day is string} */
export function canBe(day) {
  return day !== null && day >= FIRST && day <= LAST;
}
