// The runtime: larger than all the rest, so it is taken when a quiz page asks, file by file.
//
// A file of its list has the forms `plain` and `packed` ([path, hash, bytes]), or one of them;
// `unpacked` is the hash of what is in the packed one, for hosts that unpack it on the way.

/**
 * @import { RuntimeState } from "types/messages"
 * @import { Form, Part, RuntimeFile } from "types/offline"
 */

/** @type {Record<string, string>} */
const TYPES = { js: "text/javascript", wasm: "application/wasm" };

const runtimeName = (/** @type {Pick<Manifest, "folders">} */ manifest) => `${NAME} ${manifest.folders[1] ?? "no runtime"}`;

/** The form of a file that is fetched. @param {RuntimeFile} file @returns {Form} */
const formOf = (file) => (file.plain ? (file.packed ?? file.plain) : file.packed);

/**
 * `bytes` of `size` are still to come.
 *
 * @param {Manifest | null} manifest
 * @returns {Promise<RuntimeState & { first?: RuntimeFile }>}
 */
async function runtimeState(manifest) {
  const files = manifest?.runtime ?? [];
  const name = runtimeName(manifest ?? { folders: [] });
  const isBegun = files.length > 0 && (await caches.has(name));
  const found = isBegun ? await (await caches.open(name)).keys() : [];
  const kept = new Set(found.map(({ url }) => url));
  const left = files.filter(({ plain, packed }) => ![plain, packed].some((form) => form && kept.has(at(form[0]))));
  const [size, bytes] = [files, left].map((some) => some.reduce((sum, file) => sum + formOf(file)[2], 0));
  const begun = left.length && isBegun ? Number((await keptPart(name, left[0]))?.headers.get("x-size") ?? 0) : 0;
  return { total: files.length, left: left.length, size, bytes: bytes - begun, isKept: files.length > 0 && !left.length, first: left[0] };
}

/** Bytes of the runtime still to come, while it is being taken. @type {() => number | null} */
let runtimeBytes = () => null;

/**
 * Keep the next file of the newest version's runtime, or as much of it as comes in a slice of time; what is left then.
 *
 * @returns {Promise<RuntimeState>}
 */
async function takeRuntime() {
  return navigator.locks.request(`${NAME} runtime`, async () => {
    const manifest = await newestKept();
    const { first, bytes } = await runtimeState(manifest);
    if (manifest && first) await takeForm(runtimeName(manifest), first, bytes).finally(() => (runtimeBytes = () => null));
    return runtimeState(manifest);
  });
}

/**
 * From the browser's own cache, if the scoring has fetched the file already; else packed, and piece by piece.
 *
 * @param {string} name
 * @param {RuntimeFile} file
 * @param {number} bytes
 */
async function takeForm(name, file, bytes) {
  const cache = await caches.open(name);
  if (file.plain && (await takeHad(cache, file.plain))) return;
  const [path, hash] = formOf(file);
  const hashes = [hash, file.unpacked ?? ""];
  const part = await partOf(name, file);
  const begun = part.size;
  runtimeBytes = () => bytes - (part.size - begun);
  try {
    const isAll = await takeRight(cache, path, hashes, { part, until: performance.now() + SLICE });
    await keepPart(cache, path, isAll ? null : part);
  } catch (error) {
    await keepPart(cache, path, codeOf(error) === "stalled" ? part : null);
    throw error;
  }
}

/** @param {Cache} cache @param {Form} form */
async function takeHad(cache, [path, hash]) {
  try {
    const response = await fetch(at(path), { cache: "only-if-cached", mode: "same-origin" });
    await keepIfRight(cache, path, response, await bodyOf(response, path), [hash]);
    return true;
  } catch (error) {
    if (codeOf(error) === "full") throw error;
    return false;
  }
}

const partName = (/** @type {string} */ path) => at(`${path}.part`);

/** @param {string} name @param {RuntimeFile} file */
const keptPart = (name, file) => caches.match(partName(formOf(file)[0]), { cacheName: name });

/**
 * What came of a file before the line broke or the time was over.
 *
 * @param {string} name
 * @param {RuntimeFile} file
 * @returns {Promise<Part>}
 */
async function partOf(name, file) {
  const kept = await keptPart(name, file);
  if (!kept) return nothing();
  const body = new Uint8Array(await kept.arrayBuffer());
  return { pieces: [body], size: body.length, tag: kept.headers.get("x-tag") ?? "", isPlain: true };
}

/** @param {Cache} cache @param {string} path @param {Part | null} part */
async function keepPart(cache, path, part) {
  await cache.delete(partName(path));
  if (!part?.isPlain || !part.size) return;
  const headers = { "x-tag": part.tag, "x-size": String(part.size) };
  await cache.put(partName(path), new Response(new Blob(part.pieces), { headers })).catch(() => {}); // no room: it begins anew
}

/**
 * From a host that compresses nothing the packed form is kept, and answers for the plain one.
 *
 * @param {Response} packed
 * @param {string} path
 */
function unpacked(packed, path) {
  const isDone = packed.headers.has("content-encoding");
  const body = isDone ? packed.body : packed.body?.pipeThrough(new DecompressionStream("gzip"));
  const headers = new Headers(packed.headers);
  headers.set("content-type", TYPES[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream");
  headers.set("content-encoding", "gzip"); // so that the scoring knows it is not packed
  return new Response(body, { headers });
}
