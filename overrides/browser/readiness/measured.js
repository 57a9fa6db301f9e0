/** What a guide says to a reader who has results; fetched for those only. */
import { deviceDay, isKnown } from "../clock.js";
import { copy } from "../fill.js";
import { askAbout, dayFor } from "../passport/ask.js";
import { reference } from "../passport/reference.js";
import { nextStep } from "./next.js";

/** The template of `card`, an element `career-readiness`, filled from the results `kept`. */
export async function measured(kept, card) {
  const { role, families: names } = JSON.parse(card.querySelector("script").textContent);
  const asked = { role: role.id, reference: await reference([role]), as_of: dayFor(kept) };
  const { published } = (await askAbout("readiness", kept, asked)).reply.result;
  const view = copy(template("measured"), { device: isKnown() ? null : deviceDay(), ...published, ...nextStep(published, names) });
  view.querySelector("[data-part=families]").append(...published.families.map(family));
  return view;

  function template(name) {
    return card.querySelector(`template[data-item=${name}]`);
  }

  function family(part) {
    const { kind, then } = part.standing ?? {};
    return copy(template("family"), { ...part, name: names[part.family], [kind]: true, then });
  }
}
