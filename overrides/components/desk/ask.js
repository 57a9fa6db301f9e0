/**
 * The desk's side of its Python: the runtime of the quiz with the checker as one more archive.
 *
 * @import { DeskQuestions } from "types/desk"
 */
import { onThisHost, send, startFrom, stop } from "../scoring/client.js";

const MODULE = "careerguide.desk.desk_requests";

/**
 * Have `ask` start the program whose files are at `more` and which imports `scripts`; it ends one that runs.
 *
 * @param {string[]} more
 * @param {Record<string, string>} [scripts]
 */
export function startDesk(more, scripts = {}) {
  stop();
  startFrom((fresh) => {
    const source = onThisHost(fresh);
    return { ...source, message: { ...source.message, more, scripts, module: MODULE } };
  });
}

/**
 * @template {keyof DeskQuestions} Op
 * @param {Op} op
 * @param {DeskQuestions[Op]["takes"]} payload
 * @returns {Promise<DeskQuestions[Op]["gives"]>}
 */
export function ask(op, payload) {
  return /** @type {Promise<DeskQuestions[Op]["gives"]>} */ (send(op, payload));
}
