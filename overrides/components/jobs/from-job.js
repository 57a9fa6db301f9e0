/**
 * `<from-job>`: type a job title, choose it, and see the nearest roles. The address holds the choice
 * (`?from=29-1141.00`), so that it can be kept, shared and gone back to. Everything that is shown was
 * computed when the site was built; here it is looked up.
 */
import { copy } from "../fill.js";
import { one, part, template } from "../parts.js";
import { Titles, fetched } from "./titles.js";

/** @import { Occupations } from "./titles.js" */

class FromJob extends HTMLElement {
  query = one(this, "[name=title]", HTMLInputElement);
  hits = part(this, "hits");
  answer = part(this, "answer");
  /** @type {Titles | undefined} */
  titles;

  connectedCallback() {
    this.query.addEventListener("focus", () => this.#find());
    this.query.addEventListener("input", () => this.#find());
    one(this, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.hits.querySelector("a")?.click();
    });
    this.hits.addEventListener("click", (event) => this.#choose(event));
    addEventListener("popstate", () => this.#show(false));
    this.#show(false);
    if (this.query.value) this.#find(); // typed before the script came
  }

  async #find() {
    const text = this.query.value;
    const wait = setTimeout(() => this.#say("loading"), 300);
    try {
      const jobs = await this.#occupations();
      this.titles ??= new Titles(jobs, await this.#titles());
      if (text !== this.query.value) return;
      const found = this.titles.find(text);
      this.hits.replaceChildren(
        ...found.map(({ title, row }) => {
          const official = title === jobs.title[row] ? "" : jobs.title[row];
          const hit = copy(part(this, "hit", HTMLTemplateElement), { title, official });
          one(hit, "a", HTMLAnchorElement).href = `?${new URLSearchParams({ from: jobs.code[row] })}`;
          return hit;
        }),
      );
      this.#say(text.trim() && !found.length ? "none" : "");
    } catch {
      this.#say("failed");
    } finally {
      clearTimeout(wait);
    }
  }

  /** @param {MouseEvent} event */
  #choose(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    this.#show(true);
  }

  /** The occupation of the address. @param {boolean} chosen  whether the reader chose just now */
  async #show(chosen) {
    const code = new URLSearchParams(location.search).get("from");
    this.answer.hidden = true;
    if (!code) return;
    try {
      const jobs = await this.#occupations();
      const row = jobs.code.indexOf(code);
      if (row < 0) {
        this.#say("unknown");
        return;
      }
      this.#draw(jobs, row);
      this.answer.hidden = false;
      this.hits.replaceChildren();
      this.#say("");
      if (chosen) one(this.answer, "h2").focus();
    } catch {
      this.#say("failed");
    }
  }

  /** @param {Occupations} jobs @param {number} row */
  #draw(jobs, row) {
    const entry = (/** @type {number} */ place) => jobs.entries[place] ?? "";
    const background = jobs.background[row];
    const values = {
      title: jobs.title[row],
      entry: entry(jobs.entry[row]),
      pay: jobs.pay[row],
      background: jobs.backgrounds[background] ?? "",
      none: jobs.ways[row].length ? "" : "none",
    };
    const shown = copy(part(this, "from", HTMLTemplateElement), values);
    const roles = part(shown, "roles");
    for (const [place, change, ...steps] of jobs.ways[row]) {
      const role = jobs.roles[place];
      const [have, learn, learnName] = jobs.brings[background]?.[place] ?? [[], "", ""];
      const card = copy(part(this, "role", HTMLTemplateElement), {
        ...role,
        change,
        have: have.join(", "),
        learn: learnName,
        entry: entry(role.entry),
        higher: role.entry > jobs.entry[row] && jobs.entry[row] >= 0 ? "higher" : "",
        here: steps.length ? "" : "here",
      });
      one(card, "a", HTMLAnchorElement).href = this.#address(`roles/${role.id}/`);
      const first = card.querySelector("[data-part=learn]");
      if (first instanceof HTMLAnchorElement) first.href = this.#address(`skills/${learn}/#practice`);
      const chain = card.querySelector("[data-part=chain]");
      for (const step of [row, ...steps]) {
        chain?.append(Object.assign(document.createElement("li"), { textContent: jobs.title[step] }));
      }
      roles.append(card);
    }
    this.answer.replaceChildren(shown);
  }

  /** @returns {Promise<Occupations>} */
  #occupations() {
    return /** @type {Promise<Occupations>} */ (fetched(this.dataset.occupations ?? ""));
  }

  async #titles() {
    const file = /** @type {{ titles: string[] }} */ (await fetched(this.dataset.titles ?? ""));
    return file.titles;
  }

  /** @param {string} path */
  #address(path) {
    return new URL(path, new URL(this.dataset.root ?? "", document.baseURI)).href;
  }

  /** @param {string} name */
  #say(name) {
    part(this, "status").textContent = name ? template(this, "say", name).content.textContent : "";
  }
}

customElements.define("from-job", FromJob);
