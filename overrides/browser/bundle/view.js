/** How bundles look, made or read. `page` is the element `role-bundle`. */
import { nextStep } from "../readiness/next.js";

const WEIGHT = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 4 });

/** `0.95` as `.95`, the way the guides print weights. */
export function weightText(weight) {
  return WEIGHT.format(weight).replace(/^0/, "");
}

/** A row of a COMPARISON (see scoring/api.py) with the words and either-ors that the templates ask for. */
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

/** What a COMPARISON comes to, in a sentence. */
export function statement(comparison, page) {
  const { same_shares: same, changes } = comparison;
  const kind = !changes.length ? "none_changed" : same ? "rescaled" : "changed";
  return page.item("statement", { ...comparison, [kind]: true });
}

/** By family, what of it can be taken today, by a REFERENCE (see scoring/api.py). */
export function offered({ families }) {
  return Object.fromEntries(families.map(({ id, available }) => [id, available]));
}

/** Which of `families` can be taken today, in words. */
export function offer(families, available, page) {
  const values = { full: [], sample: [], none: [] };
  for (const { family } of families) values[available[family]].push(page.data.short_names[family] ?? family);
  return page.item("offer", values);
}

/** Where somebody stands, by the published weights and by those of `who`. */
export function standings({ published, own }, who, page) {
  return [
    page.item("standing", { ...published, who: page.words("published") }),
    page.item("standing", { ...own, who: page.words(who) }),
  ];
}

/** Everything that a checked bundle says, into `box`. */
export function drawBundle(box, checked, page) {
  const { bundle, document, disagreements, available, scoring } = checked;
  const published = page.data.published.includes(bundle.role);
  const text = JSON.stringify(document, null, 1);
  box.replaceChildren(page.item("bundle", { ...bundle, document, disagreements, scoring, published, text }));
  const part = (name) => box.querySelector(`[data-part="${name}"]`);
  toGuide(part("guide"), bundle.role);
  part("statement").append(statement(bundle, page));
  part("offer").append(offer(bundle.families, available, page));
  part("weights").append(
    ...bundle.families.map((row) => {
      const values = described(row, available, page);
      const made = page.item("weighing", values);
      made.querySelector("[data-part=mark]").append(page.item("mark", values));
      return made;
    }),
  );
  if (disagreements.length) page.list(part("disagreements"), "problem", disagreements);
  part("guide-differs")?.append(...bundle.guide_differs.map((row) => differing(row, page)));
}

function differing({ family, bundle, guide }, page) {
  const shown = (weight) => (weight === null ? null : weightText(weight));
  return page.item("differs", {
    name: page.data.families[family] ?? family,
    bundle_shown: shown(bundle),
    guide_shown: shown(guide),
    in_bundle: bundle !== null,
    in_guide: guide !== null,
  });
}

/** What a checked bundle does to the reader's own readiness, into `box`. */
export function drawEffect(box, { effect, count, aside, closed }, page) {
  if (closed) return box.replaceChildren(page.item(`no-passport-${closed}`));
  if (!count) return box.replaceChildren(page.item("no-results"));
  const sampled = effect.published.from_samples || effect.own.from_samples;
  box.replaceChildren(page.item("effect", { count, one: count === 1, aside, from_samples: sampled }));
  box.querySelector("[data-part=standings]").append(...standings(effect, "employer", page));
  for (const weighting of ["published", "own"]) {
    const words = page.item("next", nextStep(effect[weighting], page.data.short_names));
    box.querySelector(`[data-part="next-${weighting}"]`).append(words);
  }
}

/** Lead `link` to the guide of `role`. */
export function toGuide(link, role) {
  link.href = `${link.dataset.base}${role}/${link.dataset.to}`;
}
