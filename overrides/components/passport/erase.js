/** Remove all that this site stored in this browser, and nothing of other sites at the same origin. */
import { MARK, ROOT, drop } from "./database.js";

/** Kinds of things that could not be removed: database, caches, worker, settings. */
export async function erase() {
  const ways = { worker, caches: copies, database: drop, settings };
  /** @type {string[]} */
  const left = [];
  for (const [kind, remove] of Object.entries(ways)) {
    try {
      await remove();
    } catch {
      left.push(kind);
    }
  }
  return left;
}

async function worker() {
  const scope = new URL(ROOT, location.href).href;
  for (const registration of (await navigator.serviceWorker?.getRegistrations()) ?? []) {
    if (registration.scope === scope) await registration.unregister();
  }
}

async function copies() {
  if (!("caches" in self)) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(MARK)) await caches.delete(name);
  }
}

/** Other tabs follow, see tab.js. */
function settings() {
  for (const storage of [localStorage, sessionStorage]) {
    for (const name of Object.keys(storage)) {
      if (name.startsWith(MARK)) storage.removeItem(name);
    }
  }
}
