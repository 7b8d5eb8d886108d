// For the tests of this module: the demo office on a known morning, with its slots laid and nobody booked.
import { asClient } from '@buka-pintu/identity/testing';
import { DEMO_OFFICE, offices, Offices, type ServicePoint } from '@buka-pintu/offices';
import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { type HouseModule, inventedNik, newId, platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import type { AvailabilityView } from '../supply/availability.dto.js';
import { Availability } from '../supply/availability.service.js';
import type { BookingRequest } from '../bookings/booking.dto.js';
import { queue } from '../queue.module.js';
import type { LaneSeats } from '../supply/lane.js';
import { SlotRule } from '../supply/slot-rule.entity.js';
import { Supply } from '../supply/supply.service.js';
import { randomUUID } from 'node:crypto';

/** A Monday, 08:00 at the office. */
export const MONDAY = '2026-11-23T01:00:00Z';
export const CLIENT_SCOPES = [
  'queue:bookings:create',
  'queue:bookings:read',
  'queue:bookings:cancel',
  'queue:bookings:confirm',
  'queue:bookings:reschedule',
];

export interface BookedOffice {
  house: HouseUnderTest;
  /** CTH-1 and CTH-2. */
  points: [ServicePoint, ServicePoint];
  client: Record<string, string>;
  call(path: string, init?: CallInit): Promise<Answer>;
  /** Books a slot for somebody new, unless told otherwise. */
  book(slotId: string, change?: Partial<BookingRequest>, init?: CallInit): Promise<Answer>;
  slots(on: string, lane?: string): Promise<{ id: string; startsAt: string; seatsLeft: number }[]>;
  /** Lets the next answer about availability look at the database: changes behind the process's back show after half a second only. */
  lookAgain(): void;
  close(): Promise<void>;
}
export interface CallInit {
  body?: unknown;
  headers?: Record<string, string>;
  key?: string;
  method?: string;
}
export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

// The offices' demo is the fixture; the queue's own would book half of it. Its other name keeps the templates apart.
const plainQueue: HouseModule = { ...queue, name: 'queue_undemonstrated', demo: undefined };
export const FLOORS: readonly HouseModule[] = [platform, identity, offices, catalogue, plainQueue];

/** Opens the office at MONDAY: CTH-1 with the given lanes, CTH-2 with two seats, 30-minute slots, 14 days ahead. */
export async function openBookedOffice(lanes: LaneSeats = { regular: 3, priority: 1 }): Promise<BookedOffice> {
  const house = await openHouse({ modules: FLOORS, demo: true });
  await house.clock.set(MONDAY);
  const [first, second] = (await house.get(Offices).servicePoints(DEMO_OFFICE)) as [ServicePoint, ServicePoint];
  await addRule(house, first.id, lanes);
  await addRule(house, second.id, { regular: 2 });
  await house.get(Supply).layOffice(DEMO_OFFICE);
  const client = await asClient(house, CLIENT_SCOPES);
  const call = async (path: string, init: CallInit = {}): Promise<Answer> => {
    const response = await house.fetch(path, {
      method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(init.headers ?? client),
        ...(init.body === undefined
          ? {}
          : { 'content-type': 'application/json', 'idempotency-key': init.key ?? randomUUID() }),
      },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: (json ? JSON.parse(text) : { text }) as Record<string, unknown>,
    };
  };
  return {
    house,
    points: [first, second],
    client,
    call,
    book: (slotId, change, init) => call('/v1/queue/bookings', { ...init, body: { ...somebody(), slotId, ...change } }),
    slots: async (on, lane = 'regular') => {
      const query = `servicePointId=${first.id}&serviceCode=passport_new_adult&lane=${lane}&from=${on}&to=${on}`;
      const { body } = await call(`/v1/queue/availability?${query}`, { headers: {} });
      return (body as unknown as AvailabilityView).days[0]!.slots;
    },
    lookAgain: () => [first, second].forEach(({ id }) => house.get(Availability).forget(id)),
    close: () => house.close(),
  };
}

export async function addRule(house: HouseUnderTest, servicePointId: string, lanes: LaneSeats): Promise<void> {
  await house.db.repo(SlotRule).insert({
    officeId: DEMO_OFFICE,
    id: newId(DEMO_OFFICE),
    servicePointId,
    minutes: 30,
    lanes,
    horizonDays: 14,
    releaseTime: '08:00',
    cancelDays: 0,
    validFrom: '2026-01-01',
    validTo: null,
  });
}

let people = 0;

/** A request for a person nobody has met. */
export function somebody(change: Partial<BookingRequest['person']> = {}): Omit<BookingRequest, 'slotId'> {
  people += 1;
  return {
    serviceCode: 'passport_new_adult',
    lane: 'regular',
    person: {
      name: 'Siti Aminah',
      documentKind: 'nik',
      documentNumber: inventedNik(people, change.birthOn),
      country: 'ID',
      birthOn: '1990-04-17',
      ...change,
    },
    contact: { phone: '+6281234567890', locale: 'id' },
    hold: false,
    companion: false,
  };
}
