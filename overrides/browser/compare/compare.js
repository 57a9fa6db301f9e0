/**
 * `<role-compare>`: up to three roles side by side. The address holds the choice (`?roles=a,b,c`);
 * what is shown comes from each role's data file, as published beside its guide.
 */
import { later } from "../later.js";

const MOST = 3;

class RoleCompare extends HTMLElement {
  async connectedCallback() {
    this.form = this.querySelector("[data-part=form]");
    this.selects = [...this.form.querySelectorAll("select")];
    this.form.addEventListener("change", () => this.show(true));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("focusin", () => this.fill());
    addEventListener("popstate", () => this.read());
    await this.read();
  }

  /** The roles of the address into the fields. */
  async read() {
    const asked = (new URLSearchParams(location.search).get("roles") ?? "").split(",").filter(Boolean);
    if (asked.length || !this.dataset.catalog) await this.fill();
    const known = asked.filter((id) => this.selects[0].querySelector(`option[value="${CSS.escape(id)}"]`));
    this.selects.forEach((select, place) => (select.value = known[place] ?? ""));
    await this.show(false);
    if (known.length < Math.min(asked.length, MOST)) this.say("unknown");
  }

  /** The list of all roles into every field, once. */
  fill() {
    this.filled ??= this.listed()
      .then((roles) => {
        const sorted = roles.toSorted((a, b) => a.title.localeCompare(b.title));
        for (const select of this.selects) select.append(...sorted.map(({ id, title }) => new Option(title, id)));
      })
      .catch(() => {
        this.filled = undefined;
        this.say("failed");
      });
    return this.filled;
  }

  /** All roles; where they are many, from the catalog, which is a fraction of their data. */
  async listed() {
    if (this.dataset.catalog) {
      const { open } = await later(import.meta.resolve("../roles/catalog.js"));
      return (await open(this.dataset.catalog)).rows;
    }
    const answer = await fetch(this.dataset.roles);
    if (!answer.ok) throw new Error(answer.statusText);
    return (await answer.json()).roles;
  }

  /** @param {boolean} chosen whether the reader chose just now, so that the address must follow */
  async show(chosen) {
    const ids = [...new Set(this.selects.map((select) => select.value).filter(Boolean))];
    if (chosen) history.pushState(null, "", ids.length ? `?roles=${ids.join(",")}` : location.pathname);
    this.say(ids.length ? "loading" : "");
    try {
      const roles = await Promise.all(ids.map((id) => this.load(id)));
      this.draw(roles);
      this.say(ids.length ? "chosen" : "");
    } catch {
      this.say("failed");
    }
  }

  async load(id) {
    const address = new URL(`roles/${id}/`, new URL(this.dataset.root, document.baseURI));
    const answer = await fetch(new URL("index.json", address));
    if (!answer.ok) throw new Error(answer.statusText);
    return { ...(await answer.json()), address: address.href };
  }

  draw(roles) {
    this.querySelector("[data-part=table]").hidden = roles.length === 0;
    const money = (role, amount) =>
      amount === null || amount === undefined
        ? this.words("none")
        : new Intl.NumberFormat("en-US", { style: "currency", currency: role.pay.currency, maximumFractionDigits: 0 }).format(amount);
    const cells = {
      title: (role) => Object.assign(document.createElement("a"), { href: role.address, textContent: role.title }),
      summary: (role) => role.summary,
      pay: (role) => role.pay.line.replace(/^[^:]*: /, ""),
      basis: (role) => this.words(role.pay.basis),
      median: (role) => money(role, role.wages?.national.median),
      half: (role) => `${money(role, role.wages?.national.p25)}–${money(role, role.wages?.national.p75)}`,
      occupation: (role) => `${role.occupation.soc} ${role.occupation.title}`,
      updated: (role) => role.updated,
    };
    for (const row of this.querySelectorAll("[data-row]")) {
      const key = row.dataset.row;
      const made = roles.map((role) => {
        const cell = document.createElement(key === "title" ? "th" : "td");
        if (key === "title") cell.scope = "col";
        const weight = role.relevance.find((item) => item.family === key)?.weight;
        cell.append(cells[key] ? cells[key](role) : weight === undefined ? "–" : weight.toFixed(2).replace(/^0/, ""));
        return cell;
      });
      row.replaceChildren(row.firstElementChild, ...made);
    }
  }

  words(name) {
    return this.querySelector(`template[data-say="${name}"]`).content.textContent;
  }

  say(name) {
    this.querySelector("[data-part=status]").textContent = name ? this.words(name) : "";
  }
}

customElements.define("role-compare", RoleCompare);
