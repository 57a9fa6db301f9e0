/** Puts the new article of a page in the place of the old one, without a reload. */
import { change } from "./change.js";
import { Place } from "./place.js";

/** Elements of guides and kits, which may start again on the same page. With any other, the page reloads. */
const STARTS_AGAIN = "big-five-quiz, career-readiness, hiring-kit, my-metro, selection-check, skill-gap";
/** What of the head depends on the article; `server.py` knows the same as an expression. */
const HEAD =
  "title, meta[name=description], meta[property], link[rel=canonical], link[rel^=alternate], script[type='application/ld+json']";

/** @type {HTMLScriptElement | null} */
const script = document.querySelector("script[src$='/site.js']");
/** What finds the elements of a page. A file that is no page of the site has none. @type {Promise<typeof import("../../overrides/browser/site.js")> | null} */
const site = script && import(script.src);

/** The page as it was last sent, before scripts changed it. @type {Document | undefined} */
let sent;

/**
 * Remember `html` as what the server sent for the page that is open: then less of it has to change.
 *
 * @param {string} html
 */
export function remember(html) {
  sent = new DOMParser().parseFromString(html, "text/html");
}

/** Whether all that the page shows is in its HTML, and can be changed there. */
export function canSwap() {
  const main = document.querySelector("main");
  return main !== null && canStartAgain(main);
}

/**
 * Show the page `html` in the place of the one that is open; false where only a reload can.
 *
 * @param {string} html
 */
export async function swap(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const main = document.querySelector("main");
  const made = fresh.querySelector("main");
  if (!site || !main || !made || frame(document) !== frame(fresh) || ![main, made].every(canStartAgain)) return false;
  const heads = [document, fresh].map((page) => [...page.head.querySelectorAll(HEAD)]);
  if (heads[0].length !== heads[1].length) return false;
  const place = new Place(main);
  for (const [number, old] of heads[0].entries()) {
    if (!old.isEqualNode(heads[1][number])) old.replaceWith(document.importNode(heads[1][number], true));
  }
  change(main, sent?.querySelector("main"), made);
  sent = fresh;
  document.dispatchEvent(new Event("renewed"));
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
  for (const one of main.getElementsByTagName("*")) {
    if (one.localName.includes("-") && !one.matches(STARTS_AGAIN)) return false;
  }
  return true;
}
