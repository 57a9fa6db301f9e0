// The line to the host: slow is well, silent is not. What broke off is taken up where it broke.

/**
 * @typedef {object} Options
 * @property {RequestCache} [cache]
 * @property {Part} [part]  what is here already; it grows as more comes, also where the line breaks for good
 * @property {number} [tries]
 * @property {number} [until]
 */

/** Whether the host has answered in this worker's life: a line that just broke is tried again. */
let heard = false;

const pause = (/** @type {number} */ time) => new Promise((resolve) => setTimeout(resolve, time));

/** @returns {Part} */
const nothing = () => ({ pieces: [], size: 0, tag: "", isPlain: false });

/**
 * The file at `path` as {headers, body}; null if it is not all here by the time `until` and the rest can
 * be asked for later.
 *
 * @param {string} path
 * @param {Options} options
 * @returns {Promise<Downloaded | null>}
 */
async function download(path, { cache = "default", part = nothing(), tries = TRIES, until = Infinity } = {}) {
  for (let failures = 0, most = part.size; ; most = Math.max(most, part.size)) {
    try {
      return await transfer(path, cache, part, until);
    } catch (error) {
      if (error instanceof Trouble) throw error;
      failures = part.size > most ? 1 : failures + 1;
      if (!heard || failures > tries) {
        throw new Trouble(heard ? "stalled" : "unreachable", `${path}: ${messageOf(error)}, after ${part.size} bytes`);
      }
      await pause(REST * 2 ** (failures - 1));
    }
  }
}

/**
 * The same, however long it takes.
 *
 * @param {string} path
 * @param {Omit<Options, "until">} options
 * @returns {Promise<Downloaded>}
 */
async function downloadAll(path, options) {
  return /** @type {Downloaded} */ (await download(path, options));
}

/**
 * One request for what is not here yet of `part`, read to its end.
 *
 * @param {string} path
 * @param {RequestCache} cache
 * @param {Part} part
 * @param {number} until
 */
async function transfer(path, cache, part, until) {
  const line = new AbortController();
  let timer = 0;
  const listen = () => {
    clearTimeout(timer);
    timer = setTimeout(() => line.abort(new Error(`silent for ${SILENCE / 1000} s`)), SILENCE);
  };
  if (!part.isPlain) Object.assign(part, nothing());
  listen();
  try {
    const response = await fetch(at(path), { ...asks(part, cache), signal: line.signal });
    heard = true;
    const canGoOn = fit(part, response, path);
    const reader = response.body?.getReader();
    for (;;) {
      listen();
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done) return { headers: response.headers, body: joined(part) };
      part.pieces.push(value);
      part.size += value.length;
      if (canGoOn && performance.now() > until) {
        line.abort();
        return null;
      }
    }
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Part} part @returns {ArrayBuffer} */
function joined({ pieces, size }) {
  const body = new Uint8Array(size);
  let start = 0;
  for (const piece of pieces) {
    body.set(piece, start);
    start += piece.length;
  }
  return body.buffer;
}

/**
 * Options of the request for what comes after `part`.
 *
 * @param {Part} part
 * @param {RequestCache} cache
 * @returns {RequestInit}
 */
function asks({ size, tag }, cache) {
  if (!size) return { cache };
  return { cache: "no-store", headers: { range: `bytes=${size}-`, ...(tag && { "if-range": tag }) } };
}

/**
 * Empty `part` unless `response` goes on where it ends; whether the rest could be asked for later.
 *
 * @param {Part} part
 * @param {Response} response
 * @param {string} path
 */
function fit(part, { headers, ok, status }, path) {
  const range = headers.get("content-range") ?? "";
  const goesOn = status === 206 && range.startsWith(`bytes ${part.size}-`);
  if (!goesOn) Object.assign(part, nothing()); // a host without ranges, or with another file by now
  if (status === 206 && !goesOn) throw new Error(`the host sent ${range}`);
  if (status === 416) throw new Error("the host has no such range");
  if (!ok) throw new Trouble("unreachable", `${path}: status ${status}`);
  const tag = headers.get("etag") ?? "";
  part.tag = tag.startsWith('"') ? tag : ""; // a weak one says nothing about bytes
  part.isPlain = !headers.has("content-encoding"); // else its bytes are not those that a range counts
  return part.isPlain && (goesOn || headers.get("accept-ranges") === "bytes");
}
