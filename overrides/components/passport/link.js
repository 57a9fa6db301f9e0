/**
 * Documents in the fragment of an address, the part behind the # that no browser sends to a host:
 *
 *     #passport=1.…   the kind of document, the version of this packing, compressed text in base64url
 *
 * How it is found in an address is in address.js. What is too large is refused before it is unpacked, and again while it is.
 */

/** Bytes, of the fragment as of the text in it: LINK_BYTES in scoring/strict_json.py. */
export const MOST = 16 * 1024;
const MOST_TRIES = 100;

/** The version and its dot. A higher one, or a letter before it, is of a later version of this site. */
const VERSION = /^[^a-z0-9]*([1-9a-z][0-9a-z]{0,3})[^a-z0-9]*\.(.*)$/is;
/** Between two pieces of the data: spaces, line breaks, marks of mail, characters without width. */
const GAP = /^[\s\p{Cf}\p{Z}=+>|]*$/u;

/** `code`: too-long, newer or damaged. */
export class LinkError extends Error {
  /** @override */
  name = "LinkError";

  /** @param {"too-long" | "newer" | "damaged"} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * The address of `page` with `text` in its fragment.
 *
 * @param {string} page
 * @param {string} kind
 * @param {string} text
 */
export async function link(page, kind, text) {
  const packed = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"), Infinity);
  const base64 = btoa(String.fromCharCode(...packed));
  const address = new URL(page, location.href);
  address.hash = `${kind}=1.${base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
  return address.href;
}

/**
 * The text in `packed`: the version, the data, and what programs wrote into or behind the data.
 *
 * @param {string} packed
 */
export async function unpack(packed) {
  const [, version, rest] = VERSION.exec(packed) ?? [];
  if (!version) throw new LinkError("damaged");
  if (version !== "1") throw new LinkError("newer");
  /** @type {unknown} */
  let first = null;
  for (const data of candidates(rest)) {
    try {
      return await unpackData(data);
    } catch (error) {
      first ??= error;
    }
  }
  throw first ?? new LinkError("damaged");
}

/**
 * What the data may be, longest first: a line break inside and a word behind it look the same.
 *
 * @param {string} text
 */
function* candidates(text) {
  /** @type {string[]} */
  const runs = [];
  for (const [, run, gap] of text.matchAll(/([\w-]+)([^\w-]*)/g)) {
    runs.push(run);
    if (!GAP.test(gap)) break;
  }
  for (let count = runs.length, tries = 0; count && tries < MOST_TRIES; count -= 1, tries += 1) {
    const data = runs.slice(0, count).join("");
    yield data;
    const marked = data.replace(/[_-]+$/, ""); // by a program that writes _italics_
    if (marked !== data) yield marked;
  }
}

/** @param {string} base64 */
async function unpackData(base64) {
  if (base64.length > MOST - 2) throw new LinkError("too-long");
  try {
    const bytes = Uint8Array.from(atob(base64.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    const text = await through(bytes, new DecompressionStream("deflate-raw"), MOST);
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text);
  } catch (error) {
    throw error instanceof LinkError ? error : new LinkError("damaged");
  }
}

/**
 * `bytes` through `stream`, unless more than `most` come out.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} stream
 * @param {number} most
 */
async function through(bytes, stream, most) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const pieces = [];
  let size = 0;
  for (const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(pieces).arrayBuffer());
    size += value.length;
    if (size > most) {
      reader.cancel();
      throw new LinkError("too-long");
    }
    pieces.push(value);
  }
}
