/** A QR code as a drawing. The library for it (uqr, 7 kB packed) is fetched when the first one is drawn. */
import { later } from "../later.js";
import { copy } from "../fill.js";
import { one, part, template } from "../parts.js";

/** Longest address, in characters: a code of more is too fine for the camera of a phone. */
const LONGEST = 1200;
/** Empty modules around a code, as the standard asks for. */
const BORDER = 4;

/**
 * What stands for `address` on screen or paper: its code and `hint` below it, or a sentence where it is too
 * long. `page` has the templates.
 *
 * @param {string} address
 * @param {ParentNode} page
 * @param {string} hint  name of the template
 * @returns {Promise<Node[]>}
 */
export async function code(address, page, hint) {
  if (address.length > LONGEST) return [copy(template(page, "item", "qr-too-long"))];
  /** @type {typeof import("uqr")} */
  const { encode } = await later(import.meta.resolve("../vendor/uqr.js"));
  const { data, size } = encode(address, { ecc: "L", border: BORDER });
  const drawing = copy(template(page, "item", "qr"));
  one(drawing, "svg", SVGElement).setAttribute("viewBox", `0 0 ${size} ${size}`);
  part(drawing, "modules", SVGElement).setAttribute("d", data.map(row).join(""));
  return [drawing, copy(template(page, "item", hint))];
}

/** The dark modules of a row, those beside each other in one stroke. @param {boolean[]} modules @param {number} y */
function row(modules, y) {
  const runs = modules.map((dark) => (dark ? "1" : "0")).join("").matchAll(/1+/g);
  return [...runs].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`).join("");
}
