/**
 * Whether the article is shown beside the text; on a phone, in its place.
 *
 * @import { Checked } from "types/desk"
 */
import { keepDesk } from "../offline/desk.js";
import { part } from "../parts.js";
import { warm } from "../scoring/client.js";
import { DrawnArticle } from "./article.js";
import { startDesk } from "./ask.js";

export class Preview {
  /** Whether Python has the Markdown library. */
  #canShow = false;
  #article;

  /**
   * @param {HTMLElement} desk
   * @param {string[]} more  what Python starts with
   * @param {(name: string) => void} say
   */
  constructor(desk, more, say) {
    this.desk = desk;
    this.more = more;
    this.say = say;
    this.#article = new DrawnArticle(desk, part(desk, "preview"));
  }

  get #isOpen() {
    return this.desk.hasAttribute("data-previewing");
  }

  /** The way from this page to the root of the site, if an article is to be made. */
  get base() {
    return this.#isOpen && this.#canShow ? (this.desk.dataset.base ?? "") : null;
  }

  /** Open or close it; whether there is an article to be made now. */
  async toggle() {
    part(this.desk, "seen").hidden = !this.desk.toggleAttribute("data-previewing");
    return this.#isOpen && (this.#canShow || (await this.#fetchMarkdown()));
  }

  /** The Markdown library comes with the first preview; Python starts anew with it. */
  async #fetchMarkdown() {
    this.say("loading-preview");
    try {
      await warm();
      startDesk(this.more, { comrak: this.desk.dataset.markdown ?? "" });
      await warm();
      this.#canShow = true;
      keepDesk(true);
    } catch {
      startDesk(this.more);
      if (this.#isOpen) this.toggle();
      this.say("no-preview");
    }
    return this.#canShow;
  }

  /** @param {Checked["shown"]} shown */
  draw(shown) {
    if (shown) this.#article.draw(shown);
  }
}
