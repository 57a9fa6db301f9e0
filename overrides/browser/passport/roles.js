/** The reader's standing in every role, a few at a time. `page` is the element `skills-passport`. */
import { copy } from "../fill.js";
import { nextStep } from "../readiness/next.js";

const AT_ONCE = 24;

/** Fill `box` with the roles of an answer to `passport` (see scoring/api.py), in its order. */
export function drawRoles(box, { groups, alphabetical, roles }, page) {
  const order = [...groups.flat(), ...alphabetical];
  // Where another group, or the roles without a number, begin.
  const starts = new Set([...groups, alphabetical].slice(1).map(([first]) => first));
  const values = {
    numbers: groups.length,
    ordered: groups.length > 1,
    alike: groups.length === 1,
    rest: groups.length && alphabetical.length,
    many: order.length > AT_ONCE / 2,
  };
  box.replaceChildren(copy(page.template("roles"), values));
  const part = (name) => box.querySelector(`[data-part=${name}]`);
  const more = box.querySelector("[data-do=more]");
  let matching = order;
  let shown = 0;

  function show(most) {
    const next = matching.slice(shown, most);
    part("lines").append(...next.map((id) => line(id, roles[id], page, starts.has(id))));
    shown += next.length;
    more.hidden = shown === matching.length;
  }

  function find(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    matching = order.filter((id) => words.every((word) => roles[id].title.toLowerCase().includes(word)));
    part("lines").replaceChildren();
    shown = 0;
    show(AT_ONCE);
    const state = matching.length ? "found-some" : "found-none";
    part("found").replaceChildren(copy(page.say(state), { shown: matching.length, all: order.length }));
  }

  more.addEventListener("click", () => {
    const at = shown;
    show(shown + AT_ONCE);
    part("lines").children[at]?.querySelector("a").focus();
  });
  part("find")?.addEventListener("input", (event) => find(event.target.value));
  show(AT_ONCE);
}

function line(id, readiness, page, isStart) {
  const made = copy(page.template("role"), { ...readiness, ...nextStep(readiness, page.data.families), is_start: isStart });
  const link = made.querySelector("[data-part=link]");
  link.href = `${link.dataset.base}${id}/`;
  made.querySelector("li").toggleAttribute("data-start", isStart);
  return made;
}
