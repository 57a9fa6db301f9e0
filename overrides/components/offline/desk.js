/** Keeps the editors' desk on this device once it has loaded, so that it opens without a network. */
import { ask, keepRuntime } from "./worker.js";

/** What it runs is in the browser's own cache then, and comes only once. @param {boolean} scripts  those of the preview, too */
export async function keepDesk(scripts) {
  if (!document.querySelector('meta[name="careerguide:offline"]') || navigator.connection?.saveData) return;
  try {
    await ask("desk", { scripts });
    await keepRuntime();
  } catch {
    // No worker, no room or no line: the desk is as good as anywhere while the page is open.
  }
}
