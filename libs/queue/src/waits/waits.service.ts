import { Injectable } from '@nestjs/common';
import { addDays, dayBounds, Db, type IsoDay, Ledger, newId } from '@buka-pintu/platform';
import { Offices } from '@buka-pintu/offices';
import { dice } from '../bookings/demo-people.js';
import { baseOf, type DayRule, dueOf } from '../day/day-rule.js';
import { DayRules } from '../day/day-rules.service.js';
import { DESK_LANES, type DeskLane } from '../supply/lane.js';
import { type Point, Points } from '../tickets/points.service.js';
import type { Ticket } from '../tickets/ticket.entity.js';
import type { Waiting } from './first-in-line.js';
import { type Habits, habitsOf, paceToday } from './habits.js';
import { correctionOf, type Correction, type Interval, intervalOf } from './interval.js';
import { type OpenCounter, simulateLine } from './line-simulation.js';
import { WaitForecast } from './wait-forecast.entity.js';
import { DEFAULT_WAIT_RULE, type WaitRule } from './wait-rule.entity.js';
import type { Unsure, WaitView } from './wait.dto.js';
import {
  arrivalsBetween,
  type At,
  expectedNow,
  lineNow,
  showUps,
  sittingsNow,
  spellsBetween,
  toldLately,
  waitRuleOn,
} from './wait.queries.js';

/** Each forecast plays so many futures. */
const ROUNDS = 80;
/** A forecast is of now: without any event it is made anew after this, in milliseconds. */
const FRESH = 30_000;
/** What recent days say is looked up again after this. */
const HABITS_FRESH = 10 * 60_000;
const NONE: Correction = { scale: 1, level: 0.9 };

/** What is foretold at one service point at one position of the ledger. */
export interface Foretold {
  /** Why nothing is; null when something is. */
  unsure: Unsure | null;
  ofTicket: ReadonlyMap<string, Interval | null>;
  /** What somebody who took a number now would wait, in lanes that an open counter serves. */
  ofLane: ReadonlyMap<DeskLane, Interval | null>;
  correction: Correction;
}

interface Kept<T> {
  key: string;
  value: Promise<T>;
}

/**
 * How long people will wait. One forecast serves all who ask: it is made once for each position of the ledger and half minute, outside
 * of any transaction, and the ones that were told are kept with what came of them.
 */
