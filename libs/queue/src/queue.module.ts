import { Module } from '@nestjs/common';
import type { HouseModule } from '@buka-pintu/platform';
import { SlotsAndBookings1795305640001 } from './migrations/1795305640001-slots-and-bookings.js';
import { queueProblems } from './queue.problems.js';

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
  entities: [],
  migrations: [SlotsAndBookings1795305640001],
  problems: queueProblems,
  events: {},
  permissions: {
    'queue:bookings:create': ['counter', 'head'],
    'queue:bookings:read': ['counter', 'verifier', 'head'],
    'queue:bookings:cancel': ['counter', 'head'],
    'queue:slots:read': ['counter', 'head', 'administrator'],
  },
};
