/** What the scoring computed: its Python, and the same once more in front of the reader. */
import { copy } from "../fill.js";
import { one, part, template } from "../parts.js";
import { later } from "../later.js";
import { show } from "./dialog.js";

/**
 * @import { Entry, Quiz, Readiness, Role, Trait } from "types/scoring"
 *
 * @typedef {object} Again  a number, and the way to it
 * @property {"share" | "score" | "readiness"} kind
 * @property {number} expected
 * @property {(() => Promise<{ value: number, scoring: string }>) | undefined} run  where that is possible
 */

const FUNCTIONS = new URL("../scoring/functions.json", import.meta.url);

/**
 * What asks the scoring: most readers look at the Python and do not run it again.
 *
 * @returns {Promise<typeof import("../passport/ask.js") & typeof import("../passport/reference.js") & typeof import("../scoring/client.js")>}
 */
async function asking() {
  const paths = ["../passport/ask.js", "../passport/reference.js", "../scoring/client.js"];
  return Object.assign({}, ...(await Promise.all(paths.map((path) => later(import.meta.resolve(path))))));
}

/**
 * The share of a family in the weights of the guide that is open.
 *
 * @param {HTMLElement} box
 * @param {Document} words
 * @param {{ family: string, share: number }} asked
 */
export function share(box, words, { family, share: expected }) {
  return python(box, words, {
    kind: "share",
    expected,
    run: async () => {
      const { call, dayFor, referenceOf } = await asking();
      /** @type {{ role: Role }} */
      const { role } = JSON.parse(one(document, "career-readiness script").textContent);
      const asked = { role: role.id, entries: [], reference: await referenceOf(role), as_of: dayFor() };
      const { result, scoring } = await call("readiness", asked);
      const found = result.published.families.find((one) => one.family === family);
      return { value: found?.share ?? NaN, scoring };
    },
  });
}

/**
 * The score of a trait, as answers to `quiz` gave it.
 *
 * @param {string} name  of the trait
 * @param {Trait} trait
 * @param {Quiz} quiz
 */
export function score(name, trait, quiz) {
  return show(async (words, title) => {
    title(name);
    const people = trait.steps.counts[trait.steps.keyed - 1];
    const view = copy(template(words, "item", "score"), { ...trait, people, norms: quiz.norms.version });
    await python(part(view, "python"), words, {
      kind: "score",
      expected: trait.score,
      run: async () => {
        const { call } = await asking();
        const { result, scoring } = await call("explain", { quiz, trait: trait.trait, length: lengthOf(quiz, trait) });
        return { value: result.totals.find(({ total }) => total === trait.total)?.score ?? NaN, scoring };
      },
    });
    return view;
  });
}

/**
 * The score of a trait in the passport's result `entry`.
 *
 * @param {string} name
 * @param {string} asked  the trait
 * @param {Entry} entry
 */
export async function scoreOf(name, asked, entry) {
  const { call, dayFor, reference } = await asking();
  const base = await reference();
  const quiz = "quiz" in entry && base.quizzes.find(({ id, version }) => id === entry.quiz && version === entry.quiz_version);
  if (!quiz) return;
  const { result } = await call("passport", { entries: [entry], reference: base, as_of: dayFor(entry) });
  const trait = result.entries[0].traits.find((one) => one.trait === asked);
  if (trait) await score(name, trait, quiz);
}

/**
 * How many answers a scored trait is from, which is a step of the quiz.
 *
 * @param {Quiz} quiz
 * @param {Trait} trait
 */
function lengthOf({ items, steps = [] }, { trait, answered }) {
  const asked = (/** @type {number} */ length) => items.slice(0, length).filter((item) => item.trait === trait).length;
  return steps.find(({ length }) => asked(length) === answered.length)?.length ?? items.length;
}

/**
 * Where the results `entries` stand for a published role.
 *
 * @param {string} name
 * @param {string} role
 * @param {Entry[]} entries
 * @param {string} as_of
 * @param {(family: string) => string} named
 */
export async function readinessOf(name, role, entries, as_of, named) {
  const { call, wholeReference } = await asking();
  const ask = async () => {
    const { result, scoring } = await call("readiness", { role, entries, reference: await wholeReference(), as_of });
    return { result: result.published, scoring };
  };
  await readiness(name, (await ask()).result, named, ask);
}

/**
 * A readiness for a role.
 *
 * @param {string} name
 * @param {Readiness} result
 * @param {(family: string) => string} named
 * @param {() => Promise<{ result: Readiness, scoring: string }>} [again]  works it out once more
 */
export function readiness(name, result, named, again) {
  return show(async (words, title) => {
    title(name);
    const view = copy(template(words, "item", "readiness"), result);
    part(view, "families").append(
      ...result.families.map((one) => copy(template(words, "item", "family"), { ...one, name: named(one.family) })),
    );
    await python(part(view, "python"), words, {
      kind: "readiness",
      expected: result.p.score,
      run: again && (async () => {
        const { result: other, scoring } = await again();
        return { value: other.p.score, scoring };
      }),
    });
    return view;
  });
}

/** @param {HTMLElement} box @param {Document} words @param {Again} again */
async function python(box, words, { kind, expected, run }) {
  /** @type {Record<string, { name: string, file: string, source: string }[]>} */
  const functions = await (await fetch(FUNCTIONS)).json();
  box.append(copy(template(words, "item", "python")));
  part(box, "functions").append(...functions[kind].map((one) => copy(template(words, "item", "function"), one)));
  if (!run) return part(box, "again").remove();
  const [button, said] = [one(box, "[data-do=again]", HTMLButtonElement), part(box, "said")];
  const say = (/** @type {string} */ name, values = {}) => said.replaceChildren(copy(template(words, "say", name), values));
  button.addEventListener("click", async () => {
    if (button.ariaDisabled) return;
    button.ariaDisabled = "true";
    say("working");
    try {
      const { value, scoring } = await run();
      say(value === expected ? "same" : "other", { value, expected, scoring });
    } catch {
      say("stopped");
    }
    button.ariaDisabled = null;
  });
}
