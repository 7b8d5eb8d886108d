import { Catalogue } from '@buka-pintu/catalogue';
import { DEMO_OFFICE, Offices } from '@buka-pintu/offices';
import {
  addDays,
  contactKeys,
  dayIn,
  instantAt,
  type IsoDay,
  newId,
  publicCode,
  type SeedContext,
  timeIn,
  Vault,
} from '@buka-pintu/platform';
import { queueEvents } from '../queue.events.js';
import { DEMO_ALWAYS_OPEN, DEMO_PAST_DAYS } from '../supply/supply.seed.js';
import { Booking } from './booking.entity.js';
import type { BookingState } from './booking.lifecycle.js';
import { type DemoBooking, demoNotices, freeDemoSeats, insertDemoBookings } from './demo-bookings.queries.js';
import { Bookings } from './bookings.service.js';
import { demoPerson, dice } from './demo-people.js';
import { Notices, REMIND_AT } from './notices.service.js';
import { sealPerson } from './sealed-person.js';

const SERVICE = 'passport_new_adult';
const COMING_DAYS = 12;
/** Regular seats of each slot that the demo's people leave at the point that never closes: for whoever tries it. */
const LEFT_FOR_VISITORS = 2;
/** Messages of either kind: two pages of them. */
const TOLD = 40;

/** Bookings of people who do not exist: past days with their ends, coming days that fill up the nearer they are. */
export async function seedDemoBookings(context: SeedContext): Promise<void> {
  const { db, get, clock, log } = context;
  const { zone, code } = await get(Offices).byNumber(DEMO_OFFICE);
  const { family } = await get(Catalogue).service(SERVICE);
  const vault = get(Vault);
  const now = clock.now();
  const today = dayIn(zone, now);
  const roll = dice(20261122);
  await db.transaction(async () => {
    // Asked first: looking through a month of seats costs every start seconds.
    if (await db.repo(Booking).existsBy({ officeId: DEMO_OFFICE })) return;
    const span = { from: addDays(today, -DEMO_PAST_DAYS), to: addDays(today, COMING_DAYS) };
    const seats = await freeDemoSeats(db, DEMO_OFFICE, span);
    const open = await get(Offices).servicePointByCode(DEMO_ALWAYS_OPEN);
    const bookings: DemoBooking[] = [];
    for (const seat of seats) {
      const ahead = (seat.startsAt.getTime() - now.getTime()) / 86_400_000;
      const hour = timeIn(zone, seat.startsAt);
      // A point that never closes is booked at night only around the present, where the demo's living day is.
      if ((hour < '07:00' || hour > '17:00') && Math.abs(ahead) > 0.15) continue;
      const visitors = seat.servicePointId === open.id && seat.lane === 'regular';
      if (visitors && seat.number <= LEFT_FOR_VISITORS) continue;
      const wanted = seat.lane === 'priority' ? 0.45 : 0.8;
      if (roll() >= wanted * (ahead <= 0 ? 1 : 1 - ahead / (COMING_DAYS + 4))) continue;
      const priority = seat.lane === 'priority';
      const { accommodation, ...person } = demoPerson(roll, priority);
      const id = newId(DEMO_OFFICE);
      const daysBefore = 1 + roll() * 12;
      const booked = Math.min(seat.startsAt.getTime() - daysBefore * 86_400_000, now.getTime() - roll() * 3_600_000);
      bookings.push({
        ...sealPerson(vault, id, {
          person: { ...person, documentKind: 'nik', country: 'ID' },
          contact: { phone: person.phone, locale: 'id' },
          accommodation,
        }),
        id,
        eventId: newId(DEMO_OFFICE),
        contactKey: contactKeys(vault, { phone: person.phone })[0]!,
        code: publicCode(code),
        state: seat.onDay < today ? past(roll()) : 'confirmed',
        seatId: seat.seatId,
        lane: seat.lane,
        serviceCode: SERVICE,
        family,
        companion: priority && roll() < 0.5,
        createdAt: new Date(booked).toISOString(),
      });
    }
    await insertDemoBookings(db, DEMO_OFFICE, queueEvents.bookingConfirmed.type, bookings);
    await tellDemoPeople(context, zone, today);
    log(`${bookings.length} demo bookings of people who do not exist`);
  });
}

/** What those people were told, as far as one looks back on the Messages page: confirmations, and last evening's reminders. */
async function tellDemoPeople({ db, get }: SeedContext, zone: string, today: IsoDay): Promise<void> {
  const [bookings, notices] = [get(Bookings), get(Notices)];
  const lastEvening = instantAt(zone, addDays(today, -1), REMIND_AT);
  for (const { id, notice, at } of await demoNotices(db, DEMO_OFFICE, { today, lastEvening, most: TOLD }))
    await notices.send(await bookings.record(DEMO_OFFICE, id), notice, at.toISOString());
}

function past(chance: number): BookingState {
  return chance < 0.86 ? 'served' : chance < 0.95 ? 'no_show' : 'cancelled';
}
