// What a page gets that asks for something.

/** @import { Files, PageList } from "types/offline" */

/**
 * Pages of the accepted version are from it and no other, unless the host's own cannot be kept.
 *
 * @param {FetchEvent} event
 * @param {string} path
 * @param {string} query
 */
async function page(event, path, query) {
  const { accepted, away, checked } = await recall();
  const manifest = await manifestOf(accepted);
  if (!manifest || !Object.hasOwn(manifest.files, path)) return content(event, path, query);
  const name = versionName(manifest.version);
  if (away) return content(event, path, query, name);
  if (!isRecent(checked)) await Promise.race([listedVersion().then(heed), pause(PATIENCE)]).catch(() => {});
  return (await intact(name, path)) ?? content(event, path, query);
}

/**
 * Pages and data: from the network, or what the cache `name` has if that takes longer than a reader likes.
 *
 * @param {FetchEvent} event
 * @param {string} path
 */
async function content(event, path, query = "", name = PAGES) {
  const kept = await intact(name, path);
  if (!kept) return firstTime(event, path, query);
  const { away } = await recall();
  const coming = fresh(event, path, query, away);
  event.waitUntil(coming.catch(() => {})); // too late for this reader, in time for the next
  const late = pause(away ? LONG_PATIENCE : PATIENCE).then(() => kept);
  return Promise.race([coming, late]).catch(() => kept);
}

/**
 * The network's answer as a whole; throws where the kept copy is the better answer.
 *
 * @param {FetchEvent} event
 * @param {string} path
 * @param {string} query
 * @param {Memory["away"]} away
 */
async function fresh(event, path, query, away) {
  const response = await fetch(event.request);
  if (response.type === "opaqueredirect") return response;
  if (response.status === 404 && (await isGone(path))) {
    await (await caches.open(PAGES)).delete(at(path));
    return response;
  }
  const body = await bodyOf(response, path);
  if (!away && !(await isShowable(path, body))) throw new Trouble("changed", `${path} did not come as a whole`);
  event.waitUntil(keepRead(path, query, response, body).catch(() => {}));
  return new Response(body, response);
}

/**
 * What is not kept is shown as it comes, and kept if all of it came.
 *
 * @param {FetchEvent} event
 * @param {string} path
 * @param {string} query
 */
async function firstTime(event, path, query) {
  let response;
  try {
    response = await fetch(event.request);
  } catch {
    return missed(event.request, path);
  }
  if (response.ok && (path === "" || path.endsWith("/") || path.endsWith(".json"))) {
    const copy = response.clone();
    event.waitUntil(bodyOf(copy, path).then((body) => keepRead(path, query, copy, body)).catch(() => {}));
  }
  return response;
}

/**
 * Keep what was read, if it is what the site's list names; where no list is kept, if it is a guide with known scripts.
 *
 * @param {string} path
 * @param {string} query
 * @param {Response} response
 * @param {ArrayBuffer} body
 */
async function keepRead(path, query, response, body) {
  const pages = await caches.open(PAGES);
  if (query) return; // an answer to it is no copy of the page
  if (mayNotBeKept(response)) return pages.delete(at(path));
  const hash = await sha256(body);
  const isListed = (/** @type {PageList} */ list) => flat(list)[path]?.[0] === hash;
  let list = await keptList().catch(() => null);
  if (list && !isListed(list)) list = await freshList(pages).catch(() => list);
  if (list ? isListed(list) : /^roles\/([^/]+\/(index\.json)?)?$/.test(path) && (await hasScripts(path, body))) {
    await keep(pages, path, response, body, hash);
  }
}

/**
 * Without a network: a page that the site has is not here; any other is nowhere.
 *
 * @param {Request} request
 * @param {string} path
 */
async function missed(request, path) {
  const manifest = await manifestOf((await recall()).accepted);
  if (!manifest || request.mode !== "navigate") return Response.error();
  const list = await keptFiles();
  const has = (/** @type {string} */ name) => [manifest.files, manifest.home, list ?? {}].some((files) => Object.hasOwn(files, name));
  if (has(`${path}/`)) return Response.redirect(at(`${path}/`));
  const mayBe = has(path) || OWN.includes(path) || (!list && path.startsWith("roles/"));
  const shown = await intact(versionName(manifest.version), mayBe ? "not-here.html" : "404.html");
  return shown ? new Response(shown.body, { status: mayBe ? 503 : 404, headers: shown.headers }) : Response.error();
}

/**
 * An address below ours that the site does not have: a mistake, or another app's, for which only the network speaks.
 *
 * @param {FetchEvent} event
 * @param {string} path
 */
async function elsewhere(event, path) {
  const { others = [] } = await recall();
  const isKnown = others.includes(firstPart(path));
  try {
    const response = await fetch(event.request);
    if (!isKnown && response.status !== 404) event.waitUntil(remember({ others: [...others, firstPart(path)] }));
    return response;
  } catch {
    return isKnown ? Response.error() : missed(event.request, path);
  }
}

/**
 * Scripts, styles, runtime: their names carry hashes, so a kept copy is the right one.
 *
 * @param {Request} request
 * @param {string} path
 * @param {string} query
 */
async function asset(request, path, query) {
  const isRuntime = path.startsWith("assets/python-");
  const names = isRuntime ? [`${NAME} ${path.split("/", 2).join("/")}`] : (await ids()).map(versionName);
  const kept = async (/** @type {typeof intact} */ look) => {
    for (const name of names) {
      const copy = await look(name, path);
      if (copy) return copy;
      const packed = await look(name, `${path}.gz`);
      if (packed) return unpacked(packed, path);
    }
    return undefined;
  };
  // A page asks past what is kept when that failed it: a spoilt copy goes.
  if (query || request.cache === "reload") {
    const copy = await kept(intact);
    return fetch(request).catch(() => copy ?? Response.error());
  }
  // The runtime is large and compiled while it is read; it finds out itself that it is spoilt.
  return (await kept(isRuntime ? asKept : intact)) ?? fetch(request);
}

/**
 * A 404 counts if the site is there and does not list the page: a site half replaced is not.
 *
 * @param {string} path
 */
async function isGone(path) {
  try {
    const [manifest, list] = await Promise.all([listedVersion(), listedPages()]);
    return ![manifest.files, manifest.home, flat(list)].some((files) => Object.hasOwn(files, path));
  } catch {
    return false;
  }
}

/**
 * Whether all of a page came and a version is kept that has its scripts, or the host is known to alter pages.
 *
 * @param {string} path
 * @param {ArrayBuffer} body
 */
async function isShowable(path, body) {
  if (await hasScripts(path, body)) return true;
  try {
    await renew();
    if (await hasScripts(path, body)) return true;
    await tryHost(await newestKept());
  } catch (error) {
    await giveWay(error);
    return isAway(codeOf(error));
  }
  return false;
}

/**
 * Whether `body` is data, or a page of this site that came to its end and whose scripts are kept.
 *
 * @param {string} path
 * @param {ArrayBuffer} body
 */
async function hasScripts(path, body) {
  const text = new TextDecoder().decode(body);
  if (path.endsWith(".json")) return JSON.parse(text) !== undefined;
  const named = foldersOf(text);
  return named.length > 0 && text.includes("</html>") && haveFolders(named);
}

/** @param {string[]} named */
async function haveFolders(named) {
  const had = new Set((await versions()).flatMap(({ folders }) => folders));
  return named.every((folder) => had.has(folder));
}

/** @param {string} html @returns {string[]} */
function foldersOf(html) {
  return [...new Set(html.slice(0, html.indexOf("</head>")).match(FOLDERS))];
}
