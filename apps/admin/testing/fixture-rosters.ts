import type { Roster } from '../src/features/rosters/rosters.queries.js';
import type { Handler } from './fixture-house.js';

export const ROSTER: Roster = {
  id: 'roster-1',
  state: 'proposed',
  serviceCode: 'passport_new_adult',
  requester: 'Desa Kenanga',
  place: 'Balai desa Kenanga',
  wantedFrom: '2026-12-01',
  wantedTo: '2026-12-18',
  servicePointId: null,
  on: null,
  size: 2,
  createdAt: '2026-11-22T03:00:00.000Z',
  version: 2,
  officeCode: 'CTH',
  letter: { number: '470/112/2026', on: '2026-11-16', keptBy: 'Tata usaha' },
  contactName: 'Ketut Sudarma',
  reason: null,
  members: [
    { id: 'm1', position: 1, name: 'Made Ayu', remark: null, bookingCode: null, bookingState: null, startsAt: null },
    { id: 'm2', position: 2, name: 'Wayan', remark: 'booked', bookingCode: null, bookingState: null, startsAt: null },
  ],
  proposals: [{ servicePointId: 'point-1', on: '2026-12-08', seatsLeft: 45 }],
  actions: ['propose', 'agree', 'decline', 'withdraw', 'rename'],
};

export const ROSTER_HANDLERS: Record<string, Handler> = {
  'GET /v1/queue/rosters': () => ({ items: [ROSTER], next: null }),
  'GET /v1/queue/rosters/*': () => ROSTER,
};
