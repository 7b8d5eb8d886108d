import { Alarms1795317640052 } from '../migrations/1795317640052-alarms.js';
import { AlarmAcknowledgement } from './alarm-acknowledgement.entity.js';
import { AlarmRule } from './alarm-rule.entity.js';
import { alarmEvents } from './alarm.events.js';
import { StaffBoardsController } from './staff-boards.controller.js';
import { ACKNOWLEDGE, SET_ALARMS, StaffBoards } from './staff-boards.service.js';

/** What the module of the queue takes from this room. */
export const staffBoardParts = {
  controllers: [StaffBoardsController],
  providers: [StaffBoards],
  entities: [AlarmRule, AlarmAcknowledgement],
  migrations: [Alarms1795317640052],
  events: alarmEvents,
  appendOnly: ['alarm_acknowledgement'],
  permissions: { [ACKNOWLEDGE]: ['counter', 'head'], [SET_ALARMS]: ['head', 'administrator'] },
} as const;
