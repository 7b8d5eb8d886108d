import type { ClientPrincipal } from './principal.js';

/** An API client as far as the floor needs to know it. */
export interface ClientEntry {
  clientId: string;
  name: string;
  /** Whom to write to when something of theirs breaks. */
  email: string;
  /** What it reaches with keys of each kind; nothing once its registration has ended. */
  reach: Record<ClientPrincipal['mode'], readonly { officeId: number; code: string }[]>;
}

/** Where no module knows any clients, there are none. */
export const noClients: ClientDirectory = {
  find: () => Promise.resolve(undefined),
  offices: () => Promise.resolve(new Map()),
};

/** Knows the API clients; the identity module provides it. */
export abstract class ClientDirectory {
  /** The client of that id, undefined when there is none. */
  abstract find(clientId: string): Promise<ClientEntry | undefined>;
  /** The numbers of the offices that these clients reach, by client. */
  abstract offices(clientIds: readonly string[]): Promise<Map<string, Record<ClientPrincipal['mode'], number[]>>>;
}
