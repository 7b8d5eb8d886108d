import type { ClientPrincipal } from '../access/principal.js';

/** A request of an API client, without anything of a person: no address, no parameter, no body. */
export interface RequestEntry {
  client: ClientPrincipal;
  /** The operationId of the documents. */
  operation: string;
  status: number;
  /** The `code` of the problem it was answered with. */
  problem: string | null;
  requestId: string;
  /** From the first byte of the request to the last of the answer. */
  ms: number;
}

/** Keeps what API clients asked, for themselves and for the admin; the identity module provides it. */
export abstract class RequestJournal {
  /** Takes an entry without waiting for anything. */
  abstract note(entry: RequestEntry): void;
  /** Writes what is still held, when no more will come. */
  abstract flush(): Promise<void>;
}
