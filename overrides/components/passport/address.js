/**
 * Links that hold a document, as they come out of a chat or a mail:
 *
 *     meant("…/passport/#passport=1.XVDJ…")    // {kind: "passport", packed: "1.XVDJ…"}; null for any other address
 *     forward(found)                           // to the page that opens this kind
 *
 * Programs put quotes and commas around a link, encode it as a whole, change its capitals and write
 * their own parameters into it. `packed` begins with the version; what follows the data is still in
 * it, see `unpack` in link.js.
 */

/** The kind, then an equals sign (`=3D` in mail) or the version itself, whatever is put between them. */
const DOCUMENT = /(?:^|[^a-z0-9])(passport|bundle)[^a-z0-9]*(?:=(?:3d)?[^a-z0-9]*|(?=[0-9]{1,4}\.))(.*)$/is;

/** Some programs encode what is encoded already. */
const ROUNDS = 3;

/** Characters of a link that are read: more than it may have, for what others wrote into it. */
const LONGEST = 64 * 1024;

const ROOT = new URL("../../../", import.meta.url);

/**
 * @typedef {"passport" | "bundle"} DocumentKind
 * @typedef {{ kind: DocumentKind, packed: string }} Meant
 */

/** What the part of `address` behind the # means. @param {string} address @returns {Meant | null} */
export function meant(address) {
  const [, fragment] = /#(.*)$/s.exec(decoded(address)) ?? [];
  const [, kind, packed] = DOCUMENT.exec(fragment ?? "") ?? [];
  if (!kind) return null;
  return { kind: /^p/i.test(kind) ? "passport" : "bundle", packed: packed.slice(0, LONGEST) };
}

/** @param {Meant} found */
export function forward({ kind, packed }) {
  location.replace(`${new URL(`${kind}/`, ROOT).href}#${kind}=${encodeURIComponent(packed)}`);
}

/** On pages that open no document themselves. */
export function forwardAny() {
  const found = meant(location.href);
  if (found) forward(found);
}

/** @param {string} text */
function decoded(text) {
  for (let round = 0; round < ROUNDS; round += 1) text = text.replace(/(?:%[0-9a-f]{2})+/gi, decodedPart);
  return text;
}

/** @param {string} part */
function decodedPart(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
