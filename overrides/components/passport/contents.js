/** What lies in a file that somebody opened: how it is written, a link to a document, a badge. */
import { meant } from "./address.js";

/** @typedef {"utf-8" | "utf-16le" | "utf-16be"} Encoding */

/** How files begin that hold no text. An office document is a ZIP archive, too. */
const BINARY = {
  pdf: /^%PDF-/,
  picture: /^(\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|BM|II\*\0|MM\0\*|....ftyp(avif|heic|mif1))/s,
  archive: /^(PK[\x03\x05]|\x1f\x8b|7z\xbc\xaf|Rar!)/,
};
const PAGE = /^\s*(<!doctype html|<html|<\?xml|<svg|<!--)/i;

/** Types of credentials in Open Badges 3 and 2. */
const BADGES = new Set([
  "OpenBadgeCredential",
  "AchievementCredential",
  "VerifiableCredential",
  "VerifiablePresentation",
  "Assertion",
  "BadgeClass",
]);

/** A signed credential in its compact form; the middle part says what it is. */
const SIGNED = /^(?:data:[^,]*,)?\s*eyJ[\w-]*\.([\w-]+)\.[~\w.-]*\s*$/;

/** A link among other text: in a mail, or in a picture that carries a badge. */
const LINK = /#(?:passport|bundle)(?:=|%3d)(?:3d)?[0-9]{1,4}\.[\w-]/i;

/** Levels of nesting; no credential has as many. */
const DEEPEST = 16;

/** pdf, picture or archive, by the first bytes of a file, as characters. @param {string} start */
export function binaryKind(start) {
  return Object.entries(BINARY).find(([, pattern]) => pattern.test(start))?.[0];
}

/**
 * Programs of Windows write UTF-16, with a mark at the start or without.
 *
 * @param {string} start
 * @returns {Encoding}
 */
export function encodingOf(start) {
  if (/^(\xff\xfe|[^\0]\0)/.test(start)) return "utf-16le";
  return /^(\xfe\xff|\0[^\0])/.test(start) ? "utf-16be" : "utf-8";
}

/**
 * The JSON in `text`, or the text itself where it is a signed credential; undefined for all else.
 *
 * @param {string} text
 * @returns {unknown}
 */
export function parsed(text) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return SIGNED.test(text) ? text : undefined;
  }
}

/**
 * The link to a document, as `meant` answers, in any text of `value`, or in `text` where that is no JSON.
 *
 * @param {unknown} value
 * @param {string} text
 */
export function linkIn(value, text) {
  if (value === undefined) return LINK.test(text) ? meant(text.slice(text.search(LINK))) : null;
  for (const one of texts(value)) {
    const found = /#|%23/.test(one) ? meant(one) : null;
    if (found) return found;
  }
  return null;
}

/**
 * badge, page or other: what a text is that holds no document.
 *
 * @param {unknown} value
 * @param {string} text
 */
export function textKind(value, text) {
  if (texts(value).some((one) => BADGES.has(one))) return "badge";
  return PAGE.test(text) ? "page" : "other";
}

/** All texts in `value`, those in signed credentials too. @param {unknown} value @returns {string[]} */
function texts(value, depth = 0) {
  if (depth > DEEPEST) return [];
  if (value && typeof value === "object") return Object.values(value).flatMap((part) => texts(part, depth + 1));
  if (typeof value !== "string") return [];
  const [, payload] = SIGNED.exec(value) ?? [];
  return payload ? texts(payloadOf(payload), depth + 1) : [value];
}

/** @param {string} base64 @returns {unknown} */
function payloadOf(base64) {
  try {
    const bytes = Uint8Array.from(atob(base64.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
