import { Day, Flag, Id, ListOf, Nested, OneOf, Rule, Whole } from '@buka-pintu/platform';
import { LANES, type Lane } from '../supply/lane.js';

export class LaneTargetShape {
  @OneOf(LANES)
  lane: Lane;

  @Whole({ min: 0, max: 600, description: 'Minutes after the base by which one of this lane should be called' })
  minutes: number;
}

/** What a rule says, asked and answered alike; minutes unless said otherwise. */
export class DayRuleTerms {
  @Rule<DayRuleTerms>((it) => new Set(it.targets.map(({ lane }) => lane)).size === LANES.length, {
    code: 'every_lane_once',
    detail: { id: 'Setiap jalur sekali.', en: 'Each lane once.' },
  })
  @ListOf(() => LaneTargetShape, { maxItems: LANES.length, description: 'Every lane once' })
  targets: LaneTargetShape[];

  @Whole({ max: 240, description: 'How long before its slot a booking may check in, and a walk-in before opening' })
  checkInEarlyMinutes: number;

  @Whole({ max: 600, description: 'How long after its slot’s start a booking may still check in' })
  checkInLateMinutes: number;

  @Whole({ max: 240, description: 'How late one still counts as in time and waits from the slot’s start' })
  lateGraceMinutes: number;

  @Whole({ max: 10, description: 'How often who did not answer goes back into the line' })
  returnLimit: number;

  @Whole({ max: 60, description: 'How long such a person lets the others go first' })
  restMinutes: number;

  @Whole({ max: 20, description: 'How often one call may be repeated' })
  recallLimit: number;

  @Whole({ min: 1, max: 600, description: 'Whoever has waited this long comes before all others' })
  capMinutes: number;

  @Whole({ max: 20, description: 'How many priority and express calls in a row may pass somebody overdue' })
  guardCalls: number;
}

export class DayRuleQuery {
  @Id({ description: 'A service point of an office' })
  servicePointId: string;
}

export class DayRuleChange extends DayRuleTerms {
  @Day({ description: 'From this day on, today or later; numbers given before keep their due time' })
  validFrom: string;
}

export class DayRuleRequest extends DayRuleChange {
  @Id()
  servicePointId: string;

  @Flag({ description: 'For every service point of the office that has no rule of its own' })
  officeWide: boolean;
}

export class DayRuleView extends DayRuleChange {
  @Id()
  id: string;

  @Id({ nullable: true, description: 'null: for the whole office' })
  servicePointId: string | null;

  @Flag({ description: 'The one that holds at the service point today' })
  inForce: boolean;

  @Whole({ min: 1 })
  version: number;
}

export class DayRulesView {
  @ListOf(() => DayRuleView, { description: 'Of the service point and of its office, oldest first' })
  items: DayRuleView[];

  @Nested(() => DayRuleTerms, { description: 'What holds today; the house’s own when no rule of the office does' })
  today: DayRuleTerms;

  @Day({ description: 'The day at the office' })
  on: string;
}

export class DayRulePreviewRequest {
  @Id()
  servicePointId: string;

  @Nested(() => DayRuleTerms)
  rule: DayRuleTerms;
}

const WAIT = { min: 0, max: 10_000 } as const;

export class LaneEffectView {
  @OneOf(LANES)
  lane: Lane;

  @Whole({ min: 0, max: 1_000_000, description: 'Visits replayed' })
  visits: number;

  @Whole({ ...WAIT, description: 'Half waited less, by the rule that holds today' })
  p50Before: number;

  @Whole({ ...WAIT, description: 'Nine of ten waited less' })
  p90Before: number;

  @Whole(WAIT)
  p50After: number;

  @Whole(WAIT)
  p90After: number;
}

/** What a rule would have done to last week's visits. Nothing is saved. */
export class DayRulePreviewView {
  @Day()
  from: string;

  @Day()
  to: string;

  @Whole({ min: 0, max: 1_000_000, description: 'Visits of these days that could be replayed' })
  visits: number;

  @Flag({ description: 'false: too few visits to say anything; no lane is listed then' })
  enough: boolean;

  @ListOf(() => LaneEffectView, {
    maxItems: LANES.length,
    description: 'Lanes with visits enough; minutes in the room',
  })
  lanes: LaneEffectView[];

  @Whole({ ...WAIT, description: 'The longest wait by the rule that holds today' })
  longestBefore: number;

  @Whole(WAIT)
  longestAfter: number;
}
