/** What scoring refuses, at the fields it is about and in a summary that leads to them. */
const MARK = "Error: ";

export class Faults {
  /** `label(path)` names a field of the form in `page`. */
  constructor(page, label) {
    this.page = page;
    this.label = label;
    this.form = page.part("form");
    this.summary = page.part("errors");
  }

  /** Mark the fields of `problems`, and no others. */
  show(problems) {
    const boxes = [...this.form.querySelectorAll("[data-error]")];
    const places = boxes.map(({ dataset }) => dataset.error);
    for (const box of boxes) {
      // The place without a name is for what fits no field.
      const found = problems.filter(({ field }) => box.dataset.error === (places.includes(field) ? field : ""));
      box.replaceChildren(...found.map((problem) => this.page.item("field-error", problem)));
      box.hidden = !found.length;
    }
    for (const field of this.#fields()) {
      field.setAttribute("aria-invalid", problems.some((problem) => problem.field === field.name));
    }
    this.page.part("error-list").replaceChildren(...problems.map((problem) => this.#line(problem)));
    if (!problems.length) {
      this.summary.hidden = true;
      document.title = document.title.replace(MARK, "");
    }
  }

  /** The same, and lead to the summary. */
  tell(problems) {
    this.show(problems);
    this.summary.hidden = false;
    this.summary.focus();
    document.title = MARK + document.title.replace(MARK, "");
  }

  #line(problem) {
    const line = this.page.item("error-line", { ...problem, label: this.label(problem.field) });
    const fields = this.#fields();
    const target = fields.find(({ name }) => name === problem.field) ?? fields[0];
    const link = line.querySelector("a");
    link.href = `#${target.id}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      target.focus();
    });
    return line;
  }

  #fields() {
    return [...this.form.elements].filter(({ name }) => name);
  }
}
