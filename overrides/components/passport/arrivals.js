/**
 * Which document a link asks a page to show: the one in the address, and after a reload, or on the
 * way back, the one that this entry of the tab's history showed before.
 */
import { forget, note, noted } from "../tab.js";
import { forward, meant } from "./address.js";
import { newId } from "./id.js";

/** @import { DocumentKind } from "./address.js" */

/** What the address asked for is there, or refused: from now on the page is shown (css/87-reserved.css). */
export function reveal() {
  delete document.documentElement.dataset.opens;
}

export class Arrivals {
  /**
   * Name of the note that holds what this entry shows; null for the page's own content.
   *
   * @type {string | null}
   */
  #shown = null;

  /**
   * `show(packed)` is told what to show, null for the page's own content, and answers when it is there.
   *
   * @param {DocumentKind} kind
   * @param {(packed: string | null) => unknown} show
   */
  constructor(kind, show) {
    this.kind = kind;
    this.show = show;
    addEventListener("popstate", () => this.#look(false));
  }

  begin() {
    const page = document.documentElement.dataset;
    if ("opens" in page) page.opens = "now"; // by a script that has come
    Promise.resolve(this.#look(true)).finally(reveal);
  }

  /** The document is open: it leaves the address bar and stays with this entry. @param {string} packed */
  keep(packed) {
    if (this.#shown && noted(this.#shown) === packed) return;
    const name = `opened ${newId()}`;
    // Where nothing can be noted the address keeps it.
    if (note(name, packed)) this.#mark(name);
  }

  /** The reader is done with it: no reload and no way back shows it again. */
  close() {
    if (this.#shown) forget(this.#shown);
    this.#mark(null);
  }

  /** @param {boolean} isLoad  whether the page was just loaded */
  #look(isLoad) {
    const found = meant(location.href);
    if (found) return found.kind === this.kind ? this.show(found.packed) : forward(found);
    const entry = history.state?.[this.kind];
    // A press on an anchor of the page made a new entry, below the same document.
    if (entry === undefined && !isLoad) return this.#mark(this.#shown);
    if (entry === this.#shown && !isLoad) return;
    this.#shown = entry ?? null;
    this.#mark(this.#shown);
    const packed = entry ? noted(entry) : null;
    return this.show(typeof packed === "string" ? packed : null);
  }

  /** @param {string | null} name */
  #mark(name) {
    this.#shown = name;
    const { pathname, search, hash } = location;
    const rest = meant(location.href) ? "" : hash;
    history.replaceState({ ...history.state, [this.kind]: name }, "", pathname + search + rest);
  }
}
