import { StaffDirectory } from '@buka-pintu/identity';
import { DEMO_OFFICE, Offices, type ServicePoint } from '@buka-pintu/offices';
import { addDays, dayIn, daysFrom, instantAt, newId, type SeedContext } from '@buka-pintu/platform';
import { dice } from '../bookings/demo-people.js';
import type { Lane } from '../supply/lane.js';
import { lineKey } from '../tickets/call-order.js';
import { displayNumber, prefixOf } from '../tickets/ticket-number.js';
import { DayClose } from './day-close.service.js';
import { type DemoDesk, type Guest, playDay, type Story } from './demo-day.js';
import {
  anyoneSits,
  daysWithTickets,
  type DemoRows,
  demoVisits,
  type DemoVisit,
  insertDemoDays,
  moveDemoBookings,
} from './demo-day.queries.js';
import { DEFAULT_DAY_RULE } from './day-rule.js';

const SERVICE = 'passport_new_adult';
const PAST_DAYS = 14;
const MINUTE = 60_000;

interface Stage {
  point: ServicePoint;
  desks: DemoDesk[];
  roll: () => number;
  zone: string;
  now: number;
}

/**
 * Two weeks of days at the demo's counters and a living today: people wait, two are being served. Told from now, whatever
 * the hour; a day that has tickets already is left as it is, so that a demo started again tomorrow lives again.
 */
export async function seedDemoDays({ db, get, clock, log }: SeedContext): Promise<void> {
  const offices = get(Offices);
  const { zone } = await offices.byNumber(DEMO_OFFICE);
  const now = clock.now().getTime();
  const today = dayIn(zone, clock.now());
  const span = { from: addDays(today, -PAST_DAYS), today };
  // The first counter officer is the one whose link a newcomer follows: that one's hands and one counter stay free.
  const [, ...officers] = await get(StaffDirectory).withRole(DEMO_OFFICE, 'counter');
  await db.transaction(async () => {
    await get(DayClose).closeBefore({ officeId: DEMO_OFFICE, servicePointId: null, today });
    const lived = await anyoneSits(db, DEMO_OFFICE);
    const visits = await demoVisits(db, DEMO_OFFICE, span);
    for (const point of await offices.servicePoints(DEMO_OFFICE)) {
      const counters = await offices.counters(DEMO_OFFICE, point.id);
      const busy = counters.slice(0, Math.max(1, counters.length - 1));
      const desks = busy.map((counter) => ({ counterId: counter.id, staffId: officers.shift() ?? '' }));
      if (desks.some((desk) => desk.staffId === '')) continue;
      const stage: Stage = { point, desks, roll: dice(20261124), zone, now };
      const told = await daysWithTickets(db, DEMO_OFFICE, point.id, span);
      if (lived) told.add(today);
      const rows: DemoRows = { ticket: [], ticket_period: [], ticket_call: [], counter_session: [] };
      for (const day of daysFrom(span.from, today).filter((it) => !told.has(it))) {
        const { periods } = await offices.openPeriods(DEMO_OFFICE, point.id, day);
        if (periods.length === 0) continue;
        const its = visits.filter((visit) => visit.service_point_id === point.id && visit.on_day === day);
        const hours = periods.map((it) => ({ startsAt: Date.parse(it.startsAt), endsAt: Date.parse(it.endsAt) }));
        const stories = day === today ? playToday(stage, its, hours) : playPast(stage, its, hours, day);
        if (stories.length > 0) write(rows, stage, day, stories, day === today);
        if (day === today) await moveDemoBookings(db, DEMO_OFFICE, moves(stories));
      }
      await insertDemoDays(db, DEMO_OFFICE, rows);
      log(`${point.code}: ${rows.ticket.length} demo tickets of people who do not exist`);
    }
  });
}

type Hours = { startsAt: number; endsAt: number }[];

function playPast({ desks, roll, zone }: Stage, visits: DemoVisit[], hours: Hours, day: string): Story[] {
  const booked = visits.map((visit) => guestOf(visit, visit.starts_at.getTime() - (roll() * 40 - 8) * MINUTE));
  const first = hours[0]!.startsAt;
  const walkIns = Array.from({ length: 4 + Math.floor(roll() * 6) }, () => walkIn(roll, first + roll() * 300 * MINUTE));
  const until = Date.parse(instantAt(zone, day, '23:00'));
  const stories = playDay(DEFAULT_DAY_RULE, [...booked, ...walkIns], desks, { roll, hours, until });
  // Who was still called for at closing time is told as a day that was closed properly: there is nobody like that here.
  return stories.filter((story) => story.state === 'served' || story.state === 'missed');
}

