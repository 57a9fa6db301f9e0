/** A bundle that was made: read back as whoever gets it will read it, and its link. */
import { link, unpack } from "../passport/link.js";
import * as scoring from "../scoring/client.js";

/**
 * @import { BundleDocument, Takes } from "types/scoring"
 * @import { NamedText } from "./bundle.js"
 * @import { Availability, Shown } from "./view.js"
 * @typedef {{ checked: Shown, address: string, tooLong: boolean, file: NamedText }} Made
 */

/**
 * @param {Takes<"check_bundle">} asked  its text, and what it is checked by
 * @param {BundleDocument} document
 * @param {Availability} available
 * @returns {Promise<Made>}
 */
export async function readBack(asked, document, available) {
  const reply = await scoring.call("check_bundle", asked);
  const address = await link(".", "bundle", JSON.stringify(document));
  const packed = new URL(address).hash.replace("#bundle=", "");
  const tooLong = await unpack(packed).then(() => false, () => true);
  const file = { name: `bundle-${document.role}-${document.created}.json`, text: asked.text };
  return { checked: { ...reply.result, scoring: reply.scoring, available }, address, tooLong, file };
}
