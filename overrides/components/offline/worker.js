/**
 * The page's way to the service worker, whose answers are listed in careerguide/browser/worker/.
 *
 *     const { waiting } = await ask("look", { path });
 *     await keepPages("all", (done, total) => …);   // step by step: no end of a step loses the rest
 *
 * What fails rejects with an `OfflineError`.
 */

/** @import { Answered, Beat, Groups, Question, Questions, QuestionType, Refused, ToPages } from "types/messages" */

export const ROOT = new URL("../../../", import.meta.url);
/** Milliseconds without a sign of life, which the worker gives every two seconds. */
const PATIENCE = 10_000;
const TRIES = 3;

/** `code`: no-worker (this browser has none, or forbids it), or one of the worker's own (`Trouble`). */
export class OfflineError extends Error {
  /** @override */
  name = "OfflineError";

  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** @type {Promise<ServiceWorkerRegistration> | undefined} */
let registered;
/** Why the last try to keep the site failed, as the worker that ended by it said. */
let fault = { code: "unreachable", message: "the site could not be kept as a whole" };

navigator.serviceWorker?.addEventListener("message", (/** @type {MessageEvent<ToPages>} */ { data }) => {
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
    const { name, message } = /** @type {Error} */ (error);
    throw new OfflineError(name === "TypeError" ? "unreachable" : "no-worker", message);
  }
  const { active, installing, waiting } = registration;
  const found = active ?? installing ?? waiting;
  if (!found) throw new OfflineError(fault.code, fault.message);
  return found === active ? found : started(found);
}

/** @param {ServiceWorker} worker @returns {Promise<ServiceWorker>} */
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

/**
 * Ask for `type`; a worker that was ended before it answered is asked once more. `hear` gets its signs of life.
 *
 * @template {QuestionType} T
 * @param {T} type
 * @param {Questions[T]["takes"]} [fields]
 * @param {(beat: Beat) => void} [hear]
 * @returns {Promise<Questions[T]["gives"]>}
 */
export async function ask(type, fields, hear = () => {}) {
  for (let tries = 1; ; tries += 1) {
    const answer = await answered(await worker(), { type, ...fields }, hear);
    if (answer?.ok) return answer;
    if (answer) throw new OfflineError(answer.code, answer.message);
    if (tries === TRIES) throw new OfflineError("broken", "the service worker does not answer");
  }
}

/**
 * @template {QuestionType} T
 * @param {ServiceWorker} worker
 * @param {Question<T>} message
 * @param {(beat: Beat) => void} hear
 * @returns {Promise<Answered<T> | Refused | undefined>}
 */
function answered(worker, message, hear) {
  const { port1, port2 } = new MessageChannel();
  /** @type {Promise<Answered<T> | Refused | undefined>} */
  const answer = new Promise((resolve) => {
    let timer = setTimeout(resolve, PATIENCE);
    port1.onmessage = (/** @type {MessageEvent<Answered<T> | Refused | Beat>} */ { data }) => {
      clearTimeout(timer);
      if (!data.beat) return resolve(data);
      timer = setTimeout(resolve, PATIENCE);
      hear(data);
    };
  });
  worker.postMessage(message, [port2]);
  return answer.finally(() => port1.close());
}

const AT_ONCE = 12;

/** What makes going on pointless. */
const FINAL = new Set(["full", "unreachable", "stalled", "altered", "no-worker"]);

/**
 * Keep the pages of `groups`; `report(done, total)` on the way. The code of what kept one from it, if any.
 *
 * @param {Groups} groups
 * @param {(done: number, total: number) => void} [report]
 * @returns {Promise<string | null>}
 */
export async function keepPages(groups, report = () => {}) {
  const { paths, total } = await ask("missing", { groups });
  let left = paths.length;
  /** @type {string | null} */
  let code = null;
  report(total - left, total);
  for (let start = 0; start < paths.length; start += AT_ONCE) {
    const some = paths.slice(start, start + AT_ONCE).map(([path]) => path);
    const { failed } = await ask("take", { paths: some });
    left -= some.length - failed.length;
    report(total - left, total);
    const final = failed.find(({ code }) => FINAL.has(code));
    if (final) throw new OfflineError(final.code, final.message ?? final.path);
    code ??= failed[0]?.code ?? null;
  }
  return code;
}

/**
 * @typedef {{ done: string, total: string, part: number }} Progress  in megabytes, and as a share of one
 */

/** Keep the runtime; `report` how far it is. @param {(progress: Progress) => void} [report] */
export async function keepRuntime(report = () => {}) {
  let size = 0;
  const tell = (/** @type {{ bytes: number | null }} */ { bytes }) => {
    if (!size || bytes === null || bytes === undefined) return; // a worker of before does not say
    const [done, total] = [size - bytes, size].map((some) => (some / 1e6).toFixed(1));
    report({ done, total, part: 1 - bytes / size });
  };
  for (let left = 1; left; ) {
    const answer = await ask("runtime", {}, tell);
    ({ left, size } = answer);
    tell(answer);
  }
}

/** One tab at a time keeps what nobody asked for. @param {() => Promise<unknown>} work */
export function unasked(work) {
  return navigator.locks.request(`${ROOT.pathname}#offline unasked`, { ifAvailable: true }, async (lock) => lock && work());
}
