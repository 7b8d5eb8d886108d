import { Flag, Id, Instant, ListOf, Localized, Nested, OneOf, Text, Whole } from '@buka-pintu/platform';
import { CALL_RULES, type CallRule } from '../tickets/call-order.js';
import { CounterView, TicketRow, TicketView } from '../tickets/ticket.dto.js';
import { HANDOVERS, PARK_REASONS, type ParkReason, TRANSFER_REASONS, type TransferReason } from '../tickets/handed.js';
import {
  COUNTER_ACTIONS,
  COUNTER_STATES,
  type CounterState,
  PAUSE_REASONS,
  type PauseReason,
} from './counter.lifecycle.js';

export class PauseRequest {
  @OneOf(PAUSE_REASONS, { optional: true })
  reason?: PauseReason;
}

export class ClosingRequest {
  @Flag({
    optional: true,
    description: 'Closes although someone is at the counter: the number goes back into its line with its due time.',
  })
  release?: boolean;
}

export class ChosenCallRequest {
  @Id({ description: 'The counter that calls.' })
  counterId: string;
}

export class OfficerView {
  @Id()
  id: string;

  @Text({ max: 200 })
  name: string;
}

export class ConsoleCounterView extends CounterView {
  @OneOf(COUNTER_STATES)
  state: CounterState;

  @Nested(() => OfficerView, { nullable: true })
  officer: OfficerView | null;

  @OneOf(PAUSE_REASONS, { nullable: true, description: 'Why it pauses, if the officer said so.' })
  pauseReason: PauseReason | null;
}

export class ServicePointRef {
  @Id()
  id: string;

  @Text({ max: 20, example: 'CTH-1' })
  code: string;

  @Text({ max: 200 })
  name: string;
}

export class ExplanationView {
  @OneOf(CALL_RULES)
  rule: CallRule;

  @Localized({ description: 'Why this person, in words.' })
  text: Localized;

  @Whole({ min: 0, max: 100_000, description: 'Minutes past the due time when called.' })
  overdueMinutes: number;

  @Whole({ min: 0, max: 100_000, description: 'How many came earlier and still waited.' })
  passedOver: number;
}

export class CurrentTicketView extends TicketView {
  @Text({ max: 200, nullable: true, personal: true })
  personName: string | null;

  @Text({ max: 30, nullable: true })
  bookingCode: string | null;

  @Text({ max: 500, nullable: true, personal: true })
  accommodation: string | null;

  @Nested(() => ExplanationView)
  explanation: ExplanationView;

  @Nested(() => HandedView, { nullable: true, description: 'Who sent this person here, and why.' })
  handed: HandedView | null;

  @Text({ max: 200, nullable: true, description: 'The service point that gave the number, when it was another one.' })
  numberFrom: string | null;
}

/** A parked ticket as every counter of its point lists it. */
export class ParkedRow extends TicketRow {
  @OneOf(PARK_REASONS)
  reason: ParkReason;

  @Text({ max: 120, description: 'The counter that parked it.' })
  counterName: string;

  @Instant()
  parkedAt: string;
}

/** From where and why the person at the counter was sent, when an officer did. */
export class HandedView {
  @OneOf(HANDOVERS)
  kind: (typeof HANDOVERS)[number];

  @OneOf([...PARK_REASONS, ...TRANSFER_REASONS.filter((it) => it !== 'other')], {
    nullable: true,
  })
  reason: ParkReason | TransferReason | null;

  @Text({ max: 120 })
  counterName: string;
}

export class WaitingView {
  @Whole({ min: 0, max: 100_000 })
  total: number;

  @Whole({ min: 0, max: 100_000 })
  longestMinutes: number;

  @ListOf(() => TicketRow, { description: 'The first eight, in the order of calling.' })
  next: TicketRow[];
}

export const CONSOLE_WHY_NOT = ['nobody_waiting', 'suspended'] as const;

export class ConsoleWhyNot {
  @OneOf(CONSOLE_WHY_NOT)
  code: (typeof CONSOLE_WHY_NOT)[number];
}

export class ConsoleView {
  @Nested(() => ConsoleCounterView)
  counter: ConsoleCounterView;

  @Nested(() => ServicePointRef)
  servicePoint: ServicePointRef;

  @Nested(() => CurrentTicketView, { nullable: true })
  current: CurrentTicketView | null;

  @Nested(() => WaitingView)
  waiting: WaitingView;

  @ListOf(() => ParkedRow, { description: 'All who are parked at the service point, longest first.' })
  parked: ParkedRow[];

  @ListOf(() => TicketRow, { description: 'Those this officer sent on within the last minutes and may take back.' })
  handed: TicketRow[];

  @ListOf(() => TicketRow, { description: 'The last five this counter was done with.' })
  recent: TicketRow[];

  @Whole({ min: 0, max: 100_000 })
  servedToday: number;

  @ListOf(() => OneOf(COUNTER_ACTIONS), { description: 'What this caller may do with the counter next.' })
  actions: string[];

  @OneOf(['raised', 'acknowledged'], { nullable: true, description: 'The open alarm of this counter.' })
  emergency: 'raised' | 'acknowledged' | null;

  @Nested(() => ConsoleWhyNot, { nullable: true, description: 'Why a call brought nobody.' })
  whyNot: ConsoleWhyNot | null;

  @Instant()
  at: string;

  @Whole({ min: 0, max: Number.MAX_SAFE_INTEGER, description: 'How far in the ledger this view has read.' })
  position: number;
}
