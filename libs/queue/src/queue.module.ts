import { Module } from '@nestjs/common';
import type { HouseModule } from '@buka-pintu/platform';
import { CounterSession } from './counters/counter-session.entity.js';
import { DayRuleRow } from './day/day-rule.entity.js';
import { SlotsAndBookings1795305640001 } from './migrations/1795305640001-slots-and-bookings.js';
import { Day1795305640051 } from './migrations/1795305640051-day.js';
import { queueProblems } from './queue.problems.js';
import { TicketCall } from './tickets/ticket-call.entity.js';
import { TicketNumber } from './tickets/ticket-number.entity.js';
import { TicketPeriod } from './tickets/ticket-period.entity.js';
import { Ticket } from './tickets/ticket.entity.js';

@Module({
  controllers: [],
  providers: [],
  exports: [],
})
export class QueueModule {}

/** Slots and seats, bookings, tickets and counters as a module of the house. */
export const queue: HouseModule = {
  name: 'queue',
  nest: QueueModule,
  entities: [Ticket, TicketNumber, TicketCall, TicketPeriod, CounterSession, DayRuleRow],
  migrations: [SlotsAndBookings1795305640001, Day1795305640051],
  problems: queueProblems,
  events: {},
  appendOnly: ['ticket_call'],
  permissions: {
    'queue:bookings:create': ['counter', 'head'],
    'queue:bookings:read': ['counter', 'verifier', 'head'],
    'queue:bookings:cancel': ['counter', 'head'],
    'queue:check-ins:create': ['counter', 'head'],
    'queue:tickets:create': ['counter', 'head'],
    'queue:tickets:read': ['counter', 'verifier', 'interviewer', 'head'],
    'queue:tickets:call': ['counter', 'verifier', 'interviewer'],
    'queue:counters:open': ['counter', 'verifier', 'interviewer'],
    'queue:days:read': ['counter', 'head', 'auditor', 'administrator'],
    'queue:slots:read': ['counter', 'head', 'administrator'],
  },
};
