/**
 * Python in a worker of its own: started once, then one request after another.
 *
 * Nothing but JSON text enters Python or leaves it. The messages are in types/messages.d.ts.
 *
 * @import { FailedKind, FromScoring, Program, ToScoring } from "types/messages"
 * @import { Lockfile, PyodideConfig, loadPyodide } from "pyodide"
 *
 * @typedef {{ loadPyodide: typeof loadPyodide, default: PyodideConfig["createPyodideModule"] }} Module
 *   the loader's and the glue's exports
 * @typedef {{ bytes: Record<string, number>, info: Lockfile["info"] }} About  the file python.json
 */

const ABOUT = "python.json";
const TRIAL = "trial.wasm";
const LOADER = "pyodide.js";
const GLUE = "pyodide.asm.js";
const PROGRAM = "pyodide.asm.wasm";
const STDLIB = "stdlib.zip";
const SCORING = "scoring.zip";

/** A module of one function with a `try`: the youngest part of WebAssembly that Pyodide needs. */
const PROBE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0],
  ...[10, 8, 1, 6, 0, 6, 64, 25, 11, 11],
);

class Failure extends Error {
  /** @param {FailedKind} kind @param {unknown} cause */
  constructor(kind, cause) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.kind = kind;
  }
}

/** @type {(request: string) => string} */
let handle;

self.onmessage = async (/** @type {MessageEvent<ToScoring>} */ { data }) => {
  try {
    if (data.type === "ask") {
      send({ type: "answer", answer: handle(data.request) });
    } else {
      handle = await start("files" in data ? enclosed(data.files) : hosted(data.base, data.fresh), data);
      send({ type: "ready" });
    }
  } catch (error) {
    fail(error);
  }
};

/** @param {FromScoring} message */
function send(message) {
  postMessage(message);
}

/** @param {unknown} error */
function fail(error) {
  const { kind, message } = error instanceof Failure ? error : new Failure("crashed", error);
  send({ type: "failed", kind, detail: message });
}

/**
 * Where the files of the runtime come from.
 *
 * @typedef {object} Source
 * @property {string} base  what Pyodide takes for the address of its folder
 * @property {(name: string) => Promise<Response>} open  a file, unpacked
 * @property {(name: string) => Promise<Module>} load  a file as a module
 */

/** @param {Source} source @param {Program} program @returns {Promise<(request: string) => string>} */
async function start({ base, open, load }, { more = [], scripts = {}, module = "scoring.api" }) {
  checkWebAssembly();
  const program = open(PROGRAM);
  /** @type {Promise<About>} */
  const about = open(ABOUT).then((response) => whole(response.json()));
  const [stdlib, ...own] = [STDLIB, SCORING, ...more].map(async (name) => {
    const content = await whole((await open(name)).arrayBuffer());
    const size = (await about).bytes[name] ?? content.byteLength;
    if (content.byteLength !== size) {
      throw new Failure("damaged", `${name} has ${content.byteLength} bytes instead of ${size}`);
    }
    return new Uint8Array(content);
  });
  const imported = Object.entries(scripts).map(async ([name, script]) => ({ name, content: await load(script) }));
  const python = async () => {
    const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([load(LOADER), load(GLUE)]);
    answerFetch({ [base + PROGRAM]: program, [base + STDLIB]: stdlib.then((zip) => new Response(zip)) });
    reportCompilation();
    return loadPyodide({
      indexURL: base,
      packageBaseUrl: base,
      stdLibURL: base + STDLIB,
      lockFileContents: about.then(({ info }) => ({ info, packages: {} })),
      createPyodideModule,
      env: { PYTHONPATH: [SCORING, ...more].map(placed).join(":") },
      fsInit: async (fs) => {
        for (const [i, name] of [SCORING, ...more].entries()) fs.writeFile(placed(name), await own[i]);
      },
    });
  };
  // Pyodide waits for ever when one of its files fails: the first failure of any is the answer.
  const [started] = await Promise.all([python(), program, about, stdlib, ...own, ...imported]);
  for (const { name, content } of await Promise.all(imported)) started.registerJsModule(name, content);
  return started.pyimport(module).handle;
}

/** Where Python finds the file `name`. @param {string} name */
function placed(name) {
  return name.replace(/^.*\/|^/, "/");
}

