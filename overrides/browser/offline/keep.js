/** Keeps pages and the runtime on this device, step by step, so that no end of a step loses the rest. */
import { OfflineError, ROOT, ask } from "./worker.js";

const AT_ONCE = 12;

/** What makes going on pointless. */
const FINAL = new Set(["full", "unreachable", "no-worker"]);

/** Keep the pages of `groups`; `report(done, total)` on the way. How many are not kept in the end. */
export async function keepPages(groups, report = () => {}) {
  const { paths, total } = await ask("missing", { groups });
  let left = paths.length;
  report(total - left, total);
  for (let start = 0; start < paths.length; start += AT_ONCE) {
    const some = paths.slice(start, start + AT_ONCE).map(([path]) => path);
    const { failed } = await ask("take", { paths: some });
    left -= some.length - failed.length;
    report(total - left, total);
    const final = failed.find(({ code }) => FINAL.has(code));
    if (final) throw new OfflineError(final.code, final.message);
  }
  return left;
}

/** Keep the runtime; `report(done, total)` counts its files. */
export async function keepRuntime(report = () => {}) {
  for (;;) {
    const { left, total } = await ask("runtime");
    report(total - left, total);
    if (!left) return;
  }
}

/** One tab at a time keeps what nobody asked for. */
export function unasked(work) {
  return navigator.locks.request(`${ROOT.pathname}#offline unasked`, { ifAvailable: true }, (lock) => lock && work());
}
