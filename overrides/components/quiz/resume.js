/** Goes on where an earlier visit stopped. */
import { copy } from "../fill.js";
import { maybe, one } from "../parts.js";

/**
 * @import { Draft } from "./draft.js"
 * @import { QuizPage } from "./quiz.js"
 */

/**
 * Take up the answers of `draft`; one of another version only if the reader wants it.
 *
 * @param {QuizPage} page
 * @param {Draft | null} draft
 */
export function takeUp(page, draft) {
  const { sheet } = page;
  if (draft && draft.version !== sheet.quiz.version) return offerOlder(page, draft);
  if (draft) page.restore(draft);
  sheet.show(sheet.open, false);
  const answered = Object.keys(sheet.answers).length;
  if (draft && sheet.isGrouped && answered) offer(page, "back", { ...draft, answered });
}

/**
 * A draft of another version: nothing of it is touched before the reader has chosen.
 *
 * @param {QuizPage} page
 * @param {Draft} draft
 */
function offerOlder(page, draft) {
  const { answers, quiz, texts } = draft;
  const answered = Object.keys(answers).length;
  const box = offer(page, "older", { ...draft, answered, asked: quiz?.items?.length });
  if (!box) return page.sheet.show(0, false);
  page.toggleAttribute("data-choosing", true);
  const finish = one(box, "[data-do=finish]");
  if (!quiz?.items?.length || !texts) return finish.remove();
  finish.addEventListener("click", () => {
    page.sheet.become(quiz, texts);
    page.begin();
    page.restore(draft);
    page.sheet.show(page.sheet.open);
  });
}

/** @param {QuizPage} page @param {string} name @param {object} values */
function offer(page, name, values) {
  /** @type {HTMLTemplateElement | null} */
  const words = page.querySelector(`template[data-resume="${name}"]`);
  const box = maybe(page, "resume");
  if (!words || !box) return null;
  box.replaceChildren(copy(words, values));
  one(box, "[data-do=restart]").addEventListener("click", () => page.restart());
  return box;
}
