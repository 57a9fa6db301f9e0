/**
 * `<role-compare>`: up to three roles side by side. The address holds the choice (`?roles=a,b,c`);
 * what is shown comes from each role's data file, as published beside its guide.
 */
import { money } from "../fill.js";
import { later } from "../later.js";
import { mine } from "../metro.js";
import { part, template } from "../parts.js";

/**
 * A role's data file, index.json beside its guide, as far as it is shown here.
 *
 * @typedef {object} RoleData
 * @property {string} title
 * @property {string} address
 * @property {string} summary
 * @property {string} updated
 * @property {{ line: string, basis: string, currency: string }} pay
 * @property {{ currency: string, national: Record<"median" | "p25" | "p75", number | null>, metros: { area: string, median: number | null }[] }} [wages]
 * @property {{ soc: string, title: string }} occupation
 * @property {{ family: string, weight: number }[]} relevance
 *
 * @typedef {{ id: string, title: string }} Listed
 */

const MOST = 3;

class RoleCompare extends HTMLElement {
  form = part(this, "form");
  selects = [...this.form.querySelectorAll("select")];
  /** @type {Promise<void> | undefined} */
  filled;

  async connectedCallback() {
    this.form.addEventListener("change", () => this.#show(true));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("focusin", () => this.#fill());
    addEventListener("popstate", () => this.#read());
    await this.#read();
    if (this.contains(document.activeElement)) this.#fill(); // the reader was there before the script
  }

  /** The roles of the address into the fields. */
  async #read() {
    const asked = (new URLSearchParams(location.search).get("roles") ?? "").split(",").filter(Boolean);
    if (asked.length || !this.dataset.catalog) await this.#fill();
    const known = asked.filter((id) => this.selects[0].querySelector(`option[value="${CSS.escape(id)}"]`));
    this.selects.forEach((select, place) => (select.value = known[place] ?? ""));
    await this.#show(false);
    if (known.length < Math.min(asked.length, MOST)) this.#say("unknown");
  }

  /** The list of all roles into every field, once. */
  #fill() {
    this.filled ??= this.#listed()
      .then((roles) => {
        const sorted = roles.toSorted((a, b) => a.title.localeCompare(b.title));
        for (const select of this.selects) select.append(...sorted.map(({ id, title }) => new Option(title, id)));
      })
      .catch(() => {
        this.filled = undefined;
        this.#say("failed");
      });
    return this.filled;
  }

  /** All roles; where they are many, from the catalog, which is a fraction of their data. */
  /** @returns {Promise<Listed[]>} */
  async #listed() {
    if (this.dataset.catalog) {
      /** @type {typeof import("../roles/catalog.js")} */
      const { open } = await later(import.meta.resolve("../roles/catalog.js"));
      return (await open(this.dataset.catalog)).rows;
    }
    const answer = await fetch(this.dataset.roles ?? "");
    if (!answer.ok) throw new Error(answer.statusText);
    return (await answer.json()).roles;
  }

  /** @param {boolean} chosen whether the reader chose just now, so that the address must follow */
  async #show(chosen) {
    const ids = [...new Set(this.selects.map((select) => select.value).filter(Boolean))];
    if (chosen) history.pushState(null, "", ids.length ? `?roles=${ids.join(",")}` : location.pathname);
    this.#say(ids.length ? "loading" : "");
    try {
      const roles = await Promise.all(ids.map((id) => this.#load(id)));
      this.#draw(roles);
      this.#say(ids.length ? "chosen" : "");
    } catch {
      this.#say("failed");
    }
  }

  /** @param {string} id @returns {Promise<RoleData>} */
  async #load(id) {
    const address = new URL(`roles/${id}/`, new URL(this.dataset.root ?? "", document.baseURI));
    const answer = await fetch(new URL("index.json", address));
    if (!answer.ok) throw new Error(answer.statusText);
    return { ...(await answer.json()), address: address.href };
  }

  /** @param {RoleData[]} roles */
  #draw(roles) {
    part(this, "table").hidden = roles.length === 0;
    /** @type {(role: RoleData, amount: number | null | undefined) => string} */
    const wage = ({ wages }, amount) => (wages && typeof amount === "number" ? money(amount, wages.currency) : this.#words("none"));
    /** @type {Record<string, (role: RoleData) => string | Node>} */
    const cells = {
      title: (role) => Object.assign(document.createElement("a"), { href: role.address, textContent: role.title }),
      summary: (role) => role.summary,
      pay: (role) => role.pay.line.replace(/^[^:]*: /, ""),
      basis: (role) => this.#words(role.pay.basis),
      median: (role) => wage(role, role.wages?.national.median),
      half: (role) => `${wage(role, role.wages?.national.p25)}–${wage(role, role.wages?.national.p75)}`,
      metro: (role) => wage(role, role.wages?.metros.find(({ area }) => area === mine())?.median),
      occupation: (role) => `${role.occupation.soc} ${role.occupation.title}`,
      updated: (role) => role.updated,
    };
    for (const row of this.querySelectorAll("tr")) {
      const key = row.dataset.row;
      if (!key) continue;
      if (key === "metro") row.hidden = !mine();
      const made = roles.map((role) => {
        const cell = document.createElement(key === "title" ? "th" : "td");
        if (key === "title") cell.scope = "col";
        const weight = role.relevance.find((item) => item.family === key)?.weight;
        cell.append(cells[key] ? cells[key](role) : weight === undefined ? "–" : weight.toFixed(2).replace(/^0/, ""));
        return cell;
      });
      row.replaceChildren(row.cells[0], ...made);
    }
  }

  /** @param {string} name */
  #words(name) {
    return template(this, "say", name).content.textContent;
  }

  /** @param {string} name */
  #say(name) {
    part(this, "status").textContent = name ? this.#words(name) : "";
  }
}

customElements.define("role-compare", RoleCompare);
