import { Id, Instant, ListOf, Localized, Nested, OneOf, Text, Whole } from '@buka-pintu/platform';
import { CALL_RULES, type CallRule } from '../tickets/call-order.js';
import { CounterView, TicketRow, TicketView } from '../tickets/ticket.dto.js';
import { COUNTER_ACTIONS, COUNTER_STATES, type CounterState } from './counter.lifecycle.js';

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
}

export class WaitingView {
  @Whole({ min: 0, max: 100_000 })
  total: number;

  @Whole({ min: 0, max: 100_000 })
  longestMinutes: number;

  @ListOf(() => TicketRow, { description: 'The first eight, in the order of calling.' })
  next: TicketRow[];
}

export const CONSOLE_WHY_NOT = ['nobody_waiting'] as const;

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

  @ListOf(() => TicketRow, { description: 'The last five this counter was done with.' })
  recent: TicketRow[];

  @Whole({ min: 0, max: 100_000 })
  servedToday: number;

  @ListOf(() => OneOf(COUNTER_ACTIONS), { description: 'What this caller may do with the counter next.' })
  actions: string[];

  @Nested(() => ConsoleWhyNot, { nullable: true, description: 'Why a call brought nobody.' })
  whyNot: ConsoleWhyNot | null;

  @Instant()
  at: string;

  @Whole({ min: 0, max: Number.MAX_SAFE_INTEGER, description: 'How far in the ledger this view has read.' })
  position: number;
}
