// The editors' desk: what it runs and knows of the site, kept once somebody has used it.

const DESK = `${NAME} desk`;

/**
 * Keep its files as the list of pages names them, and no others; the scripts of the preview if they are asked for.
 *
 * @param {{ scripts: boolean }} question
 */
async function keepDesk({ scripts }) {
  await takeDesk(await freshList(await caches.open(PAGES)).catch(() => keptList()), scripts);
  return {};
}

/** Bring it up to date if it is kept, since pages are. @param {PageList} list */
async function renewDesk(list) {
  if (!(await caches.has(DESK))) return;
  const paths = await (await caches.open(DESK)).keys();
  await takeDesk(list, paths.some(({ url }) => url.endsWith(".js")));
}

/** @param {PageList} list @param {boolean} scripts */
async function takeDesk(list, scripts) {
  const wanted = Object.entries(list.desk ?? {}).filter(([path]) => scripts || !path.endsWith(".js"));
  const cache = await caches.open(DESK);
  await each(wanted, async ([path, [hash, , unpacked = ""]]) => {
    const hashes = [hash, unpacked];
    const kept = await intact(DESK, path);
    if (hashes.includes(kept?.headers.get("x-sha256") ?? "none")) return;
    await takeRight(cache, path, hashes, { cache: isDeskAsset(path) ? "default" : "no-cache" });
  });
  for (const { url } of await cache.keys()) {
    if (!Object.hasOwn(list.desk ?? {}, url.slice(ROOT.length))) await cache.delete(url);
  }
}

/** Whether the name of its folder carries the hash of what is in it. @param {string} path */
function isDeskAsset(path) {
  return path.startsWith("assets/desk-");
}

/**
 * What the desk runs never changes under its name; what it knows of the site comes fresh where there is a network.
 *
 * @param {Request} request
 * @param {string} path
 */
async function deskFile(request, path) {
  if (isDeskAsset(path)) return (await intact(DESK, path)) ?? fetch(request);
  return fetch(request).catch(async () => (await intact(DESK, path)) ?? Response.error());
}
