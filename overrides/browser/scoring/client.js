/**
 * The page's side of the scoring: one worker, started when first needed, stopped when long unused.
 *
 *     const answer = await call("score_quiz", { quiz, answers });
 *     answer.result;   // what scoring/api.py describes; answer.scoring is the method's version
 *     warm();          // starts the worker early, at the first sign that a call will come
 *
 * Requests are answered one after another. What fails rejects with a `ScoringError`; calling again
 * starts anew. `events` tells how far a start has come: "stage" events whose detail is a `Stage`.
 *
 * @import { FailedKind, FromScoring, Start, StartHere } from "types/messages"
 * @import { Op, Problem, Reference, Refusal, Reply, Takes } from "types/scoring"
 * @typedef {"download" | "slow" | "start" | "ready" | "stopped"} Stage
 * @typedef {FailedKind | "no-runtime" | "no-answer" | "refused"} Code
 *   no-runtime: this build has none; no-answer: waited too long;
 *   refused: the request is wrong, `problems` says where
 */

import { withKept } from "./kept.js";

export class ScoringError extends Error {
  /** @override */
  name = "ScoringError";

  /** @param {Code} code @param {string} message @param {Problem[]} problems */
  constructor(code, message, problems = []) {
    super(message);
    this.code = code;
    this.problems = problems;
  }
}

export const events = new EventTarget();

/** The stage that an event of `events` tells. @param {Event} event @returns {Stage | null} */
export function stageOf(event) {
  return event instanceof CustomEvent ? event.detail : null;
}

/** Milliseconds, and how often. The host is asked for a sign of life before a download is given up. */
export const limits = { download: 20_000, rounds: 15, start: 60_000, answer: 30_000, unused: 300_000 };

/**
 * What a worker is started with.
 *
 * @typedef {object} Source
 * @property {string} script
 * @property {Start | StartHere} message
 * @property {string} [sign]  address that answers as long as the host does, if there is one
 */

/** @param {string} fresh @returns {Source} */
export function onThisHost(fresh) {
  /** @type {HTMLMetaElement | null} */
  const meta = document.querySelector('meta[name="careerguide:python"]');
  if (!meta) {
    throw new ScoringError("no-runtime", "the Python runtime is not part of this build");
  }
  const base = new URL(meta.content, document.baseURI).href;
  return {
    script: new URL(`./worker.js${fresh}`, import.meta.url).href,
    message: { type: "start", base, fresh },
    sign: `${base}python.json`,
  };
}

let source = onThisHost;

/** For pages that carry the runtime themselves, or ask another program. @param {typeof onThisHost} find */
export function startFrom(find) {
  source = find;
}

/** @typedef {{request: string, limit?: number, resolve: (answer: string) => void, reject: (error: ScoringError) => void}} Call */

/** @type {Call[]} */
const calls = [];
/** @type {Python | null} */
let python = null;
let working = false;
/** Added to the addresses of scripts, so that a spoilt copy in the browser's cache is left alone. */
let fresh = "";
/** @type {number | undefined} */
let unused;

/**
 * Ask the scoring; what takes longer than `limit` milliseconds of a worker that runs is given up, and
 * asked once more if it has no limit of its own.
 *
 * @template {Op} O
 * @param {O} op
 * @param {Takes<O>} payload
 * @param {number} [limit]
 * @returns {Promise<Reply<O>>}
 */
export function call(op, payload, limit) {
  const { reference } = /** @type {{ reference?: Reference }} */ (payload);
  const asked = reference
    ? withKept(reference, (id) => send("keep_reference", { id, reference }), (kept) => send(op, { ...payload, reference: kept }, limit))
    : send(op, payload, limit);
  return /** @type {Promise<Reply<O>>} */ (asked);
}

/**
 * The same of whatever program the worker runs; what it answers is for the caller to know.
 *
 * @param {string} op
 * @param {object} payload
 * @param {number} [limit]
 * @returns {Promise<unknown>}
 */
export async function send(op, payload, limit) {
  const request = JSON.stringify({ api: 1, op, ...payload });
  /** @type {string} */
  const text = await new Promise((resolve, reject) => {
    calls.push({ request, limit, resolve, reject });
    work();
  });
  /** @type {{ ok: true } | Refusal} */
  const answer = JSON.parse(text);
  if (!answer.ok) {
    throw new ScoringError("refused", `the scoring refused the request ${op}`, answer.errors);
  }
  return answer;
}

/** Have Python ready for the first call. */
export async function warm() {
  await started();
}

/** End the worker; a later call starts another. */
export function stop() {
  python?.end(new ScoringError("crashed", "the worker was stopped"));
}

/** @returns {Promise<Python>} */
async function started() {
  clearTimeout(unused);
  python ??= new Python(source(fresh));
  const current = python;
  await current.ready;
  unused = setTimeout(stop, limits.unused);
  return current;
}

