/**
 * The metro area that the reader has chosen, for every page of the site:
 *
 *     mine()            // "San Jose-Sunnyvale-Santa Clara, CA", or "" where none is chosen
 *     choose(area)      // false where the browser does not keep it
 */
const NAME = `${new URL("../../../", import.meta.url).pathname}#metro`;

/** The area as the wage tables name it. */
export function mine() {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return ""; // storage is denied
  }
}

/** @param {string} area empty to forget it */
export function choose(area) {
  try {
    if (area) localStorage.setItem(NAME, area);
    else localStorage.removeItem(NAME);
    return true;
  } catch {
    return false;
  }
}
