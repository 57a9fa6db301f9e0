/** The statements of a quiz and the answers to them. A quiz with steps is asked a group at a time. */
import { fill } from "../fill.js";
import { one, part } from "../parts.js";

/** @import { Quiz } from "types/scoring" */

/** @typedef {Record<string, number>} Answers  by item */

export class Sheet {
  /** Index of the group that is shown. */
  group = 0;

  /** @param {HTMLElement} page  the element `big-five-quiz` @param {Quiz} quiz */
  constructor(page, quiz) {
    this.quiz = quiz;
    this.form = part(page, "form", HTMLFormElement);
  }

  get groups() {
    return [...this.form.querySelectorAll("[data-group]")];
  }

  get isGrouped() {
    return this.groups.length > 1;
  }

  /** A box for each statement. */
  get items() {
    return itemsIn(this.form);
  }

  /** How many statements there are answers for, or may be. */
  get lengths() {
    return this.quiz.steps?.map(({ length }) => length) ?? [this.quiz.items.length];
  }

  /** @returns {Answers} */
  get answers() {
    const given = new FormData(this.form);
    return Object.fromEntries([...given].map(([item, answer]) => [item, Number(answer)]));
  }

  /** Put answers of an earlier visit into the form. @param {Answers} answers */
  restore(answers) {
    /** @type {NodeListOf<HTMLInputElement>} */
    const inputs = this.form.querySelectorAll("input[type=radio]");
    for (const input of inputs) {
      // What the browser itself put back is newer.
      const given = this.form.querySelector(`input[name="${CSS.escape(input.name)}"]:checked`);
      if (!given && String(answers[input.name]) === input.value) input.checked = true;
    }
  }

  /**
   * Ask the items of an older version, in the form that is there.
   *
   * @param {Quiz} quiz
   * @param {Record<string, string>} texts
   */
  become(quiz, texts) {
    this.quiz = quiz;
    const [first, ...others] = this.groups;
    const [pattern, ...more] = itemsIn(first);
    const size = more.length + 1;
    const fresh = quiz.items.map(({ id }, index) => {
      const fieldset = document.importNode(pattern, true);
      fieldset.id = `${quiz.id}-${id}`;
      Object.assign(fieldset.dataset, { item: id, itemText: texts[id] });
      fill(fieldset, { number: index + 1, asked: quiz.items.length, text: texts[id] });
      for (const input of fieldset.querySelectorAll("input")) Object.assign(input, { name: id, checked: false });
      return fieldset;
    });
    const filled = Array.from({ length: Math.ceil(fresh.length / size) }, (_, index) => {
      const group = document.importNode(first, false);
      group.append(...fresh.slice(size * index, size * (index + 1)));
      return group;
    });
    first.replaceWith(...filled);
    for (const group of others) group.remove();
  }

  /** The first group with an item that has no answer, or the last one. */
  get open() {
    const open = this.groups.findIndex((group) => itemsIn(group).some(isOpen));
    return open < 0 ? this.groups.length - 1 : open;
  }

  /** The items of the shown group that have no answer. */
  get left() {
    return itemsIn(this.groups[this.group]).filter(isOpen).map((item) => item.dataset.item ?? "");
  }

  get isLast() {
    return this.group === this.groups.length - 1;
  }

  /** Show the group at `index` alone; `move`: take the reader there. @param {number} index */
  show(index, move = true) {
    if (!this.isGrouped) return;
    const { groups } = this;
    this.group = index;
    groups.forEach((group, place) => group.toggleAttribute("data-shown", place === index));
    const counts = groups.map((group) => itemsIn(group).length);
    const before = counts.slice(0, index).reduce((sum, count) => sum + count, 0);
    const where = part(this.form, "where");
    fill(where, { from: before + 1, to: before + counts[index], asked: this.quiz.items.length });
    this.settleButtons();
    if (!move) return;
    where.focus({ preventScroll: true });
    where.scrollIntoView({ block: "start" });
  }

  /** Which buttons there are, and which comes first. */
  settleButtons() {
    if (!this.isGrouped) return;
    const { answers, groups, isLast } = this;
    const end = groups.slice(0, this.group + 1).flatMap(itemsIn).length;
    const step = this.lengths.includes(end);
    const [back, on, see] = ["back", "on", "see"].map((name) => one(this.form, `[data-do="${name}"]`));
    back.hidden = this.group === 0;
    on.hidden = isLast;
    see.hidden = !step && !this.reached(answers);
    one(see, "[data-slot=so_far]").hidden = step;
    on.classList.toggle("button--main", !step);
    see.classList.toggle("button--main", step);
    part(this.form, "buys").hidden = !step || isLast || this.reached(answers) < end;
    const progress = part(this.form, "progress", HTMLProgressElement);
    progress.max = this.quiz.items.length;
    progress.value = Object.keys(answers).length;
  }

  /** The longest length that `answers` are enough for; 0 for none. @param {Answers} answers */
  reached(answers) {
    const first = this.quiz.items.findIndex(({ id }) => !(id in answers));
    const answered = first < 0 ? this.quiz.items.length : first;
    return Math.max(0, ...this.lengths.filter((length) => length <= answered));
  }

  /** Lead to the answers that were given. */
  again() {
    const shown = this.groups[this.group] ?? this.form;
    /** @type {HTMLElement | null} */
    const checked = shown.querySelector("input:checked");
    checked?.focus();
  }
}

/** @param {Element} box @returns {HTMLElement[]} */
function itemsIn(box) {
  /** @type {NodeListOf<HTMLElement>} */
  const found = box.querySelectorAll("[data-item]");
  return [...found];
}

/** @param {Element} item */
function isOpen(item) {
  return !item.querySelector("input:checked");
}
