/**
 * What this tab notes for itself. It outlasts a reload and the way back, and is gone with the tab:
 *
 *     note("guide", { id, title })   // false where nothing can be stored
 *     noted("guide")                 // null where there is none
 *     forget("guide")
 *
 * No tab reaches the notes of another, but "Delete everything" means them all. So each note carries a
 * mark that all tabs share, and is void once that is gone.
 */
const MARK = `${new URL("../../", import.meta.url).pathname}#`;
const SHARED = `${MARK}tabs`;

addEventListener("storage", ({ key, newValue }) => {
  if (key === SHARED && newValue === null) forgetAll();
});

/** @param {string} name @param {unknown} value */
export function note(name, value) {
  try {
    const mark = localStorage.getItem(SHARED) ?? Math.random().toString(36).slice(2);
    localStorage.setItem(SHARED, mark);
    sessionStorage.setItem(MARK + name, JSON.stringify({ mark, value }));
    return true;
  } catch {
    return false; // storage is denied or full
  }
}

/** @param {string} name @returns {unknown} */
export function noted(name) {
  try {
    const { mark, value } = JSON.parse(sessionStorage.getItem(MARK + name) ?? "null");
    if (mark === localStorage.getItem(SHARED)) return value;
    forget(name);
  } catch {
    // Denied, not there, or somebody else's.
  }
  return null;
}

/** @param {string} name */
export function forget(name) {
  try {
    sessionStorage.removeItem(MARK + name);
  } catch {
    // Denied: there is nothing to forget.
  }
}

function forgetAll() {
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith(MARK)) sessionStorage.removeItem(name);
  }
}
