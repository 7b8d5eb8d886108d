import { Day, Id, Instant, ListOf, Localized, Nested, OneOf, PageQuery, Text, Whole } from '@buka-pintu/platform';
import { OfficerView } from '../counters/counter.dto.js';
import { LANES, type Lane } from '../supply/lane.js';
import { CALL_RULES, type CallRule } from '../tickets/call-order.js';
import { CALL_KINDS, type CallKind } from '../tickets/ticket-call.entity.js';

export class MadeCallQuery extends PageQuery {
  @Id({ description: 'A service point of an office.' })
  servicePointId: string;

  @Day({ optional: true, description: 'The office day; today when left out.' })
  on?: string;

  @OneOf(CALL_RULES, { optional: true, description: 'Only calls by this rule; every call when left out.' })
  rule?: CallRule;
}

export class PassedOverRow {
  @Id()
  id: string;

  @Text({ max: 20, example: 'A-012' })
  number: string;

  @OneOf(LANES)
  lane: Lane;

  @Instant({ description: 'By when this person should have been called, as it stood then.' })
  dueAt: string;
}

export class MadeCallView {
  @Id()
  id: string;

  @Id()
  ticketId: string;

  @Text({ max: 20, example: 'A-012' })
  number: string;

  @OneOf(LANES, { description: 'The lane called; the ticket may have left it since.' })
  lane: Lane;

  @Instant()
  calledAt: string;

  @Instant({ nullable: true, description: 'As it stood at the call.' })
  dueAt: string | null;

  @OneOf(CALL_KINDS)
  kind: CallKind;

  @OneOf(CALL_RULES, { nullable: true, description: 'null for a repeated call.' })
  rule: CallRule | null;

  @Localized({ nullable: true, description: 'Why this person, in words.' })
  text: Localized | null;

  @Whole({ min: 0, max: 999 })
  counterNumber: number;

  @Nested(() => OfficerView)
  officer: OfficerView;

  @Whole({ min: 0, max: 100_000, description: 'How many came earlier, or were due earlier, and still waited.' })
  passedOver: number;

  @ListOf(() => PassedOverRow, { maxItems: 10, description: 'The first ten of them, by arrival.' })
  passed: PassedOverRow[];
}
