import { type Db, newId } from '@buka-pintu/platform';
import { callNext } from '../counters/call.queries.js';
import type { Place } from '../tickets/call-order.js';
import { displayNumber, prefixOf } from '../tickets/ticket-number.js';
import { nextNumber, turnSpell } from '../tickets/ticket.queries.js';

// A line of people and counters that stand nowhere but in the queue's own tables: for what SQL must hold by itself.
export const OFFICE = 7;
export const TODAY = '2026-11-24';
export const GUARDS = { capMinutes: 90, guardCalls: 2 };

/** Without a base of its own, as a ticket of before it was kept: the arrival counts. */
export type Waiting = Omit<Place, 'id' | 'baseAt'> & { baseAt?: number; serviceCode?: string };

export interface StagedDesk {
  counterId: string;
  staffId: string;
}

/** A fresh service point with open counters, each with an officer of its own. */
export async function openPoint(db: Db, counters: number): Promise<{ point: string; desks: StagedDesk[] }> {
  const point = newId(OFFICE);
  const desks = Array.from({ length: counters }, () => ({ counterId: newId(OFFICE), staffId: newId(OFFICE) }));
  for (const { counterId, staffId } of desks) {
    await db.query(
      `insert into counter_session (office_id, id, counter_id, service_point_id, on_day, staff_id, state, opened_at)
       values ($1, $2, $3, $4, $5, $6, 'open', clock_at())`,
      [OFFICE, newId(OFFICE), counterId, point, TODAY, staffId],
    );
  }
  return { point, desks };
}

export async function putInLine(db: Db, point: string, places: readonly Waiting[]): Promise<Place[]> {
  const made: Place[] = [];
  for (const { baseAt = null, serviceCode = 'passport_new_adult', ...place } of places) {
    const id = newId(OFFICE);
    const prefix = prefixOf(place.lane);
    const number = await nextNumber(db, { officeId: OFFICE, servicePointId: point, onDay: TODAY, prefix });
    const at = (millis: number | null) => (millis === null ? null : new Date(millis));
    await db.query(
      `insert into ticket (office_id, id, service_point_id, on_day, prefix, number, display, state, lane, service_code,
         channel, issued_at, due_at, rests_until, base_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9, 'desk', $10, $11, $12, $13)`,
      [
        ...[OFFICE, id, point, TODAY, prefix, number, displayNumber(prefix, number), place.lane, serviceCode],
        ...[at(place.issuedAt), at(place.dueAt), at(place.restsUntil), at(baseAt)],
      ],
    );
    const where = { step: 'visit', servicePointId: point };
    const next = { id: newId(OFFICE), kind: 'waiting' as const, counterId: null, staffId: null, ...where };
    await turnSpell(db, { officeId: OFFICE, ticketId: id, next, cut: false });
    made.push({ ...place, id, baseAt: baseAt ?? place.issuedAt });
  }
  return made;
}

/** Calls next for a counter with these skills. @returns the ticket's id, if somebody was called */
export function callAt(
  db: Db,
  desk: StagedDesk,
  skills: { serviceCodes?: string[]; lanes?: string[] } = {},
): Promise<string | undefined> {
  const { serviceCodes = [], lanes = [] } = skills;
  const ids = { callId: newId(OFFICE), periodId: newId(OFFICE) };
  return callNext(db, { officeId: OFFICE, ...desk, zone: 'Asia/Jakarta', serviceCodes, lanes, ...GUARDS, ...ids });
}

/** The person leaves the counter, served. */
export async function finishAt(db: Db, { counterId }: StagedDesk): Promise<void> {
  await db.query(
    `with done as (
       update ticket set state = 'served', ended_at = clock_at() where office_id = $1 and counter_id = $2 and state = 'called'
       returning id
     )
     update ticket_period p set ended_at = greatest(started_at, clock_at()) from done
     where p.office_id = $1 and p.ticket_id = done.id and p.ended_at is null`,
    [OFFICE, counterId],
  );
}
