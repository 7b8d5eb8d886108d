import { Day, defineEvents, Id, Nested } from '@buka-pintu/platform';
import { DayRuleChange } from './day-rule.dto.js';

export class DayRuleEventPayload {
  @Id({ nullable: true, description: 'null: the whole office' })
  servicePointId: string | null;

  @Day({ description: 'The day at the office on which it was changed' })
  on: string;

  @Nested(() => DayRuleChange, { nullable: true })
  before: DayRuleChange | null;

  @Nested(() => DayRuleChange, { nullable: true, description: 'null: taken back' })
  after: DayRuleChange | null;
}

export const dayRuleEvents = defineEvents('queue', {
  dayRuleChanged: {
    type: 'day_rule.changed',
    describes: 'What a day promises and tolerates was set, changed or taken back.',
    payload: DayRuleEventPayload,
    internal: true,
  },
});
