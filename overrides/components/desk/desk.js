/**
 * `<editors-desk>`: a guide's form, its text and what is wrong with it; all words stand in components/desk/editors-desk.html.
 *
 * @import { Checked } from "types/desk"
 * @import { Change } from "./form.js"
 */
import { deviceDay } from "../clock.js";
import { copy } from "../fill.js";
import { keepDesk } from "../offline/desk.js";
import { one, part, pressed, template } from "../parts.js";
import { save } from "../passport/file.js";
import { ScoringError, events, stageOf } from "../scoring/client.js";
import { ask, startDesk } from "./ask.js";
import { Drafts, keep } from "./drafts.js";
import { HeadForm } from "./form.js";
import { goToLine } from "./lines.js";
import { Paste } from "./paste.js";
import { Preview } from "./preview.js";
import { drawProblems } from "./problems.js";
import { propose } from "./proposal.js";

/** Milliseconds without a key before the text is checked. */
const REST = 250;

class EditorsDesk extends HTMLElement {
  #text = part(this, "text", HTMLTextAreaElement);
  #form = new HeadForm(this, part(this, "form"), (change) => this.#change(change));
  #paste = new Paste(this, this.#text, (task) => this.#work(task), (text) => this.#replace(text));
  #path = "";
  #isNew = false;
  /** As it was opened, saved or proposed. */
  #saved = "";
  /** Whether closing the page loses nothing. */
  #isKept = true;
  #turn = 0;
  #timer = 0;
  #isReady = false;
  #more = (this.dataset.more ?? "").split(" ");
  #drafts = new Drafts(this, {
    isOpen: (path) => path === this.#path,
    mayLeave: () => this.#mayLeave(),
    resume: ({ path, text, isNew, saved }) => this.#show(path, text, isNew, saved),
  });
  #preview = new Preview(this, this.#more, (name) => this.#say(name));

  connectedCallback() {
    startDesk(this.#more);
    this.addEventListener("click", (event) => {
      const button = pressed(event);
      if (button) this.#press(button);
    });
    this.#text.addEventListener("input", () => this.#rest());
    this.#text.addEventListener("paste", (event) => this.#paste.take(event));
    part(this, "file", HTMLInputElement).addEventListener("change", ({ target }) => this.#openFile(target));
    one(this, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#begin();
    });
    addEventListener("beforeunload", (event) => {
      if (!this.#isKept) event.preventDefault();
    });
    events.addEventListener("stage", (event) => {
      if (!this.#isReady && stageOf(event) === "slow") this.#say("slow");
    });
    this.#drafts.resumeLast();
  }

  #keep() {
    this.#isKept = keep({ path: this.#path, text: this.#text.value, isNew: this.#isNew, saved: this.#saved });
  }

  /** @param {HTMLElement} button */
  #press(button) {
    const { do: what, line, path } = button.dataset;
    if (what === "open") this.#openGuide(part(this, "guide", HTMLSelectElement).value);
    else if (what === "open-file") part(this, "file").click();
    else if (what === "preview") this.#togglePreview();
    else if (what === "line") this.#goTo(Number(line));
    else if (what === "save") this.#save();
    else if (what === "propose") propose(this, this.#text, this.#path, this.#isNew);
    else if (what === "undo") this.#paste.undo();
    else if (what === "retry") this.#check();
    else if (what === "discard") this.#discard();
    else if (what === "resume") this.#drafts.resume(path ?? "");
  }

  /** Drop what was written here: the guide stands as it is published, or not at all. */
  #discard() {
    if (!this.#drafts.discard(this.#path)) return;
    this.#isKept = true;
    if (!this.#isNew) return this.#openGuide(this.#path.replace(/^roles\/|\.md$/g, ""));
    delete this.dataset.state;
    this.#path = "";
    part(this, "work").hidden = true;
    part(this, "guide").focus();
  }

  /** @param {number} line */
  #goTo(line) {
    if (!this.#text.checkVisibility()) this.#togglePreview(); // on a phone it has the place of the text
    goToLine(this.#text, line);
  }

  async #togglePreview() {
    if (await this.#preview.toggle()) this.#check();
  }

  /** @param {string} id */
  async #openGuide(id) {
    if (!id || this.#drafts.resume(`roles/${id}.md`) || !this.#mayLeave()) return;
    const response = await fetch(`${this.dataset.texts}${id}.md`, { cache: "no-cache" }).catch(() => null);
    if (!response?.ok) return this.#say("unreachable");
    this.#show(`roles/${id}.md`, await response.text(), false);
  }

  /** @param {EventTarget | null} target */
  async #openFile(target) {
    const file = target instanceof HTMLInputElement ? target.files?.[0] : null;
    if (!file || !this.#mayLeave()) return;
    const path = `roles/${file.name.replace(/\.[^.]*$/, "")}.md`;
    if (!this.#drafts.discard(path)) return;
    const isOurs = [...part(this, "guide", HTMLSelectElement).options].some(({ value }) => `roles/${value}.md` === path);
    this.#show(path, await file.text(), !isOurs);
  }

  async #begin() {
    if (!this.#mayLeave()) return;
    const [title, soc] = ["title", "soc"].map((name) => part(this, name, HTMLInputElement).value);
    await this.#work(async () => {
      const { path, text, missing } = await ask("draft", { title, soc, today: deviceDay() });
      part(this, "begin-error").replaceChildren(missing ? copy(template(this, "say", `missing-${missing.replace(" ", "-")}`)) : "");
      if (path && text && !this.#drafts.resume(path)) this.#show(path, text, true);
    });
  }

  #mayLeave() {
    return this.#isKept || !this.#path || confirm(copy(template(this, "say", "leave")).textContent.trim());
  }

  /** @param {string} path @param {string} text @param {boolean} isNew @param {string} [saved] */
  #show(path, text, isNew, saved) {
    Object.assign(this.dataset, { state: "open" });
    this.#path = path;
    this.#isNew = isNew;
    this.#text.value = text;
    this.#saved = saved ?? this.#text.value;
    part(this, "path").textContent = path;
    part(this, "work").hidden = false;
    this.#paste.forget();
    this.#drafts.opened(saved !== undefined);
    part(this, "proposed").replaceChildren();
    part(this, "path").focus();
    this.#check();
  }

  #rest() {
    this.#keep();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), REST);
  }

  #check() {
    clearTimeout(this.#timer);
    this.#keep();
    return this.#work(async (isLast) => {
      const { base } = this.#preview;
      const checked = await ask("check", { path: this.#path, text: this.#text.value, today: deviceDay(), base });
      if (isLast()) this.#tell(checked);
    });
  }

  /**
   * Do `task`, and say what went wrong; `isLast` says whether nothing was asked for since.
   *
   * @param {(isLast: () => boolean) => Promise<void>} task
   */
  async #work(task) {
    const turn = ++this.#turn;
    const isLast = () => turn === this.#turn;
    try {
      if (!this.#isReady) {
        this.#say("loading");
        this.#form.complete((await ask("names", {})).names);
        this.#isReady = true;
        keepDesk(false);
      }
      await task(isLast);
    } catch (error) {
      const code = error instanceof ScoringError ? error.code : "other";
      if (isLast()) this.#say(code === "no-runtime" ? code : "failed", { detail: String(error) });
    }
  }

  /** @param {Checked} checked */
  #tell({ groups, count, errors, form, shown }) {
    this.#preview.draw(shown);
    const advice = count - errors;
    this.#say("checked", { errors, advice, one: errors === 1, some: errors > 0, none: !count, first: advice === 1 });
    drawProblems(this, groups);
    part(this, "no-form").hidden = form !== null;
    part(this, "form").hidden = form === null;
    if (form) this.#form.show(form);
    this.#form.mark(new Set(groups.flatMap(({ problems }) => problems.map(({ field }) => field))));
  }

  /** @param {Change} change */
  #change(change) {
    return this.#work(async () => {
      let [text, before] = ["", ""];
      do {
        before = this.#text.value;
        ({ text } = await ask("change", { text: before, ...change }));
      } while (before !== this.#text.value); // somebody typed meanwhile
      this.#replace(text);
    });
  }

  /** @param {string} text */
  #replace(text) {
    this.#text.value = text;
    this.#check();
  }

  #save() {
    save(this.#path.replace("roles/", ""), this.#text.value, "text/markdown");
    this.#saved = this.#text.value;
    this.#keep();
  }

  /** @param {string} name @param {object} [values] */
  #say(name, values) {
    part(this, "said").replaceChildren(copy(template(this, "say", name), values));
  }
}

customElements.define("editors-desk", EditorsDesk);
