import { addDays, dayIn, daysBetween, Db, isId, officeOf, platformProblems, yearOf } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { HolidayYear } from '../holidays/holiday-year.entity.js';
import { Offices } from '../offices.service.js';
import type { CalendarPoint, CalendarQuery, OfficeCalendarView } from './calendar.dto.js';

const USUAL_DAYS = 30;
const LONGEST_DAYS = 92;
const FARTHEST_DAYS = 3660;

/** When an office's service points are open, day by day, and why not. */
@Injectable()
export class OfficeCalendars {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
  ) {}

  /** @throws not_found, validation_failed for days that run backwards, too long or lie ten years off */
  async read(officeCode: string, query: CalendarQuery): Promise<OfficeCalendarView> {
    const office = await this.offices.get(officeCode);
    const today = dayIn(office.zone, await this.db.now());
    const from = query.from ?? today;
    const far = Math.abs(daysBetween(today, from)) > FARTHEST_DAYS;
    const to = query.to ?? (far ? from : addDays(from, USUAL_DAYS));
    const length = daysBetween(from, to);
    if (far || length < 0 || length > LONGEST_DAYS) throw platformProblems.validationFailed({ errors: [SPAN] });
    const wanted = query.servicePointId;
    if (wanted !== undefined && (!isId(wanted) || officeOf(wanted) !== office.id)) throw platformProblems.notFound();
    const points = wanted
      ? [await this.offices.servicePoint(office.id, wanted)]
      : await this.offices.servicePoints(office.id);
    const sure = await this.sureYears(yearOf(from), yearOf(to));
    const servicePoints: CalendarPoint[] = [];
    for (const { id, code, name } of points) {
      const days = await this.offices.openDays(office.id, id, from, to);
      servicePoints.push({
        ...{ id, code, name },
        days: [...days].map(([on, { periods, closed = null, changes }]) => ({
          ...{ on, periods, closed, changes },
          unsure: !sure.has(yearOf(on)),
        })),
      });
    }
    return { officeCode, zone: office.zone, from, to, servicePoints };
  }

  /** The years whose decree is in. */
  private async sureYears(...years: number[]): Promise<Set<number>> {
    const rows = await this.db.reference(HolidayYear).findBy({ year: In(years), confidence: 'confirmed' });
    return new Set(rows.map(({ year }) => year));
  }
}

const SPAN = {
  pointer: '/to',
  code: 'span',
  detail: {
    id: `Rentang paling sedikit 1 dan paling banyak ${LONGEST_DAYS + 1} hari.`,
    en: `The span is at least 1 and at most ${LONGEST_DAYS + 1} days.`,
  },
};
