const WORKER = '/public/kiosk-worker.js';

/**
 * Whether this is the only tab of the kiosk: two would hand out the same numbers. On plain HTTP no browser can say; there it is
 * taken to be so.
 */
export function onlyTab(until: AbortSignal): Promise<boolean> {
  const locks = (navigator as { locks?: LockManager }).locks;
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    void locks.request('buka-kiosk', { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock && new Promise<void>((release) => until.addEventListener('abort', () => release()));
    });
  });
}

/** Has the page's own files kept, so that the kiosk starts without a line too. Only over HTTPS, or on the machine itself. */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(WORKER, { scope: '/kiosk' });
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
    const files = loaded.filter(
      ({ origin, pathname }) => origin === location.origin && pathname.startsWith('/public/'),
    );
    active?.postMessage({ keep: ['/kiosk/', ...new Set(files.map(({ pathname }) => pathname))] });
  } catch {
    // Without it the kiosk goes on as long as the page stands.
  }
}
