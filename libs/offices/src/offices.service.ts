import {
  addDays,
  type BilingualText,
  dayIn,
  daysFrom,
  Db,
  decodeCursor,
  type IsoDay,
  newId,
  type Page,
  pageFrom,
  type PageQuery,
  platformProblems,
  type WorkingCalendar,
  WorkingTime,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { disruptionsSince } from './closures/closure.queries.js';
import { Disruption } from './closures/disruption.entity.js';
import { Counter } from './counter.entity.js';
import { Office } from './office.entity.js';
import type { OfficeView } from './office.dto.js';
import { officeView } from './office.view.js';
import { OpeningRule } from './hours/opening-rule.entity.js';
import { OpeningSet } from './hours/opening-set.entity.js';
import { calendarOf, type OpenDay, openDays, type OpeningFacts } from './hours/opening.js';
import { officeTree, officeTrees, openingFacts } from './offices.queries.js';
import { ServicePoint } from './service-point.entity.js';

/** Offices, their service points and counters, and when they are open. All of it is public. */
@Injectable()
export class Offices {
  constructor(private readonly db: Db) {}

  /** Offices as the public sees them, by code. */
  async list({ limit, cursor }: PageQuery): Promise<Page<OfficeView>> {
    const [after = ''] = decodeCursor({}, cursor) ?? [];
    const now = await this.db.now();
    const trees = await officeTrees(this.db, String(after), limit + 1);
    return pageFrom(trees, { limit, filter: {}, keyOf: (tree) => [tree.code], view: (tree) => officeView(tree, now) });
  }

  /** An office as the public sees it; throws notFound. */
  async view(code: string): Promise<OfficeView> {
    const { id } = await this.get(code);
    return officeView(await officeTree(this.db, id), await this.db.now());
  }

  /** Every office, by number: for jobs that go from one to the next. */
  all(): Promise<Office[]> {
    return this.db.reference(Office).find({ order: { id: 'ASC' } });
  }

  /** The office with that code; throws notFound. */
  async get(code: string): Promise<Office> {
    return found(await this.db.reference(Office).findOneBy({ code }));
  }

  /** The office with that number; throws notFound. */
  async byNumber(id: number): Promise<Office> {
    return found(await this.db.reference(Office).findOneBy({ id }));
  }

  /** A service point of the office; throws notFound, also for another office's. */
  async servicePoint(officeId: number, id: string): Promise<ServicePoint> {
    return found(await this.db.repo(ServicePoint).findOneBy({ officeId, id }));
  }

  /** The service point with that code, such as `CTH-1`; throws notFound. */
  async servicePointByCode(code: string): Promise<ServicePoint> {
    const { id: officeId } = await this.get(code.slice(0, code.lastIndexOf('-')));
    return found(await this.db.repo(ServicePoint).findOneBy({ officeId, code }));
  }

  /** All service points of the office, by code. */
  servicePoints(officeId: number): Promise<ServicePoint[]> {
    return this.db.repo(ServicePoint).find({ where: { officeId }, order: { code: 'ASC' } });
  }

  /** The counters of a service point, by number. */
  counters(officeId: number, servicePointId: string): Promise<Counter[]> {
    return this.db.repo(Counter).find({ where: { officeId, servicePointId }, order: { number: 'ASC' } });
  }

  /** A counter of the office; throws notFound, also for another office's. */
  async counter(officeId: number, id: string): Promise<Counter> {
    return found(await this.db.repo(Counter).findOneBy({ officeId, id }));
  }

  /** Begins a set of hours that replaces all others from that day on; a set that begins on that day already stays. */
  async beginHours(officeId: number, servicePointId: string, validFrom: IsoDay, hours: HoursOfDay[]): Promise<void> {
    const sets = this.db.repo(OpeningSet);
    if (await sets.existsBy({ officeId, servicePointId, kind: 'normal', validFrom })) return;
    await this.db.transaction(async () => {
      const setId = newId(officeId);
      await sets.insert({ officeId, id: setId, servicePointId, kind: 'normal', validFrom, validTo: null });
      await this.db.repo(OpeningRule).insert(
        hours.map(({ weekday, opensAt, closesAt, onHolidays = false }) => ({
          officeId,
          id: newId(officeId),
          setId,
          weekday,
          opensAt,
          closesAt,
          onHolidays,
        })),
      );
    });
  }

  /** When the service point is open on the day; without periods `closed` says why. Throws notFound for an unknown point. */
  async openPeriods(officeId: number, servicePointId: string, day: IsoDay): Promise<OpenDay> {
    return found((await this.openDays(officeId, servicePointId, day, day)).get(day));
  }

  /**
   * `openPeriods` for every day from `from` to `to`, both included, in one round trip.
   * @param alter what the facts would be if something were changed: for looking before saving
   */
  async openDays(
    officeId: number,
    servicePointId: string,
    from: IsoDay,
    to: IsoDay,
    alter: (facts: OpeningFacts) => OpeningFacts = (facts) => facts,
  ): Promise<Map<IsoDay, OpenDay>> {
    const facts = found(await openingFacts(this.db, officeId, servicePointId, from, to));
    return openDays(alter(facts), daysFrom(from, to));
  }

  /** Words about the service point that everyone should see now: disruptions that have begun and not ended. */
  async disruptionsNow(officeId: number, servicePointId: string): Promise<BilingualText[]> {
    const { zone } = await this.byNumber(officeId);
    const today = dayIn(zone, await this.db.now());
    const facts = found(await openingFacts(this.db, officeId, servicePointId, today, today));
    return facts.disruptions
      .filter(({ startsAt, endedAt }) => startsAt <= facts.now && (endedAt === null || endedAt > facts.now))
      .map(({ message }) => message);
  }

  /** What was said to be down at the office and has not ended, or ended after the moment (RFC 3339); newest first. */
  disruptionsSince(officeId: number, since: string): Promise<Disruption[]> {
    return disruptionsSince(this.db, officeId, since);
  }

  /** One of them; undefined when there is none. */
  async findDisruption(officeId: number, id: string): Promise<Disruption | undefined> {
    return (await this.db.repo(Disruption).findOneBy({ officeId, id })) ?? undefined;
  }

  /** The calendar by which the office's promises are counted from one day to another: see docs/adr/0011. */
  async promiseCalendar(officeId: number, servicePointId: string, from: IsoDay, to: IsoDay): Promise<WorkingCalendar> {
    return calendarOf(found(await openingFacts(this.db, officeId, servicePointId, from, to)), 'promises');
  }

  /**
   * The day on which so many working days after `on` are used up, by the calendar of promises; the day itself counts as none, so
   * that what is paid on Monday and takes four days is due on Friday. What takes 0 days is due on the first day, from `on` on,
   * on which the door is open: nobody is served before a shut one.
   * @returns null when the calendar that is known does not reach so far
   */
  async dueDay(officeId: number, servicePointId: string, on: IsoDay, workingDays: number): Promise<IsoDay | null> {
    const to = addDays(on, workingDays * 2 + LONGEST_PAUSE_DAYS);
    if (workingDays === 0) {
      const days = await this.openDays(officeId, servicePointId, on, to);
      return [...days].find(([, day]) => day.periods.length > 0)?.[0] ?? null;
    }
    const calendar = await this.promiseCalendar(officeId, servicePointId, on, to);
    const due = new WorkingTime(calendar).workingDayFrom(on, workingDays);
    // Of later days no holiday was read: a day there would be a guess.
    return due === undefined || due > to ? null : due;
  }
}

/** Longer than any row of holidays, weekends and a disaster's first weeks together. */
const LONGEST_PAUSE_DAYS = 60;

/** One period of opening on a weekday (1 is Monday), `HH:MM` to `HH:MM` or `24:00`. */
export interface HoursOfDay {
  weekday: number;
  opensAt: string;
  closesAt: string;
  onHolidays?: boolean;
}

function found<T>(row: T | null | undefined): T {
  if (row === null || row === undefined) throw platformProblems.notFound();
  return row;
}
