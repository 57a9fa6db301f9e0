/** How far the scoring has come, on a bar of three steps. */
import { events, stageOf } from "./client.js";

/** Where the bar stands; a download has no share of its own, because browsers do not tell it. */
const STEPS = { start: 1, ready: 2 };

/**
 * Show on `bar`, as long as it is in the page, what stage the scoring is at, and `say` it.
 *
 * @param {HTMLProgressElement} bar
 * @param {(stage: "download" | "start" | "ready") => void} say
 */
export function followStart(bar, say) {
  const over = new AbortController();
  const follow = (/** @type {Event} */ event) => {
    if (!bar.isConnected) return over.abort();
    const stage = stageOf(event);
    if (stage === "start" || stage === "ready") bar.value = STEPS[stage];
    if (stage === "download" || stage === "start" || stage === "ready") say(stage);
    if (stage === "stopped") bar.remove();
  };
  events.addEventListener("stage", follow, { signal: over.signal });
}
