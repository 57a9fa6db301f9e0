/**
 * The ways to show a passport: link, file, badge, print. Each shows first exactly what would leave, and
 * that is made anew by `scoring` from the chosen results, private traits left out unless added.
 */
import { copy } from "../fill.js";
import { maybe, one, part, pressed, template } from "../parts.js";
import * as scoring from "../scoring/client.js";
import { dayFor } from "./ask.js";
import { badge } from "./badge.js";
import { save } from "./file.js";
import { link } from "./link.js";
import { resultsOf } from "./overview.js";
import { code } from "./qr.js";
import { drawnRatings } from "./rated.js";
import { reference } from "./reference.js";
import { byFamily, described, drawResults, scoresInLine } from "./results.js";

/**
 * @import { Rating, ShownResult } from "types/scoring"
 * @import { PassportPage } from "./passport.js"
 *
 * @typedef {object} Made  what would leave
 * @property {string} via  link, file, badge or print
 * @property {string} text
 * @property {number} bytes
 * @property {number | null} most_bytes
 * @property {string} address  the link; empty for a file, and for print where no link could hold it
 * @property {string} name  of the person, as they typed it
 * @property {ShownResult[]} results
 * @property {Rating[]} self_rated
 * @property {Node[]} rated  the same, drawn for print
 * @property {string} scoring
 * @property {string} as_of
 */

/** Milliseconds after the last key until a name counts as typed. */
const TYPING = 300;

/**
 * Open the dialog on `results` and `ratings`. `page` is the element `skills-passport`.
 *
 * @param {ShownResult[]} results
 * @param {Rating[]} ratings
 * @param {PassportPage} page
 */
