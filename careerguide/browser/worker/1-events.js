/**
 * The site's service worker: pages come fresh while there is a network, and from this device else.
 *
 * The build joins the files of careerguide/browser/worker/ to one, so that none of two versions can
 * meet, and lists the site's files with their hashes (careerguide/browser/offline.py):
 *
 * - offline.json: a version, which is all scripts and styles with the pages that score: quiz, passport,
 *   bundle. It is kept whole or not at all. A new one waits until the reader accepts it, once the
 *   runtime of the one before is kept too, so that the sample works here without a network.
 * - offline-pages.json: all other pages. They are content: from the network first, and kept when they
 *   are read or asked for, but only with a version that has the scripts they name.
 *
 * All state is in caches, since a browser may end this worker at any moment. Their names begin with
 * the site's path: several sites may share an origin.
 */
"use strict";

const ROOT = new URL("./", self.location).href;
const NAME = `${new URL(ROOT).pathname}#offline`;
const PAGES = `${NAME} pages`;
const STATE = `${NAME} state`;
const FORM = 1;
/** Milliseconds that the network has for a page of which a copy is kept; for a file; to be asked again after a fault. */
const PATIENCE = 2_000;
const LIMIT = 60_000;
const PAUSE = 15_000;
const HOUR = 3_600_000;
const BEAT = 2_000;
/** Files fetched at once. */
const ABREAST = 6;
/** The folders that a page names in its head: scripts and styles, runtime. */
const FOLDERS = /assets\/(?:site|python)-[0-9a-f]{10}/g;

/** What pages ask, with a port for the answer: {ok: true, …} or {ok: false, code, message}. */
const ANSWERS = {
  look: ({ path }) => renewAtTimes().then(() => state(path)),
  check: ({ path }) => renew().then(() => state(path)),
  accept: () => accept().then(state),
  runtime: takeRuntime,
  missing,
  take,
  choose: ({ groups }) => remember({ chosen: groups }).then(state),
  forget,
};

/** `code`: unreachable; changed (not the file that the list names); full; broken. */
class Trouble extends Error {
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
    if (!(await versions()).length) await renew();
    await self.skipWaiting();
  } catch (error) {
    const pages = await self.clients.matchAll({ includeUncontrolled: true });
    for (const page of pages) page.postMessage({ type: "not installed", ...reason(error) });
    throw error;
  }
}

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const answer = answerTo(event);
  // A fault of our storage must never keep a reader from the network.
  if (answer) event.respondWith(answer.catch(() => fetch(request)));
});

/** Null where the browser is left alone: other sites and folders, our own lists, what must not be stored. */
function answerTo(event) {
  const { cache, headers, method, mode, url } = event.request;
  if (!url.startsWith(ROOT) || method !== "GET" || headers.has("range") || cache === "no-store") return null;
  const path = url.slice(ROOT.length).replace(/[?#].*/, "");
  if (mode === "navigate") return page(event, path.replace(/(^|\/)index\.html$/, "$1"));
  if (path === "service-worker.js" || /^offline[\w-]*\.json$/.test(path)) return null;
  if (path.startsWith("assets/") || path.startsWith("icons/")) return asset(event.request, path);
  return path.endsWith(".json") ? content(event, path) : null;
}

self.addEventListener("message", (event) => {
  const [port] = event.ports;
  const answer = ANSWERS[event.data?.type];
  if (!port || !answer) return;
  // A sign of life: a page that hears none knows that this worker was ended, and asks again.
  const beat = setInterval(() => port.postMessage({ beat: true }), BEAT);
  const sent = answer(event.data)
    .then(
      (result) => port.postMessage({ ok: true, ...result }),
      (error) => port.postMessage({ ok: false, ...reason(error) }),
    )
    .finally(() => clearInterval(beat));
  event.waitUntil(sent);
});

function reason(error) {
  return { code: error instanceof Trouble ? error.code : "broken", message: error.message };
}

async function recall() {
  const kept = await (await caches.open(STATE)).match(at("offline-state"));
  return kept ? kept.json() : {};
}

/** @param {{accepted?: string, previous?: string | null, newest?: string, checked?: number, chosen?: "all" | number[]}} change */
function remember(change) {
  return navigator.locks.request(`${NAME} state`, async () => {
    const text = JSON.stringify({ ...(await recall()), ...change });
    await put(await caches.open(STATE), "offline-state", new Response(text));
  });
}
