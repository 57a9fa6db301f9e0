// Files: fetched, checked, kept.

/** @import { Downloaded } from "types/offline" */

const at = (/** @type {string} */ path) => ROOT + path;

/** The list of the version that the site has now. @returns {Promise<Manifest>} */
const listedVersion = () => listed("offline.json");

/** The list of all other pages that it has now. @returns {Promise<PageList>} */
const listedPages = () => listed("offline-pages.json");

/**
 * One of the two lists as the site has it now.
 *
 * @template {Manifest | PageList} List
 * @param {string} path
 * @returns {Promise<List>}
 */
async function listed(path) {
  const { body } = await downloadAll(path, { cache: "no-cache", tries: 0 });
  /** @type {List} */
  let list;
  try {
    list = JSON.parse(new TextDecoder().decode(body));
  } catch (error) {
    throw new Trouble("changed", `${path}: ${messageOf(error)}`);
  }
  if (list.form !== FORM) throw new Trouble("changed", `${path} is of form ${list.form}, not ${FORM}`);
  return list;
}

/**
 * Keep the file `path` if its SHA-256 is `hash`; a right copy that is here already will do.
 *
 * @param {Cache} cache
 * @param {string} path
 * @param {string} hash
 */
async function takeFile(cache, path, hash) {
  const here = await found(path, hash);
  if (here) return put(cache, path, here);
  try {
    await takeRight(cache, path, [hash], { cache: path.startsWith("assets/") ? "default" : "no-cache" });
  } catch (error) {
    if (codeOf(error) === "changed" && /(^|\/|\.html)$/.test(path)) await tryHost(await newestKept());
    throw error;
  }
}

/**
 * Download the file `path` and keep it if its SHA-256 is one of `hashes`; false if not all of it came in time.
 *
 * @param {Cache} cache
 * @param {string} path
 * @param {string[]} hashes
 * @param {Options} options
 */
async function takeRight(cache, path, hashes, options) {
  try {
    const file = await download(path, options);
    if (file) await keepIfRight(cache, path, file, file.body, hashes);
    return Boolean(file);
  } catch (error) {
    if (codeOf(error) !== "changed") throw error;
    const file = await downloadAll(path, { cache: "reload" }); // the browser's own copy may be spoilt
    await keepIfRight(cache, path, file, file.body, hashes);
    return true;
  }
}

/**
 * A copy of `path` with the content `hash`, wherever it is kept.
 *
 * @param {string} path
 * @param {string} hash
 */
async function found(path, hash) {
  if (!(await caches.match(at(path)))) return null; // one look through all caches; most often none has it
  for (const name of await caches.keys()) {
    const copy = name.startsWith(`${NAME} `) && (await intact(name, path));
    if (copy && copy.headers.get("x-sha256") === hash) return copy;
  }
  return null;
}

/** What the cache `name` has for `path`, as it is. @param {string} name @param {string} path */
function asKept(name, path) {
  return caches.match(at(path), { cacheName: name });
}

/**
 * The same, if it still is what was kept; a spoilt copy is removed.
 *
 * @param {string} name
 * @param {string} path
 */
async function intact(name, path) {
  const kept = await asKept(name, path);
  if (!kept) return undefined;
  const body = await kept.arrayBuffer();
  if ((await sha256(body)) === kept.headers.get("x-sha256")) return new Response(body, kept);
  await (await caches.open(name)).delete(at(path));
  return undefined;
}

/**
 * The content of an answer; throws if it is none, or did not come to its end.
 *
 * @param {Response} response
 * @param {string} path
 */
async function bodyOf(response, path) {
  if (!response.ok) throw new Trouble("unreachable", `${path}: status ${response.status}`);
  return response.arrayBuffer().catch((error) => {
    throw new Trouble("unreachable", `${path}: ${error.message}`);
  });
}

/**
 * @param {Cache} cache
 * @param {string} path
 * @param {Pick<Response, "headers">} response
 * @param {ArrayBuffer} body
 * @param {string[]} hashes
 */
async function keepIfRight(cache, path, response, body, hashes) {
  const hash = await sha256(body);
  if (!hashes.includes(hash)) throw new Trouble("changed", `${path} is not the file that the list names`);
  if (mayNotBeKept(response)) throw new Trouble("no-store", `the host forbids keeping ${path}`);
  await keep(cache, path, response, body, hash);
}

/**
 * Whether the host says that an answer is for one reader or one time.
 *
 * @param {Pick<Response, "headers">} response
 */
function mayNotBeKept({ headers }) {
  const [control, vary] = ["cache-control", "vary"].map((name) => headers.get(name) ?? "");
  return /\b(no-store|private)\b/i.test(control) || /\*|cookie|authorization/i.test(vary);
}

/**
 * With the host's headers, its policies among them, but for those that are about the way here.
 *
 * @param {Cache} cache
 * @param {string} path
 * @param {Pick<Response, "headers">} response
 * @param {ArrayBuffer} body
 * @param {string} hash
 */
async function keep(cache, path, response, body, hash) {
  const headers = new Headers(response.headers);
  for (const name of ["content-length", "content-range", "transfer-encoding", "vary"]) headers.delete(name);
  // The scoring goes by this to see whether it must unpack a file of the runtime itself.
  if (!path.startsWith("assets/python-") && !path.endsWith(".gz")) headers.delete("content-encoding");
  headers.set("x-sha256", hash);
  if (path === "" || path.endsWith("/")) headers.set("x-folders", foldersOf(new TextDecoder().decode(body)).join(" "));
  await put(cache, path, new Response(body, { headers }));
}

/** @param {Cache} cache @param {string} path @param {Response} response */
async function put(cache, path, response) {
  try {
    await cache.put(at(path), response);
  } catch (error) {
    const { name, message } = /** @type {DOMException} */ (error);
    throw new Trouble(name === "QuotaExceededError" ? "full" : "broken", `${path}: ${message}`);
  }
}

/** @param {ArrayBuffer} body */
async function sha256(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * `work` of every item, a few at once; the first failure is the end.
 *
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => Promise<unknown>} work
 */
async function each(items, work) {
  const left = [...items];
  const run = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) {
      try {
        await work(item);
      } catch (error) {
        left.length = 0;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, run));
}
