/** How the numbers of a bundle come about, for whoever presses one. */
import { whenPressed } from "../chain/hook.js";

/**
 * @import { Readiness } from "types/scoring"
 * @import { BundlePage } from "./bundle.js"
 *
 * @typedef {Record<"published" | "own", Readiness>} Both
 */

/**
 * Let the numbers in `box` say where they are from: two lines a person, by the published weights and by others.
 *
 * @param {Element} box
 * @param {Both[]} people  in the order of `box`
 * @param {BundlePage} page
 * @param {() => Promise<Both[]>} [again]  the same from the scoring, once more
 */
export function explain(box, people, page, again) {
  const lines = box.querySelectorAll(".standing");
  const named = (/** @type {string} */ family) => page.data.short_names[family] ?? family;
  for (const [index, line] of lines.entries()) {
    const person = Math.floor(index / 2);
    const kind = index % 2 ? "own" : "published";
    const who = [line.closest(".person")?.querySelector("h4 > :first-child"), line.querySelector(".standing__who")];
    const title = who.map((part) => part?.textContent).filter(Boolean).join(", ");
    const run = again && (async () => ({ result: (await again())[person][kind], scoring: "" }));
    whenPressed(line, ({ readiness }) => readiness(title, people[person][kind], named, run));
  }
}
