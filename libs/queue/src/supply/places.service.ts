import { Catalogue } from '@buka-pintu/catalogue';
import { type Office, Offices, type ServicePoint } from '@buka-pintu/offices';
import { type BilingualText, HouseProblem, type IsoDay } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { type AloneSpan, Disruptions } from '../disruptions/disruptions.service.js';

/** An office with its service points by id. */
export interface Place {
  office: Office;
  points: ReadonlyMap<string, ServicePoint>;
}

interface Kept<T> {
  until: number;
  value: Promise<T>;
}

const FRESH_MS = 5000;

/** Offices and services as the hot paths need them, kept for a few seconds: they change by the month, and bookings by the second. */
@Injectable()
export class Places {
  private readonly places = new Map<number, Kept<Place>>();
  private readonly families = new Map<string, Kept<string | undefined>>();

  private readonly switchedOff = new Map<string, Kept<Awaited<ReturnType<Catalogue['withheld']>>>>();

  private readonly standing = new Map<number, Kept<AloneSpan[]>>();

  constructor(
    private readonly offices: Offices,
    private readonly catalogue: Catalogue,
    private readonly disruptions: Disruptions,
  ) {}

  /** An office with its service points; throws notFound. */
  of(officeId: number): Promise<Place> {
    return fresh(this.places, officeId, async () => {
      const office = await this.offices.byNumber(officeId);
      const points = await this.offices.servicePoints(officeId);
      return { office, points: new Map(points.map((point) => [point.id, point])) };
    });
  }

  /** The spans of days on which the office has switched the service off. */
  withheldDays(officeId: number, serviceCode: string): ReturnType<Catalogue['withheld']> {
    const key = `${officeId} ${serviceCode}`;
    return fresh(this.switchedOff, key, () => this.catalogue.withheld(officeId, serviceCode));
  }

  /** On which days the office has switched the service off. */
  async withheld(officeId: number, serviceCode: string): Promise<(on: IsoDay) => boolean> {
    const spans = await this.withheldDays(officeId, serviceCode);
    return (on) => spans.some(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo));
  }

  /** Whether, and by what, only this service stands still at that time; what stops the whole place has taken its slots away. */
  async suspended(
    officeId: number,
    servicePointId: string,
    serviceCode: string,
  ): Promise<(slot: { startsAt: Date; endsAt: Date }) => BilingualText | undefined> {
    const spans = await fresh(this.standing, officeId, () => this.disruptions.alone(officeId));
    const its = spans.filter(
      (one) => one.serviceCode === serviceCode && [null, servicePointId].includes(one.servicePointId),
    );
    return ({ startsAt, endsAt }) => its.find((one) => startsAt < one.until && one.from < endsAt)?.message;
  }

  /** The family of a published service, undefined when there is no such service. */
  family(serviceCode: string): Promise<string | undefined> {
    return fresh(this.families, serviceCode, async () => {
      try {
        return (await this.catalogue.service(serviceCode)).family;
      } catch (error) {
        if (error instanceof HouseProblem && error.status === 404) return undefined;
        throw error;
      }
    });
  }
}

function fresh<K, T>(kept: Map<K, Kept<T>>, key: K, look: () => Promise<T>): Promise<T> {
  const now = performance.now();
  const known = kept.get(key);
  if (known && known.until > now) return known.value;
  // Names that exist nowhere must not fill the memory of a process that anybody can ask.
  if (kept.size > 5000) kept.clear();
  const value = look();
  kept.set(key, { until: now + FRESH_MS, value });
  value.catch(() => kept.delete(key));
  return value;
}
