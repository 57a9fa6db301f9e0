/** `start(worker, message)`: milliseconds from making the worker until it can score. */
window.start = (script, message) =>
  new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("two minutes without an answer")), 120_000);
    const begin = performance.now();
    const worker = new Worker(script, { type: "module" });
    worker.onerror = (event) => reject(new Error(event.message || "the worker failed"));
    worker.onmessage = ({ data }) => {
      if (data.type === "failed") reject(new Error(`${data.kind}: ${data.detail}`));
      if (data.type === "ready") resolve(performance.now() - begin);
    };
    const absolute = (value) => (value.endsWith("/") || value.endsWith(".zip") ? new URL(value, location.href).href : value);
    worker.postMessage(Object.fromEntries(Object.entries(message).map(([key, value]) => [key, absolute(value)])));
  });
