// Keeps the kiosk's own files, so that it starts without a line. What the office says is never kept here.
const KEPT = 'buka-kiosk-1';
const PATIENCE_MS = 3000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The page names what it is made of; what an earlier build was made of goes. */
self.addEventListener('message', (event) => {
  const wanted = event.data?.keep;
  if (!Array.isArray(wanted)) return;
  event.waitUntil(
    caches.open(KEPT).then(async (cache) => {
      const known = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
      await Promise.all(wanted.filter((path) => path === '/kiosk/' || !known.has(path)).map((path) => cache.add(path)));
      await Promise.all([...known].filter((path) => !wanted.includes(path)).map((path) => cache.delete(path)));
    }),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/public/')) event.respondWith(file(request));
});

/** The newest page while the line is quick, the kept one otherwise. */
async function page(request) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    return await fetch(request.url, { signal: stop.signal });
  } catch {
    return (await caches.match('/kiosk/')) ?? Response.error();
  } finally {
    clearTimeout(timer);
  }
}

/** Files bear their content in their name: a kept one is as good as a fresh one. */
async function file(request) {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}
