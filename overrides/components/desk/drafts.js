/**
 * The guides that are being written, on this device: neither a reload nor a closed tab loses one.
 * Each has its own place, so that tabs with different guides do not write over each other.
 *
 * @typedef {object} Draft
 * @property {string} path
 * @property {string} text
 * @property {boolean} isNew
 * @property {string} saved  the text as it was opened or saved
 * @property {number} [turn]  grows with every change, so that the last one is known
 */
import { copy } from "../fill.js";
import { one, part, template } from "../parts.js";

const PLACE = `${new URL("../../../", import.meta.url).pathname}#desk/`;

/** Where the guide at `path` is kept. @param {string} path */
const placeOf = (path) => PLACE + path;

/** What is kept and not saved, the last one first. @returns {Draft[]} */
function drafts() {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(PLACE))
      .map((name) => JSON.parse(localStorage.getItem(name) ?? "null"))
      .filter((found) => ["path", "text", "saved"].every((name) => typeof found?.[name] === "string"))
      .sort((a, b) => (b.turn ?? 0) - (a.turn ?? 0));
  } catch {
    return []; // Storage is denied or holds something else.
  }
}

/** @param {Draft[]} kept  the last one first */
const turnAfter = ([last]) => (last?.turn ?? 0) + 1;

/** Keep `draft` while it has something that is not saved; whether nothing can be lost now. @param {Draft} draft */
export function keep(draft) {
  try {
    if (draft.text === draft.saved) localStorage.removeItem(placeOf(draft.path));
    else localStorage.setItem(placeOf(draft.path), JSON.stringify({ ...draft, turn: turnAfter(drafts()) }));
    return true;
  } catch {
    return draft.text === draft.saved;
  }
}

/** The drafts that are not open, and what is said of the one that is. */
export class Drafts {
  #host;
  #desk;

  /**
   * @param {HTMLElement} host  the desk's element
   * @param {{ isOpen: (path: string) => boolean, mayLeave: () => boolean, resume: (draft: Draft) => void }} desk
   */
  constructor(host, desk) {
    this.#host = host;
    this.#desk = desk;
    addEventListener("storage", ({ key }) => {
      if (drafts().some(({ path }) => desk.isOpen(path) && key === placeOf(path))) this.#part("elsewhere").hidden = false;
      this.#list();
    });
  }

  resumeLast() {
    const [last] = drafts();
    if (last) this.#desk.resume(last);
  }

  /** Take up the draft at `path`; whether there is one. @param {string} path */
  resume(path) {
    const draft = drafts().find((draft) => draft.path === path);
    if (draft && this.#desk.mayLeave()) this.#desk.resume(draft);
    return Boolean(draft);
  }

  /** A guide was opened. @param {boolean} isDraft  whether with what was not saved */
  opened(isDraft) {
    this.#part("resumed").hidden = !isDraft;
    this.#part("elsewhere").hidden = true;
    this.#list();
  }

  /** Drop the draft at `path`, if the editor agrees; whether there is none now. @param {string} path */
  discard(path) {
    if (!drafts().some((draft) => draft.path === path)) return true;
    if (!confirm(copy(template(this.#host, "say", "discard")).textContent.trim())) return false;
    localStorage.removeItem(placeOf(path));
    return true;
  }

  #list() {
    const others = drafts().filter(({ path }) => !this.#desk.isOpen(path));
    this.#part("others").hidden = !others.length;
    this.#part("drafts").replaceChildren(...others.map(({ path }) => {
      const item = copy(template(this.#host, "item", "draft"), { path });
      one(item, "button").dataset.path = path;
      return item;
    }));
  }

  /** @param {string} name */
  #part(name) {
    return part(this.#host, name);
  }
}
