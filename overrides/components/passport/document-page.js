/**
 * What the page of passports and the page of bundles have in common: documents that come by link or
 * file, work whose result is drawn, and what is said when something goes wrong.
 */
import { changes as days } from "../clock.js";
import { copy } from "../fill.js";
import { maybe, part, pressed, template } from "../parts.js";
import { pressOver } from "../press.js";
import { events, stageOf } from "../scoring/client.js";
import { Arrivals, reveal } from "./arrivals.js";
import { askDay } from "./ask.js";

/**
 * @import { Problem } from "types/scoring"
 * @import { DocumentKind } from "./address.js"
 *
 * @typedef {object} Trouble  what an error may have
 * @property {string} [code]  names the template that tells it
 * @property {Problem[]} [problems]
 * @property {object} [values]  for the template
 * @property {string} [opened]  text of a document that could not be checked
 * @property {string} [name]
 * @property {string} [message]
 */

const MOST_PROBLEMS = 20;

export class DocumentPage extends HTMLElement {
  busy = false;
  /** How often work was asked for. */
  turn = 0;
  /** What "Try again" does. @type {(() => unknown) | undefined} */
  retry;
  /** Shows anew what is shown; undefined where nothing need be. @type {(() => unknown) | undefined} */
  again;
  /** @type {Arrivals | undefined} */
  arrivals;

  /**
   * Take what the address asks for, and listen to the reader.
   *
   * @param {DocumentKind} kind
   * @param {object} ways
   * @param {(packed: string | null) => unknown} ways.show  a document of a link; null for the page's own content
   * @param {(file: File) => unknown} ways.open
   * @param {(what: string, button: HTMLElement) => unknown} ways.press
   * @param {() => unknown} ways.redate  the reader has said what day it is
   */
  connect(kind, { show, open, press, redate }) {
    // Another page around this one could cover parts of it, or lead a press astray.
    if (top !== self) return this.#refuseFrame();
    this.addEventListener("click", (event) => {
      const button = pressed(event);
      if (button) press(button.dataset.do ?? "", button);
    });
    const field = part(this, "file", HTMLInputElement);
    field.addEventListener("change", () => {
      const file = field.files?.[0];
      field.value = "";
      if (file) open(file);
    });
    askDay(part(this, "clock"), template(this, "item", "clock")).catch((error) => this.trouble(error));
    days.addEventListener("change", redate);
    events.addEventListener("stage", (event) => {
      if (this.busy && stageOf(event) === "slow") this.message("slow");
    });
    this.arrivals = new Arrivals(kind, show);
    this.arrivals.begin();
  }

  /**
   * Say the template `name`, or nothing where it is empty, in the part `place`.
   *
   * @param {string} name
   * @param {object} [values]
   */
  message(name, values, place = "message") {
    part(this, place).replaceChildren(...(name ? [copy(template(this, "say", name), values)] : []));
  }

  /** What went wrong is over: somebody went on. */
  calm() {
    part(this, "trouble").replaceChildren();
  }

  /**
   * Run `work`, which answers a function that draws; only the last one asked for is drawn. `saying` is
   * the message meanwhile; null leaves the message alone. Returns what failed, or null.
   *
   * @param {string | null} saying
   * @param {() => Promise<() => unknown>} work
   * @param {() => unknown} retry
   * @returns {Promise<unknown>}
   */
  async work(saying, work, retry) {
    const turn = ++this.turn;
    this.#setBusy(true);
    if (saying !== null) this.message(saying);
    try {
      const draw = await work();
      await pressOver();
      if (turn !== this.turn) return null;
      if (saying !== null) this.message("");
      draw();
      return null;
    } catch (error) {
      if (turn === this.turn) this.trouble(error, retry);
      return error;
    } finally {
      if (turn === this.turn) this.#setBusy(false);
    }
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    this.busy = busy;
    this.toggleAttribute("data-busy", busy);
  }

  /** Say what went wrong. @param {unknown} error @param {() => unknown} [retry] */
  trouble(error, retry) {
    const { code = "", problems = [], values, opened, name, message } = /** @type {Trouble} */ (error);
    /** @type {HTMLTemplateElement | null} */
    const known = code ? this.querySelector(`template[data-trouble~="${code}"]`) : null;
    const box = part(this, "trouble");
    const detail = `${code || name}: ${message}`;
    box.replaceChildren(copy(known ?? template(this, "trouble", "other"), { detail, ...values }));
    const list = maybe(box, "problems");
    if (list) this.listProblems(list, problems);
    else if (opened) box.append(copy(template(this, "trouble", "unchecked"), { text: opened }));
    this.message("");
    this.retry = retry;
    box.scrollIntoView({ block: "nearest" });
  }

  /** @param {Element} box @param {Problem[]} problems */
  listProblems(box, problems) {
    this.list(box, problems.map((problem) => copy(template(this, "item", "problem"), problem)));
  }

  /** Put `lines` into `box`, as far as anybody reads. @param {Element} box @param {Node[]} lines */
  list(box, lines) {
    const more = lines.length - MOST_PROBLEMS;
    box.replaceChildren(...lines.slice(0, MOST_PROBLEMS));
    if (more > 0) box.append(copy(template(this, "item", "more"), { more }));
  }

  #refuseFrame() {
    this.trouble({ code: "framed" });
    part(this, "out", HTMLAnchorElement).href = location.pathname + location.search + location.hash;
    part(this, "view").replaceChildren();
    reveal();
  }
}
