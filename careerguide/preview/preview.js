// Added to pages by the preview server alone: renews them when they, or the site, were made again.
import { swap } from "./swap.js";

// A service worker left from a published build would answer from its cache.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.getRegistrations().then((all) => all.forEach((one) => one.unregister()));
}

/**
 * `problems`: of the file that was saved, or of the build. `pages`: addresses of pages made alone.
 * `besides`: the same, when the rest of the site was built. Without any of these, all may have changed.
 *
 * @typedef {{ problems?: string[], pages?: string[], besides?: string[] }} Message
 */

const events = new EventSource(`/_preview/events${new URL(import.meta.url).search}`);
addEventListener("pagehide", () => events.close());
events.addEventListener("message", (event) => {
  /** @type {Message} */
  const { problems, pages, besides } = JSON.parse(event.data);
  if (problems) return showProblems(problems);
  document.getElementById("preview-problems")?.remove();
  const isHere = (/** @type {string} */ page) => location.pathname === `/${page}`;
  if ((pages ?? besides)?.some(isHere)) renew();
  else if (!pages) location.reload();
});

/** How often the page was to be renewed: what comes for an earlier turn is not shown any more. */
let turns = 0;
/** The page as it was last sent, but for the address of this script. */
let shown = "";

async function renew() {
  const turn = ++turns;
  const answer = await fetch(location.href);
  const html = (await answer.text()).replace(/preview\.js\?\d+/, "");
  if (turn !== turns || html === shown) return;
  if (!answer.ok || !(await swap(html).catch(() => false))) location.reload();
  shown = html;
}

/** @param {string[]} problems */
function showProblems(problems) {
  let box = document.getElementById("preview-problems");
  if (!box) {
    box = document.createElement("pre");
    box.id = "preview-problems";
    box.setAttribute("role", "alert");
    document.body.prepend(box);
  }
  box.textContent = problems.join("\n");
}
