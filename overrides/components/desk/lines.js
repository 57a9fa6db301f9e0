/** Lines of the text field. */

/** Put the cursor on line `number` (from 1), select it, and bring it into view. @param {HTMLTextAreaElement} area @param {number} number */
export function goToLine(area, number) {
  const lines = area.value.split("\n");
  const start = lines.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, start + (lines[number - 1] ?? "").length);
  area.scrollTop = heightOf(area, lines.slice(0, number - 1).join("\n")) - area.clientHeight / 3;
  area.scrollIntoView({ block: "nearest" });
}

/** How high `text` is in `area`, with its lines broken as they are there. @param {HTMLTextAreaElement} area @param {string} text */
function heightOf(area, text) {
  const twin = /** @type {HTMLTextAreaElement} */ (area.cloneNode());
  twin.removeAttribute("id");
  twin.className = `${area.className} desk__twin`;
  twin.value = text;
  area.after(twin);
  const height = twin.scrollHeight;
  twin.remove();
  return height;
}
