import { SetMetadata } from '@nestjs/common';
import type { LedgerEvent } from './ledger.queries.js';

export interface HandlerOptions {
  /** `queue.reminders`, unique over the house; its cursor in the ledger bears this name, so renaming it starts over. */
  name: string;
  /** Types of events; `told`: all that are not the house's own business. */
  types: readonly string[] | 'told';
}

/** Reacts to sealed events: in order within an office, at least once; its writes and its cursor commit together. */
export interface EventHandler {
  handle(event: LedgerEvent): Promise<void>;
}

export const HANDLES_EVENTS = 'buka:handles-events';

/**
 * Makes a provider react to events. `handle` runs in a transaction that also moves its cursor; when it throws, the event is
 * tried again later and nothing behind it is handed out before, so that order holds and nothing is skipped.
 */
export function HandlesEvents(options: HandlerOptions): ClassDecorator {
  return SetMetadata(HANDLES_EVENTS, options);
}
