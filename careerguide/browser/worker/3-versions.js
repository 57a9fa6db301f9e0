// Versions: kept whole or not at all, and accepted by the reader.

/**
 * @import { Kept } from "types/messages"
 * @import { Manifest } from "types/offline"
 */

const versionName = (/** @type {string} */ id) => `${NAME} version ${id}`;

/**
 * What is kept here; `isPart`: whether the page at `path` belongs to the accepted version.
 *
 * @param {string} [path]
 * @returns {Promise<Kept>}
 */
async function state(path) {
  const { accepted, chosen, away } = await recall();
  const [current, newest] = await Promise.all([manifestOf(accepted), newestKept()]);
  return {
    accepted: current?.version ?? null,
    waiting: newest && newest.version !== current?.version ? newest.version : null,
    isPart: Boolean(current && path !== undefined && Object.hasOwn(current.files, path)),
    guides: newest?.guides ?? 0,
    chosen: chosen ?? null,
    away: away?.code ?? null,
    runtime: await runtimeState(current),
    next: newest ? await runtimeState(newest) : null,
  };
}

/** Look for a newer version, though not on every page that is read; without a network in vain. */
async function renewAtTimes() {
  const { checked } = await recall();
  if (!isRecent(checked)) await renew().catch(() => {});
}

/** @type {{ at: number, error: unknown }} */
let lastFault = { at: -Infinity, error: null };

/** Keep what the site now lists as its newest version; throws if that cannot be had whole. */
function renew({ now = false } = {}) {
  return navigator.locks.request(`${NAME} renew`, async () => {
    const { away } = await recall();
    if (!now && away && isRecent(away.at)) throw new Trouble(away.code, "found so within the last hour");
    // A deploy takes its time: each page that is opened meanwhile need not try everything again.
    if (performance.now() - lastFault.at < PAUSE) throw lastFault.error;
    try {
      await renewNow();
    } catch (error) {
      lastFault = { at: performance.now(), error };
      await giveWay(error);
      throw error;
    }
  });
}

async function renewNow() {
  const manifest = await listedVersion();
  await heed(manifest);
  const { accepted, newest, away } = await recall();
  const isHere = await isWhole(manifest);
  if (!isHere || away) await tryHost(manifest);
  if (!isHere) await keepVersion(manifest);
  await remember({ newest: manifest.version, checked: Date.now(), away: null });
  if (isHere && manifest.version === newest) return;
  const current = await manifestOf(accepted);
  // The reader is asked only about a version that works here without the network.
  if (current && (await runtimeState(current)).isKept) await prune();
  else await accept();
}

/** @param {Manifest} manifest */
async function keepVersion(manifest) {
  const { version, files, home } = manifest;
  const name = versionName(version);
  for (const id of await ids()) {
    if (id !== version && !(await manifestOf(id))) await caches.delete(versionName(id)); // begun, and out of date
  }
  try {
    const [cache, pages] = await Promise.all([caches.open(name), caches.open(PAGES)]);
    await each(Object.entries(files), ([path, [hash]]) => takeFile(cache, path, hash));
    await each(Object.entries(home), ([path, [hash]]) => takeFile(pages, path, hash));
    // Last: only a version with its list counts.
    await put(cache, "offline.json", new Response(JSON.stringify(manifest)));
  } catch (error) {
    // What came over a line that broke is of use to the next try.
    if (codeOf(error) !== "stalled") await caches.delete(name);
    throw error;
  }
}

/**
 * A security release withdraws all versions before it: they are removed, before the new one is here.
 *
 * @param {Manifest} manifest
 */
async function heed(manifest) {
  const { floor = 0 } = await recall();
  const { security = 0 } = manifest;
  if (security < floor) throw new Trouble("changed", "the list of a version that was withdrawn");
  if (security === floor) return;
  await remember({ floor: security });
  const withdrawn = (await versions()).filter((one) => (one.security ?? 0) < security);
  for (const { version } of withdrawn) await caches.delete(versionName(version));
  await prune([manifest]);
  const folders = withdrawn.flatMap((one) => one.folders).filter((folder) => !manifest.folders.includes(folder));
  await tell({ type: "accepted", withdrawn: folders });
}

/**
 * Whether the host puts something into pages: throws then. What lies in a folder named by its content is as it was built.
 *
 * @param {Manifest | null} manifest
 */
