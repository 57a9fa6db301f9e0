/** What a guide says to a reader who has results; fetched for those only. */
import { whenPressed } from "../chain/hook.js";
import { deviceDay, isKnown } from "../clock.js";
import { copy } from "../fill.js";
import { one, part, template } from "../parts.js";
import { askAbout, dayFor } from "../passport/ask.js";
import { reference } from "../passport/reference.js";
import { nextStep } from "./next.js";

/**
 * The template of `card`, an element `career-readiness`, filled from the results `kept`.
 *
 * @import { Entry, Role, Share } from "types/scoring"
 * @param {Entry[]} kept
 * @param {HTMLElement} card
 */
export async function measured(kept, card) {
  /** @type {{ role: Role, families: Record<string, string> }} */
  const { role, families: names } = JSON.parse(one(card, "script").textContent);
  const asked = { role: role.id, reference: await reference([role]), as_of: dayFor(kept) };
  const ask = async () => (await askAbout("readiness", kept, asked)).reply;
  const { published } = (await ask()).result;
  const view = copy(template(card, "item", "measured"), { device: isKnown() ? null : deviceDay(), ...published, ...nextStep(published, names) });
  part(view, "families").append(...published.families.map(family));
  const named = (/** @type {string} */ id) => names[id];
  const again = async () => {
    const { result, scoring } = await ask();
    return { result: result.published, scoring };
  };
  whenPressed(view, ({ readiness }) => readiness(one(document, "#card-readiness").textContent, again, named));
  return view;

  /** @param {Share} share */
  function family(share) {
    const { standing } = share;
    const values = { ...share, name: names[share.family], sample: standing?.kind === "sample", then: standing?.then };
    return copy(template(card, "item", "family"), values);
  }
}
