/**
 * The figures of a guide or of a page of wages become buttons; pressed, one shows how it comes about.
 * Which figure has which key in the page's numbers.json is said here, so that pages don't carry it.
 */
const MONEY = /(?:[A-Z]{3}\s|[A-Z]{0,2}\p{Sc})\d(?:[\d,]*\d)?/gu;
const PERCENT = /[+−]?\d[\d.]*%/g;
const ALL = /\S(?:.*\S)?/g;
const COUNT = /\d[\d,]*/g;

/**
 * Without an expression for the figures, a press anywhere in the element counts: drawings and rows have
 * more figures than buttons are good for. A label in a drawing becomes a button itself.
 *
 * @type {[selector: string, key: string | ((element: Element, place: number) => string), figure?: RegExp][]}
 */
const PLACES = [
  [".pay-line strong", "pay", ALL],
  [".pay-line__median", "pay", MONEY],
  ["#card-pay ~ p", "wages", MONEY],
  ["[data-fact=growth] dd", "growth", PERCENT],
  ["[data-fact=growth] small", "growth of all", PERCENT],
  ["[data-fact=openings] dd", "openings", COUNT],
  ["[data-fact=openings] small", "new jobs", /\d+%/g],
  ["[data-fact=respondents] dd", "respondents", PERCENT],
  ["[data-fact=job-zone] dd", "job zone", /^\d/g],
  [".guide .weights b", ofPlace, ALL],
  [".family-row__weight", ofPlace, ALL],
  ["#abroad-pay dd > b", (_, place) => `abroad ${place}`, MONEY],
  ["#official-wages + figure td.number", "wages", MONEY],
  ["#metros + p", "regional", PERCENT],
  ["table[data-metros] td:nth-child(2)", ofRow, MONEY],
  ["table[data-metros] tbody tr", ofRow],
  [".pay-figure svg", "pay"],
  ["#official-wages + figure svg", "wages"],
  ["#metros ~ figure svg text[text-anchor=end]", (label) => `metro ${label.previousElementSibling?.textContent}`],
];

/** Start with the figures that the page has now; see site.js. */
export function begin() {
  for (const old of document.querySelectorAll("[data-chain]")) {
    if (old.matches("button")) {
      const { parentNode } = old;
      old.replaceWith(...old.childNodes);
      parentNode?.normalize();
    } else old.removeAttribute("data-chain");
  }
  for (const [selector, key, figure] of PLACES) {
    for (const [place, element] of document.querySelectorAll(selector).entries()) {
      const name = typeof key === "string" ? key : key(element, place);
      if (figure) mark(element, name, figure);
      else element.setAttribute("data-chain", name);
    }
  }
  for (const label of document.querySelectorAll(/** @type {"text"} */ ("svg text[data-chain]"))) reach(label);
  markProse();
}

/** What a press needs, asked for all at once at the first sign of one: a pointer over a figure, or the focus. */
const NEEDED = ["../later.js", "./figure.js", "./dialog.js", "../fill.js", "../parts.js"];
let isForeseen = false;
document.addEventListener("pointerover", foresee);
document.addEventListener("focusin", foresee);

/** @param {Event} event */
function foresee({ target }) {
  if (isForeseen || !(target instanceof Element && target.closest("[data-chain]"))) return;
  isForeseen = true;
  const links = NEEDED.map((path) => Object.assign(document.createElement("link"), { rel: "modulepreload", href: import.meta.resolve(path) }));
  document.head.append(...links);
  figure().then(({ prepare }) => prepare(), () => {}); // a press tries again
}

/** @returns {Promise<typeof import("./figure.js")>} */
async function figure() {
  const { later } = await import("../later.js");
  return later(import.meta.resolve("./figure.js"));
}

document.addEventListener("click", async ({ target }) => {
  const pressed = target instanceof Element ? target.closest("[data-chain]") : null;
  if (!pressed || (target instanceof Element && target.closest("a, summary"))) return;
  try {
    const { open } = await figure();
    await open(pressed.getAttribute("data-chain") ?? "", pressed.textContent);
  } catch {
    // Without a connection the list of sources has to do.
    document.querySelector("#sources")?.scrollIntoView();
  }
});

