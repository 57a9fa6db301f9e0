/**
 * What if: scores that the reader does not have, tried on a role. They are drawn while a slider moves,
 * from plain arithmetic, and then as the scoring answers. Nothing of it is kept.
 */
import { copy } from "../fill.js";
import { one, part, template } from "../parts.js";
import * as scoring from "../scoring/client.js";
import { noted } from "../tab.js";
import { dayFor } from "./ask.js";
import { wholeReference } from "./reference.js";
import { narrowest, standingOf, tried } from "./what-if-sums.js";

/**
 * @import { Entry, Readiness, Role, Reference } from "types/scoring"
 * @import { PassportPage } from "./passport.js"
 * @import { Tried } from "./what-if-sums.js"
 */

/** Milliseconds a slider rests before the scoring is asked, and until it is said to be at work. */
const [REST, PATIENCE] = [250, 300];

/**
 * @param {HTMLElement} box
 * @param {PassportPage} page
 */
export async function drawWhatIf(box, page) {
  const whole = await wholeReference();
  box.replaceChildren(copy(template(page, "item", "what-if")));
  const choice = part(box, "what-if-role", HTMLSelectElement);
  choice.append(...whole.roles.toSorted((a, b) => a.title.localeCompare(b.title)).map(({ id, title }) => new Option(title, id)));
  const { id } = /** @type {{ id?: string }} */ (noted("guide") ?? {});
  if (whole.roles.some((role) => role.id === id)) choice.value = String(id);
  const draw = () => drawRole(box, page, choice.value, whole).catch((error) => page.trouble(error, draw));
  choice.addEventListener("change", draw);
  await draw();
}

/**
 * @param {HTMLElement} box
 * @param {PassportPage} page
 * @param {string} role
 * @param {Reference & { roles: Role[] }} whole
 */
async function drawRole(box, page, role, whole) {
  const entries = page.kept.filter((entry) => !page.aside.includes(entry));
  const now = (await ask(role, entries, whole)).published;
  if (part(box, "what-if-role", HTMLSelectElement).value !== role) return;
  const full = new Set(page.results.filter(({ counts_as }) => counts_as === "full").map(({ family }) => family));
  const known = standingOf(now, full);
  const errors = Object.fromEntries(whole.families.map((family) => [family.id, family.full_sd]));
  const open = now.families.filter(({ family, weight }) => weight && !full.has(family)).map(({ family }) => family);
  /** @type {Record<string, Tried>} */
  const scores = {};
  let turn = 0;
  /** @type {number | undefined} */
  let resting;

  const sliders = open.map((family) => {
    const line = copy(template(page, "item", "what-if-slider"), { name: page.family(family) });
    const [slider, output, clear] = [part(line, "slider", HTMLInputElement), part(line, "value"), part(line, "clear", HTMLButtonElement)];
    slider.id = `what-if-${family}`;
    one(line, "label", HTMLLabelElement).htmlFor = slider.id;
    const say = (/** @type {string} */ state) => {
      output.replaceChildren(copy(template(page, "say", state), { score: slider.value }));
      slider.setAttribute("aria-valuetext", output.textContent);
      clear.disabled = state === "what-if-none";
    };
    slider.addEventListener("input", () => {
      scores[family] = { score: Number(slider.value), sd: errors[family] };
      say("what-if-score");
      answer();
    });
    clear.addEventListener("click", () => {
      delete scores[family];
      slider.value = "575";
      say("what-if-none");
      answer();
      slider.focus();
    });
    say("what-if-none");
    return line;
  });
  part(box, "sliders").replaceChildren(...sliders);
  part(box, "all-taken").hidden = open.length > 0;
  show(tried(known, scores));

  function answer() {
    show(tried(known, scores));
    clearTimeout(resting);
    resting = setTimeout(confirm, REST, ++turn);
  }

  /** The scoring has the last word. @param {number} mine */
  async function confirm(mine) {
    const busy = setTimeout(() => box.toggleAttribute("data-busy", mine === turn), PATIENCE);
    try {
      const day = dayFor(entries);
      const invented = Object.entries(scores).map(([family, { score, sd }]) =>
        /** @type {Entry} */ ({ id: `what-if-${family}`, kind: "full", family, date: day, score, sd, sd_assumed: true, self_reported: true }),
      );
      const { published } = await ask(role, [...entries, ...invented], whole);
      if (mine === turn && box.isConnected) show(published);
    } catch {
      // The arithmetic's answer stays.
    } finally {
      clearTimeout(busy);
      if (mine === turn) box.removeAttribute("data-busy");
    }
  }

  /** @param {object} values */
  function show(values) {
    const left = open.filter((family) => !(family in scores));
    const most = narrowest(known, errors, left, scores);
    const shown = { ...values, invented: Object.keys(scores).length, most: most && { ...most, name: page.family(most.family) } };
    part(box, "answer").replaceChildren(copy(template(page, "item", "what-if-answer"), shown));
  }
}

/** @param {string} role @param {Entry[]} entries @param {Reference & { roles: Role[] }} whole */
async function ask(role, entries, whole) {
  return (await scoring.call("readiness", { role, entries, reference: whole, as_of: dayFor(entries) })).result;
}
