// Added to pages by the preview server alone: reloads them when the site was built again.
"use strict";

// A service worker left from a published build would answer from its cache.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.getRegistrations().then((all) => all.forEach((one) => one.unregister()));
}

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const events = new EventSource(`/_preview/events${new URL(script.src).search}`);
addEventListener("pagehide", () => events.close());
events.addEventListener("message", (event) => {
  /** @type {{ problems?: string[], besides?: string[], page?: string }} */
  const message = JSON.parse(event.data);
  if (message.problems) {
    let box = document.getElementById("preview-problems");
    if (!box) {
      box = document.createElement("pre");
      box.id = "preview-problems";
      box.setAttribute("role", "alert");
      document.body.prepend(box);
    }
    box.textContent = message.problems.join("\n");
  } else if (message.besides) {
    if (!message.besides.some((page) => location.pathname === `/${page}`)) location.reload();
  } else if (!message.page || location.pathname === `/${message.page}`) {
    location.reload();
  } else {
    document.getElementById("preview-problems")?.remove();
  }
});
