/** What a quiz offers once it has a result: a place in the passport, then a backup. */
import { copy } from "../fill.js";
import { saveBackup } from "./file.js";
import { entries, put } from "./store.js";

/** Fill `box`; `words(name)` finds the page's template for a state: offer, kept, or what failed. */
export function offer(box, entry, words) {
  let kept = null;

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

  show("offer");
}
