// Stands where a published site has its service worker: removes that worker and what it kept, so that
// a preview at the same address is never answered from an old copy.
"use strict";

const NAME = `${new URL("./", self.location).pathname}#offline`;

async function forget() {
  const names = (await caches.keys()).filter((name) => name.startsWith(`${NAME} `));
  await Promise.all(names.map((name) => caches.delete(name)));
}

// At once, because a worker that is busy when this one comes can keep it waiting for as long as a
// page is open; and once more when that is over, for what the busy one kept meanwhile.
self.addEventListener("install", (event) => {
  self.skipWaiting();
  self.registration.unregister(); // its turn comes after the install, which must not wait for it
  event.waitUntil(forget());
});
self.addEventListener("activate", (event) => {
  self.registration.unregister();
  event.waitUntil(forget());
});