/** Today from its first booking up to now, and enough people who have just come in that somebody waits. */
function playToday({ desks, roll, now }: Stage, visits: DemoVisit[], hours: Hours): Story[] {
  const isOpen = hours.some(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
  const first = Math.min(now - 110 * MINUTE, ...visits.map((visit) => visit.starts_at.getTime()));
  const begin = Math.max(hours[0]!.startsAt, first - 40 * MINUTE);
  const booked = visits
    .map((visit) => guestOf(visit, visit.starts_at.getTime() - (5 + roll() * 25) * MINUTE))
    .filter(
      (guest) => guest.slotStartsAt! >= begin && guest.arrivedAt >= begin && guest.arrivedAt <= now && roll() < 0.85,
    );
  const since = Math.min(20 * MINUTE, now - begin);
  const walkIns = isOpen ? Array.from({ length: desks.length + 3 }, () => walkIn(roll, now - roll() * since)) : [];
  return playDay(DEFAULT_DAY_RULE, [...booked, ...walkIns], desks, {
    roll,
    hours: hours.map(({ startsAt, endsAt }) => ({ startsAt: Math.max(startsAt, begin), endsAt })),
    until: now,
  });
}

function guestOf(visit: DemoVisit, arrivedAt: number): Guest {
  const slotStartsAt = visit.starts_at.getTime();
  return {
    id: newId(DEMO_OFFICE),
    bookingId: visit.id,
    lane: visit.lane,
    arrivedAt: Math.floor(arrivedAt),
    slotStartsAt,
  };
}

function walkIn(roll: () => number, arrivedAt: number): Guest {
  const lane: Lane = roll() < 0.2 ? 'priority' : 'walk_in';
  return { id: newId(DEMO_OFFICE), bookingId: null, lane, arrivedAt: Math.floor(arrivedAt), slotStartsAt: null };
}

function moves(stories: Story[]): { id: string; state: string }[] {
  return stories
    .filter((story) => story.guest.bookingId !== null)
    .map((story) => ({ id: story.guest.bookingId!, state: story.state === 'served' ? 'served' : 'checked_in' }));
}

function write(rows: DemoRows, { point, desks }: Stage, onDay: string, stories: Story[], live: boolean): void {
  const last = new Map<string, number>();
  for (const story of [...stories].sort((a, b) => a.issuedAt - b.issuedAt)) {
    const prefix = prefixOf(story.lane);
    const number = (last.get(prefix) ?? 0) + 1;
    last.set(prefix, number);
    rows.ticket.push(ticketRow(story, { servicePointId: point.id, onDay, prefix, number }));
    rows.ticket_period.push(
      ...story.spells.map((spell) => ({
        ...owned(),
        ticket_id: story.id,
        kind: spell.kind,
        counter_id: spell.desk?.counterId ?? null,
        staff_id: spell.desk?.staffId ?? null,
        started_at: instant(spell.startedAt),
        ended_at: instant(spell.endedAt),
        cut: false,
      })),
    );
  }
  const numbers = new Map(rows.ticket.map((row) => [row['id'], String(row['display'])]));
  for (const story of stories) {
    rows.ticket_call.push(
      ...story.calls.map((call) => ({
        ...owned(),
        ticket_id: story.id,
        counter_id: call.desk.counterId,
        staff_id: call.desk.staffId,
        called_at: instant(call.at),
        kind: 'next',
        rule: call.rule,
        service_point_id: point.id,
        on_day: onDay,
        lane: story.lane,
        line: lineKey([], []),
        guarded: call.guarded,
        due_at: instant(story.dueAt),
        passed_over: {
          count: call.passedOver.length,
          tickets: call.passedOver.slice(0, 10).map((it) => ({
            id: it.id,
            number: numbers.get(it.id) ?? '',
            lane: it.lane,
            dueAt: instant(it.dueAt)!,
          })),
        },
      })),
    );
  }
  const first = Math.min(...stories.map((story) => story.issuedAt));
  const end = Math.max(...stories.flatMap((story) => story.spells.map((spell) => spell.endedAt ?? spell.startedAt)));
  rows.counter_session.push(
    ...desks.map((desk) => ({
      ...owned(),
      counter_id: desk.counterId,
      service_point_id: point.id,
      on_day: onDay,
      staff_id: desk.staffId,
      state: live ? 'open' : 'closed',
      opened_at: instant(first),
      closed_at: live ? null : instant(end),
      closed_by: live ? null : 'officer',
      version: 1,
    })),
  );
}

function ticketRow(
  story: Story,
  at: { servicePointId: string; onDay: string; prefix: string; number: number },
): Record<string, unknown> {
  const { guest, state, calls, desk } = story;
  const serving = story.spells.find((spell) => spell.kind === 'serving');
  const over = state === 'served' || state === 'missed';
  return {
    office_id: DEMO_OFFICE,
    id: story.id,
    service_point_id: at.servicePointId,
    on_day: at.onDay,
    prefix: at.prefix,
    number: at.number,
    display: displayNumber(at.prefix, at.number),
    state,
    lane: story.lane,
    service_code: SERVICE,
    booking_id: guest.bookingId,
    channel: 'desk',
    issued_at: instant(guest.arrivedAt),
    base_at: instant(story.baseAt),
    due_at: instant(story.dueAt),
    rests_until: state === 'waiting' ? instant(story.restsUntil) : null,
    called_at: instant(calls.at(-1)?.at ?? null),
    started_at: instant(serving?.startedAt ?? null),
    ended_at: over ? instant(story.spells.at(-1)!.endedAt) : null,
    counter_id: desk?.counterId ?? null,
    call_count: calls.length,
    recall_count: 0,
    return_count: story.returns,
    version: 1,
  };
}

function owned(): { office_id: number; id: string } {
  return { office_id: DEMO_OFFICE, id: newId(DEMO_OFFICE) };
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
