/**
 * The ways to show a passport: link, file, badge, print. Each shows first exactly what would leave, and
 * that is made anew by `scoring` from the chosen results, private traits left out unless added.
 */
import { copy } from "../fill.js";
import * as scoring from "../scoring/client.js";
import { dayFor } from "./ask.js";
import { badge } from "./badge.js";
import { save } from "./file.js";
import { link } from "./link.js";
import { reference } from "./reference.js";
import { byFamily, described, drawResults, scoresInLine } from "./results.js";

/** Open the dialog on `results` (RESULT of scoring/api.py). `page` is the element `skills-passport`. */
export function show(results, page) {
  const dialog = page.part("show");
  const part = (name) => dialog.querySelector(`[data-part=${name}]`);
  const ordered = byFamily(results, page).flat();
  const traits = [...new Set(results.flatMap((result) => result.private_traits))];
  const form = part("show-form");
  let ready = null;
  let asked = 0;

  part("choices").replaceChildren(...ordered.map((result) => option("choice", result.id, described(result, page))));
  part("reveals").replaceChildren(...traits.map((trait) => option("reveal", trait, { name: page.trait(trait) })));
  part("reveal").hidden = !traits.length;
  part("show-message").textContent = "";
  form.onchange = preview;
  dialog.onclick = ({ target }) => act(target.closest("[data-do]")?.dataset.do);
  dialog.showModal();
  return preview();

  function option(name, value, values) {
    const made = copy(page.template(name), values);
    made.querySelector("input").value = value;
    return made;
  }

  function say(name, values) {
    part("show-message").replaceChildren(copy(page.say(name), values));
  }

  /** What the form asks for, worked out; null with a reason in the message where there is nothing. */
  async function make() {
    const data = new FormData(form);
    const [chosen, via] = [data.getAll("result"), data.get("via")];
    const entries = ordered.filter(({ id }) => chosen.includes(id)).map(({ entry }) => entry);
    if (!entries.length) return say("choose");
    if (via === "badge" && entries.length > 1) return say("choose-one");
    if (via === "badge" && entries[0].kind === "practice") return say("no-badge");
    const common = { reference: await reference(), as_of: dayFor(entries) };
    const exported = { entries, via: via === "file" || via === "print" ? "file" : "link", reveal: data.getAll("reveal") };
    const { result } = await scoring.call("export_passport", { ...exported, ...common });
    const reply = await scoring.call("passport", { entries: result.document.entries, ...common });
    const made = { ...result, via, results: reply.result.entries, scoring: reply.scoring, as_of: common.as_of };
    if (exported.via === "link") made.address = await link(page.address("passport/"), "passport", result.text);
    if (via === "badge") made.text = JSON.stringify(badge(made.results[0], made.address, page), null, 1);
    if (via === "link") made.text = result.text;
    return made;
  }

  async function preview() {
    const turn = ++asked;
    const via = new FormData(form).get("via");
    const buttons = [...dialog.querySelectorAll("[data-via]")];
    // Until the new preview stands there is nothing to send.
    ready = null;
    for (const button of buttons) {
      button.hidden = !button.dataset.via.split(" ").includes(via);
      button.disabled = true;
    }
    part("show-message").textContent = "";
    try {
      const made = await make();
      if (turn !== asked) return;
      ready = made;
    } catch (error) {
      if (turn !== asked) return;
      const [problem] = error.problems ?? [];
      if (problem) say("too-much", problem);
      else page.trouble(error);
    }
    for (const button of buttons) button.disabled = !ready;
    part("preview").replaceChildren(...(ready ? [drawn(ready)] : []));
  }

  function drawn(made) {
    const count = made.results.length;
    const size = made.via === "badge" ? { bytes: new Blob([made.text]).size, most_bytes: null } : {};
    const withheld = left(made);
    const view = copy(page.template("preview"), { ...made, ...size, count, one: count === 1, withheld, link: made.via === "link" });
    view.querySelector("[data-part=list]").append(
      ...made.results.map((result) => {
        const row = copy(page.template("preview-result"), { ...described(result, page), answers: result.traits.length });
        scoresInLine(row.querySelector("[data-part=scores]"), result, page);
        return row;
      }),
    );
    const field = view.querySelector("[data-part=link]");
    if (field) field.value = made.address;
    return view;
  }

  function left(made) {
    return [...new Set(made.results.flatMap((result) => result.withheld))].map((trait) => page.trait(trait));
  }

  function act(what) {
    if (!ready) return;
    if (what === "copy") copyLink();
    if (what === "save") {
      save(ready.via === "badge" ? `open-badge-${ready.results[0].family}-${ready.results[0].date}.json` : `skills-passport-${ready.as_of}.json`, ready.text);
      say("saved");
    }
    if (what === "print") print(ready);
  }

  async function copyLink() {
    try {
      await navigator.clipboard.writeText(ready.address);
      say("copied");
    } catch {
      part("preview").querySelector("[data-part=link]").select();
      say("not-copied");
    }
  }

  function print(made) {
    const sheet = page.part("sheet");
    const methodology = page.address("methodology/");
    sheet.replaceChildren(copy(page.template("sheet"), { ...made, withheld: left(made), methodology }));
    drawResults(sheet.querySelector("[data-part=results]"), made.results, page, { together: false });
    dialog.close();
    page.toggleAttribute("data-sheet", true);
    addEventListener("afterprint", () => page.toggleAttribute("data-sheet", false), { once: true });
    self.print();
  }
}
