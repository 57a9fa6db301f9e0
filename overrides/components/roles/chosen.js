/** The roles that are ticked, and the bar that leads to the page where they stand side by side. */
import { one, part } from "../parts.js";

const MOST = 3;

/** @param {HTMLElement} index the `<role-index>` */
export function watch(index) {
  const list = part(index, "list");
  const bar = part(index, "chosen");
  const ticks = [...list.querySelectorAll("input")];
  const tell = () => {
    const chosen = ticks.filter((tick) => tick.checked);
    const full = chosen.length >= MOST;
    for (const tick of ticks) tick.disabled = full && !tick.checked;
    part(bar, "most").hidden = !full;
    part(bar, "names").textContent = chosen.map((tick) => titleOf(tick)).join(", ");
    const address = new URL(index.dataset.compare ?? "", document.baseURI);
    address.search = `?roles=${chosen.map((tick) => tick.value).join(",")}`;
    part(bar, "compare", HTMLAnchorElement).href = address.href;
    bar.hidden = !chosen.length;
  };
  list.addEventListener("change", tell);
  part(bar, "none-chosen").addEventListener("click", () => {
    const first = ticks.find((tick) => tick.checked);
    for (const tick of ticks) tick.checked = false;
    tell();
    first?.focus();
  });
  tell(); // what the browser kept of an earlier visit
}

/** @param {HTMLInputElement} tick */
function titleOf(tick) {
  const row = tick.closest("li");
  return row ? one(row, "a").textContent : "";
}
