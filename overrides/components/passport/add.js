/** The passport's dialog for a result that somebody took elsewhere, typed by hand. */
import { copy } from "../fill.js";
import { one, part, template } from "../parts.js";
import * as scoring from "../scoring/client.js";
import { dayFor } from "./ask.js";
import { laterId } from "./id.js";
import { reference } from "./reference.js";

/**
 * @import { Problem } from "types/scoring"
 * @import { PassportPage } from "./passport.js"
 */

/** @param {PassportPage} page */
const dialogOf = (page) => part(page, "add", HTMLDialogElement);
/** @param {PassportPage} page */
const formOf = (page) => part(page, "add-form", HTMLFormElement);
/** @param {PassportPage} page */
const familyOf = (page) => one(formOf(page), "[name=family]", HTMLSelectElement);

/** @param {PassportPage} page */
export function watchAdd(page) {
  formOf(page).addEventListener("submit", (event) => {
    event.preventDefault();
    addByHand(page);
  });
  familyOf(page).addEventListener("change", () => showAssumption(page));
}

/** @param {PassportPage} page */
export function openAdd(page) {
  formOf(page).reset();
  part(page, "add-errors").hidden = true;
  showAssumption(page);
  dialogOf(page).showModal();
}

/** The standard error that is assumed for the chosen family. @param {PassportPage} page */
function showAssumption(page) {
  /** @type {NodeListOf<HTMLElement>} */
  const notes = page.querySelectorAll("[data-family]");
  for (const note of notes) note.hidden = note.dataset.family !== familyOf(page).value;
}

/** @param {PassportPage} page */
async function addByHand(page) {
  const given = new FormData(formOf(page));
  const [family, score, date] = ["family", "score", "date"].map((name) => String(given.get(name)));
  const number = /^\d+$/.test(score.trim()) ? Number(score) : score;
  const asked = { id: laterId(page.kept, date), family, date, score: number };
  try {
    const { result } = await scoring.call("add_result", { ...asked, reference: await reference(), as_of: dayFor(asked) });
    dialogOf(page).close();
    await page.keep([result.entry], "added");
  } catch (error) {
    if (error instanceof scoring.ScoringError && error.code === "refused") return showWrong(page, error.problems);
    dialogOf(page).close();
    page.trouble(error);
  }
}

/** @param {PassportPage} page @param {Problem[]} problems */
function showWrong(page, problems) {
  const fields = [...formOf(page).querySelectorAll(/** @type {"input"} */ ("input, select"))];
  const lines = problems.map((problem) => {
    const field = fields.find(({ name }) => name === problem.field);
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${(field ?? familyOf(page)).id}`;
    const label = field?.labels?.[0].textContent ?? problem.field;
    link.append(copy(template(page, "say", `wrong-${field?.name ?? "family"}`), { label }));
    link.addEventListener("click", (press) => {
      press.preventDefault();
      field?.focus();
    });
    line.append(link);
    return line;
  });
  part(page, "add-list").replaceChildren(...lines);
  for (const field of fields) {
    field.setAttribute("aria-invalid", String(problems.some((problem) => problem.field === field.name)));
  }
  part(page, "add-errors").hidden = false;
  part(page, "add-errors").focus();
}
