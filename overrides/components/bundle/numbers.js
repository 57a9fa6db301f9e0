/** The numbers beside the form that makes a bundle: shares, sentences about them, invented candidates. */
import { part } from "../parts.js";
import { move, shares, weighed, whole } from "./preview.js";
import { described, moveText, offer, standings, statement, weightText } from "./view.js";

/**
 * @import { Candidate, Comparison, MadeBundle, Move, Turn } from "types/scoring"
 * @import { BundlePage } from "./bundle.js"
 * @import { Fields } from "./fields.js"
 * @import { Weighed } from "./preview.js"
 * @import { Availability } from "./view.js"
 *
 * @typedef {object} Person
 * @property {string} name
 * @property {number} samples_left_out
 * @property {Weighed} published
 * @property {Weighed} own
 * @property {Move | null} move
 *
 * @typedef {{ comparison: Comparison, available: Availability, candidates: (Candidate | Person)[] }} Numbers
 */

/**
 * The same before the scoring has answered, as far as plain arithmetic goes. The verdict is left to it.
 *
 * @param {BundlePage} page
 * @param {Fields} fields
 * @param {Record<string, number>} own
 * @param {Availability} available
 */
export function drawPreview(page, fields, own, available) {
  const published = fields.role.weights;
  const [before, now] = [shares(published), shares(own)];
  const families = Object.keys(published).map((family) => ({
    family,
    published: published[family],
    own: own[family],
    published_share: before[family],
    published_share_percent: whole(100 * before[family]),
    own_share: now[family],
    own_share_percent: whole(100 * now[family]),
    changed: own[family] !== published[family],
    reason: null,
  }));
  const comparison = {
    families,
    changes: families.filter(({ changed }) => changed).map(({ family }) => family),
    same_shares: families.every((row) => Math.abs(row.own_share - row.published_share) < 1e-5),
  };
  const candidates = page.data.candidates.map(({ name, results, known }) => {
    const both = { published: weighed(known, published), own: weighed(known, own) };
    return {
      name,
      samples_left_out: results.filter(({ entry }) => entry.kind === "sample").length,
      ...both,
      move: both.published.headline && both.own.headline ? move(known, published, own) : null,
    };
  });
  drawNumbers(page, fields, { comparison, available, candidates });
  part(page, "verdict").toggleAttribute("data-pending", true);
}

/**
 * What the scoring alone says: whether anybody's order changes, and how far each weight is from that.
 *
 * @param {BundlePage} page
 * @param {Fields} fields
 * @param {MadeBundle} result
 */
export function drawVerdict(page, { rows }, { comparison, candidates, turns, tipping }) {
  const box = part(page, "verdict");
  box.toggleAttribute("data-pending", false);
  const changed = comparison.changes.length && !comparison.same_shares;
  const numbers = candidates.filter(({ published, own }) => published.headline !== own.headline);
  const lines = [
    ...turns.map((turn) => turned(turn, page)),
    ...numbers.map(({ name, own }) => page.item("number", { name, has: own.headline })),
  ];
  const verdict = page.item("verdict", { unchanged: !changed, nobody: changed && !turns.length, somebody: turns.length, lines });
  for (const list of verdict.querySelectorAll("ul")) list.append(...lines);
  if (candidates.length) say(box, verdict);
  for (const { family, below, above } of tipping) {
    const row = rows.find((row) => row.family === family);
    const shown = [below, above].map((weight) => (weight === null ? null : weightText(weight)));
    const values = { below: shown[0], above: shown[1], both: below !== null && above !== null, never: below === null && above === null };
    if (row) part(row.element, "tipping").replaceChildren(page.item("tipping", values));
  }
}

/** @param {Turn} turn @param {BundlePage} page */
function turned(turn, page) {
  return page.item("turn", { ...turn, overtook: turn.now && turn.before < 0, parted: turn.now && !turn.before });
}

/** @param {BundlePage} page @param {Fields} fields @param {Numbers} result */
export function drawNumbers(page, { rows }, { comparison, available, candidates }) {
  for (const { family, element } of rows) {
    const compared = comparison.families.find((row) => row.family === family);
    if (!compared) continue;
    const values = described(compared, available, page);
    for (const name of ["mark", "published-share", "own-share"]) {
      part(element, name).replaceChildren(page.item(name, values));
    }
  }
  outdate(page, false);
  say(part(page, "statement"), statement(comparison, page));
  part(page, "offer").replaceChildren(offer(comparison.families, available, page));
  part(page, "people").replaceChildren(...candidates.map((candidate, index) => person(page, candidate, index)));
}

/** Mark the numbers as old ones, or not. @param {BundlePage} page @param {boolean} isOld */
export function outdate(page, isOld) {
  part(page, "numbers").toggleAttribute("data-outdated", isOld);
}

/** @param {BundlePage} page @param {Candidate | Person} candidate @param {number} index */
function person(page, candidate, index) {
  const { about } = page.data.candidates[index];
  const made = page.item("person", { ...candidate, about, one_left_out: candidate.samples_left_out === 1 });
  part(made, "standings").append(...standings(candidate, "yours", page));
  part(made, "move").replaceChildren(moveText(candidate.move, "yours", page));
  return made;
}

/**
 * Put `words` into `box`, unless they stand there: what is announced is then announced once.
 *
 * @param {Element} box
 * @param {DocumentFragment} words
 */
function say(box, words) {
  if (box.textContent !== words.textContent) box.replaceChildren(words);
}
