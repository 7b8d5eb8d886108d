import { Injectable } from '@nestjs/common';
import { dayBounds, Db, demand, joinPeriods, type Localized, minutesIn, type Principal } from '@buka-pintu/platform';
import { StaffDirectory } from '@buka-pintu/identity';
import { strandedCount } from '../affected/affected.queries.js';
import { Disruptions } from '../disruptions/disruptions.service.js';
import { DESK_LANES } from '../supply/lane.js';
import { recordOffice } from '../record-office.js';
import { type Point, Points } from '../tickets/points.service.js';
import { Waits } from '../waits/waits.service.js';
import type { DayAlert, DayCounter, DayLaneWait, DayView } from './day.dto.js';
import {
  type DayFigures,
  dayFigures,
  type DayKey,
  type DaySitting,
  daySittings,
  daySteps,
  daySupply,
  type StoodStill,
} from './day.queries.js';

/** No office kept a day here before. */
const FIRST_DAY = '2000-01-01';

/** How a service point's day goes. */
@Injectable()
export class Days {
  constructor(
    private readonly db: Db,
    private readonly points: Points,
    private readonly staff: StaffDirectory,
    private readonly waits: Waits,
    private readonly disruptions: Disruptions,
  ) {}

  /** @throws not_found for a service point out of the caller's reach */
  async get(caller: Principal, servicePointId: string, day?: string): Promise<DayView> {
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, 'queue:days:read');
    const point = await this.points.at(officeId, servicePointId);
    const on = day ?? point.today;
    const key: DayKey = { officeId, servicePointId, on };
    const stood = await this.stoodStill(point, on);
    const figures = await dayFigures(this.db, key, stood);
    const supply = await daySupply(this.db, key);
    const sittings = await daySittings(this.db, key);
    const { id, code, name } = point.servicePoint;
    const { issued, waiting, called, serving, parked, served, missed, left } = figures;
    return {
      on,
      servicePoint: { id, code, name },
      waitingNow: waiting,
      longestWaitMinutes: figures.longest_wait,
      pausedMinutes: Math.floor(minutesIn(joinPeriods(stood))),
      seats: { total: supply.total, booked: supply.booked, left: supply.left },
      bookings: {
        confirmed: supply.confirmed,
        checkedIn: supply.checked_in,
        served: supply.served,
        cancelled: supply.cancelled,
        noShow: supply.no_show,
        unserved: supply.unserved,
        held: supply.held,
        lapsed: supply.lapsed,
      },
      tickets: { issued, waiting, called, serving, parked, served, missed, left },
      waitMinutes: { median: figures.median, p90: figures.p90 },
      newcomers: on === point.today ? await this.newcomers(point) : [],
      steps: await daySteps(this.db, key),
      counters: await this.counters(key, sittings),
      alerts: on === point.today ? await this.alerts(point, figures, sittings) : [],
    };
  }

  private async newcomers(point: Point): Promise<DayLaneWait[]> {
    const waits = await this.waits.ofLanes(point);
    return DESK_LANES.map((lane) => ({ lane, ...waits(lane) })).filter(({ unsure }) => unsure !== 'no_counter');
  }

  /** When which of its services stood still that day, until now. */
  private async stoodStill({ office, servicePoint, now, today }: Point, on: string): Promise<StoodStill[]> {
    // Nothing of a day to come or before all records: the first and the last that can be written have bounds that can't.
    if (on > today || on < FIRST_DAY) return [];
    const { startsAt, endsAt } = dayBounds(office.zone, on);
    const until = Math.min(now.getTime(), Date.parse(endsAt));
    const stood: StoodStill[] = [];
    for (const serviceCode of servicePoint.serviceCodes) {
      const wanted = { serviceCode };
      for (const one of await this.disruptions.pauses(office.id, servicePoint.id, wanted, new Date(startsAt))) {
        const [from, to] = [Math.max(one.startsAt, Date.parse(startsAt)), Math.min(one.endsAt, until)];
        if (from < to)
          stood.push({ serviceCode, startsAt: new Date(from).toISOString(), endsAt: new Date(to).toISOString() });
      }
    }
    return stood;
  }

  private async counters({ officeId, servicePointId }: DayKey, sittings: DaySitting[]): Promise<DayCounter[]> {
    const names = await this.staff.names(sittings.map((sitting) => sitting.staff_id));
    const counters = await this.points.counters(officeId, servicePointId);
    return counters.map(({ id, number, name }) => {
      const sitting = sittings.find((it) => it.counter_id === id);
      return {
        id,
        number,
        name,
        state: sitting?.state ?? 'closed',
        officer: sitting ? { id: sitting.staff_id, name: names.get(sitting.staff_id) ?? '—' } : null,
        pauseReason: sitting?.pause_reason ?? null,
        ticket: sitting?.ticket ?? null,
      };
    });
  }

  private async alerts(point: Point, figures: DayFigures, sittings: DaySitting[]): Promise<DayAlert[]> {
    const alerts: DayAlert[] = [];
    const closed = await this.points.whyClosed(point, Number.POSITIVE_INFINITY);
    if (closed && closed.code !== 'over') alerts.push({ code: 'closed', detail: capital(closed.reason) });
    if (figures.waiting > 0 && !sittings.some((sitting) => sitting.state === 'open')) {
      alerts.push({
        code: 'no_counter_open',
        detail: {
          id: `${figures.waiting} orang menunggu dan tidak ada loket yang buka`,
          en: `${figures.waiting} waiting and no counter open`,
        },
      });
    }
    if (figures.overdue > 0) {
      alerts.push({
        code: 'overdue',
        detail: {
          id: `${figures.overdue} orang menunggu lewat dari targetnya`,
          en: `${figures.overdue} waiting longer than promised`,
        },
      });
    }
    const { officeId, id } = point.servicePoint;
    const stranded = await strandedCount(this.db, officeId, id);
    if (stranded > 0) {
      alerts.push({
        code: 'affected_bookings',
        detail: {
          id: `${stranded} janji temu berada di waktu yang sekarang ditutup`,
          en: `${stranded} bookings stand at times that are now closed`,
        },
      });
    }
    return alerts;
  }
}

function capital(text: Localized): Localized {
  return { id: first(text.id), en: first(text.en) };
}

function first(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
