/**
 * For long pages: the list of their parts, parts that fold on a phone, and a link at each heading.
 */
const WIDE = matchMedia("(min-width: 60em)");

/** Whether styles alone can hold a part open (css/45-folding.css). */
const STYLED = CSS.supports("selector(::details-content)");

/** The links of the list of parts. @type {HTMLAnchorElement[]} */
let links = [];
/** What each of them leads to. @type {(HTMLElement | null)[]} */
let parts = [];
let waiting = false;
/** Lists that are listened to; the preview begins again with those that stayed. */
const watched = new WeakSet();

WIDE.addEventListener("change", fold);
if (!STYLED) addEventListener("beforeprint", () => longParts().forEach((part) => (part.open = true)));
addEventListener("scroll", markSoon, { passive: true });
addEventListener("hashchange", follow);
document.addEventListener("click", ({ target: pressed }) => {
  const link = pressed instanceof Element ? pressed.closest("a") : null;
  if (link && link.hash && link.pathname === location.pathname) open(link.hash);
});

/** Start with the text that the page has now; see site.js. */
export function begin() {
  // On a phone, what a reader has opened already stays open; without a script, some lists stand open.
  if (WIDE.matches) fold();
  else for (const list of lists()) if (list.dataset.openWide === "open") list.open = false;
  watchLists();
  links = [...document.querySelectorAll(/** @type {"a"} */ (".toc ol a"))];
  parts = links.map(({ hash }) => target(hash));
  linkHeadings();
  follow();
  markSoon();
}

/** @returns {NodeListOf<HTMLDetailsElement>} */
function lists() {
  return document.querySelectorAll("details[data-open-wide]");
}

/** @returns {NodeListOf<HTMLDetailsElement>} */
function longParts() {
  return document.querySelectorAll(".long-part");
}

/** Lists that fold on a phone stand open where there is room; so do long parts in older browsers, and on paper. */
function fold() {
  for (const list of lists()) list.open = WIDE.matches;
  if (!STYLED) for (const part of longParts()) part.open = WIDE.matches;
}

function watchLists() {
  for (const list of lists()) {
    if (watched.has(list)) continue;
    watched.add(list);
    list.addEventListener("click", (event) => {
      if (event.target instanceof HTMLAnchorElement) list.open = WIDE.matches;
    });
    list.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || WIDE.matches || !list.open) return;
      list.open = false;
      list.querySelector("summary")?.focus();
    });
  }
}

/** Which part of the page the reader is in: in the list beside the text, and in its bar on a phone. */
function markSoon() {
  if (!waiting) requestAnimationFrame(mark);
  waiting = true;
}

function mark() {
  waiting = false;
  const here = document.querySelector(".toc [data-part=here]");
  if (!links.length || !here) return;
  const current = parts.findLastIndex((part) => part && part.getBoundingClientRect().top < innerHeight / 4);
  links.forEach((link, place) => {
    if (place === current) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  });
  const name = links[current]?.textContent ?? "";
  if (here.textContent !== name) here.textContent = name;
}

/** A link to copy at every heading. The list of parts has the same for those who don't see it. */
function linkHeadings() {
  for (const heading of document.querySelectorAll(".prose :is(h2, h3)[id]:not(:has(a), .visually-hidden)")) {
    const link = document.createElement("a");
    Object.assign(link, { className: "permalink", href: `#${heading.id}`, tabIndex: -1, ariaHidden: "true" });
    heading.append(link);
  }
}

/** Links into parts that are folded unfold them. */
function follow() {
  if (open(location.hash)) target(location.hash)?.scrollIntoView();
}

/**
 * Unfold what `hash` leads to, below a heading or inside.
 *
 * @param {string} hash
 * @returns {boolean} whether the place it leads to had been hidden
 */
function open(hash) {
  const goal = target(hash);
  const below = goal?.nextElementSibling;
  if (below instanceof HTMLDetailsElement && below.matches(".long-part")) below.open = true;
  let hidden = false;
  for (let part = goal?.closest("details"); part; part = part.parentElement?.closest("details")) {
    hidden ||= !part.open;
    part.open = true;
  }
  return hidden;
}

/** @param {string} hash */
function target(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null; // a percent sign that stands for itself
  }
}