async function work() {
  if (working) return;
  working = true;
  // Requests have no effects: one that a dying worker leaves without an answer is asked once more.
  let repeated = false;
  while (calls.length) {
    let isReady = false;
    try {
      const current = await started();
      isReady = true;
      const answer = await current.ask(calls[0]);
      calls.shift()?.resolve(answer);
      repeated = false;
    } catch (error) {
      // A limit of its own means that the caller reckons with a request that never ends.
      if (isReady && calls[0].limit !== undefined) {
        calls.shift()?.reject(/** @type {ScoringError} */ (error));
      } else if (isReady && !repeated) {
        repeated = true;
      } else {
        for (const { reject } of calls.splice(0)) reject(/** @type {ScoringError} */ (error));
      }
    }
  }
  working = false;
}

/** One worker from its start to its end; whatever goes wrong is its end. */
class Python {
  /** @type {((answer: string) => void) | undefined} */ #resolve;
  /** @type {((error: ScoringError) => void) | undefined} */ #reject;
  /** @type {number | undefined} */ #timer;
  #running = false;

  /** @param {Source} source */
  constructor(source) {
    this.source = source;
    this.ready = this.#wait(() => this.#askForSign(1), limits.download);
    tell("download");
    try {
      this.worker = new Worker(source.script, { type: "module", name: "scoring" });
    } catch (error) {
      queueMicrotask(() => this.end(new ScoringError("blocked", String(error))));
      return;
    }
    this.worker.onmessage = (/** @type {MessageEvent<FromScoring>} */ { data }) => this.#hear(data);
    this.worker.onerror = (event) => this.#explain(event);
    this.worker.postMessage(source.message);
  }

  /** @param {Call} call @returns {Promise<string>} */
  ask({ request, limit = limits.answer }) {
    const answer = this.#wait(() => this.#giveUp("the scoring"), limit);
    this.worker?.postMessage({ type: "ask", request });
    return answer;
  }

  /** @param {ScoringError} error */
  end(error) {
    clearTimeout(this.#timer);
    this.worker?.terminate();
    if (python === this) python = null;
    fresh = ["damaged", "wrong-mime"].includes(error.code) ? `?${Math.random()}` : "";
    this.#reject?.(error);
    tell("stopped");
  }

  /** @param {() => void} late @param {number} time @returns {Promise<string>} */
  #wait(late, time) {
    this.#watch(late, time);
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** @param {() => void} late @param {number} time */
  #watch(late, time) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(late, time);
  }

  /** @param {FromScoring} message */
  #hear(message) {
    if (message.type === "failed") {
      this.end(new ScoringError(message.kind, message.detail));
    } else if (message.type === "starting") {
      this.#watch(() => this.#giveUp("the start of Python"), limits.start);
      tell("start");
    } else {
      clearTimeout(this.#timer);
      if (message.type === "ready") {
        this.#running = true;
        tell("ready");
      }
      this.#resolve?.(message.type === "answer" ? message.answer : "");
    }
  }

  /** A slow line is not a dead one: while the host answers, the download may take its time. */
  async #askForSign(/** @type {number} */ round) {
    tell("slow");
    const { sign } = this.source;
    const signal = AbortSignal.timeout(limits.download);
    const alive = !sign || (await fetch(sign, { cache: "no-store", signal }).catch(() => null));
    if (python !== this || this.#running) return;
    if (alive && round < limits.rounds) {
      this.#watch(() => this.#askForSign(round + 1), limits.download);
    } else {
      this.#giveUp("the download of Python");
    }
  }

  /** @param {string} what */
  #giveUp(what) {
    this.end(new ScoringError("no-answer", `${what} took too long`));
  }

  /** The browser does not say why a worker's script did not start. @param {ErrorEvent} event */
  async #explain(event) {
    event.preventDefault();
    if (this.#running || event.message) {
      this.end(new ScoringError("crashed", event.message || "the worker failed"));
      return;
    }
    const { script } = this.source;
    const response = await fetch(script).catch(() => null);
    const type = response?.headers.get("content-type") ?? "";
    if (!response) {
      this.end(new ScoringError("unreachable", `${script} cannot be fetched`));
    } else if (!response.ok) {
      this.end(new ScoringError("gone", `${script}: status ${response.status}`));
    } else if (!/(java|ecma)script/.test(type)) {
      this.end(new ScoringError("wrong-mime", `${script} came as ${type || "no type"}`));
    } else {
      this.end(new ScoringError("blocked", `${script} is kept from starting`));
    }
  }
}

/** @param {Stage} stage */
function tell(stage) {
  events.dispatchEvent(new CustomEvent("stage", { detail: stage }));
}
