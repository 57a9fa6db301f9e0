/** A worker that starts any Pyodide with a trimmed library, and does nothing else that ours does. */
self.onmessage = async ({ data }) => {
  const get = (name, how) => fetch(data.base + name).then((response) => response[how]());
  const about = get("python.json", "json");
  const scoring = get("scoring.zip", "arrayBuffer");
  const { loadPyodide } = await import(`${data.base}pyodide.mjs`);
  const python = await loadPyodide({
    indexURL: data.base,
    stdLibURL: `${data.base}stdlib.zip`,
    lockFileContents: about.then(({ info }) => ({ info, packages: {} })),
    env: { PYTHONPATH: "/scoring.zip" },
    fsInit: async (fs) => fs.writeFile("/scoring.zip", new Uint8Array(await scoring)),
  });
  python.pyimport("scoring.api").handle("{}");
  postMessage({ type: "ready" });
};

self.onunhandledrejection = ({ reason }) => {
  postMessage({ type: "failed", kind: "crashed", detail: String(reason) });
};
