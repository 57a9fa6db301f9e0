// Versions: kept whole or not at all, and accepted by the reader.

const versionName = (id) => `${NAME} version ${id}`;

/** What is kept here; `isPart`: whether the page at `path` belongs to the accepted version. */
async function state(path) {
  const { accepted, chosen } = await recall();
  const [current, newest] = await Promise.all([manifestOf(accepted), newestKept()]);
  return {
    accepted: current?.version ?? null,
    waiting: newest && newest.version !== current?.version ? newest.version : null,
    isPart: Boolean(current && Object.hasOwn(current.files, path)),
    guides: newest?.guides ?? 0,
    chosen: chosen ?? null,
    runtime: await runtimeState(current),
    next: newest ? await runtimeState(newest) : null,
  };
}

/** Look for a newer version, though not on every page that is read; without a network in vain. */
async function renewAtTimes() {
  const { checked = -Infinity } = await recall();
  if (Math.abs(Date.now() - checked) < HOUR) return; // a clock that was set back delays nothing
  await renew().catch(() => {});
}

let lastFault = { at: -Infinity, error: null };

/** Keep what the site now lists as its newest version; throws if that cannot be had whole. */
function renew() {
  return navigator.locks.request(`${NAME} renew`, async () => {
    // A deploy takes its time: each page that is opened meanwhile need not try everything again.
    if (performance.now() - lastFault.at < PAUSE) throw lastFault.error;
    try {
      await renewNow();
    } catch (error) {
      lastFault = { at: performance.now(), error };
      throw error;
    }
  });
}

async function renewNow() {
  const manifest = await listed("offline.json");
  const { accepted, newest } = await recall();
  const isHere = await manifestOf(manifest.version);
  if (!isHere) await keepVersion(manifest);
  await remember({ newest: manifest.version, checked: Date.now() });
  if (isHere && manifest.version === newest) return;
  const current = await manifestOf(accepted);
  // The reader is asked only about a version that works here without the network.
  if (current && (await runtimeState(current)).isKept) await prune();
  else await accept();
}

async function keepVersion(manifest) {
  const name = versionName(manifest.version);
  await caches.delete(name); // what a worker left that was ended half way
  try {
    const [cache, pages] = await Promise.all([caches.open(name), caches.open(PAGES)]);
    await each(Object.entries(manifest.files), ([path, [hash]]) => takeFile(cache, path, hash));
    await each(Object.entries(manifest.home), ([path, [hash]]) => takeFile(pages, path, hash));
    // Last: only a version with its list counts.
    await put(cache, "offline.json", new Response(JSON.stringify(manifest)));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
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

/** Keep the accepted version, the one before and the newest; remove all others and what only they needed. */
async function prune() {
  const { accepted, previous, newest } = await recall();
  const kept = (await versions()).filter(({ version }) => [accepted, previous, newest].includes(version));
  const names = [PAGES, STATE, ...kept.flatMap((one) => [versionName(one.version), runtimeName(one)])];
  for (const name of await caches.keys()) {
    if (name.startsWith(`${NAME} `) && !names.includes(name)) await caches.delete(name);
  }
  const pages = await caches.open(PAGES);
  for (const request of await pages.keys()) {
    const named = (await pages.match(request))?.headers.get("x-folders")?.split(" ").filter(Boolean) ?? [];
    if (!(await haveFolders(named))) await pages.delete(request);
  }
}

/** Lists of all versions that are whole. */
async function versions() {
  const ids = (await caches.keys()).flatMap((name) => name.split(versionName(""))[1] ?? []);
  return (await Promise.all(ids.map(manifestOf))).filter(Boolean);
}

async function manifestOf(id) {
  if (!id || !(await caches.has(versionName(id)))) return null;
  const list = await (await caches.open(versionName(id))).match(at("offline.json"));
  return list ? list.json() : null;
}

async function newestKept() {
  const { accepted, newest } = await recall();
  return (await manifestOf(newest)) ?? manifestOf(accepted);
}
