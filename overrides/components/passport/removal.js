/** The passport's two dialogs that remove something: one result, or all that this site stored. */
import { copy } from "../fill.js";
import { one, part, template } from "../parts.js";
import { StoreError } from "./database.js";
import { erase } from "./erase.js";
import { described } from "./results.js";
import { remove } from "./store.js";

/** @import { PassportPage } from "./passport.js" */

/** @param {PassportPage} page @param {string} id */
export function openRemove(page, id) {
  const result = page.results.find((one) => one.id === id);
  if (!result) return;
  const dialog = part(page, "remove", HTMLDialogElement);
  part(dialog, "remove-what").replaceChildren(copy(template(page, "say", "remove-what"), described(result, page)));
  one(dialog, "[data-do=removed]", HTMLButtonElement).value = id;
  dialog.showModal();
}

/** @param {PassportPage} page @param {string} id */
export async function removeOne(page, id) {
  part(page, "remove", HTMLDialogElement).close();
  try {
    await remove(id);
    await page.own();
    page.message("removed");
    page.lead();
  } catch (error) {
    if (error instanceof StoreError) error.code = `store-${error.code}`;
    page.trouble(error, () => removeOne(page, id));
  }
}

/** @param {PassportPage} page */
export function openErase(page) {
  part(page, "delete-backup").hidden = !page.kept.length && !page.ratings.length;
  part(page, "delete", HTMLDialogElement).showModal();
}

/** @param {PassportPage} page */
export async function eraseAll(page) {
  part(page, "delete", HTMLDialogElement).close();
  const left = await erase();
  page.arrivals?.close();
  await page.own();
  if (left.length) {
    const names = left.map((kind) => copy(template(page, "left", kind)).textContent.replace(/\s+/g, " ").trim());
    return page.trouble({ code: "delete", values: { left: names } });
  }
  page.message("erased");
  page.lead();
}
