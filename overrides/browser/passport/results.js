/** Results as cards, one a family, with what came before. `page` is the element `skills-passport`. */
import { copy } from "../fill.js";

const KINDS = ["full", "sample", "practice"];

/** A RESULT (see scoring/api.py) with the names and the either-ors that the templates ask for. */
export function described(result, page) {
  const { kind, entry, age_months_shown: months } = result;
  const taken = "quiz" in entry;
  return {
    ...result,
    family_name: page.family(result.family),
    sample: kind === "sample",
    practice: kind === "practice",
    full: kind === "full" && taken,
    added: kind === "full" && !taken,
    withheld_names: result.withheld.map((trait) => page.trait(trait)),
    new: months === 0,
    month_old: months === 1,
    months_old: months > 1,
  };
}

/** What a result says in numbers: one score, or one a trait. */
export function scores(result, page) {
  if (result.points) return [{ ...result.points, key: "", name: "" }];
  return result.traits.map((trait) => ({
    ...trait,
    key: trait.trait,
    name: page.trait(trait.trait),
    private: result.private_traits.includes(trait.trait),
  }));
}

/** The scores of a result in a line of text. */
export function scoresInLine(box, result, page) {
  box.replaceChildren(...scores(result, page).map((score) => copy(page.template("history-score"), score)));
}

/** The results by family, in each the newest first. Of one day, ids tell the order: see id.js. */
export function byFamily(results, page) {
  const groups = new Map(page.families.map((family) => [family, []]));
  const place = ({ date, id }) => `${date} ${id}`;
  for (const result of results.toSorted((a, b) => (place(a) < place(b) ? 1 : -1))) {
    if (!groups.has(result.family)) groups.set(result.family, []);
    groups.get(result.family).push(result);
  }
  return [...groups.values()].filter((group) => group.length);
}

/** Cards for `results`; `own` ones can be removed, and show what came before. */
export function drawResults(box, results, page, { own = false, together = true } = {}) {
  const groups = together ? byFamily(results, page) : results.map((result) => [result]);
  box.replaceChildren(...groups.map((group) => card(group, page, own)));
  // What must stand beside a sample need not stand there twice.
  const notices = [...box.querySelectorAll("[data-part=notice]")];
  for (const [index, notice] of notices.entries()) {
    if (notices.slice(0, index).some((before) => before.textContent === notice.textContent)) notice.remove();
  }
}

function card(group, page, own) {
  // The one to look at: full before sample, then the newest.
  const first = KINDS.map((kind) => group.find((result) => result.kind === kind)).find(Boolean);
  const made = copy(page.template("result"), { ...described(first, page), together: group.length });
  const link = made.querySelector("[data-part=family-link]");
  link.href = `${link.dataset.base}#${first.family}`;
  made.querySelector("[data-part=traits]")?.replaceChildren(...scores(first, page).map((score) => traitRow(score, page)));
  const notice = page.querySelector(`template[data-notice="${first.kind === "sample" ? first.entry.quiz : ""}"]`);
  if (notice) made.querySelector("[data-part=notice]").append(copy(notice));
  const remove = made.querySelector("[data-do=remove]");
  if (own) remove.value = first.id;
  else remove.closest("p").remove();
  const history = made.querySelector("[data-part=history]");
  if (group.length === 1) history.remove();
  else history.addEventListener("toggle", () => history.append(...drawHistory(group, page, own)), { once: true });
  return made;
}

function traitRow(score, page) {
  const row = copy(page.template("trait"), score);
  row.firstElementChild.dataset.private = Boolean(score.private);
  return row;
}

/** A figure for each score that the results have in common, then all of them in a table. */
function drawHistory(group, page, own) {
  const byDate = group.toReversed().filter(({ kind }) => kind !== "practice");
  const lines = new Map();
  for (const result of byDate) {
    for (const score of scores(result, page)) {
      if (!lines.has(score.key)) lines.set(score.key, []);
      lines.get(score.key).push({ ...score, date: result.date, family: result.family });
    }
  }
  const figures = [...lines.values()].filter((line) => line.length > 1).map((line) => figure(line, page));
  const table = copy(page.template("history-table"));
  table.querySelector("[data-part=rows]").append(...group.map((result) => tableRow(result, page, own)));
  const box = document.createElement("div");
  box.className = "history-figures";
  box.append(...figures);
  return [box, table];
}

function figure(line, page) {
  const [first, last] = [line[0], line.at(-1)];
  const made = copy(page.template("history"), { name: last.name || page.family(last.family), first, last });
  const [start, end] = [Date.parse(first.date), Date.parse(last.date)];
  const places = line.map(({ date }, index) => {
    const share = end > start ? (Date.parse(date) - start) / (end - start) : index / (line.length - 1);
    return `${100 * share}%`;
  });
  const shapes = line.map((score, index) => {
    const before = line[index - 1] ?? score;
    const { children } = copy(page.template("history-point"), { ...score, before }).firstElementChild;
    const [segment, point] = children;
    segment.setAttribute("x1", places[index - 1] ?? places[0]);
    segment.setAttribute("x2", places[index]);
    point.setAttribute("x", places[index]);
    return { segment, point };
  });
  // All lines below all points.
  const points = made.querySelector("[data-part=points]");
  points.append(...shapes.map(({ segment }) => segment), ...shapes.map(({ point }) => point));
  return made;
}

function tableRow(result, page, own) {
  const row = copy(page.template("history-row"), described(result, page)).querySelector("tr");
  scoresInLine(row.querySelector("[data-part=scores]"), result, page);
  const remove = row.querySelector("[data-do=remove]");
  if (own) remove.value = result.id;
  else remove.remove();
  return row;
}