@Injectable()
export class Waits {
  private readonly foretold = new Map<string, Kept<Foretold>>();
  private readonly habits = new Map<string, Kept<Habits>>();

  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly points: Points,
    private readonly offices: Offices,
    private readonly dayRules: DayRules,
  ) {}

  /** The wait of somebody who has a number. */
  async of(ticket: Pick<Ticket, 'id'>, point: Point): Promise<WaitView> {
    const foretold = await this.at(point);
    if (!foretold) return view(null, 'soon');
    if (foretold.unsure) return view(null, foretold.unsure);
    const interval = foretold.ofTicket.get(ticket.id);
    return view(interval, interval === undefined ? 'soon' : 'long');
  }

  /** The wait of somebody who came now, by lane; no interval in a lane that no open counter serves. */
  async ofLanes(point: Point): Promise<(lane: string) => WaitView> {
    const foretold = await this.at(point);
    const otherwise = foretold ? (foretold.unsure ?? 'no_counter') : 'soon';
    const lanes = new Map<string, Interval | null>(foretold?.ofLane);
    return (lane) => view(lanes.get(lane), lanes.has(lane) ? 'long' : otherwise);
  }

  /** The rule by which waits are told at this point. */
  async ruleOf(at: At): Promise<WaitRule> {
    return (await waitRuleOn(this.db, at)) ?? DEFAULT_WAIT_RULE;
  }

  /** Keeps what a person was told with the number; once. Nothing when nothing could be told. */
  async keep(ticket: Ticket, point: Point, peopleBefore: number): Promise<void> {
    const foretold = await this.at(point, 'here');
    const interval = foretold?.ofTicket.get(ticket.id);
    if (!foretold || !interval) return;
    const { officeId, id: ticketId, servicePointId, onDay } = ticket;
    const { p50Minutes, p90Minutes, plain: plainSeconds } = interval;
    await this.db.repo(WaitForecast).insert({
      ...{ officeId, id: newId(officeId), ticketId, servicePointId, onDay, foretoldAt: point.now, peopleBefore },
      ...{ p50Minutes, p90Minutes, plainSeconds, ...foretold.correction, outcomeSeconds: null },
    });
  }

  /**
   * The forecast of now; undefined inside a transaction that would have to wait for it (nobody's number is held up by a forecast),
   * unless it is made `here`, by the worker.
   */
  private async at(point: Point, where?: 'here'): Promise<Foretold | undefined> {
    const { officeId, id } = point.servicePoint;
    const key = `${await this.ledger.position(officeId)} ${Math.floor(point.now.getTime() / FRESH)}`;
    const kept = this.foretold.get(id);
    if (kept?.key === key) return kept.value;
    if (this.db.inTransaction && where !== 'here') return undefined;
    return this.kept(this.foretold, id, key, () => this.compute(point));
  }

  private kept<T>(all: Map<string, Kept<T>>, id: string, key: string, make: () => Promise<T>): Promise<T> {
    const known = all.get(id);
    if (known?.key === key) return known.value;
    const value = make();
    all.set(id, { key, value });
    // A forecast that failed is tried again by whoever asks next.
    value.catch(() => all.get(id)?.value === value && all.delete(id));
    return value;
  }

  private async compute(point: Point): Promise<Foretold> {
    const { officeId, id: servicePointId } = point.servicePoint;
    const at: At = { officeId, servicePointId, today: point.today };
    const unsure = (why: Unsure): Foretold => ({
      unsure: why,
      ofTicket: new Map(),
      ofLane: new Map(),
      correction: NONE,
    });
    if ((await this.offices.disruptionsNow(officeId, servicePointId)).length > 0) return unsure('disruption');
    const { periods } = await this.offices.openPeriods(officeId, servicePointId, point.today);
    const counters = await this.openCounters(at);
    if (!counters.some((counter) => !counter.paused)) return unsure(periods.length === 0 ? 'closed' : 'no_counter');
    const rule = await this.ruleOf(at);
    const habits = await this.habitsAt(point, at, rule);
    if (habits.spells < rule.fewestSpells) return unsure('too_few');
    const dayRule = await this.dayRules.of(officeId, servicePointId, point.today);
    const line = await lineNow(this.db, at);
    const correction = correctionOf(await toldLately(this.db, at));
    const now = point.now.getTime();
    const waits = await simulateLine(
      {
        ...{ now, counters, habits, restMinutes: dayRule.restMinutes, guards: dayRule },
        line: [...line, ...newcomers(counters, line, now, dayRule)],
        hours: periods.map((it) => ({ startsAt: Date.parse(it.startsAt), endsAt: Date.parse(it.endsAt) })),
        expected: await expectedNow(this.db, at, dayRule.checkInLateMinutes),
        pace: paceToday(habits, await spellsBetween(this.db, at, point.today, point.today)),
        dueOf: (arrival) => ({ baseAt: baseOf(dayRule, arrival), dueAt: dueOf(dayRule, arrival) }),
      },
      // The same line at the same moment is foretold the same, in whatever process.
      { rounds: ROUNDS, roll: dice(now) },
    );
    const interval = (id: string) => intervalOf(waits.get(id) ?? [], correction);
    const lanes = DESK_LANES.filter((lane) => waits.has(ghostId(lane)));
    return {
      unsure: null,
      ofTicket: new Map(line.map(({ id }) => [id, interval(id)])),
      ofLane: new Map(lanes.map((lane) => [lane, interval(ghostId(lane))])),
      correction,
    };
  }

  private async openCounters(at: At): Promise<OpenCounter[]> {
    const known = new Map((await this.points.counters(at.officeId, at.servicePointId)).map((it) => [it.id, it]));
    return (await sittingsNow(this.db, at)).map(({ id, paused, serviceCode, since }) => ({
      ...{ id, paused, serviceCodes: known.get(id)?.serviceCodes ?? [], lanes: known.get(id)?.lanes ?? [] },
      busy: serviceCode !== null && since !== null ? { serviceCode, since } : null,
    }));
  }

  private habitsAt(point: Point, at: At, { recentDays, halfLifeDays, fewestSpells }: WaitRule): Promise<Habits> {
    const key = `${point.today} ${Math.floor(point.now.getTime() / HABITS_FRESH)}`;
    return this.kept(this.habits, at.servicePointId, key, async () => {
      const today = point.today as IsoDay;
      const [from, to] = [addDays(today, -recentDays), addDays(today, -1)];
      return habitsOf({
        offsetMs: Date.parse(`${point.today}T00:00:00Z`) - Date.parse(dayBounds(point.office.zone, today).startsAt),
        ...{ halfLifeDays, fewestOfService: fewestSpells },
        spells: await spellsBetween(this.db, at, from, to),
        arrivals: await arrivalsBetween(this.db, at, from, to),
        showUps: await showUps(this.db, at, from, to),
      });
    });
  }
}

/** Who might come in now, one a lane: they are called in thought only and take nobody's turn. */
function newcomers(counters: readonly OpenCounter[], line: readonly Waiting[], now: number, rule: DayRule): Waiting[] {
  const lanes = DESK_LANES.filter((lane) => counters.some((it) => it.lanes.length === 0 || it.lanes.includes(lane)));
  const serviceCode = line.at(-1)?.serviceCode ?? counters.flatMap((it) => it.serviceCodes)[0] ?? '';
  return lanes.map((lane) => {
    const arrival = { lane, arrivedAt: now, slotStartsAt: null };
    const due = { baseAt: baseOf(rule, arrival), dueAt: dueOf(rule, arrival) };
    return { id: ghostId(lane), lane, serviceCode, issuedAt: now, ...due, restsUntil: null, returns: 0, ghost: true };
  });
}

const ghostId = (lane: string): string => `?${lane}`;

function view(interval: Interval | null | undefined, otherwise: Unsure): WaitView {
  if (!interval) return { p50Minutes: null, p90Minutes: null, unsure: otherwise };
  return { p50Minutes: interval.p50Minutes, p90Minutes: interval.p90Minutes, unsure: null };
}
