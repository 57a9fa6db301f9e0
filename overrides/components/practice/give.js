/** After a set: the answers as a file that a reader may give away, so that norms can be made. */
import { copy } from "../fill.js";
import { later } from "../later.js";
import { maybe, one, part, template } from "../parts.js";
import { newId } from "../passport/id.js";
import * as scoring from "../scoring/client.js";

/**
 * @import { Day, PracticeAnswer, PracticeSet } from "types/scoring"
 * @typedef {object} Given
 * @property {PracticeSet} set
 * @property {Record<string, PracticeAnswer>} answers
 * @property {Day} day
 * @property {boolean} first
 */

/** @param {HTMLElement} page @param {Given} given */
export function offerToGive(page, given) {
  const box = maybe(page, "give");
  if (!(box instanceof HTMLElement)) return;
  const form = one(box, "form", HTMLFormElement);
  // One name for one attempt, however often it is saved: who counts knows a file that came twice.
  const id = newId();
  form.addEventListener("change", () => (part(form, "save", HTMLButtonElement).disabled = !agreed(form)));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (agreed(form)) part(form, "said").replaceChildren(copy(template(page, "give", await saved(form, id, given))));
  });
}

/** @param {HTMLFormElement} form */
function agreed(form) {
  return part(form, "consent", HTMLInputElement).checked;
}

/** What to say then: saved or failed. @param {HTMLFormElement} form @param {string} id @param {Given} given */
async function saved(form, id, { set, answers, day, first }) {
  const told = [...new FormData(form)].filter(([, value]) => value).map(([name, value]) => [name, String(value)]);
  try {
    const asked = { set, answers, id, month: day.slice(0, 7), first_attempt: first, about: Object.fromEntries(told) };
    const { result } = await scoring.call("save_answers", asked);
    /** @type {typeof import("../passport/file.js")} */
    const { save } = await later(import.meta.resolve("../passport/file.js"));
    save(`answers-${set.id}-${id}.json`, result.text);
    return "saved";
  } catch {
    return "failed";
  }
}
