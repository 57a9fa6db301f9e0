/** The question what day it is, for a reader whose device cannot know. */
import { FIRST, canBe, deviceDay, isKnown, tell, today } from "./clock.js";
import { copy } from "./fill.js";
import { part } from "./parts.js";

/**
 * Fill `box` from `template`: the question, or once it is answered the answer and a way to change it.
 *
 * @param {HTMLElement} box
 * @param {HTMLTemplateElement} template
 */
export function draw(box, template) {
  show(!isKnown());

  /** @param {boolean} asks */
  function show(asks) {
    box.replaceChildren(copy(template, { asks, device: deviceDay(), first: FIRST, today: today() }));
    const field = box.querySelector("input");
    box.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!field) return;
      if (canBe(field.value)) return answered(field.value);
      part(box, "day-error").hidden = false;
      field.setAttribute("aria-invalid", "true");
      field.focus();
    });
    box.querySelector("[data-part=day-again]")?.addEventListener("click", () => {
      show(true);
      box.querySelector("input")?.focus();
    });
  }

  /** @param {string} day */
  function answered(day) {
    tell(day);
    show(false);
    part(box, "day-again").focus();
  }
}
