import { createHash } from 'node:crypto';
import { Offices, type OpenDay, type ServicePoint } from '@buka-pintu/offices';
import {
  addDays,
  type BilingualText,
  dayIn,
  daysBetween,
  daysFrom,
  Db,
  type IsoDay,
  platformProblems,
  type Zone,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Disruptions } from '../disruptions/disruptions.service.js';
import { queueProblems } from '../queue.problems.js';
import { recordOffice } from '../record-office.js';
import { Alternatives } from '../alternatives/alternatives.service.js';
import { Stock } from '../stock/stock.service.js';
import type { AvailabilityQuery, AvailabilityView, AvailableDay } from './availability.dto.js';
import type { BookableLane } from './lane.js';
import { Places } from './places.service.js';
import { releaseOf, ruleOn } from './slot-plan.js';
import { rulesOf, type SlotSupply, supplyBetween } from './supply.queries.js';
import { WITHHELD, whyNotAtAll, whyNotOn } from './why-not.js';

/** How long an answer is given again without asking the database, in milliseconds: a change must show within a second. */
const FRESH_MS = 500;
const KEPT = 1000;
const LONGEST_SPAN = 62;
const USUAL_SPAN = 14;
const FARTHEST = 3660;

interface Kept {
  until: number;
  view: Promise<AvailabilityView>;
}

/** What can be booked, and why not where nothing can. Stampedes end here: one look at the database serves everybody for a moment. */
@Injectable()
export class Availability {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly places: Places,
    private readonly disruptions: Disruptions,
    private readonly stock: Stock,
    private readonly elsewhere: Alternatives,
  ) {}

  /** Availability of a service at a service point; throws notFound, service_not_offered, validation_failed for the span. */
  read(query: AvailabilityQuery): Promise<AvailabilityView> {
    const { servicePointId, serviceCode, from, to, lane } = query;
    const key = [servicePointId, lane, serviceCode, from, to].join(' ');
    const now = performance.now();
    const known = this.kept.get(key);
    if (known && known.until > now) return known.view;
    const view = this.look(query);
    this.keep(key, { until: now + FRESH_MS, view });
    // A refusal is not worth keeping, and nobody else waits for it.
    view.catch(() => this.kept.delete(key));
    return view;
  }

  /** Drops what is kept of a service point, so that whoever just booked sees it. */
  forget(servicePointId: string): void {
    for (const key of this.kept.keys()) if (key.startsWith(servicePointId)) this.kept.delete(key);
    this.elsewhere.forget();
  }

  private keep(key: string, kept: Kept): void {
    this.kept.delete(key);
    this.kept.set(key, kept);
    // A Map keeps the order of insertion, so the first key is the oldest.
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!);
  }

  private async look(query: AvailabilityQuery): Promise<AvailabilityView> {
    const { servicePointId, serviceCode, lane } = query;
    const officeId = recordOffice(servicePointId);
    const { office, points } = await this.places.of(officeId);
    // One that is not known yet may have been added a moment ago.
    const point = points.get(servicePointId) ?? (await this.offices.servicePoint(officeId, servicePointId));
    if (!point.serviceCodes.includes(serviceCode))
      throw queueProblems.serviceNotOffered({ serviceCode, offered: point.serviceCodes });
    const now = await this.db.now();
    const span = spanOf(query, dayIn(office.zone, now));
    const days = await this.days(point, serviceCode, office.zone, span, lane, now);
    const whyNot = whyNotAtAll(days.map((day) => day.whyNot));
    const content = {
      officeCode: office.code,
      servicePointId,
      serviceCode,
      lane,
      ...span,
      days,
      whyNot,
      notice: await this.disruptions.notice(officeId, servicePointId),
      alternatives: whyNot ? await this.elsewhere.of(point, serviceCode, lane) : [],
    };
    return { ...content, version: versionOf(content) };
  }

  private async days(
    { officeId, id: servicePointId }: ServicePoint,
    serviceCode: string,
    zone: Zone,
    span: { from: IsoDay; to: IsoDay },
    lane: BookableLane,
    at: Date,
  ): Promise<AvailableDay[]> {
    const [rules, open, supply] = [
      await rulesOf(this.db, officeId, servicePointId),
      await this.offices.openDays(officeId, servicePointId, span.from, span.to),
      await supplyBetween(this.db, officeId, servicePointId, span, lane),
    ];
    const withheld = await this.places.withheld(officeId, serviceCode);
    const stockOut = await this.stock.outOn(officeId, servicePointId, serviceCode);
    const suspended = await this.places.suspended(officeId, servicePointId, serviceCode);
    const slots = Map.groupBy(
      supply.filter((slot) => !suspended(slot)),
      (slot) => slot.onDay,
    );
    const gone = supply.filter((slot) => slot.startsAt > at && suspended(slot));
    const now = at.toISOString();
    const today = dayIn(zone, at);
    return daysFrom(span.from, span.to).map((on) => {
      const rule = ruleOn(rules, on);
      const its = slots.get(on) ?? [];
      // Where the hours stand and only this service does not, its own suspension is what took the rest of the day away.
      const alone = its.some((slot) => slot.startsAt > at) ? undefined : gone.find((slot) => slot.onDay === on);
      const closed = withheld(on) ? WITHHELD : (closedNow(open.get(on), now) ?? (alone && suspended(alone)));
      const whyNot = whyNotOn({
        now,
        over: on < today,
        closed,
        stockOut: stockOut(on),
        releasedAt: rule && releaseOf(zone, on, rule),
        slots: its.map((slot) => ({ ...slot, startsAt: slot.startsAt.toISOString() })),
      });
      return { on, slots: whyNot ? [] : its.filter((slot) => slot.left > 0 && slot.startsAt > at).map(viewOf), whyNot };
    });
  }
}

/** Why the day is closed, or what it has its rest taken away by just now. */
function closedNow(day: OpenDay | undefined, now: string): BilingualText | undefined {
  if (!day || day.closed || day.periods.some((period) => period.endsAt > now)) return day?.closed?.name;
  return day.changes.find(({ periods }) => periods.some((one) => one.startsAt <= now && now < one.endsAt))?.name;
}

function viewOf(slot: SlotSupply) {
  return {
    id: slot.id,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
    seatsLeft: slot.left,
  };
}

/** The days asked for; throws validation_failed when they run backwards, too long, or lie ten years off. */
export function spanOf(
  { from, to }: { from?: IsoDay; to?: IsoDay },
  today: IsoDay,
  usual = USUAL_SPAN,
): { from: IsoDay; to: IsoDay } {
  const first = from ?? (to !== undefined && to < today ? to : today);
  if (Math.abs(daysBetween(today, first)) > FARTHEST)
    throw unfit(from === undefined ? '/to' : '/from', {
      id: 'Paling jauh sepuluh tahun dari hari ini.',
      en: 'At most ten years from today.',
    });
  const last = to ?? addDays(first, usual - 1);
  const length = daysBetween(first, last) + 1;
  if (length < 1 || length > LONGEST_SPAN)
    throw unfit('/to', {
      id: `Rentang paling sedikit 1 dan paling banyak ${LONGEST_SPAN} hari.`,
      en: `The span is at least 1 and at most ${LONGEST_SPAN} days.`,
    });
  return { from: first, to: last };
}

function unfit(pointer: string, detail: BilingualText): Error {
  return platformProblems.validationFailed({ errors: [{ pointer, code: 'span', detail }] });
}

// 48 bits of a digest: equal content has an equal version on every process, and it stays a whole JavaScript number.
function versionOf(content: object): number {
  return createHash('sha256').update(JSON.stringify(content)).digest().readUIntBE(0, 6);
}
