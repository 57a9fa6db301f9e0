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

/** @import { Entry } from "types/scoring" */

/** Path of the site: several sites may share an origin, and its storage with it. */
export const ROOT = new URL("../../../", import.meta.url).pathname;
/** Start of the name of all we store: a path holds no #, so no other site's names start like it. */
export const MARK = `${ROOT}#`;
const NAME = `${MARK}passport`;
const STORE = "results";
const PATIENCE = 10_000;

/** `code`: denied, full, newer (a later version of the site wrote it), too-many or broken. */
export class StoreError extends Error {
  /** @override */
  name = "StoreError";

  /** @param {string} code @param {Error | null} [cause] */
  constructor(code, cause) {
    super(cause ? `${cause.name}: ${cause.message}` : code);
    this.code = code;
  }
}

/** @type {Record<string, string>} */
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

/** @param {boolean} [some]  whether there is a result now; undefined where that is not known */
function tell(some) {
  if (some) hint(true);
  changed();
  others?.postMessage("changed");
}

/** @returns {Promise<Entry[]>} */
export async function entries() {
  const kept = await use("readonly", (store) => store.getAll());
  hint(kept.length > 0);
  return kept;
}

/**
 * Leave word for the next page, which keeps room for results before it can look for them.
 *
 * @param {boolean} some
 */
function hint(some) {
  try {
    if (some) localStorage.setItem(`${MARK}results`, "1");
    else localStorage.removeItem(`${MARK}results`);
  } catch {
    // Storage is denied: then no result is kept either.
  }
}

/** @param {Entry[]} results @param {number} most */
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
    return keys;
  });
  if (count) tell(true);
  return count;
}

/**
 * Keep `result`, in the place of the one with its id: a sitting that went on is one result.
 *
 * @param {Entry} result
 * @param {number} most
 */
export async function put(result, most) {
  await use("readwrite", (store, refuse) => {
    const keys = store.getAllKeys();
    keys.onsuccess = () => {
      if (!keys.result.includes(result.id) && keys.result.length >= most) return refuse("too-many");
      store.put(result);
    };
    return keys;
  });
  tell(true);
}

/** @param {string} id */
export async function remove(id) {
  await use("readwrite", (store) => store.delete(id));
  tell();
}

/** The database itself goes. */
export async function drop() {
  await settled(() => indexedDB.deleteDatabase(NAME));
  tell();
}

/**
 * `work(store, refuse)` in one transaction; the result of the request that it returns, when all of it is on disk.
 *
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore, refuse: (code: string) => void) => IDBRequest<T>} work
 * @returns {Promise<T>}
 */
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
      /** @type {StoreError | null} */
      let refusal = null;
      const refuse = (/** @type {string} */ code) => {
        refusal = new StoreError(code);
        transaction.abort();
      };
      transaction.onabort = () => reject(refusal ?? failure(transaction.error));
      transaction.oncomplete = () => resolve(answer.result);
      const answer = work(transaction.objectStore(STORE), refuse);
    });
  } catch (error) {
    throw error instanceof StoreError ? error : failure(error);
  } finally {
    database.close();
  }
}

/**
 * The result of the request that `ask` makes; some browsers never settle a denied one.
 *
 * @template T
 * @param {() => IDBRequest<T>} ask
 * @returns {Promise<T>}
 */
function settled(ask) {
  return new Promise((resolve, reject) => {
    const late = () => reject(failure(new DOMException("the database does not answer", "TimeoutError")));
    const timer = setTimeout(late, PATIENCE);
    const end = () => clearTimeout(timer);
    try {
      const request = ask();
      request.onsuccess = () => {
        end();
        resolve(request.result);
      };
      request.onerror = () => {
        end();
        reject(failure(request.error));
      };
    } catch (error) {
      end();
      reject(failure(error));
    }
  });
}

/** @param {unknown} error */
function failure(error) {
  const cause = error instanceof Error || error instanceof DOMException ? error : null;
  return new StoreError(CODES[cause?.name ?? ""] ?? (isForbidden() ? "denied" : "broken"), cause);
}

/** Whether the settings let no site store anything; Chrome then refuses a database with an UnknownError. */
function isForbidden() {
  try {
    return !localStorage;
  } catch {
    return true;
  }
}
