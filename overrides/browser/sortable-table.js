/**
 * `<sortable-table>` around a table: its column headings become buttons that sort the rows.
 * Cells of a column with the class `number` sort by their figures; one without any comes last.
 */
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

      const body = this.querySelector("tbody");
      const sign = order === "ascending" ? 1 : -1;
      const rows = [...body.rows].map((row) => ({ row, key: key(row.cells[column], numeric) }));
      rows.sort((a, b) => {
        if (a.key === null || b.key === null) return (a.key === null) - (b.key === null);
        return sign * (numeric ? a.key - b.key : a.key.localeCompare(b.key));
      });
      body.append(...rows.map(({ row }) => row));
    }
  },
);

function key(cell, numeric) {
  if (!numeric) return cell.textContent;
  const figure = cell.textContent.replace(/[^0-9.]/g, "");
  return figure ? Number(figure) : null;
}
