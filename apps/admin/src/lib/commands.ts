import { useEffect, useSyncExternalStore } from 'react';

/** Something the open page can do now, as the command bar lists it. */
export interface Command {
  id: string;
  label: string;
  /** The key that does the same without the bar. */
  shortcut?: string;
  perform: () => void;
}

let offered: readonly Command[] = [];
const listeners = new Set<() => void>();

function offer(next: readonly Command[]): void {
  offered = next;
  for (const listener of listeners) listener();
}

/** Feeds the command bar with what the page can do, anew with every sight of it; a page that leaves takes its own along. */
export function useOfferedCommands(commands: readonly Command[]): void {
  useEffect(() => offer(commands));
  useEffect(() => () => offer([]), []);
}

/** What the open page offers. */
export function useCommands(): readonly Command[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => offered,
  );
}
