/**
 * The site's service worker: pages come fresh while there is a network, and from this device else.
 *
 * The build joins the files of careerguide/browser/worker/ to one, so that none of two versions can
 * meet, and lists the site's files with their hashes (careerguide/browser/offline.py):
 *
 * - offline.json: a version, which is all scripts and styles with the pages that score: quiz, passport,
 *   bundle. It is kept whole or not at all. A new one waits until the reader accepts it, once the
 *   runtime of the one before is kept too, so that the sample works here without a network. Only a
 *   security release waits for nobody: it withdraws all versions before it.
 * - offline-pages.json: all other pages. They are content: from the network first, and kept when they
 *   are read or asked for, but only as the list names them and with a version that has their scripts.
 *   It also names what the editors' desk needs, which is kept once the desk was used.
 *
 * Several sites and apps may share an origin, and some may lie below this site's own path. What the
 * lists do not name is never kept and never answered from here.
 *
 * All state is in caches, since a browser may end this worker at any moment. Their names begin with
 * the site's path. Types of messages and lists are in types/messages.d.ts and types/offline.d.ts.
 *
 * @import { Questions, QuestionType, Refused, ToPages } from "types/messages"
 * @import { Memory } from "types/offline"
 */
"use strict";

const ROOT = new URL("./", self.location.href).href;
const NAME = `${new URL(ROOT).pathname}#offline`;
const PAGES = `${NAME} pages`;
const STATE = `${NAME} state`;
const FORM = 1;
/** First parts of all addresses that the site has; the build fills it in. @type {string[]} */
const OWN = [];
/** Milliseconds that the network has for a page of which a copy is kept; the same where the copy may be very old. */
const PATIENCE = 2_000;
const LONG_PATIENCE = 10_000;
/** Milliseconds without a byte after which a line counts as broken; before it is tried again, doubled each time. */
const SILENCE = 20_000;
const REST = 1_000;
/** How often in a row a line may break without a new byte. */
const TRIES = 3;
/** Milliseconds that a large file may take at once: browsers end a worker that is busy for five minutes. */
const SLICE = 60_000;
/** Milliseconds before the host is asked again after a fault; for what is looked at from time to time. */
const PAUSE = 15_000;
const HOUR = 3_600_000;
const BEAT = 2_000;
/** Files fetched at once. */
const ABREAST = 6;
/** The folders that a page names in its head: scripts and styles, runtime. */
const FOLDERS = /assets\/(?:site|python)-[0-9a-f]{10}/g;

/**
 * What pages ask, with a port for the answer: {ok: true, …} or {ok: false, code, message}.
 *
 * @type {{ [T in QuestionType]: (question: Questions[T]["takes"]) => Promise<Questions[T]["gives"]> }}
 */
const ANSWERS = {
  look: ({ path }) => renewAtTimes().then(() => state(path)),
  check: ({ path }) => remember({ forbidden: null }).then(() => renew({ now: true })).then(() => state(path)),
  accept: () => accept().then(() => state()),
  runtime: takeRuntime,
  missing,
  take,
  choose: ({ groups }) => remember({ chosen: groups }).then(() => state()),
  forget,
  desk: keepDesk,
};

/**
 * `code`: unreachable; stalled (the line broke on the way); changed (not the file that the list names);
 * altered (the host puts something into pages); no-store (the host forbids keeping them); full; broken.
 */
class Trouble extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

self.addEventListener("install", (event) => {
  // The worker itself may be replaced at any time: which version readers see is not its business.
  event.waitUntil(install());
});

async function install() {
  try {
    if (!(await versions()).length) await renew({ now: true });
    await self.skipWaiting();
  } catch (error) {
    await tell({ ...reason(error), type: "not installed" }, { includeUncontrolled: true });
    throw error;
  }
}

