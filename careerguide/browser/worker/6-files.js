// Files: fetched, checked, kept.

const at = (path) => ROOT + path;

/** One of the two lists as the site has it now. */
async function listed(path) {
  const response = await get(path, "no-cache");
  const list = await response.json().catch((error) => {
    throw new Trouble("changed", `${path}: ${error.message}`);
  });
  if (list.form !== FORM) throw new Trouble("changed", `${path} is of form ${list.form}, not ${FORM}`);
  return list;
}

/** Keep the file `path` if its SHA-256 is `hash`; a right copy that is here already will do. */
async function takeFile(cache, path, hash) {
  const here = await caches.match(at(path));
  if (here && here.headers.get("x-sha256") === hash) return put(cache, path, here);
  try {
    await keepIfRight(cache, path, await get(path, path.startsWith("assets/") ? "default" : "no-cache"), hash);
  } catch (error) {
    if (error.code !== "changed") throw error;
    await keepIfRight(cache, path, await get(path, "reload"), hash); // the browser's own copy may be spoilt
  }
}

async function get(path, cache = "default") {
  let response;
  try {
    response = await fetch(at(path), { cache, signal: AbortSignal.timeout(LIMIT) });
  } catch (error) {
    throw new Trouble("unreachable", `${path}: ${error.message}`);
  }
  return response.ok ? response : bodyOf(response, path);
}

/** The content of an answer; throws if it is none, or did not come to its end. */
async function bodyOf(response, path) {
  if (!response.ok) throw new Trouble("unreachable", `${path}: status ${response.status}`);
  return response.arrayBuffer().catch((error) => {
    throw new Trouble("unreachable", `${path}: ${error.message}`);
  });
}

async function keepIfRight(cache, path, response, ...hashes) {
  const body = await bodyOf(response, path);
  if (!hashes.includes(await sha256(body))) throw new Trouble("changed", `${path} is not the file that the list names`);
  await keep(cache, path, response, body);
}

/** With the host's headers, its policies among them, but for those that are about the way here. */
async function keep(cache, path, response, body) {
  const headers = new Headers(response.headers);
  for (const name of ["content-length", "transfer-encoding", "vary"]) headers.delete(name);
  // The scoring goes by this to see whether it must unpack a file of the runtime itself.
  if (!path.startsWith("assets/python-")) headers.delete("content-encoding");
  headers.set("x-sha256", await sha256(body));
  if (path === "" || path.endsWith("/")) headers.set("x-folders", foldersOf(new TextDecoder().decode(body)).join(" "));
  await put(cache, path, new Response(body, { headers }));
}

async function put(cache, path, response) {
  try {
    await cache.put(at(path), response);
  } catch (error) {
    throw new Trouble(error.name === "QuotaExceededError" ? "full" : "broken", `${path}: ${error.message}`);
  }
}

async function sha256(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** `work` of every item, a few at once; the first failure is the end. */
async function each(items, work) {
  const left = [...items];
  const run = async () => {
    while (left.length) {
      try {
        await work(left.shift());
      } catch (error) {
        left.length = 0;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, run));
}
