/**
 * Colors the words of a query while it is written: the same text lies colored below the field, whose
 * own letters are clear. The highlighter (highlight.js, 11 kB packed) is fetched when a field for a
 * query is first seen; without it the field is as good, in one color.
 */
import { later } from "../later.js";
import { part } from "../parts.js";

/** @typedef {(query: string) => string} Highlighter  HTML of nothing but spans with classes */

/** @type {Promise<Highlighter> | undefined} */
let ready;

/** @returns {Promise<Highlighter>} */
async function load() {
  const [{ default: core }, { default: sql }] = await Promise.all([
    later(import.meta.resolve("../vendor/highlight/core.js")),
    later(import.meta.resolve("../vendor/highlight/sql.js")),
  ]);
  core.registerLanguage("sql", sql);
  return (query) => core.highlight(query, { language: "sql" }).value;
}

/**
 * @param {HTMLElement} item
 * @param {HTMLTextAreaElement} field
 */
export function paint(item, field) {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    ready ??= load();
    ready.then((highlight) => follow(item, field, highlight)).catch(() => (ready = undefined));
  });
  observer.observe(field);
}

/** @param {HTMLElement} item @param {HTMLTextAreaElement} field @param {Highlighter} highlight */
function follow(item, field, highlight) {
  const below = part(item, "paint");
  const draw = () => {
    // A last line break would not be drawn without something behind it.
    const page = new DOMParser().parseFromString(`<pre>${highlight(field.value)} </pre>`, "text/html");
    below.replaceChildren(...(page.body.firstElementChild?.childNodes ?? []));
    below.scrollTop = field.scrollTop;
  };
  field.addEventListener("input", draw);
  field.addEventListener("scroll", () => (below.scrollTop = field.scrollTop));
  field.parentElement?.toggleAttribute("data-painted", true);
  draw();
}
