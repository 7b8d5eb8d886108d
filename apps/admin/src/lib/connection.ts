import { useSyncExternalStore } from 'react';
import { now } from './clock.js';

/**
 * The state of the line, as the shell shows it: `idle` when the page has nothing live, `live`, or `waiting` with the
 * moment since which what is on the screen may be old.
 */
export type Connection = { state: 'idle' | 'live' } | { state: 'waiting'; since: number };

const streams = new Map<symbol, 'live' | 'waiting'>();
const listeners = new Set<() => void>();
let online = typeof navigator === 'undefined' || navigator.onLine !== false;
let current: Connection = { state: 'idle' };

/** A live stream reports here; call the returned function when nobody listens to it any more. */
export function reportStream(stream: symbol, state: 'live' | 'waiting'): () => void {
  streams.set(stream, state);
  settle();
  return () => {
    streams.delete(stream);
    settle();
  };
}

function settle(): void {
  const lost = !online || [...streams.values()].includes('waiting');
  const next: Connection = lost
    ? current.state === 'waiting'
      ? current
      : { state: 'waiting', since: now() }
    : { state: streams.size === 0 ? 'idle' : 'live' };
  if (next.state === current.state) return;
  current = next;
  for (const listener of listeners) listener();
}

if (typeof window !== 'undefined') {
  for (const event of ['online', 'offline'] as const) {
    window.addEventListener(event, () => {
      online = event === 'online';
      settle();
    });
  }
}

export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
