/** What scoring refuses, at the fields it is about and in a summary that leads to them. */

export class Faults {
  constructor(page) {
    this.page = page;
    this.form = page.part("form");
    this.summary = page.part("errors");
  }

  /** Mark the fields of `problems` and no others. */
  show(problems) {
    for (const box of this.form.querySelectorAll("[data-error]")) {
      const found = problems.filter(({ field }) => this.#place(field) === box.dataset.error);
      box.replaceChildren(...found.map((problem) => this.page.item("field-error", problem)));
      box.hidden = !found.length;
    }
    for (const field of this.form.elements) {
      if (field.name) field.setAttribute("aria-invalid", problems.some((problem) => problem.field === field.name));
    }
    if (!problems.length) this.#close();
  }

  /** List `problems` too, and lead there; `label(path)` names a field. */
  tell(problems, label) {
    this.show(problems);
    const lines = problems.map((problem) => {
      const line = this.page.item("error-line", { ...problem, label: label(problem.field) });
      const link = line.querySelector("a");
      const target = this.#field(problem.field) ?? this.form.querySelector("[name]");
      link.href = `#${target.id}`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        target.focus();
      });
      return line;
    });
    this.page.part("error-list").replaceChildren(...lines);
    this.summary.hidden = false;
    this.summary.focus();
    document.title = `${MARK}${document.title.replace(MARK, "")}`;
  }

  #close() {
    this.summary.hidden = true;
    document.title = document.title.replace(MARK, "");
  }

  #field(path) {
    return [...this.form.elements].find(({ name }) => name && name === path);
  }

  /** Where a problem is shown; the place without a name is for those that fit no field. */
  #place(path) {
    const places = [...this.form.querySelectorAll("[data-error]")].map(({ dataset }) => dataset.error);
    return places.includes(path) ? path : "";
  }
}

const MARK = "Error: ";
