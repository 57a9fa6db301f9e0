/** The question what day it is, for a reader whose device cannot know. */
import { FIRST, canBe, deviceDay, isKnown, tell, today } from "./clock.js";
import { copy } from "./fill.js";

/** Fill `box` from `template`: the question, or once it is answered the answer and a way to change it. */
export function draw(box, template) {
  show(!isKnown());

  function show(asks) {
    box.replaceChildren(copy(template, { asks, device: deviceDay(), first: FIRST, today: today() }));
    const field = box.querySelector("input");
    box.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      if (canBe(field.value)) return answered(field.value);
      box.querySelector("[data-part=day-error]").hidden = false;
      field.setAttribute("aria-invalid", "true");
      field.focus();
    });
    box.querySelector("[data-part=day-again]")?.addEventListener("click", () => {
      show(true);
      box.querySelector("input").focus();
    });
  }

  function answered(day) {
    tell(day);
    show(false);
    box.querySelector("[data-part=day-again]").focus();
  }
}
