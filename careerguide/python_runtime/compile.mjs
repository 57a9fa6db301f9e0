// Runs library.py inside Pyodide, so that what it compiles fits the browser's Python exactly.
// node compile.mjs PYODIDE SCORING OUTPUT: folders of the npm package, of our package, to write to
// node compile.mjs PYODIDE SCORING OUTPUT ENGINE YAML: what the editors' desk needs besides the runtime

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

// Node's own report would quote the failing line, which in Pyodide is a megabyte long.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

const [pyodide, scoring, output, engine, yaml] = process.argv.slice(2).map((path) => resolve(path));
/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")).href);
/** @type {import("pyodide").Lockfile} */
const { info } = JSON.parse(readFileSync(join(pyodide, "pyodide-lock.json"), "utf8"));
const folders = {
  "/pyodide": pyodide,
  "/project/scoring": scoring,
  "/build": fileURLToPath(new URL(".", import.meta.url)),
  "/output": output,
  ...(engine && { "/project/careerguide": engine, "/project/yaml": yaml }),
};

const python = await loadPyodide({
  lockFileContents: { info, packages: {} },
  // Columns for tracebacks are a quarter of a compiled file, and no reader sees a traceback.
  args: ["-X", "no_debug_ranges"],
  // The seed keeps sets of strings in one order, so that two builds are equal to the byte.
  env: { PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1", PYTHONPATH: "/project:/build" },
  fsInit: async (FS) => {
    for (const [place, root] of Object.entries(folders)) {
      FS.mkdirTree(place);
      FS.mount(FS.filesystems.NODEFS, { root }, place);
    }
  },
});

// Before library.py is imported: what that needs must not count as needed by the scoring.
const modules = python.pyimport("sys").modules;
const names = () => python.pyimport("builtins").sorted(modules);
python.pyimport("scoring.api");
const used = names();
if (engine) {
  python.pyimport("careerguide.desk.desk_requests");
  // Imported with the first preview, when the page has fetched the Markdown library; here its names do.
  python.registerJsModule("comrak", { AlertStyle: { Semantic: "" }, RenderOptions: () => ({}) });
  python.pyimport("careerguide.desk.shown_guide");
  python.pyimport("careerguide.rulebook").by_id(); // loads its chapters by name
  const all = names();
  python.pyimport("library").write_desk(used, all, "/output");
} else {
  python.pyimport("library").write(used, JSON.stringify(info), "/pyodide", "/output");
}
