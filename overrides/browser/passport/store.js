/**
 * The results a reader keeps, in this browser's own database.
 *
 *     await entries();            // all of them, see ENTRY in scoring/api.py
 *     await add([entry], 500);    // how many were new; those already kept stay as they are
 *     await put(entry, 500);      // also in the place of the one with its id
 *     await remove(entry.id);
 *     changes                     // "change" events, also for what other tabs do
 *
 * Every change is one transaction, so that no tab overwrites what another one wrote. What fails
 * rejects with a `StoreError`, and then nothing was changed.
 */

/** Path of the site: several sites may share an origin, and its storage with it. */
export const ROOT = new URL("../../../", import.meta.url).pathname;
/** Start of the name of all we store: a path holds no #, so no other site's names start like it. */
export const MARK = `${ROOT}#`;
const NAME = `${MARK}passport`;
const STORE = "results";
const PATIENCE = 10_000;

/** `code`: denied, full, newer (a later version of the site wrote it), too-many or broken. */
export class StoreError extends Error {
  name = "StoreError";

  constructor(code, cause) {
    super(cause ? `${cause.name}: ${cause.message}` : code);
    this.code = code;
  }
}

const CODES = {
  InvalidStateError: "denied",
  NotAllowedError: "denied",
  SecurityError: "denied",
  ReferenceError: "denied",
  TypeError: "denied",
  QuotaExceededError: "full",
  VersionError: "newer",
};

export const changes = new EventTarget();
const others = channel();
others?.addEventListener("message", changed);
addEventListener("pageshow", (event) => event.persisted && changed());

function channel() {
  try {
    return new BroadcastChannel(NAME);
  } catch {
    return null; // there is none, or Firefox's settings forbid it with all storage
  }
}

function changed() {
  changes.dispatchEvent(new Event("change"));
}

function tell(some) {
  if (some) hint(true);
  changed();
  others?.postMessage("changed");
}

export async function entries() {
  const kept = await use("readonly", (store) => store.getAll());
  hint(kept.length > 0);
  return kept;
}

/** Leave word for the next page, which keeps room for results before it can look for them. */
function hint(some) {
  try {
    if (some) localStorage.setItem(`${MARK}results`, "1");
    else localStorage.removeItem(`${MARK}results`);
  } catch {
    // Storage is denied: then no result is kept either.
  }
}

export async function add(results, most) {
  let count = 0;
  await use("readwrite", (store, refuse) => {
    const keys = store.getAllKeys();
    keys.onsuccess = () => {
      const kept = new Set(keys.result);
      const fresh = results.filter(({ id }) => !kept.has(id));
      if (kept.size + fresh.length > most) return refuse("too-many");
      for (const result of fresh) store.add(result);
      count = fresh.length;
    };
  });
  if (count) tell(true);
  return count;
}

/** Keep `result`, in the place of the one with its id: a sitting that went on is one result. */
export async function put(result, most) {
  await use("readwrite", (store, refuse) => {
    const keys = store.getAllKeys();
    keys.onsuccess = () => {
      if (!keys.result.includes(result.id) && keys.result.length >= most) return refuse("too-many");
      store.put(result);
    };
  });
  tell(true);
}

export async function remove(id) {
  await use("readwrite", (store) => store.delete(id));
  tell();
}

/** The database itself goes. */
export async function drop() {
  await settled(() => indexedDB.deleteDatabase(NAME));
  tell();
}

/** `work(store, refuse)` in one transaction; what it returns, when all of it is on disk. */
async function use(mode, work) {
  const database = await settled(() => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "id" });
    return opening;
  });
  // Another tab may delete the database at any time.
  database.onversionchange = () => database.close();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: "strict" });
      let refusal = null;
      const refuse = (code) => {
        refusal = new StoreError(code);
        transaction.abort();
      };
      transaction.onabort = () => reject(refusal ?? failure(transaction.error));
      transaction.oncomplete = () => resolve(answer.result);
      const answer = work(transaction.objectStore(STORE), refuse) ?? {};
    });
  } catch (error) {
    throw error instanceof StoreError ? error : failure(error);
  } finally {
    database.close();
  }
}

/** The result of the request that `ask` makes; some browsers answer a denied one never. */
function settled(ask) {
  return new Promise((resolve, reject) => {
    const late = () => reject(failure(new DOMException("the database does not answer", "TimeoutError")));
    const timer = setTimeout(late, PATIENCE);
    const end = (settle, value) => {
      clearTimeout(timer);
      settle(value);
    };
    try {
      const request = ask();
      request.onsuccess = () => end(resolve, request.result);
      request.onerror = () => end(reject, failure(request.error));
    } catch (error) {
      end(reject, failure(error));
    }
  });
}

function failure(error) {
  return new StoreError(CODES[error?.name] ?? (isForbidden() ? "denied" : "broken"), error);
}

/** Whether the settings let no site store anything; Chrome then refuses a database with an UnknownError. */
function isForbidden() {
  try {
    return !localStorage;
  } catch {
    return true;
  }
}
