/** Keeps a reader's place while an article is put in the place of another. */
const FOCUSABLE = "a, button, input, select, summary, textarea, [tabindex]";

/** Where the reader of an article is: what is unfolded, what has the focus, what is at the top. */
export class Place {
  /** @param {Element} main */
  constructor(main) {
    this.main = main;
    this.scrolled = scrollY;
    const isAbove = (/** @type {HTMLElement} */ heading) => heading.getBoundingClientRect().top < 1;
    this.heading = [...this.#headings()].findLast((heading) => heading.checkVisibility() && isAbove(heading));
    this.top = this.heading?.getBoundingClientRect().top ?? 0;
    const folds = [...placed(main, "details").entries()];
    this.open = new Map(folds.map(([place, fold]) => [place, /** @type {HTMLDetailsElement} */ (fold).open]));
    const focused = document.activeElement;
    this.focus = [...placed(main, FOCUSABLE).entries()].find(([, element]) => element === focused)?.[0];
  }

  unfold() {
    for (const [place, fold] of placed(this.main, "details")) {
      const open = this.open.get(place);
      if (open !== undefined) /** @type {HTMLDetailsElement} */ (fold).open = open;
    }
  }

  restore() {
    this.unfold();
    const focused = this.focus === undefined ? undefined : placed(this.main, FOCUSABLE).get(this.focus);
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    const heading = [...this.#headings()].find(({ id }) => id === this.heading?.id);
    const top = heading ? scrollY + heading.getBoundingClientRect().top - this.top : this.scrolled;
    scrollTo({ top, behavior: "instant" });
  }

  /** @returns {NodeListOf<HTMLElement>} */
  #headings() {
    return this.main.querySelectorAll(":is(h1, h2, h3)[id]:not(.visually-hidden)");
  }
}

/**
 * The elements of `main` that `selector` finds, each by the last id before it and its number after that.
 *
 * @param {Element} main
 * @param {string} selector
 */
function placed(main, selector) {
  /** @type {Map<string, Element>} */
  const found = new Map();
  let [id, number] = ["", 0];
  for (const element of main.querySelectorAll(`[id], ${selector}`)) {
    if (element.id) [id, number] = [element.id, 0];
    if (element.matches(selector)) found.set(`${id} ${number++}`, element);
  }
  return found;
}
