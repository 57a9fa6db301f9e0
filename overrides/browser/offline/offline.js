/**
 * On every page of a published site: starts the service worker, keeps what a small site can keep
 * unasked, and says when a newer version waits for the reader.
 */
import { ROOT, ask, keepPages, keepRuntime, unasked } from "./worker.js";

/** Guides up to which all are kept without a word: together they weigh less than some pictures. */
const FEW = 50;

const note = document.querySelector("[data-offline=note]");
const path = location.pathname.slice(ROOT.pathname.length);

if (document.readyState === "complete") whenIdle(begin);
else addEventListener("load", () => whenIdle(begin));

navigator.serviceWorker?.addEventListener("message", ({ data }) => {
  if (data?.type !== "accepted" || isAsked) return;
  if (data.withdrawn?.some((folder) => import.meta.url.includes(`/${folder}/`))) say("withdrawn");
  else if (!data.withdrawn) begin.part?.then((isPart) => isPart && say("earlier"));
});

let isAsked = false;

async function begin() {
  try {
    const found = await look();
    if (found.waiting && found.isPart) say("waiting");
    const groups = found.chosen ?? (found.guides <= FEW && !navigator.connection?.saveData ? "all" : []);
    if (groups.length) await unasked(() => keepPages(groups));
  } catch {
    // Without a worker the site is read as any other; the offline page says what is missing.
  }
}

function look() {
  const found = ask("look", { path });
  begin.part = found.then(({ isPart }) => isPart);
  return found;
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
    say("failed", { full: error.code === "full", detail: `${error.code}: ${error.message}` });
  }
}

const ACTIONS = {
  update,
  reload: () => location.reload(),
  later: () => note.replaceChildren(),
};

/** Show the template `name` of the page (blocks/offline.html). */
async function say(name, values) {
  const { copy } = await import("../fill.js"); // few visits have anything to say
  note.replaceChildren(copy(document.querySelector(`template[data-offline="${name}"]`), values));
  for (const button of note.querySelectorAll("[data-do]")) button.addEventListener("click", ACTIONS[button.dataset.do]);
}

function whenIdle(run) {
  if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: 5000 });
  else setTimeout(run, 2000);
}
