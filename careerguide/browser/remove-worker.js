// Stands where a published site has its service worker: removes that worker and what it kept, so that
// a preview at the same address is never answered from an old copy.
"use strict";

const NAME = `${new URL("./", self.location.href).pathname}#offline`;

async function forget() {
  const names = (await caches.keys()).filter((name) => name.startsWith(`${NAME} `));
  await Promise.all(names.map((name) => caches.delete(name)));
}

// At once, because a worker that is busy when this one comes can keep it waiting for as long as a
// page is open; and when that is over, for what the busy one kept meanwhile.
self.addEventListener("install", (event) => {
  self.skipWaiting();
  removeForGood(); // the install must not wait for it: a removal has its turn after the install
  event.waitUntil(forget());
});
self.addEventListener("activate", (event) => event.waitUntil(removeForGood()));

// A page of the old site that registers this address while it loads takes a removal back, and no
// event tells. So it is done again, for as long as such a page may take.
async function removeForGood() {
  for (const pause of [0, 500, 2000, 8000]) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    self.registration.unregister();
    await forget();
  }
}
