/** A worker that starts Pyodide as it comes from npm: source library, lock file, unpacked scoring. */
self.onmessage = async ({ data }) => {
  const { loadPyodide } = await import(`${data.base}pyodide.mjs`);
  const python = await loadPyodide({ indexURL: data.base });
  const archive = await (await fetch(data.scoring)).arrayBuffer();
  python.unpackArchive(archive, "zip");
  python.pyimport("scoring.api").handle("{}");
  postMessage({ type: "ready" });
};

self.onunhandledrejection = ({ reason }) => {
  postMessage({ type: "failed", kind: "crashed", detail: String(reason) });
};
