// Asks the desk's Python each line of the input, as its page does, for `test_shown_guide.py`; or, of a
// line that is a string, what its Markdown is as HTML.
// node desk.mjs PYODIDE PROJECT FOLDER: PROJECT has `scoring`; FOLDER what the desk runs, and its content
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [pyodide, project, folder] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")));
const { info } = JSON.parse(readFileSync(join(pyodide, "pyodide-lock.json"), "utf8"));
const python = await loadPyodide({
  lockFileContents: { info, packages: {} },
  env: { PYTHONPATH: "/project:/desk.zip" },
  fsInit: async (FS) => {
    FS.mkdirTree("/project/scoring");
    FS.mount(FS.filesystems.NODEFS, { root: join(project, "scoring") }, "/project/scoring");
    for (const name of ["desk.zip", "content"]) FS.writeFile(`/${name}`, readFileSync(join(folder, name)));
  },
});
python.registerJsModule("comrak", await import(pathToFileURL(join(folder, "comrak.js"))));
const { handle } = python.pyimport("careerguide.desk.desk_requests");
const { document } = python.pyimport("careerguide.markdown.render");
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  console.log(typeof asked === "string" ? JSON.stringify(document(asked)) : handle(line));
}
