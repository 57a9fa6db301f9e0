/**
 * A module that few visits need, fetched when it is needed:
 *
 *     const { show } = await later(import.meta.resolve("./show.js"));
 *
 * One that does not come rejects with `unreachable` as the error's code. Browsers may remember that as
 * long as the page lives (Firefox 153 does), so the next try asks for the module by another address.
 */
const failures = new Map();

export async function later(url) {
  const count = failures.get(url) ?? 0;
  try {
    return await import(count ? `${url}?again=${count}` : url);
  } catch (error) {
    failures.set(url, count + 1);
    throw Object.assign(error, { code: "unreachable" });
  }
}
