/**
 * The reference of a request, named instead of sent: the scoring reads and checks it once, and keeps it as
 * long as its worker lives. One that it does not have, or not any more, is sent to it again.
 *
 * @import { Kept, Reference } from "types/scoring"
 */

/** @type {WeakMap<Reference, Promise<Kept>>} */
const known = new WeakMap();

/**
 * What `ask` answers when it is given `reference` by its name; `send` keeps it under one.
 *
 * @template T
 * @param {Reference} reference
 * @param {(id: string) => Promise<unknown>} send
 * @param {(kept: Kept) => Promise<T>} ask
 * @returns {Promise<T>}
 */
export async function withKept(reference, send, ask) {
  try {
    return await ask(await kept(reference, send));
  } catch (error) {
    if (!isLost(error)) throw error;
    known.delete(reference);
    return ask(await kept(reference, send));
  }
}

/** @param {Reference} reference @param {(id: string) => Promise<unknown>} send */
function kept(reference, send) {
  const before = known.get(reference);
  if (before) return before;
  const id = `page-${Math.random().toString(36).slice(2)}`;
  const coming = send(id).then(() => ({ kept: id }));
  known.set(reference, coming);
  coming.catch(() => known.delete(reference)); // the next request tries again
  return coming;
}

/** @param {unknown} error */
function isLost(error) {
  const { problems = [] } = /** @type {{ problems?: { field: string }[] }} */ (error);
  return problems.some(({ field }) => field === "reference.kept");
}
