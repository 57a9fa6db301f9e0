/**
 * The page's way to the service worker, whose answers are listed in careerguide/browser/worker/.
 *
 *     const { waiting } = await ask("look", { path });
 *     await keepPages("all", (done, total) => …);   // step by step: no end of a step loses the rest
 *
 * What fails rejects with an `OfflineError`.
 */
export const ROOT = new URL("../../../", import.meta.url);
/** Milliseconds without a sign of life, which the worker gives every two seconds. */
const PATIENCE = 10_000;
const TRIES = 3;

/** `code`: no-worker (this browser has none, or forbids it), unreachable, changed, full, broken. */
export class OfflineError extends Error {
  name = "OfflineError";

  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

let registered;
/** Why the last try to keep the site failed, as the worker that ended by it said. */
let fault = { code: "unreachable", message: "the site could not be kept as a whole" };

navigator.serviceWorker?.addEventListener("message", ({ data }) => {
  if (data?.type === "not installed") fault = data;
});

/** The worker at work; it is there once the first version is kept as a whole. */
async function worker() {
  if (!("serviceWorker" in navigator)) throw new OfflineError("no-worker", "no service workers here");
  registered ??= navigator.serviceWorker.register(new URL("service-worker.js", ROOT));
  let registration;
  try {
    registration = await registered;
  } catch (error) {
    registered = undefined;
    throw new OfflineError(error.name === "TypeError" ? "unreachable" : "no-worker", error.message);
  }
  return registration.active ?? started(registration.installing ?? registration.waiting);
}

function started(worker) {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === "activated" || worker.state === "activating") resolve(worker);
      if (worker.state !== "redundant") return;
      registered = undefined; // the next question tries again
      setTimeout(() => reject(new OfflineError(fault.code, fault.message)), 100); // its words may come last
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

/** Ask for `type`; a worker that was ended before it answered is asked once more. */
export async function ask(type, fields = {}) {
  for (let tries = 1; ; tries += 1) {
    const answer = await answered(await worker(), { type, ...fields });
    if (answer?.ok) return answer;
    if (answer) throw new OfflineError(answer.code, answer.message);
    if (tries === TRIES) throw new OfflineError("broken", "the service worker does not answer");
  }
}

function answered(worker, message) {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => {
    let timer = setTimeout(resolve, PATIENCE);
    port1.onmessage = ({ data }) => {
      clearTimeout(timer);
      if (data.beat) timer = setTimeout(resolve, PATIENCE);
      else resolve(data);
    };
  });
  worker.postMessage(message, [port2]);
  return answer.finally(() => port1.close());
}

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
