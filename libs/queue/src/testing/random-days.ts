// Days that never were, written straight into the tables: what no sequence of operations would bring about in a test's time.
import { newId } from '@buka-pintu/platform';
import type { HouseUnderTest } from '@buka-pintu/platform/testing';
import { dice } from '../bookings/demo-people.js';
import { LANES } from '../supply/lane.js';
import type { RawBooking, RawDays, RawForecast, RawPeriod, RawSeat, RawTicket } from './recount.js';

const MINUTE = 60_000_000;
const SERVICES = ['passport_new_adult', 'passport_renewal'];
/** The tables hold microseconds; a JavaScript date does not. */
const instant = (micros: number): string =>
  `${new Date(Math.floor(micros / 1000)).toISOString().slice(0, -1)}${String(micros % 1000).padStart(3, '0')}Z`;

export interface RandomOffice {
  officeId: number;
  zone: string;
  points: { id: string; counters: string[] }[];
}

/** Fills the days with tickets of every fate, slots, seats and bookings. The same seed writes the same days. */
export async function writeRandomDays(
  house: HouseUnderTest,
  { officeId, points }: RandomOffice,
  { seed, days, perDay }: { seed: number; days: string[]; perDay: number },
): Promise<void> {
  const roll = dice(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(roll() * of.length)]!;
  const rows = { slot: [] as object[], seat: [] as object[], booking: [] as object[], ticket: [] as object[] };
  const periods: object[] = [];
  const forecasts: object[] = [];
  let number = 0;
  for (const on of days) {
    const opens = Date.parse(`${on}T01:00:00Z`) * 1000;
    for (const point of points) {
      for (let hour = 0; hour < 6; hour++) {
        const slot = newId(officeId);
        const at = {
          starts_at: instant(opens + hour * 60 * MINUTE),
          ends_at: instant(opens + (hour + 1) * 60 * MINUTE),
        };
        rows.slot.push({
          ...{ office_id: officeId, id: slot, service_point_id: point.id, on_day: on, ...at },
          ...{ opens_at: at.starts_at, cancel_by_at: at.starts_at },
          withdrawn_at: roll() < 0.1 ? at.starts_at : null,
        });
        for (const lane of ['regular', 'priority', 'walk_in']) {
          for (let seatNumber = 1; seatNumber <= 2; seatNumber++) {
            const seat = newId(officeId);
            const booked = lane !== 'walk_in' && roll() < 0.7;
            const booking = booked ? newId(officeId) : null;
            rows.seat.push({
              ...{ office_id: officeId, id: seat, slot_id: slot, lane, number: seatNumber, booking_id: booking },
              withdrawn: roll() < 0.05,
            });
            if (!booking) continue;
            rows.booking.push({
              ...{ office_id: officeId, id: booking, code: booking.slice(-12), seat_id: seat, slot_id: slot },
              ...{
                service_point_id: point.id,
                service_code: pick(SERVICES),
                family: 'passport',
                lane,
                on_day: on,
                ...at,
              },
              ...{ state: pick(['confirmed', 'checked_in', 'served', 'served', 'no_show', 'unserved', 'cancelled']) },
              ...{ seat_number: seatNumber, cancel_by_at: at.starts_at, document_kind: 'nik', document_country: 'ID' },
              ...{ person_key: '\\x00', name_sealed: '\\x00', document_sealed: '\\x00', birth_on_sealed: '\\x00' },
              ...{ phone_sealed: '\\x00', birth_key: '\\x00', locale: 'id', companion: false, version: 1 },
              ...{ channel: pick(['client', 'desk']), created_at: at.starts_at },
            });
          }
        }
      }
      for (let index = 0; index < perDay; index++) {
        number += 1;
        const id = newId(officeId);
        const came = opens + Math.floor(roll() * 400 * MINUTE);
        const { spells, state } = fate(roll, point.counters, came);
        const live = spells.some((spell) => spell.ended_at === null);
        rows.ticket.push({
          ...{
            office_id: officeId,
            id,
            service_point_id: point.id,
            on_day: on,
            prefix: 'A',
            number,
            display: `A-${number}`,
          },
          ...{ state, lane: pick(LANES), service_code: pick(SERVICES), channel: pick(['desk', 'client']) },
          ...{ booking_id: null, issued_at: instant(came), due_at: instant(came), version: 1 },
          ...{ call_count: 0, recall_count: 0, return_count: 0, ended_at: live ? null : instant(came) },
          counter_id: null,
        });
        if (roll() < 0.6) {
          forecasts.push({
            ...{ office_id: officeId, id: newId(officeId), ticket_id: id, service_point_id: point.id, on_day: on },
            ...{ foretold_at: instant(came), people_before: 3, p50_minutes: 5, p90_minutes: 30, plain_seconds: 300 },
            ...{ scale: 1, level: 0.9, outcome_seconds: roll() < 0.9 ? Math.floor(roll() * 2400) : null },
          });
        }
        const enteredLater = roll() < 0.1;
        for (const spell of spells) {
          periods.push({
            ...{ office_id: officeId, id: newId(officeId), ticket_id: id, entered_later: enteredLater, ...spell },
            ...{
              started_at: instant(spell.started_at),
              ended_at: spell.ended_at === null ? null : instant(spell.ended_at),
            },
          });
        }
      }
    }
  }
  for (const [table, its] of [
    ...Object.entries(rows),
    ['ticket_period', periods] as const,
    ['wait_forecast', forecasts] as const,
  ]) {
    const columns = Object.keys(its[0]!).join(', ');
    await house.owner.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [JSON.stringify(its)],
    );
  }
  await house.owner.query(
    `with b as (select id, row_number() over (order by id) as n from booking where office_id = $1 and state <> 'cancelled'),
       t as (select id, row_number() over (order by id) as n from ticket where office_id = $1 and number % 2 = 0)
     update ticket set booking_id = b.id from t join b using (n) where ticket.office_id = $1 and ticket.id = t.id`,
    [officeId],
  );
}