async function tryHost(manifest) {
  const path = `${manifest?.folders[0]}/offline/as-built.html`;
  if (!manifest?.files[path]) return; // a version from before there was this page
  const { body } = await downloadAll(path, { cache: "reload" });
  if ((await sha256(body)) === manifest.files[path][0]) return;
  // A copy that a deploy cut short lacks its end.
  const isAltered = new TextDecoder().decode(body).includes("the end of the page");
  throw new Trouble(isAltered ? "altered" : "changed", `${path} is not as it was built`);
}

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Trouble ? error.code : undefined);

/**
 * Whether the host keeps pages from being kept.
 *
 * @param {string | undefined} code
 * @returns {code is string}
 */
function isAway(code) {
  return code === "altered" || code === "no-store";
}

/**
 * From a host whose pages cannot be kept they come fresh, and what is kept serves only without a network.
 *
 * @param {unknown} error
 */
async function giveWay(error) {
  const code = codeOf(error);
  if (isAway(code)) await remember({ away: { code, at: Date.now() } }).catch(() => {});
}

/** The newest version becomes the one that readers see; the one before stays for pages that are open. */
async function accept() {
  const { accepted } = await recall();
  const [current, newest] = await Promise.all([manifestOf(accepted), newestKept()]);
  if (!newest) throw new Trouble("unreachable", "no version is kept");
  if (newest.version !== current?.version) {
    const isNeeded = current && (await runtimeState(current)).isKept;
    if (isNeeded && !(await runtimeState(newest)).isKept) throw new Trouble("unreachable", "its runtime is not kept yet");
    await remember({ accepted: newest.version, previous: current?.version ?? null });
    if (current) for (const client of await self.clients.matchAll()) client.postMessage({ type: "accepted" });
  }
  await prune();
}

/**
 * Keep the accepted version, the one before, the newest and `others`; remove all else and what only that needed.
 *
 * @param {Manifest[]} others
 */
async function prune(others = []) {
  const { accepted, previous, newest } = await recall();
  const kept = (await versions()).filter(({ version }) => [accepted, previous, newest].includes(version));
  const names = [PAGES, STATE, DESK, ...[...kept, ...others].flatMap((one) => [versionName(one.version), runtimeName(one)])];
  for (const name of await caches.keys()) {
    if (name.startsWith(`${NAME} `) && !names.includes(name)) await caches.delete(name);
  }
  const pages = await caches.open(PAGES);
  const list = await keptFiles();
  for (const request of await pages.keys()) {
    const path = request.url.slice(ROOT.length);
    if (path !== "offline-pages.json" && !(await isStillGood(pages, path, list))) await pages.delete(request);
  }
}

/**
 * Whether the kept page at `path` is one of the site and has its scripts here.
 *
 * @param {Cache} pages
 * @param {string} path
 * @param {Files | null} list
 */
async function isStillGood(pages, path, list) {
  if (!isOwn(path) || (list && !Object.hasOwn(list, path))) return false;
  if (path.endsWith(".json")) return true;
  const named = (await pages.match(at(path)))?.headers.get("x-folders")?.split(" ").filter(Boolean) ?? [];
  return named.length > 0 && haveFolders(named);
}

/** Of all versions that are kept or begun. */
async function ids() {
  return (await caches.keys()).flatMap((name) => name.split(versionName(""))[1] ?? []);
}

/** Lists of all versions that are whole. */
async function versions() {
  return (await Promise.all((await ids()).map(manifestOf))).filter((manifest) => manifest !== null);
}

/**
 * Whether all files of `manifest` are here: a copy that was found spoilt is removed.
 *
 * @param {Manifest} manifest
 */
async function isWhole({ version, files }) {
  if (!(await manifestOf(version))) return false;
  return (await (await caches.open(versionName(version))).keys()).length > Object.keys(files).length;
}

/** @param {string | undefined} id @returns {Promise<Manifest | null>} */
async function manifestOf(id) {
  if (!id || !(await caches.has(versionName(id)))) return null;
  const list = await (await caches.open(versionName(id))).match(at("offline.json"));
  return list ? list.json() : null;
}

async function newestKept() {
  const { accepted, newest } = await recall();
  return (await manifestOf(newest)) ?? manifestOf(accepted);
}
