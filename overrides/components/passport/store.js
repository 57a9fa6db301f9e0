/**
 * The results a reader keeps, in this browser's own database.
 *
 *     await entries();            // all of them, see ENTRY in scoring/api.py
 *     await add([entry], 500);    // how many were new; those already kept stay as they are
 *     await put(entry, 500);      // also in the place of the one with its id
 *     await remove(entry.id);
 */
import { MARK, tell, use } from "./database.js";

/** @import { Entry } from "types/scoring" */

/** @returns {Promise<Entry[]>} */
export async function entries() {
  const all = await use("passport", "readonly", (store) => store.getAll());
  hint(all.length > 0);
  return all;
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

function kept() {
  hint(true);
  tell();
}

/** @param {Entry[]} results @param {number} most */
export async function add(results, most) {
  let count = 0;
  await use("passport", "readwrite", (store, refuse) => {
    const keys = store.getAllKeys();
    keys.onsuccess = () => {
      const have = new Set(keys.result);
      const fresh = results.filter(({ id }) => !have.has(id));
      if (have.size + fresh.length > most) return refuse("too-many");
      for (const result of fresh) store.add(result);
      count = fresh.length;
    };
    return keys;
  });
  if (count) kept();
  return count;
}

/**
 * Keep `result`, in the place of the one with its id: a sitting that went on is one result.
 *
 * @param {Entry} result
 * @param {number} most
 */
export async function put(result, most) {
  await use("passport", "readwrite", (store, refuse) => {
    const keys = store.getAllKeys();
    keys.onsuccess = () => {
      if (!keys.result.includes(result.id) && keys.result.length >= most) return refuse("too-many");
      store.put(result);
    };
    return keys;
  });
  kept();
}

/** @param {string} id */
export async function remove(id) {
  await use("passport", "readwrite", (store) => store.delete(id));
  tell();
}
