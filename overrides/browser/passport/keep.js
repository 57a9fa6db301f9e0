/** What a quiz offers once it has a result: a place in the passport, then a backup. */
import { changes as days, ask, isKnown, today } from "../clock.js";
import { copy } from "../fill.js";
import { saveBackup } from "./file.js";
import { entries, put } from "./store.js";

/**
 * Fill `box`; `words(name)` finds the page's template for a state: day (of a result that has none),
 * offer, kept, or what failed.
 */
export function offer(box, entry, words) {
  let kept = null;
  if (isKnown()) return show("offer");
  const question = document.createElement("div");
  box.replaceChildren(question);
  days.addEventListener("change", dated, { once: true });
  return ask(question, words("day"));

  function dated() {
    entry.date = today();
    show("offer");
    box.querySelector("[data-do=keep]").focus();
  }

  async function keep() {
    try {
      await put(entry, Number(box.dataset.most));
      kept = await entries();
      show("kept", { count: kept.length, one: kept.length === 1 });
      box.dispatchEvent(new CustomEvent("kept", { bubbles: true }));
    } catch (error) {
      show(error.code);
    }
    box.firstElementChild.focus();
  }

  function show(state, values) {
    box.replaceChildren(copy(words(state), values));
    box.querySelector("[data-do=keep]")?.addEventListener("click", keep);
    box.querySelector("[data-do=backup]")?.addEventListener("click", () => saveBackup(kept ?? [entry], JSON.parse(box.dataset.blank)));
  }
}
