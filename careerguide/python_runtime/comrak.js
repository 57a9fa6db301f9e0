/**
 * What `careerguide/markdown/render.py` takes from the Python package comrak, for Pyodide, where that
 * cannot be installed: the same parser, compiled to WebAssembly.
 *
 * It is a little older, and writes anchors of headings and alerts in another way. What it writes is
 * brought into the shape that render.py knows; tests compare the two on every guide.
 */
import { default_options, markdown_to_html } from "./comrak_wasm.js";

/**
 * @typedef {Record<string, unknown>} Options  by the names that they have in Python
 * @typedef {(address: string) => string} Link
 */

export const AlertStyle = { Semantic: "semantic" };
export const [ExtensionOptions, RenderOptions] = [() => ({}), () => ({})];

const HEADING = /<h([1-6])><a href="#[^"]*" aria-hidden="true" class="anchor" id="([^"]*)"><\/a>/g;
const ALERT = /<div class="markdown-alert markdown-alert-(\w+)">\n<p class="markdown-alert-title">/g;

/**
 * @param {string} text
 * @param {Options & { link_url_rewriter?: Link }} extension
 * @param {null} _
 * @param {Options} render
 * @returns {string}
 */
export function render_markdown(text, extension, _, render) {
  const { link_url_rewriter: link, ...more } = extension;
  const { alert_style, ...shown } = render;
  const options = default_options();
  Object.assign(options.extension, named(more));
  Object.assign(options.render, named(shown));
  const html = markdown_to_html(text, options, null, null, null, null, link);
  return html
    .replace(HEADING, '<h$1 id="$2">')
    .replace(ALERT, '<aside class="admonition $1">\n<p class="admonition-title">')
    .replaceAll("</div>", "</aside>"); // without raw HTML, only alerts are a div
}

/** By the names that they have here: math_code as mathCode. @param {Options} options */
function named(options) {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [inCapitals(name), value]));
}

/** @param {string} name */
function inCapitals(name) {
  return name === "header_id_prefix" ? "headerIDs" : name.replace(/_(.)/g, (_, first) => first.toUpperCase());
}
