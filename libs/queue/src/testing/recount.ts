// The figures counted a second time: from the raw rows, in another language, by the words of `figures/definitions.ts`.
import { timeIn } from '@buka-pintu/platform';
import type { FigureView, FiguresBy, SpreadView } from '../figures/figures.dto.js';

export interface RawTicket {
  id: string;
  service_point_id: string;
  on_day: string;
  lane: string;
  service_code: string;
  channel: string;
  state: string;
  booking_id: string | null;
  expected_visitor_id: string | null;
}

/** Instants in microseconds since the epoch. */
export interface RawPeriod {
  id: string;
  ticket_id: string;
  kind: string;
  counter_id: string | null;
  started_at: number;
  ended_at: number | null;
  cut: boolean;
  entered_later: boolean;
}

export interface RawBooking {
  service_point_id: string;
  on_day: string;
  lane: string;
  service_code: string;
  channel: string;
  state: string;
  starts_at: number;
}

export interface RawSeat {
  service_point_id: string;
  on_day: string;
  lane: string;
  starts_at: number;
  withdrawn: boolean;
  slot_withdrawn: boolean;
}

export interface RawForecast {
  ticket_id: string;
  foretold_at: number;
  p90_minutes: number;
  outcome_seconds: number | null;
}

export interface RawDays {
  zone: string;
  tickets: RawTicket[];
  periods: RawPeriod[];
  bookings: RawBooking[];
  seats: RawSeat[];
  forecasts: RawForecast[];
}

type Filter = Partial<Record<'lane' | 'serviceCode' | 'channel' | 'counterId' | 'servicePointId', string>>;
type Figure = Omit<FigureView, 'name'>;

interface Fact {
  what: 'ticket' | 'wait' | 'service' | 'unanswered' | 'booking' | 'seat' | 'forecast';
  of: { service_point_id: string; on_day: string; lane: string; service_code?: string; channel?: string };
  at: number;
  counterId: string | null;
  state?: string;
  walkIn?: boolean;
  seconds?: number;
  kept?: boolean;
}

/** States of a booking whose people came. */
export const COME = ['checked_in', 'served', 'unserved'];

/** @returns the total and the rows by key, as the operation ought to answer them */
export function recount(days: RawDays, by: FiguresBy, filter: Filter, fewest: number) {
  const facts = [...days.tickets.flatMap((ticket) => factsOf(ticket, days)), ...supplyOf(days)].filter(
    (fact) =>
      (!filter.servicePointId || fact.of.service_point_id === filter.servicePointId) &&
      (!filter.lane || fact.of.lane === filter.lane) &&
      (!filter.serviceCode || fact.what === 'seat' || fact.of.service_code === filter.serviceCode) &&
      (!filter.channel || fact.what === 'seat' || fact.of.channel === filter.channel) &&
      (!filter.counterId || fact.counterId === filter.counterId),
  );
  const bookings = !filter.counterId && by !== 'counter';
  const seats = bookings && !filter.serviceCode && !filter.channel && by !== 'service' && by !== 'channel';
  const forecasts = !filter.counterId && !filter.channel && by !== 'counter' && by !== 'channel';
  const told = facts.filter(({ what }) =>
    what === 'booking' ? bookings : what === 'seat' ? seats : what === 'forecast' ? forecasts : true,
  );
  const rows = new Map<string, Fact[]>();
  for (const fact of told) {
    const key = keyOf(fact, by, days.zone);
    if (key !== null) rows.set(key, [...(rows.get(key) ?? []), fact]);
  }
  const line = (key: string | null, its: Fact[]): Figure => figure(key, its, { bookings, seats, forecasts }, fewest);
  return {
    total: line(null, told),
    rows: [...rows.keys()].sort().map((key) => line(key, rows.get(key)!)),
  };
}

