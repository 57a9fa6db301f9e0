/** Draws what a result is made of: the norm group as a crowd, and the part of it with one's own total. */
import { one } from "../parts.js";

/** @import { Steps } from "types/scoring" */

const UNIT = 100;
const MIDDLE = 350;
/** Of the curve: width of one standard deviation, and where the mean is; see careerguide/views/quiz_figures.py. */
const WIDTH = 600;
const DOT = 9;

/**
 * Let `rect` cover the curve between the thresholds of `steps`; null is no threshold.
 *
 * @param {SVGElement} rect
 * @param {Steps} steps
 */
export function slice(rect, { tau_low, tau_high }) {
  const left = tau_low === null ? 0 : MIDDLE + UNIT * tau_low;
  const right = tau_high === null ? 2 * MIDDLE : MIDDLE + UNIT * tau_high;
  rect.setAttribute("x", String(Math.max(0, left)));
  // A total that few people have is still to be seen.
  rect.setAttribute("width", String(Math.max(3, Math.min(2 * MIDDLE, right) - Math.max(0, left))));
}

/**
 * Stack a dot in `box` for every few people of each total, lowest total first. The dots
 * are two shapes in all, because hundreds of elements take a browser far longer.
 *
 * @param {HTMLElement} box
 * @param {Steps} steps
 */
export function crowd(box, { counts, keyed }) {
  const column = WIDTH / counts.length;
  const across = Math.max(1, Math.floor((column - 3) / DOT));
  const dots = counts.map((count) => Math.round(count / Number(box.dataset.people)));
  dots[keyed - 1] ||= 1;
  const rows = Math.ceil(Math.max(...dots) / across);
  const size = Math.min(DOT, column);
  const radius = size * 0.4;
  one(box, "svg", SVGElement).setAttribute("viewBox", `0 0 ${WIDTH} ${rows * size + 2}`);
  const shapes = ["", ""]; // others, own
  dots.forEach((number, index) => {
    const left = column * (index + 0.5) - (size * Math.min(across, number)) / 2;
    for (let dot = 0; dot < number; dot++) {
      const x = left + size * ((dot % across) + 0.5);
      const y = size * (rows - Math.floor(dot / across) - 0.1) + 1;
      // A circle, drawn from its lowest point.
      shapes[+(index + 1 === keyed)] += `M${x} ${y}a${radius} ${radius} 0 1 1 .01 0z`;
    }
  });
  box.querySelectorAll("path").forEach((path, index) => path.setAttribute("d", shapes[index]));
}
