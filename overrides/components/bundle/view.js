/** How bundles look, made or read. `page` is the element `role-bundle`. */
import { maybe, part } from "../parts.js";
import { nextStep } from "../readiness/next.js";
import { explain } from "./chains.js";

/**
 * @import { Available, CheckedBundle, ComparedFamily, Comparison, GuideDiffers, LocalGroup, Move, Readiness, Reference } from "types/scoring"
 * @import { BundlePage } from "./bundle.js"
 * @import { Checked } from "./incoming.js"
 * @import { Weighed } from "./preview.js"
 *
 * @typedef {Record<string, Available>} Availability  by family
 * @typedef {CheckedBundle & { scoring: string, available: Availability }} Shown
 * @typedef {Pick<ComparedFamily, "family" | "published" | "own">} Compared
 */

const WEIGHT = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 4 });

/** `0.95` as `.95`, the way the guides print weights. @param {number} weight */
export function weightText(weight) {
  return WEIGHT.format(weight).replace(/^0/, "");
}

/**
 * A row of a comparison with the words and either-ors that the templates ask for.
 *
 * @param {Compared} row
 * @param {Availability} available
 * @param {BundlePage} page
 */
export function described(row, available, page) {
  return {
    ...row,
    name: page.data.families[row.family] ?? row.family,
    published_shown: weightText(row.published),
    own_shown: weightText(row.own),
    raised: row.own > row.published,
    lowered: row.own < row.published,
    unchanged: row.own === row.published,
    [available[row.family]]: true,
  };
}

/** What a comparison comes to, in a sentence. @param {Comparison} comparison @param {BundlePage} page */
export function statement(comparison, page) {
  const { same_shares: same, changes } = comparison;
  const kind = !changes.length ? "none_changed" : same ? "rescaled" : "changed";
  return page.item("statement", { ...comparison, [kind]: true });
}

/** By family, what of it can be taken today. @param {Reference} reference @returns {Availability} */
export function offered({ families }) {
  return Object.fromEntries(families.map(({ id, available }) => [id, available]));
}

/**
 * Which of `families` can be taken today, in words.
 *
 * @param {Compared[]} families
 * @param {Availability} available
 * @param {BundlePage} page
 */
export function offer(families, available, page) {
  /** @type {Record<Available, string[]>} */
  const values = { full: [], sample: [], none: [] };
  for (const { family } of families) values[available[family]].push(page.data.short_names[family] ?? family);
  return page.item("offer", values);
}

const MOVE = new Intl.NumberFormat("en-US", { signDisplay: "exceptZero" });

/**
 * How far a person's number moves, in words; an empty place where one of two numbers is missing.
 *
 * @param {Move | null} move
 * @param {string} who
 * @param {BundlePage} page
 */
export function moveText(move, who, page) {
  const figures = move ? [move.points_shown, ...move.band90_shown] : [];
  if (!move || !figures.some(Boolean)) return page.item("no-move");
  const [points, low, high] = figures.map((value) => MOVE.format(value).replace("-", "−"));
  return page.item("move", { points, low, high, known: move.known, [who]: true });
}

/**
 * Where somebody stands, by the published weights and by those of `who`.
 *
 * @param {Record<"published" | "own", Readiness | Weighed>} readiness
 * @param {string} who
 * @param {BundlePage} page
 */
export function standings({ published, own }, who, page) {
  return [
    page.item("standing", { ...published, who: page.words("published") }),
    page.item("standing", { ...own, who: page.words(who) }),
  ];
}

/**
 * Everything that a checked bundle says, into `box`.
 *
 * @param {Element} box
 * @param {Shown} checked
 * @param {BundlePage} page
 */
export function drawBundle(box, checked, page) {
  const { bundle, document, disagreements, local, available, scoring } = checked;
  const published = page.data.published.includes(bundle.role);
  const text = JSON.stringify(document, null, 1);
  box.replaceChildren(page.item("bundle", { ...bundle, document, disagreements, local, scoring, published, text }));
  toGuide(part(box, "guide", HTMLAnchorElement), bundle.role);
  part(box, "statement").append(statement(bundle, page));
  const changes = bundle.families.filter(({ changed }) => changed);
  maybe(box, "changes")?.append(...changes.map((row) => page.item("change", described(row, available, page))));
  part(box, "offer").append(offer(bundle.families, available, page));
  part(box, "weights").append(
    ...bundle.families.map((row) => {
      const values = described(row, available, page);
      const made = page.item("weighing", values);
      part(made, "mark").append(page.item("mark", values));
      return made;
    }),
  );
  maybe(box, "local")?.append(...local.map((group) => localGroup(group, page)));
  if (disagreements.length) page.listProblems(part(box, "disagreements"), disagreements);
  maybe(box, "guide-differs")?.append(...bundle.guide_differs.map((row) => differing(row, page)));
}

/** @param {LocalGroup} group @param {BundlePage} page */
function localGroup(group, page) {
  return page.item("local-group", { ...group, name: page.data.families[group.family] ?? group.family });
}

/** @param {GuideDiffers} difference @param {BundlePage} page */
function differing({ family, bundle, guide }, page) {
  const shown = (/** @type {number | null} */ weight) => (weight === null ? null : weightText(weight));
  return page.item("differs", {
    name: page.data.families[family] ?? family,
    bundle_shown: shown(bundle),
    guide_shown: shown(guide),
    in_bundle: bundle !== null,
    in_guide: guide !== null,
  });
}

/**
 * What a checked bundle does to the reader's own readiness, into `box`.
 *
 * @param {Element} box
 * @param {Checked} checked
 * @param {BundlePage} page
 */
export function drawEffect(box, { effect, count, aside, closed }, page) {
  if (closed) return box.replaceChildren(page.item(`no-passport-${closed}`));
  if (!count || !effect) return box.replaceChildren(page.item("no-results"));
  const sampled = effect.published.from_samples || effect.own.from_samples;
  box.replaceChildren(page.item("effect", { count, one: count === 1, aside, from_samples: sampled }));
  part(box, "standings").append(...standings(effect, "employer", page));
  explain(box, [effect], page);
  part(box, "move").append(moveText(effect.move, "employer", page));
  for (const weighting of /** @type {const} */ (["published", "own"])) {
    const words = page.item("next", nextStep(effect[weighting], page.data.short_names));
    part(box, `next-${weighting}`).append(words);
  }
}

/** Lead `link` to the guide of `role`. @param {HTMLAnchorElement} link @param {string} role */
export function toGuide(link, role) {
  link.href = `${link.dataset.base}${role}/${link.dataset.to}`;
}
