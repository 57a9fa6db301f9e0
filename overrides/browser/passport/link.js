/**
 * Documents in the fragment of an address, the part behind the # that no browser sends to a host:
 *
 *     #passport=1.…   the kind of document, the version of this packing, compressed text in base64url
 *
 * What is too large is refused before it is unpacked, and again while it is.
 */

/** Bytes, of the fragment as of the text in it: LINK_BYTES in scoring/strict_json.py. */
export const MOST = 16 * 1024;

/** `code`: too-long, newer or damaged. */
export class LinkError extends Error {
  name = "LinkError";

  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** The address of `page` with `text` in its fragment. */
export async function link(page, kind, text) {
  const packed = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"), Infinity);
  const base64 = btoa(String.fromCharCode(...packed));
  const address = new URL(page, location.href);
  address.hash = `${kind}=1.${base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
  return address.href;
}

/** Take the fragment off the address bar if it is of `kind`: returns it, or null. */
export function take(kind) {
  const { hash, pathname, search } = location;
  if (!hash.startsWith(`#${kind}=`)) return null;
  history.replaceState(history.state, "", pathname + search);
  return hash.slice(kind.length + 2);
}

/** The text in a fragment that `take` returned. */
export async function unpack(packed) {
  if (packed.length > MOST) throw new LinkError("too-long");
  const [, version, base64] = /^([1-9][0-9]{0,3})\.([\w-]+)$/.exec(packed) ?? [];
  if (!version) throw new LinkError("damaged");
  if (version !== "1") throw new LinkError("newer");
  try {
    const bytes = Uint8Array.from(atob(base64.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    const text = await through(bytes, new DecompressionStream("deflate-raw"), MOST);
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text);
  } catch (error) {
    throw error instanceof LinkError ? error : new LinkError("damaged");
  }
}

/** `bytes` through `stream`, unless more than `most` come out. */
async function through(bytes, stream, most) {
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
