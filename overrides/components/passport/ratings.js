/**
 * The statements that a reader ticked, by skill, apart from results: see RATING in scoring/api.py.
 *
 *     await ratings();                       // of all skills
 *     await rate({ skill, date, ticks });    // in the place of what was ticked in the skill before
 *     await addRatings(others);              // skills with ticks of their own stay as they are
 */
import { tell, use } from "./database.js";

/** @import { Rating } from "types/scoring" */

/** @returns {Promise<Rating[]>} */
export function ratings() {
  return use("ratings", "readonly", (store) => store.getAll());
}

/** Without a tick, nothing is kept. @param {Rating} rating */
export async function rate(rating) {
  if (rating.ticks.length) await use("ratings", "readwrite", (store) => store.put(rating));
  else await use("ratings", "readwrite", (store) => store.delete(rating.skill));
  tell();
}

/** @param {Rating[]} others */
export async function addRatings(others) {
  await use("ratings", "readwrite", (store) => {
    const keys = store.getAllKeys();
    keys.onsuccess = () => {
      for (const rating of others) if (!keys.result.includes(rating.skill)) store.put(rating);
    };
    return keys;
  });
  tell();
}
