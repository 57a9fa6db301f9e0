/**
 * `<sortable-table>` around a table: its column headings become buttons that sort the rows.
 * Cells of a column with the class `number` sort by their figures; one without any comes last.
 */
import { one } from "../parts.js";

customElements.define(
  "sortable-table",
  class extends HTMLElement {
    connectedCallback() {
      const headings = [...this.querySelectorAll("thead th")];
      headings.forEach((heading, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...heading.childNodes);
        heading.append(button);
        button.addEventListener("click", () => this.#sort(headings, column));
      });
    }

    /** @param {Element[]} headings @param {number} column */
    #sort(headings, column) {
      const heading = headings[column];
      const numeric = heading.classList.contains("number");
      const before = heading.getAttribute("aria-sort");
      // Figures start with the largest, names with the first letter; a second press turns it round.
      const first = numeric ? "descending" : "ascending";
      const other = numeric ? "ascending" : "descending";
      const order = before === first ? other : first;
      for (const each of headings) each.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", order);

      const body = one(this, "tbody", HTMLTableSectionElement);
      const sign = order === "ascending" ? 1 : -1;
      const rows = [...body.rows].map((row) => ({ row, text: row.cells[column].textContent }));
      rows.sort(numeric ? (a, b) => byFigure(a.text, b.text, sign) : (a, b) => sign * a.text.localeCompare(b.text));
      body.append(...rows.map(({ row }) => row));
    }
  },
);

/** @param {string} one @param {string} other @param {number} sign */
function byFigure(one, other, sign) {
  const [a, b] = [one, other].map((text) => text.replace(/[^0-9.]/g, ""));
  return a && b ? sign * (Number(a) - Number(b)) : Number(!a) - Number(!b);
}
