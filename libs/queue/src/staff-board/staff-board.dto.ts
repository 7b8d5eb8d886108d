import { Day, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '@buka-pintu/platform';
import { ConsoleCounterView, ServicePointRef } from '../counters/counter.dto.js';
import { SuspensionView } from '../disruptions/suspension.dto.js';
import { LANES, type Lane } from '../supply/lane.js';
import { TICKET_STATES, type TicketState } from '../tickets/ticket.lifecycle.js';
import { ALARM_CODES, type AlarmCode } from './alarms.js';

const COUNT = { min: 0, max: 100_000 };
const MINUTES = { min: 0, max: 600 };

export class StaffBoardPath {
  @Id({ description: 'A service point of an office' }) servicePointId: string;
}

export class StaffBoardTicket {
  @Id() id: string;
  @Text({ max: 20, example: 'A-012' }) number: string;
  @OneOf(TICKET_STATES) state: TicketState;
}

export class StaffBoardCounter extends ConsoleCounterView {
  @Instant({ nullable: true, description: 'Since when it does what it does; null while closed' }) since: string | null;
  @Nested(() => StaffBoardTicket, { nullable: true }) ticket: StaffBoardTicket | null;
}

export class StaffBoardLine {
  @OneOf(LANES) lane: Lane;
  @Whole(COUNT) waiting: number;
  @Whole({ ...COUNT, description: 'Without the time in which nobody could be served' }) longestMinutes: number;
  @Whole({ ...COUNT, description: 'How many wait longer than was promised' }) overdue: number;
}

export class AlarmThresholds {
  @Whole({ ...MINUTES, description: 'An open counter calls nobody while people wait whom it could serve' })
  idleMinutes: number;
  @Whole({ ...MINUTES, description: 'A number was called and nobody came' }) unansweredMinutes: number;
  @Whole({ ...MINUTES, description: 'Somebody waits longer than was promised, by so much' }) overdueMinutes: number;
}

export class AlarmRuleView extends AlarmThresholds {
  @Id() servicePointId: string;
  @Whole({ min: 0, description: '0 until the office has set its own' }) version: number;
}

export class AlarmAcknowledgedBy {
  @Text({ max: 120 }) by: string;
  @Instant() at: string;
}

export class AlarmView {
  @Text({ max: 120, description: 'Names this alarm; what happens again is another one' }) key: string;
  @OneOf(ALARM_CODES) code: AlarmCode;
  @Text({ min: 0, max: 120, description: 'A number, a counter, or the code of a service; empty of a disruption' })
  about: string;
  @Id({ nullable: true, description: 'The ticket, counter or disruption behind it' }) subjectId: string | null;
  @Instant() since: string;
  @Nested(() => AlarmAcknowledgedBy, { nullable: true, description: 'Who has seen it and takes care' })
  acknowledged: AlarmAcknowledgedBy | null;
}

export class AlarmRequest {
  @Text({ max: 120, example: 'no_counter:passport_new_adult' }) key: string;
}

/** The whole room for who supervises it. */
export class StaffBoardView {
  @Nested(() => ServicePointRef) servicePoint: ServicePointRef;
  @Day() on: string;
  @Text({ max: 60, example: 'Asia/Jakarta' }) zone: string;
  @Instant() at: string;
  @Whole({ description: 'How far in the ledger this view has read.' }) position: number;
  @ListOf(() => StaffBoardCounter) counters: StaffBoardCounter[];
  @ListOf(() => StaffBoardLine, { description: 'Lanes in which somebody waits' }) lines: StaffBoardLine[];
  @ListOf(() => AlarmView, { description: 'The longest first' }) alarms: AlarmView[];
  @ListOf(() => SuspensionView, { description: 'What is down now' }) suspensions: SuspensionView[];
  @Nested(() => AlarmRuleView) thresholds: AlarmRuleView;
}
