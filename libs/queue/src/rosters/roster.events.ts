import { defineEvents, Id, OneOf, Text, Whole } from '@buka-pintu/platform';
import { ROSTER_STATES, type RosterState } from './roster.lifecycle.js';

export class RosterEvent {
  @OneOf(ROSTER_STATES) state: RosterState;
  @Text({ max: 60 }) serviceCode: string;
  @Whole() members: number;
  @Id({ nullable: true, description: 'The API client that filed it; only this one is told' }) clientId: string | null;
}
const payload = RosterEvent;

export const rosterEvents = defineEvents('queue', {
  rosterFiled: { type: 'roster.filed', describes: 'A group asked for a visit.', payload },
  rosterProposed: { type: 'roster.proposed', describes: 'The office proposed days.', payload },
  rosterReserved: { type: 'roster.reserved', describes: 'A day was agreed on; everybody has a booking.', payload },
  rosterDeclined: { type: 'roster.declined', describes: 'The office declined, with a reason.', payload },
  rosterWithdrawn: { type: 'roster.withdrawn', describes: 'The group withdrew; its seats are free again.', payload },
  rosterDone: { type: 'roster.done', describes: 'The day of the visit is over.', payload },
});
