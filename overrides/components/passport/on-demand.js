/** Parts of the passport page that are fetched when somebody asks for them. */
import { later } from "../later.js";

/** @import { PassportPage } from "./passport.js" */

/** Let the reader try scores in `box`. @param {PassportPage} page @param {HTMLElement} box @returns {Promise<void>} */
export async function tryScores(page, box) {
  try {
    /** @type {typeof import("./what-if.js")} */
    const { drawWhatIf } = await later(import.meta.resolve("./what-if.js"));
    await drawWhatIf(box, page);
  } catch (error) {
    page.trouble(error, () => tryScores(page, box));
  }
}

/** Let the reader choose what to show to somebody. @param {PassportPage} page @returns {Promise<void>} */
export async function openShow(page) {
  try {
    /** @type {typeof import("./show.js")} */
    const { show } = await later(import.meta.resolve("./show.js"));
    show(page.kept.length ? page.results : [], page.ratings, page);
  } catch (error) {
    page.trouble(error, () => openShow(page));
  }
}
