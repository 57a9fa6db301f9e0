/**
 * What a word processor or a page puts on the clipboard becomes an outline.
 *
 * @import { Pasted } from "types/desk"
 */
import { copy } from "../fill.js";
import { part, template } from "../parts.js";
import { ask } from "./ask.js";

const IN_HTML = /<(?:h[1-6]|p|li|table)\b/i;
/** Lines with words from which on it is a document. */
const FEWEST = 5;

export class Paste {
  #before = "";
  #plain = "";

  /**
   * @param {HTMLElement} desk  holds the templates
   * @param {HTMLTextAreaElement} field
   * @param {(task: () => Promise<void>) => unknown} work
   * @param {(text: string) => void} replace
   */
  constructor(desk, field, work, replace) {
    this.desk = desk;
    this.field = field;
    this.work = work;
    this.replace = replace;
  }

  /** @param {ClipboardEvent} event */
  take(event) {
    const [content, plain] = ["text/html", "text/plain"].map((type) => event.clipboardData?.getData(type) ?? "");
    const html = IN_HTML.test(content);
    const isLong = plain.split("\n").filter((line) => line.trim()).length >= FEWEST;
    if (!isLong || !(html || /^#{1,6} /m.test(plain))) return;
    event.preventDefault();
    this.work(async () => {
      const pasted = await ask("paste", { text: this.field.value, pasted: html ? content : plain, html });
      this.#before = this.field.value;
      this.#plain = plain;
      this.replace(pasted.text);
      this.#tell(pasted);
    });
  }

  /** @param {Pasted} pasted */
  #tell({ placed, kept }) {
    const values = { placed: placed.length, some: placed.length > 0, kept: kept.join(" · ") };
    const box = copy(template(this.desk, "item", "pasted"), values);
    for (const pair of placed) box.querySelector("ul")?.append(copy(template(this.desk, "item", "placed"), pair));
    part(this.desk, "pasted").replaceChildren(box);
  }

  /** Back to the text before the paste, with the pasted text as it is. */
  undo() {
    this.replace(`${this.#before.trimEnd()}\n\n${this.#plain}\n`);
    this.forget();
  }

  forget() {
    part(this.desk, "pasted").replaceChildren();
  }
}
