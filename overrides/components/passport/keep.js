/** What a quiz offers once it has a result: a place in the passport, then a backup. */
import { changes as days, isKnown, today } from "../clock.js";
import { copy } from "../fill.js";
import { one } from "../parts.js";
import { askDay } from "./ask.js";
import { saveBackup } from "./file.js";
import { laterId } from "./id.js";
import { entries, put } from "./store.js";

/** @import { Entry } from "types/scoring" */

/**
 * Fill `box`; `words(name)` finds the page's template for a state: day (of a result that has none),
 * offer, kept, or what failed.
 *
 * @param {HTMLElement} box
 * @param {Entry} entry
 * @param {(name: string) => HTMLTemplateElement} words
 */
export function offer(box, entry, words) {
  /** @type {Entry[] | null} */
  let kept = null;
  /** @type {Promise<Entry> | null} */
  let named = null;
  if (isKnown()) return show("offer");
  const question = document.createElement("div");
  box.replaceChildren(question);
  days.addEventListener("change", dated, { once: true });
  return askDay(question, words("day"));

  function dated() {
    entry.date = today();
    show("offer");
    one(box, "[data-do=keep]").focus();
  }

  async function keep() {
    try {
      named ??= inOrder(entry);
      await put(await named, Number(box.dataset.most));
      kept = await entries();
      show("kept", { count: kept.length, one: kept.length === 1 });
      box.dispatchEvent(new CustomEvent("kept", { bubbles: true, detail: (await named).id }));
    } catch (error) {
      named = null;
      show(/** @type {{ code: string }} */ (error).code);
    }
    one(box, ":scope > *").focus();
  }

  /** @param {string} state @param {object} [values] */
  function show(state, values) {
    box.replaceChildren(copy(words(state), values));
    box.querySelector("[data-do=keep]")?.addEventListener("click", keep);
    box.querySelector("[data-do=backup]")?.addEventListener("click", () => saveBackup(kept ?? [entry], JSON.parse(box.dataset.blank ?? "null")));
  }
}

/**
 * `entry` under a name behind those of its day; what is kept already stays in its place.
 *
 * @param {Entry} entry
 */
async function inOrder(entry) {
  const before = await entries();
  const isKept = before.some(({ id }) => id === entry.id);
  return isKept ? entry : { ...entry, id: laterId(before, entry.date) };
}