// A label in a drawing is not one of the browser's own buttons, which handle these keys themselves.
document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (!(target instanceof SVGElement && target.matches("text[data-chain]")) || !["Enter", " "].includes(key)) return;
  event.preventDefault(); // the space bar scrolls
  target.dispatchEvent(new MouseEvent("click", { bubbles: true }));
});

/** Let keyboards and screen readers press a label, whose name is before it. @param {SVGElement} label */
function reach(label) {
  const name = label.previousElementSibling;
  label.role = "button";
  label.tabIndex = 0;
  label.ariaHasPopup = "dialog";
  label.ariaLabel = `${name?.textContent} ${label.textContent}`;
  if (name) name.ariaHidden = "true";
  const drawing = label.closest("svg");
  if (!drawing) return;
  drawing.role = "group"; // nothing inside an image can be reached
  drawing.removeAttribute("aria-describedby");
}

/** A family's weight. @param {Element} _ @param {number} place */
function ofPlace(_, place) {
  return `weight ${place}`;
}

/** The row of a metro area, by its name. @param {Element} element */
function ofRow(element) {
  return `metro ${element.closest("tr")?.cells[0].textContent}`;
}

/**
 * Make a button of every figure in the text of `element` itself, not of what is inside it.
 *
 * @param {Element} element
 * @param {string} key
 * @param {RegExp} figure
 */
function mark(element, key, figure) {
  for (const node of element.childNodes) {
    if (node instanceof Text) split(node, figure, () => key);
  }
}

/**
 * The figures of the text that are also in the guide's own figures and tables: amounts in the part on
 * pay, and others where the paragraph cites a source of official figures.
 */
function markProse() {
  /** @type {Map<string, string>} */
  const known = new Map();
  for (const button of document.querySelectorAll("button[data-chain], text[data-chain]")) {
    const text = button.textContent.replace(/^[+−]/, "");
    if (text.length > 2 && !known.has(text)) known.set(text, button.getAttribute("data-chain") ?? "");
  }
  const official = document.querySelectorAll(":is(.glance, #official-wages + figure + p) a[href^='#source-']");
  const cited = new Set(Array.from(official, (link) => link.getAttribute("href")));
  for (const block of document.querySelectorAll(".part .long-part > :is(p, ul, ol, .table-scroll)")) {
    if (block.closest(".part")?.querySelector("h2")?.id === "pay") markBlock(block, MONEY, known);
    for (const line of block.matches("p") ? [block] : block.querySelectorAll("li")) {
      const cites = Array.from(line.querySelectorAll("a"), (link) => link.getAttribute("href"));
      if (cites.some((href) => cited.has(href))) markBlock(line, /\d[\d,.]*\d%?/g, known);
    }
  }
}

/** @param {Element} block @param {RegExp} figure @param {Map<string, string>} known */
function markBlock(block, figure, known) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    if (node instanceof Text && !node.parentElement?.closest("a, button, code, svg, summary")) texts.push(node);
  }
  for (const text of texts) split(text, figure, (found) => known.get(found));
}

/**
 * Put a button in the place of every figure of `text` that has a key.
 *
 * @param {Text} text
 * @param {RegExp} figure
 * @param {(found: string) => string | undefined} keyOf
 */
function split(text, figure, keyOf) {
  /** @type {(Node | string)[]} */
  const parts = [];
  const keys = new Set();
  let end = 0;
  for (const { 0: found, index } of text.data.matchAll(figure)) {
    const key = keyOf(found);
    if (!key) continue;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "figure-button", textContent: found, ariaHasPopup: "dialog" });
    button.dataset.chain = key;
    if (keys.has(key)) button.tabIndex = -1; // a way to the same dialog is before it
    keys.add(key);
    parts.push(text.data.slice(end, index), button);
    end = index + found.length;
  }
  if (parts.length) text.replaceWith(...parts, text.data.slice(end));
}
