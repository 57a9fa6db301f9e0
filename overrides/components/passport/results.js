/** Results as cards, one a family, with what came before. `page` is the element `skills-passport`. */
import { whenPressed } from "../chain/hook.js";
import { copy } from "../fill.js";
import { maybe, one, part, template } from "../parts.js";

/**
 * @import { ShownPoints, ShownResult } from "types/scoring"
 * @import { PassportPage } from "./passport.js"
 * @typedef {"" | "claimed" | "recomputed"} Says
 * @typedef {ShownPoints & { key: string, name: string, private?: boolean }} Score  of a trait; `key` is empty for a whole result
 */

const KINDS = ["full", "sample", "practice"];

/**
 * A result with the names and the either-ors that the templates ask for.
 *
 * @param {ShownResult} result
 * @param {PassportPage} page
 */
export function described(result, page) {
  const { kind, counts_as, entry, age_months_shown: months } = result;
  const taken = "quiz" in entry;
  return {
    ...result,
    family_name: page.family(result.family),
    sample: kind === "sample",
    practice: kind === "practice" && !counts_as,
    practiced: kind === "practice",
    practice_sample: kind === "practice" && counts_as === "sample",
    practice_full: kind === "practice" && counts_as === "full",
    set_name: kind === "practice" && taken ? page.set(entry.quiz, entry.quiz_version) : "",
    full: kind === "full" && taken,
    added: kind === "full" && !taken,
    withheld_names: result.withheld.map((trait) => page.trait(trait)),
    new: months === 0,
    month_old: months === 1,
    months_old: months > 1,
  };
}

/**
 * What a result says in numbers: one score, or one a trait.
 *
 * @param {ShownResult} result
 * @param {PassportPage} page
 * @returns {Score[]}
 */
export function scores(result, page) {
  if (result.points) return [{ ...result.points, key: "", name: "" }];
  return result.traits.map((trait) => ({
    ...trait,
    key: trait.trait,
    name: page.trait(trait.trait),
    private: result.private_traits.includes(trait.trait),
  }));
}

/**
 * The scores of a result in a line of text.
 *
 * @param {Element} box
 * @param {ShownResult} result
 * @param {PassportPage} page
 */
export function scoresInLine(box, result, page) {
  box.replaceChildren(...scores(result, page).map((score) => copy(template(page, "item", "history-score"), score)));
}

/**
 * The results by family, in each the newest first. Of one day, ids tell the order: see id.js.
 *
 * @param {ShownResult[]} results
 * @param {PassportPage} page
 */
export function byFamily(results, page) {
  const place = (/** @type {ShownResult} */ { date, id }) => `${date} ${id}`;
  const sorted = results.toSorted((a, b) => (place(a) < place(b) ? 1 : -1));
  const families = new Set([...page.families, ...sorted.map(({ family }) => family)]);
  return [...families].map((family) => sorted.filter((result) => result.family === family)).filter((group) => group.length);
}

/**
 * Cards for `results`; `own` ones can be removed, and show what came before. Of somebody else's, `says` is
 * what their numbers are: claimed or recomputed.
 *
 * @param {Element} box
 * @param {ShownResult[]} results
 * @param {PassportPage} page
 * @param {{ own?: boolean, together?: boolean, says?: Says }} [options]
 */
export function drawResults(box, results, page, { own = false, together = true, says = "" } = {}) {
  const groups = together ? byFamily(results, page) : results.map((result) => [result]);
  box.replaceChildren(...groups.map((group) => card(group, page, own, says)));
  // What must stand beside a sample need not stand there twice.
  const notices = [...box.querySelectorAll("[data-part=notice]")];
  for (const [index, notice] of notices.entries()) {
    if (notices.slice(0, index).some((before) => before.textContent === notice.textContent)) notice.remove();
  }
}

/** @param {ShownResult} result */
function rank({ kind, counts_as }) {
  return KINDS.indexOf(counts_as ?? kind);
}