function factsOf(of: RawTicket, days: RawDays): Fact[] {
  const its = days.periods
    .filter((period) => period.ticket_id === of.id)
    .sort((a, b) => a.started_at - b.started_at || end(a) - end(b) || (a.id < b.id ? -1 : 1));
  const first = its[0]!;
  const call = its.find((period) => period.kind === 'called');
  const counterId = call?.counter_id ?? null;
  const at = first.started_at;
  const facts: Fact[] = [
    {
      what: 'ticket',
      of,
      at,
      counterId,
      state: of.state,
      walkIn: of.booking_id === null && of.expected_visitor_id === null,
    },
  ];
  const later = its.some((period) => period.entered_later);
  if (call && !later) facts.push({ what: 'wait', of, at, counterId, seconds: whole(call.started_at - at) });
  const servings = its.filter((period) => period.kind === 'serving');
  for (const counter of new Set(servings.map((period) => period.counter_id))) {
    const spells = servings.filter((period) => period.counter_id === counter);
    if (spells.some((spell) => spell.ended_at === null || spell.cut || spell.entered_later)) continue;
    const micros = spells.reduce((sum, spell) => sum + spell.ended_at! - spell.started_at, 0);
    facts.push({ what: 'service', of, at: spells[0]!.started_at, counterId: counter, seconds: whole(micros) });
  }
  for (const told of days.forecasts.filter((it) => it.ticket_id === of.id && it.outcome_seconds !== null)) {
    const kept = told.outcome_seconds! <= told.p90_minutes * 60;
    facts.push({ what: 'forecast', of, at: told.foretold_at, counterId: null, kept });
  }
  its.forEach((period, index) => {
    const unanswered = period.kind === 'called' && its[index + 1]?.kind !== 'serving';
    if (!unanswered || period.ended_at === null || period.cut) return;
    facts.push({ what: 'unanswered', of, at: period.started_at, counterId: period.counter_id });
  });
  return facts;
}

function supplyOf({ bookings, seats }: RawDays): Fact[] {
  return [
    ...bookings
      .filter(({ state }) => ['confirmed', 'no_show', ...COME].includes(state))
      .map((of): Fact => ({ what: 'booking', of, at: of.starts_at, counterId: null, state: of.state })),
    ...seats
      .filter((of) => !of.withdrawn && !of.slot_withdrawn && of.lane !== 'walk_in')
      .map((of): Fact => ({ what: 'seat', of, at: of.starts_at, counterId: null })),
  ];
}

function keyOf({ of, at, counterId }: Fact, by: FiguresBy, zone: string): string | null {
  if (by === 'hour') return timeIn(zone, new Date(at / 1000)).slice(0, 2);
  if (by === 'weekday') return String(new Date(`${of.on_day}T00:00:00Z`).getUTCDay() || 7);
  const keys = {
    day: of.on_day,
    lane: of.lane,
    service: of.service_code ?? null,
    channel: of.channel ?? null,
    point: of.service_point_id,
    counter: counterId,
  };
  return keys[by];
}

function figure(
  key: string | null,
  facts: Fact[],
  told: { bookings: boolean; seats: boolean; forecasts: boolean },
  fewest: number,
) {
  const count = (what: Fact['what'], is: (fact: Fact) => boolean = () => true) =>
    facts.filter((fact) => fact.what === what && is(fact)).length;
  const seconds = (what: Fact['what']) =>
    facts.flatMap((fact) => (fact.what === what && fact.seconds !== undefined ? [fact.seconds] : []));
  return {
    key,
    waits: spread(seconds('wait'), fewest),
    services: spread(seconds('service'), fewest),
    tickets: count('ticket'),
    walkIns: count('ticket', (fact) => fact.walkIn === true),
    served: count('ticket', (fact) => fact.state === 'served'),
    missed: count('ticket', (fact) => fact.state === 'missed'),
    left: count('ticket', (fact) => fact.state === 'left'),
    unanswered: count('unanswered'),
    offered: told.seats ? count('seat') : null,
    sold: told.bookings ? count('booking') : null,
    used: told.bookings ? count('booking', (fact) => COME.includes(fact.state!)) : null,
    noShows: told.bookings ? count('booking', (fact) => fact.state === 'no_show') : null,
    forecasts: told.forecasts
      ? { count: count('forecast'), kept: count('forecast', (fact) => fact.kept === true) }
      : null,
  };
}

/** Nearest rank: the smallest value that at least this share does not exceed. */
function spread(values: number[], fewest: number): SpreadView {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)]!;
  const enough = sorted.length >= fewest;
  return {
    count: sorted.length,
    p50Seconds: enough ? rank(0.5) : null,
    p90Seconds: enough ? rank(0.9) : null,
    maxSeconds: enough ? sorted.at(-1)! : null,
  };
}

const end = (period: RawPeriod): number => period.ended_at ?? Number.POSITIVE_INFINITY;
const whole = (micros: number): number => Math.floor(micros / 1_000_000);
