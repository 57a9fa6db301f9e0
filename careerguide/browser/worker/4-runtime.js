// The runtime: larger than all the rest, so it is taken when a quiz page asks, file by file.
//
// A file of its list has the forms `plain` and `packed` ([path, hash, bytes]), or one of them;
// `unpacked` is the hash of what is in the packed one, for hosts that unpack it on the way.

const TYPES = { js: "text/javascript", wasm: "application/wasm" };

const runtimeName = (manifest) => `${NAME} ${manifest.folders[1] ?? "no runtime"}`;

async function runtimeState(manifest) {
  const files = manifest?.runtime ?? [];
  const isBegun = files.length > 0 && (await caches.has(runtimeName(manifest)));
  const found = isBegun ? await (await caches.open(runtimeName(manifest))).keys() : [];
  const kept = new Set(found.map(({ url }) => url));
  const left = files.filter(({ plain, packed }) => ![plain, packed].some((form) => form && kept.has(at(form[0]))));
  const bytes = left.reduce((sum, { plain, packed }) => sum + (packed ?? plain)[2], 0);
  return { total: files.length, left: left.length, bytes, isKept: files.length > 0 && left.length === 0, first: left[0] };
}

/** Keep the next file of the newest version's runtime; how much is left then. */
async function takeRuntime() {
  const manifest = await newestKept();
  const { first } = await runtimeState(manifest);
  if (first) await takeForm(await caches.open(runtimeName(manifest)), manifest, first);
  return runtimeState(manifest);
}

/** The form that the scoring itself asks for on this host, so that the browser has fetched it already. */
async function takeForm(cache, { folders }, { plain, packed, unpacked }) {
  const isPlain = plain && (!packed || (await get(`${folders[1]}/trial.wasm`)).headers.has("content-encoding"));
  const [path, ...hashes] = isPlain ? plain.slice(0, 2) : [...packed.slice(0, 2), unpacked];
  await keepIfRight(cache, path, await get(path), ...hashes);
}

/** From a host that compresses nothing the packed form is kept, and answers for the plain one. */
function unpacked(packed, path) {
  const isDone = packed.headers.has("content-encoding");
  const body = isDone ? packed.body : packed.body.pipeThrough(new DecompressionStream("gzip"));
  const headers = new Headers(packed.headers);
  headers.set("content-type", TYPES[path.split(".").pop()] ?? "application/octet-stream");
  headers.set("content-encoding", "gzip"); // so that the scoring knows it is not packed
  return new Response(body, { headers });
}
