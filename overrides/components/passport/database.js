/**
 * This browser's own databases, one for each part of the passport, so that a release that knows only one
 * of them still opens that.
 *
 *     await use("passport", "readonly", (store) => store.getAll());
 *     changes                     // "change" events, also for what other tabs do
 *
 * Every change is one transaction, so that no tab overwrites what another one wrote. What fails
 * rejects with a `StoreError`, and then nothing was changed.
 */

/** Path of the site: several sites may share an origin, and its storage with it. */
export const ROOT = new URL("../../../", import.meta.url).pathname;
/** Start of the name of all we store: a path holds no #, so no other site's names start like it. */
export const MARK = `${ROOT}#`;
const PATIENCE = 10_000;

/** By name of a database, its store and the key of what is in it. */
const STORES = {
  passport: { store: "results", keyPath: "id" },
  ratings: { store: "ratings", keyPath: "skill" },
  last: { store: "answers", keyPath: "name" },
};

/** @typedef {keyof typeof STORES} Part */

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
    return new BroadcastChannel(`${MARK}passport`);
  } catch {
    return null; // there is none, or Firefox's settings forbid it with all storage
  }
}

function changed() {
  changes.dispatchEvent(new Event("change"));
}

/** Something was changed, here and for the other tabs. */
export function tell() {
  changed();
  others?.postMessage("changed");
}

/** The databases themselves go. */
export async function drop() {
  for (const part of Object.keys(STORES)) await settled(() => indexedDB.deleteDatabase(MARK + part));
  tell();
}

/**
 * `work(store, refuse)` in one transaction; the result of the request that it returns, when all of it is on disk.
 *
 * @template T
 * @param {Part} part
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore, refuse: (code: string) => void) => IDBRequest<T>} work
 * @returns {Promise<T>}
 */
export async function use(part, mode, work) {
  const { store: name, keyPath } = STORES[part];
  const database = await settled(() => {
    const opening = indexedDB.open(MARK + part, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(name, { keyPath });
    return opening;
  });
  // Another tab may delete the database at any time.
  database.onversionchange = () => database.close();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(name, mode, { durability: "strict" });
      /** @type {StoreError | null} */
      let refusal = null;
      const refuse = (/** @type {string} */ code) => {
        refusal = new StoreError(code);
        transaction.abort();
      };
      transaction.onabort = () => reject(refusal ?? failure(transaction.error));
      transaction.oncomplete = () => resolve(answer.result);
      const answer = work(transaction.objectStore(name), refuse);
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
