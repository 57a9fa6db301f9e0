/** @type {Map<string, Promise<unknown>>} */
const opened = new Map();

/**
 * What `make` makes of the JSON at `address`: once. A failure is forgotten, so that the next call tries again.
 *
 * @template Data, Made
 * @param {string} address
 * @param {(data: Data) => Made} make
 */
export function fetched(address, make) {
  const made = opened.get(address) ?? json(address).then(make);
  if (!opened.has(address)) {
    made.catch(() => opened.delete(address));
    opened.set(address, made);
  }
  return /** @type {Promise<Made>} */ (made);
}

/** @param {string | URL} address */
export async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}
