/**
 * Which words about the next step fit a READINESS (see scoring/api.py); `names`: family -> name.
 * `today` is given where the best step cannot be taken now and another can.
 *
 * @import { Step, Summary } from "types/scoring"
 * @param {Summary} readiness
 * @param {Record<string, string>} names
 */
export function nextStep({ next_step, next_available }, names) {
  // A gain that rounds to nothing is no step.
  const [best, open] = [next_step, next_available].map((step) => (step?.gain_percent ? step : null));
  const named = (/** @type {Step | null} */ step) => step && { ...step, name: names[step.family] ?? step.family, [step.available]: true };
  const other = open?.family !== best?.family;
  return { next: named(best), today: other ? named(open) : null, nothing_today: best && !open };
}
