import { type CallRule, callPlan, FAST_LANES, passedOver, type Place } from '../tickets/call-order.js';
import type { PeriodKind } from '../tickets/ticket-period.entity.js';
import type { TicketState } from '../tickets/ticket.lifecycle.js';
import { type Arrival, baseOf, type DayRule, dueOf } from './day-rule.js';

/** Somebody of the demo; instants in milliseconds since the epoch. */
export interface Guest extends Arrival {
  id: string;
  bookingId: string | null;
}

export interface DemoDesk {
  counterId: string;
  staffId: string;
}

export interface DemoSpell {
  kind: PeriodKind;
  startedAt: number;
  endedAt: number | null;
  desk: DemoDesk | null;
}

export interface DemoCall {
  at: number;
  desk: DemoDesk;
  rule: CallRule;
  /** Whether someone of a regular lane was overdue. */
  guarded: boolean;
  passedOver: Place[];
}

/** What became of a guest by the end of the telling. */
export interface Story extends Place {
  guest: Guest;
  state: TicketState;
  spells: DemoSpell[];
  calls: DemoCall[];
  returns: number;
  desk: DemoDesk | null;
}

const MINUTE = 60_000;

/**
 * Plays a day by the house's own rules: people come, counters call whoever is due first, most answer. Told up to `until`:
 * whoever is waiting or being served at that moment still is.
 * @param roll a source of numbers from 0 up to 1
 * @param hours the periods in which counters call, in order
 */
export function playDay(
  rule: DayRule,
  guests: readonly Guest[],
  desks: readonly DemoDesk[],
  { roll, hours, until }: { roll: () => number; hours: readonly { startsAt: number; endsAt: number }[]; until: number },
): Story[] {
  const stories = guests.filter((guest) => guest.arrivedAt <= until).map((guest) => arrive(rule, guest));
  const freeAt = new Map(desks.map((desk) => [desk, hours[0]?.startsAt ?? until]));
  let run = 0;
  for (;;) {
    const [desk, free] = [...freeAt].reduce((first, other) => (other[1] < first[1] ? other : first));
    const at = working(hours, nextCall(stories, free));
    if (at === undefined || at > until) break;
    const line = stories.filter((story) => story.state === 'waiting' && waitsFrom(story) <= at);
    const first = callPlan(line, at, { capMinutes: rule.capMinutes, guardCalls: rule.guardCalls, run })[0];
    if (!first) {
      freeAt.set(desk, at + MINUTE);
      continue;
    }
    const guarded = line.some((it) => !FAST_LANES.includes(it.lane) && it.dueAt < at);
    if (first.rule !== 'cap') run = guarded && FAST_LANES.includes(first.place.lane) ? run + 1 : 0;
    const call = { at, desk, rule: first.rule, guarded, passedOver: passedOver(first.place, line) };
    freeAt.set(desk, attend(rule, first.place, call, { roll, until }));
  }
  return stories;
}

function arrive(rule: DayRule, guest: Guest): Story {
  const waiting: DemoSpell = { kind: 'waiting', startedAt: guest.arrivedAt, endedAt: null, desk: null };
  return {
    id: guest.id,
    lane: guest.lane,
    guest,
    issuedAt: guest.arrivedAt,
    baseAt: baseOf(rule, guest),
    dueAt: dueOf(rule, guest),
    restsUntil: null,
    state: 'waiting',
    spells: [waiting],
    calls: [],
    returns: 0,
    desk: null,
  };
}

/** Since when this guest sits in the room: since coming, or since a call that nobody answered. */
function waitsFrom(story: Story): number {
  return story.spells.at(-1)!.startedAt;
}

/** When a counter that is free from `free` on can call: at once, or when the next person comes. */
function nextCall(stories: readonly Story[], free: number): number | undefined {
  const arrivals = stories.filter((story) => story.state === 'waiting').map(waitsFrom);
  return arrivals.length === 0 ? undefined : Math.max(free, Math.min(...arrivals));
}

function working(hours: readonly { startsAt: number; endsAt: number }[], at: number | undefined): number | undefined {
  if (at === undefined) return undefined;
  const period = hours.find(({ endsAt }) => at < endsAt);
  // Whoever still waits at the end of the hours is served before people go home.
  return period ? Math.max(at, period.startsAt) : at;
}

/** One call and what follows. @returns when the counter is free again */
function attend(
  rule: DayRule,
  story: Story,
  call: DemoCall,
  { roll, until }: { roll: () => number; until: number },
): number {
  const { at, desk } = call;
  story.calls.push(call);
  const answers = roll() > 0.05;
  const walked = at + (answers ? 0.3 + roll() : 2) * MINUTE;
  turn(story, 'called', at, desk);
  if (walked > until) return walked;
  if (!answers) {
    const missed = story.returns >= rule.returnLimit;
    story.restsUntil = walked + rule.restMinutes * MINUTE;
    if (missed) end(story, 'missed', walked);
    else turn(story, 'waiting', walked, null);
    story.returns += missed ? 0 : 1;
    return walked;
  }
  turn(story, 'serving', walked, desk);
  const done = walked + (6 + roll() * 11) * MINUTE;
  if (done <= until) end(story, 'served', done);
  return done;
}

function turn(story: Story, kind: 'waiting' | 'called' | 'serving', at: number, desk: DemoDesk | null): void {
  story.spells.at(-1)!.endedAt = at;
  story.spells.push({ kind, startedAt: at, endedAt: null, desk });
  story.state = kind;
  story.desk = desk;
}

function end(story: Story, state: 'served' | 'missed', at: number): void {
  story.spells.at(-1)!.endedAt = at;
  story.state = state;
}
