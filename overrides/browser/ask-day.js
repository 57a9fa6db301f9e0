/** The question what day it is, for a reader whose device cannot know. */
import { isKnown, tell, today } from "./clock.js";
import { copy } from "./fill.js";

/** Fill `box` from `template`: the question, or once it is answered the answer and a way to change it. */
export function draw(box, template, days) {
  show(!isKnown());

  function show(asks) {
    box.replaceChildren(copy(template, { ...days, asks, today: today() }));
    const field = box.querySelector("input");
    box.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      if (tell(field.value)) return answered();
      box.querySelector("[data-part=day-error]").hidden = false;
      field.setAttribute("aria-invalid", "true");
      field.focus();
    });
    box.querySelector("[data-part=day-again]")?.addEventListener("click", () => {
      show(true);
      box.querySelector("input").focus();
    });
  }

  function answered() {
    show(false);
    box.querySelector("[data-part=day-again]").focus();
  }
}
