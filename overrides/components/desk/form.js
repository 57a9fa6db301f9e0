/**
 * The fields of a guide's head. Only what changed is drawn again, so a field keeps its focus.
 *
 * @import { Names, Row } from "types/desk"
 */
import { copy } from "../fill.js";
import { one, template } from "../parts.js";

/** @typedef {{ how: "set" | "add" | "remove", field: string, value: string }} Change */

export class HeadForm {
  #form = "";

  /**
   * @param {HTMLElement} desk  holds the templates
   * @param {HTMLElement} box
   * @param {(change: Change) => void} change
   */
  constructor(desk, box, change) {
    this.desk = desk;
    this.box = box;
    box.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) {
        change({ how: "set", field: target.name, value: target.value });
      }
    });
    box.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      if (button?.name === "add" || button?.name === "remove") change({ how: button.name, field: button.value, value: "" });
    });
  }

  /** Lists to complete with. @param {Names} names */
  complete(names) {
    for (const [kind, entries] of Object.entries(names)) {
      const list = document.createElement("datalist");
      list.id = `desk-names-${kind.replace(" ", "-")}`;
      for (const [name, known] of Object.entries(entries)) list.append(new Option(known, name));
      this.desk.append(list);
    }
  }

  /** @param {Row[]} rows */
  show(rows) {
    const form = JSON.stringify(rows.map(({ value, ...row }) => row));
    if (form !== this.#form) {
      this.#form = form;
      const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.name : "";
      this.box.replaceChildren(...rows.map((row) => this.#row(row)));
      if (focused) this.#input(focused)?.focus();
    }
    for (const { field, value } of rows) {
      const input = this.#input(field);
      if (input && input !== document.activeElement) input.value = value ?? "";
    }
  }

  /** Mark the fields that have a problem. @param {Set<string>} fields */
  mark(fields) {
    for (const input of this.box.querySelectorAll("input, select")) {
      input.toggleAttribute("data-wrong", fields.has(input.getAttribute("name") ?? ""));
    }
  }

  /** @param {string} field */
  #input(field) {
    const found = this.box.querySelector(`[name="${CSS.escape(field)}"]`);
    return found instanceof HTMLInputElement || found instanceof HTMLSelectElement ? found : null;
  }

  /** @param {Row} row */
  #row(row) {
    const part = copy(template(this.desk, "item", row.kind === "group" ? "group" : "field"), row);
    const line = one(part, "[data-depth]");
    line.dataset.depth = String(row.depth);
    for (const button of line.querySelectorAll("button")) button.value = row.field;
    if (row.kind === "group") return part;
    const input = row.kind === "choice" ? choice(row.options ?? []) : document.createElement("input");
    if (input instanceof HTMLInputElement) {
      input.type = row.kind === "date" ? "date" : "text";
      if (row.kind === "number") input.inputMode = "decimal";
      if (row.names) input.setAttribute("list", `desk-names-${row.names.replace(" ", "-")}`);
    }
    input.name = row.field;
    input.id = `desk-field-${row.field}`;
    one(line, "label", HTMLLabelElement).htmlFor = input.id;
    one(line, "label").after(input);
    return part;
  }
}

/** @param {string[]} options */
function choice(options) {
  const select = document.createElement("select");
  select.append(...options.map((option) => new Option(option)));
  return select;
}
