// Pages that somebody asked to keep.

/** @import { Groups, Missing, Taken } from "types/messages" */

/**
 * Which pages of `groups` ("all" or numbers; pages of no group always) are not kept as the site has them now.
 *
 * @param {{ groups: Groups }} question
 * @returns {Promise<Missing>}
 */
async function missing({ groups }) {
  const pages = await caches.open(PAGES);
  const list = await freshList(pages).catch(() => keptList());
  await renewDesk(list).catch(() => {}); // its own page says so when something is not here
  const wanted = Object.entries(flat(list, groups));
  /** @type {Missing["paths"]} */
  const paths = [];
  await each(wanted, async ([path, [hash, bytes]]) => {
    const kept = await pages.match(at(path));
    if (kept?.headers.get("x-sha256") !== hash) paths.push([path, bytes]);
  });
  return { paths: paths.sort(), total: wanted.length, groups: list.groups };
}

/**
 * Keep `paths` of the list that `missing` fetched; what failed, and why.
 *
 * @param {{ paths: string[] }} question
 * @returns {Promise<Taken>}
 */
async function take({ paths }) {
  const [list, pages] = [flat(await keptList()), await caches.open(PAGES)];
  const { away, forbidden } = await recall();
  if (away && isRecent(away.at)) return { failed: paths.map((path) => ({ path, code: away.code })) };
  const had = forbidden && isRecent(forbidden.at) ? forbidden.paths : [];
  /** @type {Taken["failed"]} */
  const failed = [];
  await each(paths, async (path) => {
    try {
      if (had.includes(path)) throw new Trouble("no-store", `the host forbade keeping ${path} within the last hour`);
      await takeFile(pages, path, list[path]?.[0]);
    } catch (error) {
      if (codeOf(error) === "altered") await giveWay(error);
      failed.push({ path, ...reason(error) });
    }
  });
  const refused = failed.flatMap(({ path, code }) => (code === "no-store" && !had.includes(path) ? [path] : []));
  if (refused.length) await remember({ forbidden: { paths: [...had, ...refused], at: Date.now() } });
  return { failed };
}

/** Remove what was kept beyond the version itself, and take nothing unasked any more. */
async function forget() {
  await remember({ chosen: [] });
  await Promise.all([caches.delete(PAGES), caches.delete(DESK)]);
  for (const manifest of await versions()) await caches.delete(runtimeName(manifest));
  return state();
}

/** The list as the site has it now, if the version is kept that the pages in it need. @param {Cache} pages */
async function freshList(pages) {
  const list = await listedPages();
  if (!(await haveFolders(list.folders))) await renew();
  if (!(await haveFolders(list.folders))) throw new Trouble("changed", "the list of pages is of no version that is kept");
  await put(pages, "offline-pages.json", new Response(JSON.stringify(list)));
  return list;
}

/** The files of the list that is kept; null if there is none. */
function keptFiles() {
  return keptList().then(
    (list) => flat(list),
    () => null,
  );
}

/** @returns {Promise<PageList>} */
async function keptList() {
  const kept = await caches.match(at("offline-pages.json"), { cacheName: PAGES });
  if (!kept) throw new Trouble("unreachable", "the list of pages is not kept");
  return kept.json();
}

/**
 * {path: [hash, bytes]} of all pages of a list, or of those of `groups`.
 *
 * @param {PageList} list
 * @param {Groups} groups
 * @returns {Files}
 */
function flat({ pages, guides }, groups = "all") {
  const found = { ...pages };
  for (const [id, group, page, data] of guides) {
    if (groups !== "all" && !groups.includes(group)) continue;
    found[`roles/${id}/`] = page;
    found[`roles/${id}/index.json`] = data;
  }
  return found;
}
