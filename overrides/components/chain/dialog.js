/** The dialog that says how a number comes about. Its words are in chain.html, fetched with it. */
import { copy } from "../fill.js";
import { one, part, template } from "../parts.js";

/** Milliseconds after which a reader gets a sign that something comes. */
const PATIENCE = 300;

/** @type {Promise<Document> | null} */
let words = null;

/** Have the words ready. */
export function prepare() {
  (words ??= fetched()).catch(() => {}); // who opens the dialog tries again
}

/**
 * Open the dialog with what `draw` makes of the templates in `words`; where that fails, it says so.
 *
 * @param {(words: Document, name: (text: string) => void) => Promise<Node>} draw
 */
export async function show(draw) {
  const page = await (words ??= fetched());
  const dialog = document.importNode(one(page, "dialog", HTMLDialogElement), true);
  const [title, body] = [part(dialog, "name"), part(dialog, "body")];
  title.textContent = page.title;
  body.append(copy(template(page, "say", "loading")));
  const drawn = draw(page, (text) => (title.textContent = text))
    .catch(() => copy(template(page, "say", "failed")))
    .then((view) => body.replaceChildren(view));
  await Promise.race([drawn, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  if (document.querySelector("dialog.chain")) return; // pressed twice
  dialog.addEventListener("click", ({ target }) => {
    const isClosing = target === dialog || (target instanceof Element && target.closest("[data-do=close]"));
    if (isClosing) dialog.close(); // a press beside it too, for browsers without `closedby`
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @returns {Promise<Document>} */
async function fetched() {
  try {
    const answer = await fetch(new URL("./chain.html", import.meta.url));
    if (!answer.ok) throw new Error(`chain.html: ${answer.status}`);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch (error) {
    words = null;
    throw error;
  }
}
