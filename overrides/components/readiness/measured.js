/** What a guide says to a reader who has results; fetched for those only. */
import { whenPressed } from "../chain/hook.js";
import { deviceDay, isKnown } from "../clock.js";
import { copy } from "../fill.js";
import { one, part, template } from "../parts.js";
import { askAbout, dayFor } from "../passport/ask.js";
import { isSame, keepLast, last } from "../passport/last.js";
import { referenceOf } from "../passport/reference.js";
import { nextStep } from "./next.js";

/**
 * Show the template of `card`, an element `career-readiness`, filled from the results `kept`: as it was
 * last for the same results and weights, then as of today.
 *
 * @import { Entry, Readiness, Role, Share } from "types/scoring"
 * @param {Entry[]} kept
 * @param {HTMLElement} card
 * @param {(drawn: Node) => void} show
 */
export async function measured(kept, card, show) {
  /** @type {{ role: Role, families: Record<string, string> }} */
  const { role, families: names } = JSON.parse(one(card, "script").textContent);
  const asked = { role: role.id, reference: await referenceOf(role), as_of: dayFor(kept) };
  const ask = async () => (await askAbout("readiness", kept, asked)).reply;
  const [name, question] = [`readiness ${role.id}`, { kept, role }];
  const named = (/** @type {string} */ id) => names[id];
  const again = async () => {
    const { result, scoring } = await ask();
    return { result: result.published, scoring };
  };
  const before = /** @type {Readiness | null} */ (await last(name, question));
  if (before) show(drawn(before));
  const { published } = (await ask()).result;
  if (isSame(before, published)) return;
  show(drawn(published));
  await keepLast(name, question, published);

  /** @param {Readiness} readiness */
  function drawn(readiness) {
    const device = isKnown() ? null : deviceDay();
    const view = copy(template(card, "item", "measured"), { device, ...readiness, ...nextStep(readiness, names) });
    part(view, "families").append(...readiness.families.map(family));
    whenPressed(view, (chains) => chains.readiness(one(document, "#card-readiness").textContent, readiness, named, again));
    return view;
  }

  /** @param {Share} share */
  function family(share) {
    const { standing } = share;
    const values = { ...share, name: names[share.family], sample: standing?.kind === "sample", then: standing?.then };
    return copy(template(card, "item", "family"), values);
  }
}
