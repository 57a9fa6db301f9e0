/**
 * `<my-metro>`: wages where the reader lives. Beside a table of metro areas it lets the reader choose
 * one; with `data-twin`, the data of a guide, it shows the one that was chosen.
 */
import { copy, money } from "../fill.js";
import { maybe, part, template } from "../parts.js";
import { choose, mine } from "./metro.js";

/**
 * Wages of an area, as they are shown; `median` is empty where none is published.
 *
 * @typedef {{ area: string, median: string, factor: string }} Wages
 */

class MyMetro extends HTMLElement {
  connectedCallback() {
    const choice = maybe(this, "choice");
    if (!(choice instanceof HTMLSelectElement)) return void this.#showFromTwin();
    const rows = fromTable();
    choice.append(...rows.map(({ area }) => new Option(area, area)));
    choice.value = rows.some(({ area }) => area === mine()) ? mine() : "";
    const show = () => this.#show(rows.find(({ area }) => area === choice.value));
    choice.addEventListener("change", () => {
      const kept = choose(choice.value);
      show();
      if (!kept) part(this, "said").append(template(this, "say", "denied").content.cloneNode(true));
    });
    show();
  }

  async #showFromTwin() {
    if (!mine()) return;
    try {
      const answer = await fetch(this.dataset.twin ?? "");
      if (!answer.ok) return;
      const { wages } = await answer.json();
      this.#show((wages ? fromData(wages) : []).find(({ area }) => area === mine()));
    } catch {
      // No connection: the link to choose an area stays.
    }
  }

  /** @param {Wages} [wages] */
  #show(wages) {
    mark(wages?.area ?? "");
    const said = part(this, "said");
    if (!wages) return maybe(this, "choice") && said.replaceChildren();
    said.replaceChildren(copy(template(this, "say", wages.median ? "here" : "none"), wages));
  }
}

/** @returns {Wages[]} the rows of the page's table, by name */
function fromTable() {
  /** @type {NodeListOf<HTMLTableRowElement>} */
  const rows = document.querySelectorAll("table[data-metros] tbody tr");
  const wages = [...rows].map(({ cells: [area, median, factor] }) => ({
    area: area.textContent,
    median: figure(median),
    factor: figure(factor),
  }));
  return wages.sort((a, b) => a.area.localeCompare(b.area));
}

/** @param {HTMLTableCellElement} cell */
function figure(cell) {
  return cell.classList.contains("unknown") ? "" : cell.textContent;
}

/**
 * @param {{ currency: string, metros: { area: string, median: number | null, factor: number | null }[] }} data
 * @returns {Wages[]}
 */
function fromData({ currency, metros }) {
  return metros.map(({ area, median, factor }) => ({
    area,
    median: median === null ? "" : money(median, currency),
    factor: factor?.toFixed(2) ?? "",
  }));
}

/** Ring the dot of `area` on the map, and its row in the table. @param {string} area */
function mark(area) {
  /** @type {NodeListOf<SVGElement>} */
  const dots = document.querySelectorAll("[data-area]");
  for (const dot of dots) dot.classList.toggle("is-mine", dot.dataset.area === area);
  /** @type {NodeListOf<HTMLTableRowElement>} */
  const rows = document.querySelectorAll("table[data-metros] tbody tr");
  for (const row of rows) row.classList.toggle("is-mine", row.cells[0].textContent === area);
}

customElements.define("my-metro", MyMetro);
