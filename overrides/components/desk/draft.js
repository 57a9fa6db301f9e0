/**
 * The guide that is being written, on this device: neither a reload nor a closed tab loses it.
 *
 * @typedef {object} Draft
 * @property {string} path
 * @property {string} text
 * @property {boolean} isNew
 * @property {string} saved  the text as it was opened or saved
 */
const NAME = `${new URL("../../../", import.meta.url).pathname}#desk`;

/** @returns {Draft | null} */
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(NAME) ?? "null");
    const sound = ["path", "text", "saved"].every((name) => typeof found?.[name] === "string");
    return sound ? found : null;
  } catch {
    return null; // Storage is denied or holds something else.
  }
}

/** Keep `draft` while it has something that is not saved; whether nothing can be lost now. @param {Draft} draft */
export function keep(draft) {
  try {
    if (draft.text === draft.saved) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, JSON.stringify(draft));
    return true;
  } catch {
    return draft.text === draft.saved;
  }
}
