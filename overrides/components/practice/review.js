/** What a set came to, in the page's own templates: the count, the range, and each question explained. */
import { copy, fill } from "../fill.js";
import { one, part } from "../parts.js";
import { grid } from "./grid.js";

/**
 * @import { PracticedItem, Practiced as Scored } from "types/scoring"
 * @typedef {Scored & { first: boolean }} Practiced  and whether it was a first attempt
 */

const MOST_NEXT = 3;

/**
 * @param {HTMLElement} page
 * @param {Practiced} result
 */
export function drawPracticed(page, result) {
  const view = copy(part(page, "result-template", HTMLTemplateElement), result);
  drawRange(view, result.interval_percent);
  for (const construct of result.constructs) {
    fill(one(view, `[data-construct="${construct.construct}"]`), construct);
  }
  drawNext(page, view, result);
  part(page, "result").replaceChildren(view);
  for (const item of result.items) explain(page, item);
}

/** @param {ParentNode} view @param {[number, number]} interval  in percent */
function drawRange(view, [low, high]) {
  const ends = { range: [low, high], low: [low, low], high: [high, high] };
  for (const [name, [from, to]] of Object.entries(ends)) {
    const line = part(view, name, SVGElement);
    line.setAttribute("x1", `${from}%`);
    line.setAttribute("x2", `${to}%`);
  }
}

/** The sections of guides behind the questions that went wrong, weakest construct first. @param {HTMLElement} page @param {ParentNode} view @param {Practiced} result */
function drawNext(page, view, { constructs, items }) {
  const list = part(view, "next-list");
  const words = part(page, "next-template", HTMLTemplateElement);
  const weakest = constructs.filter(({ points, most }) => points < most).sort((a, b) => a.points / a.most - b.points / b.most);
  for (const { construct } of weakest.slice(0, MOST_NEXT)) {
    const name = one(view, `[data-construct="${construct}"] dt`).textContent;
    const missed = items.filter((item) => item.construct === construct && !item.full);
    const links = missed.flatMap(({ item }) => [...boxOf(page, item).querySelectorAll("[data-part=why] .small a")]);
    const [link] = links;
    if (!(link instanceof HTMLAnchorElement)) continue;
    const line = copy(words, { construct: name, guide: link.textContent });
    part(line, "guide-link", HTMLAnchorElement).href = link.href;
    list.append(line);
  }
  part(view, "next").hidden = !list.children.length;
}

/** @param {HTMLElement} page @param {string} item */
function boxOf(page, item) {
  return one(page, `[data-item="${item}"]`);
}

/** Open the explanation of a question, with what happened in it. @param {HTMLElement} page @param {PracticedItem} item */
function explain(page, item) {
  const box = boxOf(page, item.item);
  const got = one(box, "[data-part=got]");
  got.replaceChildren(copy(part(page, "got-template", HTMLTemplateElement), item));
  got.hidden = false;
  box.dataset.full = String(item.full);
  const { tried } = item;
  const facts = item.noticed.map((name) => box.querySelector(`[data-fact="${name}"]`)?.textContent ?? "");
  const shown = Boolean(tried?.expected && tried.got && !item.full);
  const happened = {
    ...item,
    ...tried,
    open: !item.answered,
    too_long: item.format === "cut" && item.answered && !item.points && item.length,
    lost: item.format === "cut" ? facts : [],
    columns: tried?.got && tried.expected && tried.got.columns.length !== tried.expected.columns.length,
    missing: shown && !tried?.is_row ? tried?.difference?.missing?.map(text) : null,
    extra: shown && !tried?.is_row ? tried?.difference?.extra?.map(text) : null,
    same: tried?.is_row && !tried.error && !item.full,
    hidden: tried?.fixture,
    shows: tried?.fixture ? box.querySelector(`[data-fixture="${tried.fixture}"]`)?.textContent : "",
    compared: shown && !tried?.is_row,
    row_compared: tried?.is_row && tried.got,
  };
  const view = copy(part(page, "happened-template", HTMLTemplateElement), happened);
  const rows = part(page, "rows-template", HTMLTemplateElement);
  if (tried?.got) view.querySelector("[data-part=got-rows]")?.append(grid(rows, tried.got));
  if (tried?.expected) view.querySelector("[data-part=expected-rows]")?.append(grid(rows, tried.expected));
  part(box, "happened").replaceChildren(view);
  for (const name of item.noticed) box.querySelector(`[data-noticed="${name}"]`)?.classList.add("noticed");
  part(box, "explained", HTMLDetailsElement).open = !item.full;
}

/** @param {string | number | null} value */
function text(value) {
  return value === null ? "null" : String(value);
}
