// What a page gets that asks for something.

/** Pages of the accepted version are from it and no other. */
async function page(event, path) {
  const manifest = await manifestOf((await recall()).accepted);
  if (manifest && Object.hasOwn(manifest.files, path)) {
    const kept = await (await caches.open(versionName(manifest.version))).match(at(path));
    if (kept) return kept;
  }
  return content(event, path);
}

/** Pages and data: from the network, or what is kept if that takes longer than a reader likes. */
async function content(event, path) {
  const pages = await caches.open(PAGES);
  const kept = await pages.match(at(path));
  if (!kept) return firstTime(event, path);
  const coming = fresh(event.request, path, pages);
  event.waitUntil(coming.catch(() => {})); // too late for this reader, in time for the next
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE));
  return Promise.race([coming, late]).catch(() => kept);
}

/** The network's answer as a whole; throws where the kept copy is the better answer. */
async function fresh(request, path, pages) {
  const response = await fetch(request);
  if (response.type === "opaqueredirect") return response;
  if (response.status === 404 && (await isGone(path))) {
    await pages.delete(at(path));
    return response;
  }
  const body = await bodyOf(response, path);
  if (!(await isComplete(path, body))) throw new Trouble("changed", `${path} did not come as a whole`);
  const shown = new Response(body, response);
  await keep(pages, path, response, body).catch(() => {}); // no room to keep it is no reason not to show it
  return shown;
}

/** What is not kept is shown as it comes, and kept if all of it came. */
async function firstTime(event, path) {
  let response;
  try {
    response = await fetch(event.request);
  } catch {
    return missed(event.request, path);
  }
  if (response.ok && (path === "" || path.endsWith("/") || path.endsWith(".json"))) {
    const copy = response.clone();
    const kept = bodyOf(copy, path).then(async (body) => {
      if (await isComplete(path, body)) await keep(await caches.open(PAGES), path, copy, body);
    });
    event.waitUntil(kept.catch(() => {}));
  }
  return response;
}

/** Without a network: a page that the site has is not here; any other is nowhere. */
async function missed(request, path) {
  const manifest = await manifestOf((await recall()).accepted);
  if (!manifest || request.mode !== "navigate") return Response.error();
  const list = await keptList().then(flat, () => null);
  const has = (name) => [manifest.files, manifest.home, list ?? {}].some((files) => Object.hasOwn(files, name));
  if (has(`${path}/`)) return Response.redirect(at(`${path}/`));
  const mayBe = has(path) || (!list && path.startsWith("roles/"));
  const shown = await caches.match(at(mayBe ? "not-here.html" : "404.html"));
  return new Response(shown.body, { status: mayBe ? 503 : 404, headers: shown.headers });
}

/** Scripts, styles, runtime: their names carry hashes, so a kept copy is the right one. */
async function asset(request, path) {
  const [kept, packed] = [await caches.match(at(path)), await caches.match(at(`${path}.gz`))];
  if (request.cache !== "reload" && kept) return kept;
  if (request.cache !== "reload" && packed) return unpacked(packed, path);
  return fetch(request);
}

/** A 404 counts if the site is there and does not list the page: a site half replaced is not. */
async function isGone(path) {
  try {
    const [manifest, list] = await Promise.all([listed("offline.json"), listed("offline-pages.json")]);
    return ![manifest.files, manifest.home, flat(list)].some((files) => Object.hasOwn(files, path));
  } catch {
    return false;
  }
}

/** Whether all of a page came and a version is kept that has its scripts; or all of a data file. */
async function isComplete(path, body) {
  const text = new TextDecoder().decode(body);
  if (path.endsWith(".json")) return JSON.parse(text) !== undefined;
  if (!text.trimEnd().endsWith("</html>")) return false;
  const named = foldersOf(text);
  return (await haveFolders(named)) || (await renew().then(() => haveFolders(named), () => false));
}

async function haveFolders(named) {
  const had = new Set((await versions()).flatMap(({ folders }) => folders));
  return named.every((folder) => had.has(folder));
}

function foldersOf(html) {
  return [...new Set(html.slice(0, html.indexOf("</head>")).match(FOLDERS))];
}