/** @param {ShownResult[]} group @param {PassportPage} page @param {boolean} own @param {Says} says */
function card(group, page, own, says) {
  // The one to look at: full before sample, then the newest.
  const [first] = group.toSorted((a, b) => rank(a) - rank(b));
  const made = copy(template(page, "item", "result"), { ...described(first, page), ...standing(first, says), together: group.length });
  const link = part(made, "family-link", HTMLAnchorElement);
  link.href = `${link.dataset.base}#${first.family}`;
  const claimed = says === "claimed";
  maybe(made, "traits")?.replaceChildren(...scores(first, page).map((score) => traitRow(score, page, first, claimed)));
  const sampled = first.kind === "sample" && "quiz" in first.entry ? first.entry.quiz : "";
  /** @type {HTMLTemplateElement | null} */
  const notice = page.querySelector(`template[data-notice="${sampled}"]`);
  if (notice) part(made, "notice").append(copy(notice));
  const remove = one(made, "[data-do=remove]", HTMLButtonElement);
  if (own) remove.value = first.id;
  else remove.closest("p")?.remove();
  const history = part(made, "history");
  if (group.length === 1) history.remove();
  else history.addEventListener("toggle", () => history.append(...drawHistory(group, page, own)), { once: true });
  return made;
}

/** What the numbers of somebody else's result are. @param {ShownResult} result @param {Says} says */
function standing(result, says) {
  const claimed = says === "claimed";
  const recomputed = says === "recomputed" && hasAnswers(result);
  return { foreign: says, claimed, recomputed, as_claimed: says && !recomputed };
}

/** Whether a result can be worked out again: one entered by hand, or points of practice, can't. @param {ShownResult} result */
export function hasAnswers({ traits, norms }) {
  return traits.length > 0 || norms !== null;
}

/** @param {Score} score @param {PassportPage} page @param {ShownResult} result @param {boolean} isClaimed */
function traitRow(score, page, { traits, entry }, isClaimed) {
  const row = copy(template(page, "item", "trait"), score);
  const isScored = !isClaimed && traits.some(({ trait }) => trait === score.key);
  if (isScored) whenPressed(row, (chains) => chains.scoreOf(score.name, score.key, entry));
  else one(row, "button").replaceWith(...one(row, "button").childNodes);
  one(row, "li").dataset.private = String(Boolean(score.private));
  return row;
}

/**
 * A figure for each score that the results have in common, then all of them in a table.
 *
 * @param {ShownResult[]} group
 * @param {PassportPage} page
 * @param {boolean} own
 */
function drawHistory(group, page, own) {
  const byDate = group.toReversed().filter(({ counts_as }) => counts_as);
  const dated = byDate.flatMap((result) => scores(result, page).map((score) => ({ ...score, date: result.date, family: result.family })));
  const lines = [...new Set(dated.map(({ key }) => key))].map((key) => dated.filter((score) => score.key === key));
  const figures = lines.filter((line) => line.length > 1).map((line) => figure(line, page));
  const table = copy(template(page, "item", "history-table"));
  part(table, "rows").append(...group.map((result) => tableRow(result, page, own)));
  const box = document.createElement("div");
  box.className = "history-figures";
  box.append(...figures);
  return [box, table];
}

/** @param {(Score & { date: string, family: string })[]} line @param {PassportPage} page */
function figure(line, page) {
  const [first, last] = [line[0], line[line.length - 1]];
  const made = copy(template(page, "item", "history"), { name: last.name || page.family(last.family), first, last, later: last.date !== first.date });
  const [start, end] = [Date.parse(first.date), Date.parse(last.date)];
  const places = line.map(({ date }, index) => {
    const share = end > start ? (Date.parse(date) - start) / (end - start) : index / (line.length - 1);
    return `${100 * share}%`;
  });
  const shapes = line.map((score, index) => {
    const before = line[index - 1] ?? score;
    const [segment, point] = one(copy(template(page, "item", "history-point"), { ...score, before }), "svg", SVGElement).children;
    segment.setAttribute("x1", places[index - 1] ?? places[0]);
    segment.setAttribute("x2", places[index]);
    point.setAttribute("x", places[index]);
    return { segment, point };
  });
  // All lines below all points.
  const points = part(made, "points", SVGElement);
  points.append(...shapes.map(({ segment }) => segment), ...shapes.map(({ point }) => point));
  return made;
}

/** @param {ShownResult} result @param {PassportPage} page @param {boolean} own */
function tableRow(result, page, own) {
  const row = one(copy(template(page, "item", "history-row"), described(result, page)), "tr");
  scoresInLine(part(row, "scores"), result, page);
  const remove = one(row, "[data-do=remove]", HTMLButtonElement);
  if (own) remove.value = result.id;
  else remove.remove();
  return row;
}

