/**
 * A module that few visits need, fetched when it is needed:
 *
 *     const { show } = await later(import.meta.resolve("./show.js"));
 *
 * One that does not come rejects with `unreachable` as the error's code. Browsers may remember that as
 * long as the page lives (Firefox 153 does), so the next try asks for the module by another address.
 */
/** @type {Map<string, number>} */
const failures = new Map();

/**
 * @template Module
 * @param {string} url
 * @returns {Promise<Module>}
 */
export async function later(url) {
  const count = failures.get(url) ?? 0;
  try {
    return await import(count ? `${url}?again=${count}` : url);
  } catch (error) {
    failures.set(url, count + 1);
    throw Object.assign(/** @type {Error} */ (error), { code: "unreachable" });
  }
}