export function show(results, ratings, page) {
  const dialog = part(page, "show", HTMLDialogElement);
  const ordered = byFamily(results, page).flat();
  const traits = [...new Set(results.flatMap((result) => result.private_traits))];
  const form = part(dialog, "show-form", HTMLFormElement);
  const message = part(dialog, "show-message");
  /** @type {Made | null} */
  let ready = null;
  let asked = 0;
  /** What the form asked for last. */
  let last = "";
  /** @type {number | undefined} */
  let typing;

  part(dialog, "choices").replaceChildren(...ordered.map((result) => option("choice", result.id, described(result, page))));
  part(dialog, "choices").closest("fieldset")?.toggleAttribute("hidden", !ordered.length);
  part(dialog, "reveals").replaceChildren(
    ...traits.map((trait) => option("reveal", trait, { name: page.trait(trait) })),
    ...(ratings.length ? [option("rated-choice", "rated", { skills: ratings.length, one_skill: ratings.length === 1 })] : []),
  );
  part(dialog, "reveal").hidden = !traits.length && !ratings.length;
  message.textContent = "";
  form.onchange = preview;
  one(form, "[name=name]", HTMLInputElement).oninput = () => {
    clearTimeout(typing);
    typing = setTimeout(preview, TYPING);
  };
  dialog.onclick = (event) => act(pressed(event)?.dataset.do);
  dialog.showModal();
  return preview();

  /** @param {string} name @param {string} value @param {object} values */
  function option(name, value, values) {
    const made = copy(template(page, "item", name), values);
    one(made, "input", HTMLInputElement).value = value;
    return made;
  }

  /** @param {string} name @param {object} [values] @returns {null} */
  function say(name, values) {
    message.replaceChildren(copy(template(page, "say", name), values));
    return null;
  }

  /**
   * What the form asks for, worked out; null with a reason in the message where there is nothing.
   *
   * @returns {Promise<Made | null>}
   */
  async function make() {
    const data = new FormData(form);
    const [chosen, via] = [data.getAll("result"), String(data.get("via"))];
    const entries = ordered.filter(({ id }) => chosen.includes(id)).map(({ entry }) => entry);
    const self_rated = data.has("rated") && via !== "badge" ? ratings : [];
    if (!entries.length && !self_rated.length) return say(ordered.length || via === "badge" ? "choose" : "choose-rated");
    if (via === "badge" && entries.length > 1) return say("choose-one");
    if (via === "badge" && entries[0].kind === "practice") return say("no-badge");
    const common = { reference: await reference(), as_of: dayFor(entries, self_rated) };
    /** @type {"file" | "link"} */
    const way = via === "file" || via === "print" ? "file" : "link";
    const reveal = data.getAll("reveal").map(String);
    const name = via === "badge" ? "" : String(data.get("name")).trim().replace(/\s+/g, " ");
    const asked = { entries, reveal, self_rated, ...(name && { name }), ...common };
    const { result } = await scoring.call("export_passport", { ...asked, via: way });
    const reply = await scoring.call("overview", { entries: result.document.entries, ...common, shown: 0 });
    const [scored, { bytes, most_bytes }] = [resultsOf(reply.result, result.document.entries), result];
    // On paper, a code leads to the same.
    const shared = via === "print" ? await scoring.call("export_passport", { ...asked, via: "link" }).catch(() => null) : { result };
    const address = via !== "file" && shared ? await link(page.address("passport/"), "passport", shared.result.text) : "";
    const text = via === "badge" ? JSON.stringify(badge(scored[0], address, page), null, 1) : result.text;
    const rated = via === "print" ? await drawnRatings(self_rated, page) : [];
    return { via, name, text, bytes, most_bytes, address, results: scored, self_rated, rated, scoring: reply.scoring, as_of: common.as_of };
  }

  async function preview() {
    const turn = ++asked;
    clearTimeout(typing);
    const chosen = JSON.stringify([...new FormData(form)]);
    // Leaving the field of the name says nothing new; the press that left it is meant for a button.
    if (ready && chosen === last) return;
    last = chosen;
    const via = String(new FormData(form).get("via"));
    const buttons = [...dialog.querySelectorAll("button")].filter(({ dataset }) => dataset.via);
    // Until the new preview stands there is nothing to send.
    ready = null;
    for (const button of buttons) {
      button.hidden = !button.dataset.via?.split(" ").includes(via);
      button.disabled = true;
    }
    message.textContent = "";
    try {
      const made = await make();
      if (turn !== asked) return;
      ready = made;
    } catch (error) {
      if (turn !== asked) return;
      const [problem] = error instanceof scoring.ScoringError ? error.problems : [];
      if (problem) say(problem.field === "name" ? "bad-name" : "too-much", { link: via === "link" });
      else page.trouble(error);
    }
    for (const button of buttons) button.disabled = !ready;
    part(dialog, "preview").replaceChildren(...(ready ? [drawn(ready)] : []));
  }

  /** @param {Made} made */
  function drawn(made) {
    const count = made.results.length;
    const size = made.via === "badge" ? { bytes: new Blob([made.text]).size, most_bytes: null } : {};
    const withheld = left(made);
    const skills = made.self_rated.length;
    const ticks = { skills, one_skill: skills === 1, both: count && skills };
    const view = copy(template(page, "item", "preview"), { ...made, ...size, ...ticks, count, one: count === 1, withheld, link: made.via === "link" });
    part(view, "list").append(
      ...made.results.map((result) => {
        const row = copy(template(page, "item", "preview-result"), { ...described(result, page), answers: result.traits.length || "answers" in result.entry });
        scoresInLine(part(row, "scores"), result, page);
        return row;
      }),
    );
    if (maybe(view, "link")) {
      part(view, "link", HTMLInputElement).value = made.address;
      drawCode(part(view, "code"), made, "qr-hint");
    }
    return view;
  }

  /** Without the code, the link is as good. @param {HTMLElement} box @param {Made} made @param {string} hint */
  async function drawCode(box, made, hint) {
    box.replaceChildren(...(made.address ? await code(made.address, page, hint).catch(() => []) : []));
  }

  /** @param {Made} made */
  function left(made) {
    return [...new Set(made.results.flatMap((result) => result.withheld))].map((trait) => page.trait(trait));
  }

  /** @param {string | undefined} what */
  function act(what) {
    if (!ready) return;
    if (what === "copy") copyLink(ready.address);
    if (what === "save") {
      save(ready.via === "badge" ? `open-badge-${ready.results[0].family}-${ready.results[0].date}.json` : `skills-passport-${ready.as_of}.json`, ready.text);
      say("saved");
    }
    if (what === "print") print(ready);
  }

  /** @param {string} address */
  async function copyLink(address) {
    try {
      await navigator.clipboard.writeText(address);
      say("copied");
    } catch {
      part(part(dialog, "preview"), "link", HTMLInputElement).select();
      say("not-copied");
    }
  }

  /** @param {Made} made */
  async function print(made) {
    const sheet = part(page, "sheet");
    const methodology = page.address("methodology/");
    sheet.replaceChildren(copy(template(page, "item", "sheet"), { ...made, withheld: left(made), methodology }));
    drawResults(part(sheet, "results"), made.results, page, { together: false });
    part(sheet, "rated").replaceChildren(...made.rated);
    await drawCode(part(sheet, "code"), made, "sheet-hint");
    dialog.close();
    page.toggleAttribute("data-sheet", true);
    addEventListener("afterprint", () => page.toggleAttribute("data-sheet", false), { once: true });
    self.print();
  }
}