/** What comes of `reading` a file; one that ends early is damaged. @template T @param {Promise<T>} reading */
function whole(reading) {
  return reading.catch((error) => {
    throw new Failure("damaged", error);
  });
}

function checkWebAssembly() {
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(PROBE)) {
    throw new Failure("no-webassembly", "WebAssembly with exceptions is missing");
  }
  try {
    new WebAssembly.Module(PROBE);
  } catch (error) {
    throw new Failure("blocked", error);
  }
}

const fromHost = self.fetch.bind(self);

/**
 * Pyodide fetches its files by address; these are on their way already.
 *
 * @param {Record<string, Promise<Response>>} files
 */
function answerFetch(files) {
  self.fetch = (input, options) => files[String(input)] ?? fromHost(input, options);
}

/** Pyodide keeps a failed compilation to itself and then waits for ever. */
function reportCompilation() {
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    try {
      const result = await instantiateStreaming(source, imports);
      send({ type: "starting" });
      return result;
    } catch (error) {
      fail(new Failure("damaged", error));
      throw error;
    }
  };
}

/**
 * From a web host. One that compresses is asked for the plain program, which the browser compiles
 * while it arrives and keeps compiled; one that does not is asked for the packed one. A file of two
 * thousand zeros tells them apart, since many hosts compress some types and not others.
 *
 * @param {string} base @param {string} fresh @returns {Source}
 */
function hosted(base, fresh) {
  /** @param {string} name */
  const get = async (name) => {
    const response = await fromHost(base + name, fresh ? { cache: "reload" } : {}).catch((error) => {
      throw new Failure("unreachable", error);
    });
    if (!response.ok) {
      const kind = response.status === 404 ? "gone" : "unreachable";
      throw new Failure(kind, `${name}: status ${response.status}`);
    }
    return response;
  };
  /** @param {string} name */
  const getPacked = async (name) => {
    const response = await get(`${name}.gz`);
    // Some hosts call a .gz file compressed content, and then the browser has unpacked it.
    return isCompressed(response) ? typed(response, name) : unpacked(response, name);
  };
  const compresses = get(TRIAL).then(isCompressed);
  const open = async (/** @type {string} */ name) => {
    const isPlain = name === ABOUT || (name === PROGRAM && (await compresses));
    return isPlain ? typed(await get(name), name) : getPacked(name);
  };
  /** @param {string} name */
  const load = async (name) => {
    if (name === GLUE && !(await compresses) && !(await hasPolicy())) {
      return loadText(await whole((await getPacked(name)).text()));
    }
    try {
      return await import(base + name + fresh);
    } catch (error) {
      if (error instanceof SyntaxError) {
        throw new Failure("damaged", error);
      }
      const type = (await get(name)).headers.get("content-type") ?? "no type";
      throw /(java|ecma)script/.test(type)
        ? new Failure("blocked", error)
        : new Failure("wrong-mime", `${name} came as ${type}`);
    }
  };
  return { base, open, load };
}

/** Whether this worker came with a policy: none that is strict allows modules from data. */
async function hasPolicy() {
  const { headers } = await fromHost(self.location.href);
  return headers.has("content-security-policy");
}

/** Out of the page itself. @param {Record<string, ArrayBuffer>} files @returns {Source} */
function enclosed(files) {
  const open = async (/** @type {string} */ name) => unpacked(new Response(files[name]), name);
  const load = async (/** @type {string} */ name) => loadText(await whole((await open(name)).text()));
  return { base: "python:/", open, load };
}

/** @param {Response} response */
function isCompressed(response) {
  return response.headers.has("content-encoding");
}

/**
 * The program under the type that streaming compilation insists on.
 *
 * @param {Response} response
 * @param {string} name
 */
function typed(response, name) {
  if (name !== PROGRAM || response.headers.get("content-type") === "application/wasm") {
    return response;
  }
  const headers = new Headers(response.headers);
  headers.set("content-type", "application/wasm");
  return new Response(response.body, { headers });
}

/** @param {Response} response @param {string} name */
function unpacked({ body }, name) {
  return typed(new Response(body?.pipeThrough(new DecompressionStream("gzip"))), name);
}

/** @param {string} text @returns {Promise<Module>} */
function loadText(text) {
  return import(`data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`);
}