type Spell = Pick<RawPeriod, 'kind' | 'counter_id' | 'started_at' | 'ended_at' | 'cut'>;

/** What became of one person; every turn of the lifecycle, spells of no length among them. */
function fate(roll: () => number, counters: readonly string[], came: number): { spells: Spell[]; state: string } {
  const spells: Spell[] = [];
  let at = came;
  const add = (kind: string, minutes: number, counter: string | null, cut = false): void => {
    const ended = at + (roll() < 0.03 ? 0 : Math.floor(roll() * minutes * MINUTE));
    spells.push({ kind, counter_id: counter, started_at: at, ended_at: ended, cut });
    at = ended;
  };
  const counter = (): string => counters[Math.floor(roll() * counters.length)]!;
  if (roll() < 0.06) {
    add('waiting', 90, null, true);
    return { spells, state: 'left' };
  }
  if (roll() < 0.04) {
    spells.push({ kind: 'waiting', counter_id: null, started_at: at, ended_at: null, cut: false });
    return { spells, state: 'waiting' };
  }
  add('waiting', 60, null);
  for (let returns = 0; roll() < 0.15; returns++) {
    const cut = roll() < 0.1;
    add('called', 3, counter(), cut);
    if (cut || returns === 2) return { spells, state: 'missed' };
    add('waiting', 20, null);
  }
  const here = counter();
  add('called', 2, here);
  const cut = roll() < 0.03;
  add('serving', 20, here, cut);
  if (!cut && roll() < 0.15) {
    add('parked', 30, null);
    add('serving', 10, roll() < 0.5 ? here : counter());
  }
  return { spells, state: 'served' };
}

const micros = (column: string): string => `(extract(epoch from ${column}) * 1000000)::bigint`;

/** Everything the figures are made of, read plainly. */
export async function readRawDays(house: HouseUnderTest, { officeId, zone }: RandomOffice): Promise<RawDays> {
  const read = async <T>(sql: string): Promise<T[]> => (await house.db.query(sql, [officeId])) as T[];
  return {
    zone,
    tickets: await read<RawTicket>(
      `select id, service_point_id, on_day, lane, service_code, channel, state, booking_id,
         expected_visitor_id from ticket where office_id = $1`,
    ),
    periods: await read<RawPeriod>(
      `select id, ticket_id, kind, counter_id, ${micros('started_at')} as started_at, ${micros('ended_at')} as ended_at, cut,
         entered_later from ticket_period where office_id = $1`,
    ),
    bookings: await read<RawBooking>(
      `select service_point_id, on_day, lane, service_code, channel, state, ${micros('starts_at')} as starts_at
       from booking where office_id = $1`,
    ),
    forecasts: await read<RawForecast>(
      `select ticket_id, ${micros('foretold_at')} as foretold_at, p90_minutes, outcome_seconds from wait_forecast
       where office_id = $1`,
    ),
    seats: await read<RawSeat>(
      `select l.service_point_id, l.on_day, e.lane, ${micros('l.starts_at')} as starts_at, e.withdrawn,
         l.withdrawn_at is not null as slot_withdrawn
       from slot l join seat e on e.office_id = $1 and e.slot_id = l.id where l.office_id = $1`,
    ),
  };
}
