/** Puts the new article of a page in the place of the old one, without a reload. */

/** Elements of guides and kits, which may start again on the same page. With any other, the page reloads. */
const STARTS_AGAIN = "big-five-quiz, career-readiness, hiring-kit, my-metro, selection-check, skill-gap";
/** What of the head depends on the article; `server.py` knows the same as an expression. */
const HEAD =
  "title, meta[name=description], meta[property], link[rel=canonical], link[rel^=alternate], script[type='application/ld+json']";
const FOCUSABLE = "a, button, input, select, summary, textarea, [tabindex]";

/** The script of every page, which finds what a page holds. @type {Promise<typeof import("../../overrides/browser/site.js")>} */
const site = import(/** @type {HTMLScriptElement} */ (document.querySelector("script[src$='/site.js']")).src);

/**
 * Show the page `html` in the place of the one that is open; false where only a reload can.
 *
 * @param {string} html
 */
export async function swap(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const main = document.querySelector("main");
  const made = fresh.querySelector("main");
  if (!main || !made || frame(document) !== frame(fresh) || ![main, made].every(canStartAgain)) return false;
  const heads = [document, fresh].map((page) => [...page.head.querySelectorAll(HEAD)]);
  if (heads[0].length !== heads[1].length) return false;
  const place = new Place(main);
  for (const [number, old] of heads[0].entries()) {
    if (!old.isEqualNode(heads[1][number])) old.replaceWith(heads[1][number]);
  }
  main.replaceChildren(...made.childNodes);
  place.unfold(); // before anything can be painted
  const { begin } = await site;
  await begin();
  place.restore();
  return true;
}

/** @param {Document} page */
function frame(page) {
  return /** @type {HTMLElement | null} */ (page.querySelector("script[data-frame]"))?.dataset.frame;
}

/** @param {Element} main */
function canStartAgain(main) {
  return [...main.querySelectorAll("*")].every((one) => !one.localName.includes("-") || one.matches(STARTS_AGAIN));
}

/** Where the reader of an article is: what is unfolded, what has the focus, what is at the top. */
class Place {
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
