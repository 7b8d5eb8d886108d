import type { TicketState } from './ticket.lifecycle.js';

/** Why someone is parked: what they fetch or wait for. Codes only: a note would soon tell of a person. */
export const PARK_REASONS = [
  'document_copy',
  'bank_payment',
  'form',
  'correction',
  'rest',
  'system_down',
  'other',
] as const;
export type ParkReason = (typeof PARK_REASONS)[number];

/** Why someone is sent elsewhere; `counter_closed` when the counter closed under them. */
export const TRANSFER_REASONS = [
  'wrong_service',
  'other_skill',
  'equipment',
  'language',
  'accessibility',
  'supervisor',
  'counter_closed',
  'other',
] as const;
export type TransferReason = (typeof TRANSFER_REASONS)[number];

export const HANDOVERS = ['park', 'transfer', 'next_step'] as const;

/** How a ticket last left a counter without being done, and where it was before: enough to take it back. */
export interface Handed {
  kind: (typeof HANDOVERS)[number];
  reason: ParkReason | TransferReason | null;
  counterId: string;
  staffId: string;
  /** RFC 3339. */
  at: string;
  before: {
    state: Extract<TicketState, 'called' | 'serving'>;
    servicePointId: string;
    serviceCode: string;
    dueAt: string;
    baseAt: string | null;
    journeyId: string | null;
    step: string;
    onlyCounters: string[] | null;
  };
}

/** How long the officer who handed someone over may still take them back, if nobody has called them. */
export const TAKE_BACK_MS = 5 * 60_000;
