import { Every, type JobHandler } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { RosterSeats } from './roster-seats.service.js';

/** Ends rosters with their day. */
@Injectable()
@Every({ name: 'queue.rosters', minutes: 10 })
export class RosterSchedule implements JobHandler {
  constructor(private readonly seats: RosterSeats) {}

  async run(): Promise<void> {
    await this.seats.endPast();
  }
}