self.addEventListener("activate", (event) => {
  // Workers before this one kept what is not the site's.
  event.waitUntil(Promise.all([self.clients.claim(), prune().catch(() => {})]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const answer = answerTo(event);
  // A fault of our storage must never keep a reader from the network.
  if (answer) event.respondWith(answer.catch(() => fetch(request)));
});

/**
 * Null where the browser is left alone: other sites and folders, our own lists, what must not be stored.
 *
 * @param {FetchEvent} event
 */
function answerTo(event) {
  const { cache, headers, method, mode, url } = event.request;
  if (!url.startsWith(ROOT) || method !== "GET" || headers.has("range") || cache === "no-store") return null;
  const [, path = "", query = ""] = /^([^?#]*)(\?[^#]*)?/.exec(url.slice(ROOT.length)) ?? [];
  if (mode === "navigate") {
    if (isOwn(path)) return page(event, path.replace(/(^|\/)index\.html$/, "$1"), query);
    return new URL(ROOT).pathname === "/" ? null : elsewhere(event, path);
  }
  if (!isOwn(path) || path === "service-worker.js" || /^offline[\w-]*\.json$/.test(path)) return null;
  if (isDeskAsset(path) || path.startsWith("desk/")) return deskFile(event.request, path);
  if (path.startsWith("assets/") || path.startsWith("icons/")) return asset(event.request, path, query);
  return path.endsWith(".json") && !query ? content(event, path) : null;
}

const firstPart = (/** @type {string} */ path) => path.split("/")[0];

/**
 * Whether `path` may be one of this site: at the root of an origin others have their folders beside ours.
 *
 * @param {string} path
 */
function isOwn(path) {
  return OWN.includes(firstPart(path));
}

self.addEventListener("message", (event) => {
  const [port] = event.ports;
  /** @type {{ type?: QuestionType } | undefined} */
  const question = event.data;
  /** @type {((question: typeof event.data) => Promise<object>) | undefined} */
  const answer = question?.type && ANSWERS[question.type];
  if (!port || !answer) return;
  // A sign of life: a page that hears none knows that this worker was ended, and asks again.
  const beat = setInterval(() => port.postMessage({ beat: true, bytes: runtimeBytes() }), BEAT);
  const sent = answer(question)
    .then(
      (result) => port.postMessage({ ok: true, ...result }),
      (error) => port.postMessage({ ok: false, ...reason(error) }),
    )
    .finally(() => clearInterval(beat));
  event.waitUntil(sent);
});

/** @param {unknown} error */
function reason(error) {
  const code = error instanceof Trouble ? error.code : "broken";
  return { code, message: messageOf(error) };
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error || error instanceof DOMException ? error.message : String(error);
}

/**
 * Send `message` to the open pages of this site.
 *
 * @param {ToPages} message
 * @param {ClientQueryOptions} [which]
 */
async function tell(message, which) {
  for (const client of await self.clients.matchAll(which)) {
    if (client.url.startsWith(ROOT) && isOwn(client.url.slice(ROOT.length).replace(/[?#].*/, ""))) client.postMessage(message);
  }
}

/** @returns {Promise<Memory>} */
async function recall() {
  const kept = await caches.match(at("offline-state"), { cacheName: STATE });
  return kept ? kept.json() : {};
}

/**
 * What is remembered: `accepted`, `previous`, `newest` (versions), `checked` (when), `chosen` ("all" or
 * numbers of groups), `floor` (the last security release), `away` ({code, at}: why pages cannot be kept
 * as the host sends them), `forbidden` ({paths, at}: pages that the host forbids to keep), `others` (first
 * parts of addresses below ours that are not the site's).
 *
 * @param {Memory} change
 */
function remember(change) {
  return navigator.locks.request(`${NAME} state`, async () => {
    const text = JSON.stringify({ ...(await recall()), ...change });
    await put(await caches.open(STATE), "offline-state", new Response(text));
  });
}

/**
 * Whether less than an hour has passed since `time`; a clock that was set back delays nothing.
 *
 * @param {number} [time]
 */
function isRecent(time = -Infinity) {
  return Math.abs(Date.now() - time) < HOUR;
}
