/**
 * The reader's day. It is what the device says, unless that cannot be: then the reader is asked, and
 * what they say counts until the tab is closed. Nothing else here reads the device's date.
 */
import { later } from "./later.js";

/** The day of the first norms: a clock that says less is wrong. */
const FIRST = "2026-11-24";
/** Scoring takes dates up to 2199, and a bundle is reviewed up to a year after it was made. */
const LAST = "2198-12-31";
const NAME = `${new URL("../../", import.meta.url).pathname}#day`;

/** Tells when the reader has said what day it is. */
export const changes = new EventTarget();
let said = recall();

/** The day on the device's calendar, right or wrong. */
export function deviceDay() {
  const now = new Date();
  const two = (part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Whether the day is known, from the device or from its reader. */
export function isKnown() {
  return canBe(deviceDay()) || said !== null;
}

/** The reader's own calendar day, as the scoring takes dates; the earliest it can be where it is not known. */
export function today() {
  const device = deviceDay();
  return canBe(device) ? device : (said ?? FIRST);
}

/** The day for which to work `data` out; where it is not known, the last on which anything in it happened. */
export function dayFor(...data) {
  if (isKnown()) return today();
  const text = data.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join();
  const days = [...text.matchAll(/"(?:created|date|exported)"\s*:\s*"([0-9-]{10})"/g)].map(([, day]) => day);
  return [FIRST, ...days.filter(canBe)].sort().at(-1);
}

/** Take `day` for today; returns whether it can be. */
export function tell(day) {
  if (!canBe(day)) return false;
  said = day;
  try {
    sessionStorage.setItem(NAME, day);
  } catch {
    // Storage is denied: the next page asks again.
  }
  changes.dispatchEvent(new Event("change"));
  return true;
}

/** Where the device cannot know the day, put the question into `box`; the words are the page's `template`. */
export async function ask(box, template) {
  if (canBe(deviceDay())) return;
  const { draw } = await later(import.meta.resolve("./ask-day.js"));
  draw(box, template, { device: deviceDay(), first: FIRST, last: LAST });
}

function canBe(day) {
  return day >= FIRST && day <= LAST;
}

function recall() {
  try {
    const day = sessionStorage.getItem(NAME);
    return day && canBe(day) ? day : null;
  } catch {
    return null;
  }
}
