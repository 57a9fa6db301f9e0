/** Names of results. Those of one day sort in the order in which they were kept: a date has no hour. */
const LONGEST = 64;

/** A name that no other result has, on this device or another. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The same for a result of the day `date`: it sorts behind all of that day in `kept`.
 *
 * @param {{ id: string, date: string }[]} kept
 * @param {string} date
 */
export function laterId(kept, date) {
  const last = kept.filter((result) => result.date === date).reduce((most, { id }) => (id > most ? id : most), "");
  const made = newId();
  if (made > last) return made;
  const place = last.search(/[^z]/);
  const raised = place < 0 ? last : last.slice(0, place) + next(last[place]);
  return (raised + made).slice(0, LONGEST);
}

/**
 * A letter behind `character`, which is no z; digits and marks come before letters.
 *
 * @param {string} character
 */
function next(character) {
  return character < "a" ? "a" : String.fromCharCode(character.charCodeAt(0) + 1);
}
