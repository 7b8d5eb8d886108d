import type { KioskLane, KioskView } from './kiosk-shapes';

export interface HeldBlock {
  id: string;
  on: string;
  prefix: string;
  first: number;
  size: number;
  /** How many of its numbers are on paper. */
  used: number;
}

/** A ticket that was given and that the office does not know for sure. Nothing in it is about a person. */
export interface UnsentTicket {
  id: string;
  blockId: string;
  number: number;
  serviceCode: string;
  lane: KioskLane;
  takenAt: string;
  load: string;
  loadMs: number;
}

/** All that a kiosk keeps: its token, the numbers it borrowed, what it has not told, and what it showed last. */
export interface KioskMemory {
  token: string | null;
  deviceId: string | null;
  view: KioskView | null;
  blocks: HeldBlock[];
  unsent: UnsentTicket[];
  /** To add to this device's clock to get the office's, in milliseconds. */
  offsetMs: number;
}

export const EMPTY: KioskMemory = { token: null, deviceId: null, view: null, blocks: [], unsent: [], offsetMs: 0 };

/** Where the memory lies. */
export interface KioskStore {
  load(): Promise<KioskMemory>;
  /** Settles when it is on the disk, so that a pulled plug loses no number that was printed. */
  save(memory: KioskMemory): Promise<void>;
}

const [NAME, STORE, KEY] = ['buka-kiosk', 'memory', 'kiosk'];

/** The browser's own database; it is there on plain HTTP too. */
export function browserStore(): KioskStore {
  const opened = new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no database'));
  });
  return {
    load: async () => {
      const database = await opened;
      return new Promise((resolve, reject) => {
        const request = database.transaction(STORE).objectStore(STORE).get(KEY);
        request.onsuccess = () => resolve({ ...EMPTY, ...(request.result as Partial<KioskMemory> | undefined) });
        request.onerror = () => reject(request.error ?? new Error('unreadable'));
      });
    },
    save: async (memory) => {
      const database = await opened;
      await new Promise<void>((resolve, reject) => {
        const work = database.transaction(STORE, 'readwrite', { durability: 'strict' });
        work.objectStore(STORE).put(memory, KEY);
        work.oncomplete = () => resolve();
        work.onerror = work.onabort = () => reject(work.error ?? new Error('not kept'));
      });
    },
  };
}
