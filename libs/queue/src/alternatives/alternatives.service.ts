import { Offices, type ServicePoint } from '@buka-pintu/offices';
import { Db, isTestOffice } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import type { Alternative } from '../supply/availability.dto.js';
import { BOOKABLE_LANES, type BookableLane } from '../supply/lane.js';
import { Places } from '../supply/places.service.js';
import { firstDays, type Sought } from './alternatives.queries.js';
import { nearest } from './near.js';

/** How many offices near by are asked, and how far "near by" reaches where coordinates say it. */
const MOST_OFFICES = 8;
const FARTHEST_KM = 500;
/** How many of them are named: a citizen reads a few, and no list of the country. */
const NAMED_ELSEWHERE = 5;

/** How long an answer is given again, in milliseconds. It is the same for every span of days, and a sold-out month is read by many. */
const FRESH_MS = 500;
const KEPT = 1000;

interface Kept {
  until: number;
  found: Promise<Alternative[]>;
}

type Candidate = Sought & Omit<Alternative, 'firstOn'>;

/** Where and when else, when nothing is free: other days, other lanes, other places of the office, offices near by. */
@Injectable()
export class Alternatives {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly places: Places,
  ) {}

  /** Each with its first day that can be booked now; those that have none are left out. */
  of(here: ServicePoint, serviceCode: string, lane: BookableLane): Promise<Alternative[]> {
    const key = `${here.id} ${serviceCode} ${lane}`;
    const now = performance.now();
    const known = this.kept.get(key);
    if (known && known.until > now) return known.found;
    if (this.kept.size > KEPT) this.kept.clear();
    const found = this.look(here, serviceCode, lane);
    this.kept.set(key, { until: now + FRESH_MS, found });
    found.catch(() => this.kept.delete(key));
    return found;
  }

  /** Drops what is kept, so that whoever just changed something sees it. */
  forget(): void {
    this.kept.clear();
  }

  private async look(here: ServicePoint, serviceCode: string, lane: BookableLane): Promise<Alternative[]> {
    const candidates = [
      ...(await this.own(here, serviceCode, lane)),
      ...(await this.elsewhere(here.officeId, serviceCode, lane)),
    ];
    const first = new Map(
      (await firstDays(this.db, serviceCode, candidates)).map((one) => [
        `${one.servicePointId} ${one.lane}`,
        one.firstOn,
      ]),
    );
    const found = candidates.flatMap(({ officeId: _office, withheld: _withheld, ...candidate }) => {
      const firstOn = first.get(`${candidate.servicePointId} ${candidate.lane}`);
      return firstOn === undefined ? [] : [{ ...candidate, firstOn }];
    });
    const far = found.filter(({ kind }) => kind === 'other_office').slice(0, NAMED_ELSEWHERE);
    return [...found.filter(({ kind }) => kind !== 'other_office'), ...far];
  }

  private async own(here: ServicePoint, serviceCode: string, lane: BookableLane): Promise<Candidate[]> {
    const { officeId } = here;
    const { office, points } = await this.places.of(officeId);
    const withheld = await this.places.withheldDays(officeId, serviceCode);
    const base = { officeId, withheld, officeCode: office.code, distanceKm: null };
    const at = (point: ServicePoint) => ({ ...base, servicePointId: point.id, name: point.name });
    return [
      { ...at(here), kind: 'other_day', lane },
      ...BOOKABLE_LANES.filter((one) => one !== lane).map((other): Candidate => ({
        ...at(here),
        kind: 'other_lane',
        lane: other,
      })),
      ...[...points.values()]
        .filter((point) => point.id !== here.id && point.serviceCodes.includes(serviceCode))
        .map((point): Candidate => ({ ...at(point), kind: 'other_service_point', lane })),
    ];
  }

  /** A test office knows of no other one, and a fictitious one of no real one. */
  private async elsewhere(officeId: number, serviceCode: string, lane: BookableLane): Promise<Candidate[]> {
    if (isTestOffice(officeId)) return [];
    const all = await this.offices.all();
    const here = all.find(({ id }) => id === officeId)!;
    const others = all.filter(({ id, isDemo }) => id !== officeId && !isTestOffice(id) && isDemo === here.isDemo);
    const candidates: Candidate[] = [];
    for (const { office, distanceKm } of nearest(here, others, MOST_OFFICES, FARTHEST_KM)) {
      const { points } = await this.places.of(office.id);
      const offering = [...points.values()].filter((point) => point.serviceCodes.includes(serviceCode));
      if (offering.length === 0) continue;
      const withheld = await this.places.withheldDays(office.id, serviceCode);
      for (const { id, name } of offering)
        candidates.push({
          ...{ officeId: office.id, withheld, officeCode: office.code, distanceKm },
          ...{ kind: 'other_office', servicePointId: id, name, lane },
        });
    }
    return candidates;
  }
}
