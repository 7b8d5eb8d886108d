import { Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '@buka-pintu/platform';
import { OfficerView } from '../counters/counter.dto.js';
import { CounterView } from '../tickets/ticket.dto.js';
import { EMERGENCY_ACTIONS, EMERGENCY_STATES, type EmergencyState } from './emergency.lifecycle.js';

export class EmergencyEndRequest {
  @OneOf(['resolved', 'false_alarm'], { example: 'resolved' })
  outcome: 'resolved' | 'false_alarm';
}

export class EmergencyView {
  @Id()
  id: string;

  @OneOf(EMERGENCY_STATES)
  state: EmergencyState;

  @Nested(() => CounterView)
  counter: CounterView;

  @Text({ max: 200 })
  servicePointName: string;

  @Nested(() => OfficerView, { description: 'Who asked for help.' })
  raisedBy: OfficerView;

  @Instant()
  raisedAt: string;

  @Nested(() => OfficerView, { nullable: true, description: 'Who is on the way.' })
  acknowledgedBy: OfficerView | null;

  @Instant({ nullable: true })
  acknowledgedAt: string | null;

  @Instant({ nullable: true })
  endedAt: string | null;

  @ListOf(() => OneOf(EMERGENCY_ACTIONS), { description: 'What this caller may do next.' })
  actions: string[];

  @Whole({ min: 1, max: 1000 })
  version: number;
}

export class EmergencyList {
  @ListOf(() => EmergencyView, { description: 'Open ones first, then those of the last day; newest first.' })
  items: EmergencyView[];

  @Instant()
  at: string;

  @Whole({ min: 0, max: Number.MAX_SAFE_INTEGER, description: 'How far in the ledger this view has read.' })
  position: number;
}
