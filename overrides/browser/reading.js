/**
 * For long pages: the list of their parts, parts that fold on a phone, and a link at each heading.
 */
export {}; // a module, though it gives nothing

const WIDE = matchMedia("(min-width: 60em)");

/** Whether styles alone can hold a part open (css/45-folding.css). */
const STYLED = CSS.supports("selector(::details-content)");

openLists();
markPart();
linkHeadings();
openTargets();

/** Lists that fold on a phone stand open where there is room; so do long parts in older browsers, and on paper. */
function openLists() {
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const lists = document.querySelectorAll("details[data-open-wide]");
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const parts = document.querySelectorAll(".long-part");
  const set = () => {
    for (const list of lists) list.open = WIDE.matches;
    if (!STYLED) for (const part of parts) part.open = WIDE.matches;
  };
  WIDE.addEventListener("change", set);
  set();
  if (!STYLED) addEventListener("beforeprint", () => parts.forEach((part) => (part.open = true)));
  for (const list of lists) {
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
function markPart() {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(".toc ol a");
  const here = document.querySelector(".toc [data-part=here]");
  if (!links.length || !here) return;
  const parts = Array.from(links, ({ hash }) => target(hash));
  let waiting = false;
  const mark = () => {
    waiting = false;
    const current = parts.findLastIndex((part) => part && part.getBoundingClientRect().top < innerHeight / 4);
    links.forEach((link, place) => {
      if (place === current) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
    const name = links[current]?.textContent ?? "";
    if (here.textContent !== name) here.textContent = name;
  };
  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  }, { passive: true });
  mark();
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
function openTargets() {
  document.addEventListener("click", ({ target: pressed }) => {
    const link = pressed instanceof Element ? pressed.closest("a") : null;
    if (link && link.hash && link.pathname === location.pathname) open(link.hash);
  });
  const follow = () => {
    if (open(location.hash)) target(location.hash)?.scrollIntoView();
  };
  addEventListener("hashchange", follow);
  follow();
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
