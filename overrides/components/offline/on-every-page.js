/**
 * On every page of a published site: starts the service worker, keeps what a small site can keep
 * unasked, and says when a newer version waits for the reader.
 */
import { ROOT, ask, keepPages, keepRuntime, unasked } from "./worker.js";

/** Guides up to which all are kept without a word: together they weigh less than some pictures. */
const FEW = 50;

/**
 * @import { Groups, Kept, ToPages } from "types/messages"
 * @import { OfflineError } from "./worker.js"
 */

const note = document.querySelector("[data-offline=note]");
const path = location.pathname.slice(ROOT.pathname.length);

if (document.readyState === "complete") whenIdle(begin);
else addEventListener("load", () => whenIdle(begin));

navigator.serviceWorker?.addEventListener("message", (/** @type {MessageEvent<ToPages>} */ { data }) => {
  if (data?.type !== "accepted" || isAsked) return;
  if (data.withdrawn?.some((folder) => import.meta.url.includes(`/${folder}/`))) say("withdrawn");
  else if (!data.withdrawn) looked?.then(({ isPart }) => void (isPart && say("earlier")));
});

let isAsked = false;
/** @type {Promise<Kept> | undefined} */
let looked;

/** Ends when nothing is opened or worked out that the reader waits for: a slow line is theirs first. */
async function othersFirst() {
  while (document.querySelector("[data-opens], [data-busy]")) await new Promise((resolve) => setTimeout(resolve, 500));
}

async function begin() {
  await othersFirst();
  try {
    looked = ask("look", { path });
    const found = await looked;
    if (found.waiting && found.isPart) say("waiting");
    /** @type {Groups} */
    const groups = found.chosen ?? (found.guides <= FEW && !navigator.connection?.saveData ? "all" : []);
    if (groups.length) await unasked(() => keepPages(groups));
  } catch {
    // Without a worker the site is read as any other; the offline page says what is missing.
  }
}

/** The newer version takes over once its runtime is here, if the one before had it here. */
async function update() {
  isAsked = true;
  say("loading");
  try {
    const { runtime } = await ask("look", { path });
    if (runtime.isKept) await keepRuntime((progress) => say("loading", progress));
    await ask("accept");
    location.reload();
  } catch (error) {
    isAsked = false;
    const { code, message } = /** @type {OfflineError} */ (error);
    say("failed", { full: code === "full", detail: `${code}: ${message}` });
  }
}

/** @type {Record<string, () => void>} */
const ACTIONS = {
  update,
  reload: () => location.reload(),
  later: () => note?.replaceChildren(),
};

/**
 * Show the template `name` of the page (components/offline/offline.html).
 *
 * @param {string} name
 * @param {object} [values]
 */
async function say(name, values) {
  const { copy } = await import("../fill.js"); // few visits have anything to say
  /** @type {HTMLTemplateElement | null} */
  const words = document.querySelector(`template[data-offline="${name}"]`);
  if (!note || !words) return;
  note.replaceChildren(copy(words, values));
  for (const button of note.querySelectorAll("button")) button.addEventListener("click", ACTIONS[button.dataset.do ?? ""]);
}

/** @param {() => void} run */
function whenIdle(run) {
  if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: 5000 });
  else setTimeout(run, 2000);
}
