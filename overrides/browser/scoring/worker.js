// @ts-check
/**
 * Python in a worker of its own: started once, then one request after another.
 *
 * Nothing but JSON text enters Python or leaves it.
 *
 * @typedef {{type: "start", base: string, fresh: boolean}} Start
 *   `base`: address of the runtime's folder; `fresh`: pass by the browser's cache
 * @typedef {{type: "start", files: Record<string, ArrayBuffer>}} StartHere
 *   `files`: the runtime itself, each file packed with gzip
 * @typedef {{type: "ask", id: number, request: string}} Ask
 * @typedef {{type: "progress", stage: "download" | "start", loaded: number, total: number}} Progress
 *   bytes as unpacked; 0 of 0 while nothing is known
 * @typedef {{type: "ready"}} Ready
 * @typedef {{type: "answer", id: number, answer: string}} Answer
 * @typedef {{type: "failed", kind: Kind, detail: string}} Failed
 * @typedef {"no-wasm" | "blocked" | "wrong-mime" | "unreachable" | "damaged" | "crashed"} Kind
 */

const SMALLEST_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
const WASM = "pyodide.asm.wasm";

class Failure extends Error {
  /** @param {Kind} kind @param {unknown} cause */
  constructor(kind, cause) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.kind = kind;
  }
}

/** @type {(request: string) => string} */
let handle;

/** @param {MessageEvent<Start | StartHere | Ask>} event */
self.onmessage = async ({ data }) => {
  try {
    if (data.type === "ask") {
      postMessage({ type: "answer", id: data.id, answer: handle(data.request) });
    } else {
      handle = await start("files" in data ? packed(data.files) : hosted(data.base, data.fresh));
      postMessage({ type: "ready" });
    }
  } catch (error) {
    fail(error instanceof Failure ? error : new Failure("crashed", error));
  }
};

/** @param {Failure} failure */
function fail(failure) {
  postMessage({ type: "failed", kind: failure.kind, detail: failure.message });
}

/**
 * Where the files of the runtime come from.
 *
 * @typedef {object} Source
 * @property {string} base  what Pyodide takes for the address of its folder
 * @property {(name: string) => Promise<Response>} open  the file, unpacked
 * @property {(name: string) => Promise<any>} load  the file as a module
 */

/** @param {Source} source @returns {Promise<(request: string) => string>} */
async function start(source) {
  checkWebAssembly();
  const wasm = source.open(WASM).then(asWasm);
  const parts = Promise.all([
    source.load("pyodide.js"),
    source.load("pyodide.asm.js"),
    source.open("python.json").then((response) => response.json()),
    source.open("stdlib.zip").then(bytes),
    source.open("scoring.zip").then(bytes),
  ]);
  await wasm
  const [{ loadPyodide }, { default: createPyodideModule }, { info, bytes: sizes }, stdlib, scoring] = await parts;

  serve(source.base, { [WASM]: wasm, "stdlib.zip": new Response(stdlib) });
  const python = await loadPyodide({
    indexURL: source.base,
    packageBaseUrl: source.base,
    stdLibURL: source.base + "stdlib.zip",
    lockFileContents: { info, packages: {} },
    createPyodideModule,
    env: { PYTHONPATH: "/scoring.zip" },
    fsInit: async (/** @type {any} */ FS) => FS.writeFile("/scoring.zip", new Uint8Array(scoring)),
  });
  return python.pyimport("scoring.border").handle;
}
function bytes(r) {return r.arrayBuffer()}
function asWasm(r) {return r}
function hosted(base, fresh) {
  const mode = self.location.hash
  return { base, open: async (name) => { const r = await fetch(base + name); if (mode==="#clone" && name===WASM) { const c=r.clone(); (async()=>{ let n=0; for await (const x of c.body) n+=x.length; console.log("read",n)})() } 
   if (mode==="#wrap" && name===WASM) return new Response(r.body.pipeThrough(new TransformStream()), {headers:{"content-type":"application/wasm"}});
  return r}, load: (name) => import(base + name) };
}
function checkWebAssembly() {}
function serve(base, files) {
  const real = self.fetch;
  self.fetch = (i, init) => { const n = String(i).slice(base.length); if (String(i).startsWith(base) && n in files) return Promise.resolve(files[n]); return real(i, init) };
}
