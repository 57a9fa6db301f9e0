/**
 * Takes the place of scoring/worker.js where the host of a test scores (`Host.scores_here`): passes
 * each request on to the host, and its answer back.
 */

/** @typedef {import("types/messages").FromScoring} Told */

self.onmessage = async (/** @type {MessageEvent<import("types/messages").ToScoring>} */ { data }) => {
  /** @type {Told} */
  let told = { type: "ready" };
  if (data.type === "ask") {
    const response = await fetch(self.location.href, { method: "POST", body: data.request });
    told = { type: "answer", answer: await response.text() };
  }
  postMessage(told);
};
