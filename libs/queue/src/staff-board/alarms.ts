import type { Lane } from '../supply/lane.js';

export const ALARM_CODES = ['overdue', 'no_counter', 'counter_idle', 'call_unanswered', 'disruption_overdue'] as const;
export type AlarmCode = (typeof ALARM_CODES)[number];

/** After how many minutes somebody is alarmed; these hold until an office sets its own. */
export interface Thresholds {
  /** A counter is open and calls nobody while people wait whom it could serve. */
  idleMinutes: number;
  /** A number was called and nobody came. */
  unansweredMinutes: number;
  /** Somebody waits longer than was promised, by so much. */
  overdueMinutes: number;
}
export const DEFAULT_THRESHOLDS: Thresholds = { idleMinutes: 5, unansweredMinutes: 3, overdueMinutes: 0 };

/** Instants in milliseconds since the epoch. */
export interface WaitingPlace {
  id: string;
  number: string;
  lane: Lane;
  serviceCode: string;
  dueAt: number;
}
export interface SeatedCounter {
  id: string;
  name: string;
  state: 'open' | 'paused' | 'closed';
  /** Empty: everything, everybody. */
  serviceCodes: readonly string[];
  lanes: readonly string[];
  /** Since when it does what it does: has this ticket, or none. */
  since: number;
  ticket: { id: string; number: string; state: string; callCount: number } | null;
}
export interface Scene {
  now: number;
  waiting: readonly WaitingPlace[];
  counters: readonly SeatedCounter[];
  /** Services nobody is called for now. */
  suspended: readonly string[];
  disruptions: readonly { id: string; expectedEndAt: number | null }[];
}

/** One thing a supervisor should see to. `key` names it: what happens again is another one. */
export interface Alarm {
  key: string;
  code: AlarmCode;
  since: number;
  /** What it is about: a number, a counter's name, a service's code. */
  about: string;
  /** The record behind it, where there is one. */
  subjectId: string | null;
}

const MINUTE = 60_000;

/** What is wrong in the room, the longest first. */
export function alarmsOf(scene: Scene, limits: Thresholds): Alarm[] {
  const alarms = [...overdue(scene, limits), ...unserved(scene), ...atCounters(scene, limits), ...late(scene)];
  return alarms.toSorted((a, b) => a.since - b.since || (a.key < b.key ? -1 : 1));
}

/** One for each lane: about the person who is due since the longest time. */
function overdue({ now, waiting, suspended }: Scene, { overdueMinutes }: Thresholds): Alarm[] {
  const late = waiting
    .filter(({ dueAt, serviceCode }) => dueAt + overdueMinutes * MINUTE < now && !suspended.includes(serviceCode))
    .toSorted((a, b) => a.dueAt - b.dueAt);
  return [...Map.groupBy(late, ({ lane }) => lane).values()].map(([first]) => ({
    key: `overdue:${first!.id}`,
    ...{ code: 'overdue' as const, since: first!.dueAt, about: first!.number, subjectId: first!.id },
  }));
}

/** People wait for a service, and no counter that is open serves it. */
function unserved({ now, waiting, counters, suspended }: Scene): Alarm[] {
  const open = counters.filter(({ state }) => state === 'open');
  const left = waiting.filter((one) => !suspended.includes(one.serviceCode) && !open.some((it) => serves(it, one)));
  return [...new Set(left.map(({ serviceCode }) => serviceCode))].map((code) => ({
    ...{ key: `no_counter:${code}`, code: 'no_counter' as const, since: now, about: code, subjectId: null },
  }));
}

function atCounters({ now, waiting, counters, suspended }: Scene, limits: Thresholds): Alarm[] {
  const callable = waiting.filter(({ serviceCode }) => !suspended.includes(serviceCode));
  return counters.flatMap(({ id, name, state, since, ticket, ...counter }): Alarm[] => {
    if (ticket) {
      if (ticket.state !== 'called' || now - since <= limits.unansweredMinutes * MINUTE) return [];
      const key = `call_unanswered:${ticket.id}:${ticket.callCount}`;
      return [{ key, code: 'call_unanswered', since, about: ticket.number, subjectId: id }];
    }
    if (state !== 'open' || now - since <= limits.idleMinutes * MINUTE) return [];
    if (!callable.some((one) => serves(counter, one))) return [];
    return [{ key: `counter_idle:${id}:${since}`, code: 'counter_idle', since, about: name, subjectId: id }];
  });
}

function late({ now, disruptions }: Scene): Alarm[] {
  return disruptions.flatMap(({ id, expectedEndAt }): Alarm[] => {
    if (expectedEndAt === null || expectedEndAt >= now) return [];
    const key = `disruption_overdue:${id}:${expectedEndAt}`;
    return [{ key, code: 'disruption_overdue', since: expectedEndAt, about: '', subjectId: id }];
  });
}

function serves(
  { serviceCodes, lanes }: Pick<SeatedCounter, 'serviceCodes' | 'lanes'>,
  { serviceCode, lane }: WaitingPlace,
): boolean {
  return (
    (serviceCodes.length === 0 || serviceCodes.includes(serviceCode)) && (lanes.length === 0 || lanes.includes(lane))
  );
}
