// Stands where a published site has its service worker: removes that worker and what it kept, so that
// a preview at the same address is never answered from an old copy.
"use strict";

const NAME = `${new URL("./", self.location).pathname}#offline`;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));

self.addEventListener("activate", (event) => {
  const remove = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(`${NAME} `));
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.registration.unregister();
  };
  event.waitUntil(remove());
});
