/**
 * The article that a text makes, as the site will show it.
 *
 * @import { Article } from "types/desk"
 */
import { copy } from "../fill.js";
import { part, template } from "../parts.js";

export class DrawnArticle {
  /**
   * @param {HTMLElement} desk  holds the templates
   * @param {HTMLElement} box  the part that scrolls
   */
  constructor(desk, box) {
    this.desk = desk;
    this.box = box;
    box.addEventListener("click", (event) => this.#follow(event));
  }

  /** Draw `shown`, and stay where the reader is. @param {Article | { trouble: string }} shown */
  draw(shown) {
    const { scrollTop } = this.box;
    this.box.replaceChildren("trouble" in shown ? copy(template(this.desk, "item", "trouble"), shown) : this.#article(shown));
    this.box.scrollTop = scrollTop;
  }

  /** @param {Article} article */
  #article({ introduction, sections, footnotes, sources, ...head }) {
    const page = copy(template(this.desk, "item", "article"), { ...head, sources: sources.length });
    part(page, "introduction").replaceWith(...parsed(introduction));
    part(page, "sections").replaceWith(...sections.flatMap((section) => this.#section(section)));
    part(page, "footnotes").replaceWith(...parsed(footnotes));
    page.querySelector("ol.sources")?.append(...sources.map(({ id, html }) => item(id, html)));
    for (const place of page.querySelectorAll("[data-stands-for]")) place.replaceWith(this.#standIn(place));
    for (const link of page.querySelectorAll("a")) Object.assign(link, here(link) ? {} : { target: "_blank", rel: "noopener" });
    return page;
  }

  /** @param {Article["sections"][number]} section */
  #section({ id, title, html }) {
    const heading = document.createElement("h2");
    heading.id = id;
    heading.append(...parsed(title));
    const place = document.createElement("div");
    place.dataset.standsFor = id;
    return [heading, ...parsed(html), place];
  }

  /** What the site adds from its data, in words; nothing where it adds nothing. @param {Element} place */
  #standIn(place) {
    const words = this.desk.querySelector(`template[data-stand-in="${place.getAttribute("data-stands-for")}"]`);
    return words instanceof HTMLTemplateElement ? copy(words) : "";
  }

  /** A link to a place in the article leads there, and leaves the page where it is. @param {Event} event */
  #follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const id = link && here(link);
    if (!id) return;
    event.preventDefault();
    const place = this.box.querySelector(`[id="${CSS.escape(id)}"]`);
    if (place) this.box.scrollTop += place.getBoundingClientRect().top - this.box.getBoundingClientRect().top;
  }
}

/** The id in the article that a link leads to. @param {HTMLAnchorElement} link */
function here(link) {
  const written = link.getAttribute("href") ?? "";
  return written.startsWith("#") ? decodeURIComponent(written.slice(1)) : "";
}

/**
 * What `html` of the site's own renderer holds: it leaves raw HTML out, and a document like this one runs no script.
 *
 * @param {string} html
 */
function parsed(html) {
  return [...new DOMParser().parseFromString(html, "text/html").body.childNodes];
}

/** @param {string} id @param {string} html */
function item(id, html) {
  const line = document.createElement("li");
  line.id = id;
  line.append(...parsed(html));
  return line;
}
