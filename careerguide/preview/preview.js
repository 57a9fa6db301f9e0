// Added to pages by the preview server alone: renews them when they, or the site, were made again.
import { canSwap, remember, swap } from "./swap.js";

// A service worker left from a published build would answer from its cache.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.getRegistrations().then((all) => all.forEach((one) => one.unregister()));
}

/**
 * `problems`: of the file that was saved, or of the build. `pages`: those that were made alone, by address.
 * `rest`: the rest of the site was built, which follows from such pages. Without any of these, all may have changed.
 *
 * @typedef {{ problems?: string[], pages?: Record<string, string>, rest?: boolean }} Message
 */

const events = new EventSource(`/_preview/events${new URL(import.meta.url).search}`);
addEventListener("pagehide", () => events.close());
events.addEventListener("message", (event) => {
  /** @type {Message} */
  const { problems, pages, rest } = JSON.parse(event.data);
  if (problems) return showProblems(problems);
  document.getElementById("preview-problems")?.remove();
  const page = location.pathname.slice(1);
  if (pages) {
    if (page in pages) renew(pages[page]);
  } else if (rest && canSwap()) look();
  else location.reload(); // after `rest`, a page whose scripts fetch what they show
});

/** Checksum of the page that is shown. */
let shown = checksum(document.head.outerHTML);

/** @param {string} html */
function checksum(html) {
  return /data-page="(\w+)"/.exec(html)?.[1];
}

addEventListener("load", async () => {
  const html = await (await fetch(location.href)).text();
  if (shown === checksum(html)) remember(html);
});

/** @param {string} html */
async function renew(html) {
  if (shown === checksum(html)) return;
  shown = checksum(html);
  if (!(await swap(html).catch(() => false))) location.reload();
}

/** Whether the build has made the page as it is shown. */
async function look() {
  const before = shown;
  const answer = await fetch(location.href);
  if (!answer.ok) location.reload();
  const html = await answer.text();
  if (before === shown) renew(html); // else a newer one came meanwhile
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
