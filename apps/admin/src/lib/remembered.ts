import { useSyncExternalStore } from 'react';

/*
 * What a workstation remembers between visits (language, service point, counter). It stays in the browser because it
 * belongs to the desk at which the computer stands, not to the person who happens to sit there.
 */
const listeners = new Set<() => void>();

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`buka.${name}`);
  } catch {
    return null; // storage switched off: the workstation forgets, nothing breaks
  }
}

export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`buka.${name}`);
    else localStorage.setItem(`buka.${name}`, value);
  } catch {
    // as above
  }
  for (const listener of listeners) listener();
}

/** A remembered value that follows changes made on this page and in other tabs. */
export function useRemembered(name: string): string | null {
  return useSyncExternalStore(subscribe, () => recall(name));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}
