import { defineEvents, Id, Text, Whole } from '@buka-pintu/platform';

export class AlarmEvent {
  @Id() servicePointId: string;
  @Text({ max: 120 }) alarm: string;
}

export class AlarmRuleEvent {
  @Id() servicePointId: string;
  @Whole() idleMinutes: number;
  @Whole() unansweredMinutes: number;
  @Whole() overdueMinutes: number;
}

export const alarmEvents = defineEvents('queue', {
  alarmAcknowledged: {
    type: 'alarm.acknowledged',
    describes: 'An officer has seen an alarm of the staff board and takes care of it.',
    payload: AlarmEvent,
    internal: true,
  },
  alarmRuleChanged: {
    type: 'alarm_rule.changed',
    describes: 'When supervisors of a service point are alarmed was set.',
    payload: AlarmRuleEvent,
    internal: true,
  },
});
