import { Injectable } from '@nestjs/common';
import { dayIn, Db, type Localized, platformProblems } from '@buka-pintu/platform';
import { type Counter, type Office, Offices, type ServicePoint } from '@buka-pintu/offices';

/** A service point with its office and the day it is there. */
export interface Point {
  office: Office;
  servicePoint: ServicePoint;
  now: Date;
  today: string;
}

const NOT_YET: Localized = { id: 'belum buka', en: 'not open yet' };
const OVER: Localized = { id: 'jam layanan sudah selesai', en: 'opening hours are over' };

/** Where the day happens: the offices module's facts, read on the office's own clock. */
@Injectable()
export class Points {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
  ) {}

  /** @throws not_found for a service point the office doesn't have */
  async at(officeId: number, servicePointId: string): Promise<Point> {
    return this.dated(await this.offices.servicePoint(officeId, servicePointId));
  }

  /** The office's own day. */
  async today(officeId: number): Promise<string> {
    return dayIn((await this.offices.byNumber(officeId)).zone, await this.db.now());
  }

  /** Some service point of the office, for what holds for all of them. @throws not_found when it has none */
  async anyOf(officeId: number): Promise<string> {
    const [first] = await this.offices.servicePoints(officeId);
    if (!first) throw platformProblems.notFound();
    return first.id;
  }

  /** By the public code, such as `CTH-1`. @throws not_found */
  async byCode(code: string): Promise<Point> {
    return this.dated(await this.offices.servicePointByCode(code));
  }

  counter(officeId: number, counterId: string): Promise<Counter> {
    return this.offices.counter(officeId, counterId);
  }

  counters(officeId: number, servicePointId: string): Promise<Counter[]> {
    return this.offices.counters(officeId, servicePointId);
  }

  /** Why no number is given now, `earlyMinutes` before the first opening being early enough; undefined when one is. */
  async whyClosed(point: Point, earlyMinutes: number): Promise<{ code: string; reason: Localized } | undefined> {
    const { officeId, id } = point.servicePoint;
    const { doors, closed } = await this.offices.openPeriods(officeId, id, point.today);
    // While something is down nobody is called, but the door is open: who comes gets a number, and with it a place.
    if (closed && doors.length === 0) return { code: closed.code, reason: closed.name };
    const now = point.now.getTime();
    const opensAt = Math.min(...doors.map((period) => Date.parse(period.startsAt)));
    const closesAt = Math.max(...doors.map((period) => Date.parse(period.endsAt)));
    if (now < opensAt - earlyMinutes * 60_000) return { code: 'not_yet', reason: NOT_YET };
    return now >= closesAt ? { code: 'over', reason: OVER } : undefined;
  }

  private async dated(servicePoint: ServicePoint): Promise<Point> {
    const office = await this.offices.byNumber(servicePoint.officeId);
    const now = await this.db.now();
    return { office, servicePoint, now, today: dayIn(office.zone, now) };
  }
}
