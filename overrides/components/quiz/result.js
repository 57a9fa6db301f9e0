/** What the scoring answers, in the page's own templates. */
import { whenPressed } from "../chain/hook.js";
import { fill } from "../fill.js";
import { maybe, one, part } from "../parts.js";
import { noted } from "../tab.js";
import { crowd, slice } from "./picture.js";

/**
 * @import { Quiz, Reply, Scored } from "types/scoring"
 *
 * @typedef {object} Ways  what the reader can do with a result
 * @property {Quiz} quiz
 * @property {number[]} lengths  of the quiz, shortest first
 * @property {() => void} further  go on with more statements
 * @property {() => void} again  change answers
 */

/**
 * Draw a result into the quiz `page`.
 *
 * @param {HTMLElement} page
 * @param {Reply<"score_quiz">} reply
 * @param {Ways} ways
 */
export function drawResult(page, { result, scoring }, { quiz, lengths, further, again }) {
  const words = part(page, "result-template", HTMLTemplateElement).content;
  const view = document.importNode(words, true);
  const full = result.kind === "full";
  fill(one(view, "p"), { full });
  drawVerdict(view, result);
  for (const trait of result.traits) {
    for (const box of view.querySelectorAll(`[data-trait="${trait.trait}"]`)) {
      fill(box, trait).querySelector(".trait__words")?.setAttribute("data-place", trait.place);
      const dots = maybe(box, "crowd");
      if (dots) crowd(dots, trait.steps);
      const heading = box.querySelector(".trait__head > :first-child")?.textContent ?? "";
      whenPressed(box, ({ score }) => score(heading, trait, quiz));
      if (maybe(box, "slice")) slice(part(box, "slice", SVGElement), trait.steps);
    }
  }
  fill(part(view, "versions"), { scoring, norms: result.norms_version });
  /** @type {NodeListOf<HTMLElement>} */
  const notices = view.querySelectorAll("[data-step]");
  for (const notice of notices) {
    if (Number(notice.dataset.step) !== result.length) notice.remove();
  }
  offerGuide(part(view, "role"), full);
  offerMore(maybe(view, "further"), lengths.find((length) => length > result.length), result.length, further);
  part(view, "again").addEventListener("click", again);
  part(page, "result").replaceChildren(view);
}

/**
 * The result in one sentence: which traits lie in which third of the norm group. `Intl.ListFormat`
 * says the same, but to load it takes a third of the time that a reader waits for the first result.
 *
 * @param {ParentNode} view
 * @param {Scored} result
 */
function drawVerdict(view, { traits, length }) {
  const named = (/** @type {string} */ place) => {
    const names = traits
      .filter((trait) => trait.place === place)
      .map(({ trait }) => one(view, `.profile__row[data-trait="${trait}"]`).dataset.name);
    return names.join(", ").replace(/, (?!.*,)/, names.length > 2 ? ", and " : " and ");
  };
  const [low, middle, high] = ["low", "middle", "high"].map(named);
  fill(part(view, "verdict"), { low, middle, high, rough: length === traits.length });
}

/**
 * What the result means for the guide this quiz stands in, or the one the reader came from.
 *
 * @param {HTMLElement} box
 * @param {boolean} full
 */
function offerGuide(box, full) {
  const { id, title } = /** @type {{ id?: unknown, title?: unknown }} */ (noted("guide") ?? {});
  if (typeof id !== "string" || !/^[a-z0-9-]+$/.test(id) || typeof title !== "string") return;
  fill(box, { full, guide: title });
  part(box, "guide", HTMLAnchorElement).href = new URL(`../../../roles/${id}/`, import.meta.url).href;
  box.hidden = false;
}

/**
 * @param {HTMLElement | null} box
 * @param {number | undefined} more  the next length
 * @param {number} length
 * @param {() => void} further
 */
function offerMore(box, more, length, further) {
  if (!box) return;
  const button = part(box, "go-on");
  const isHere = button.matches("button"); // on a guide's page it is a link to the quiz's own
  if (!more && isHere) return;
  fill(box, { more: more && more - length });
  if (isHere) button.addEventListener("click", further);
  box.hidden = false;
}
