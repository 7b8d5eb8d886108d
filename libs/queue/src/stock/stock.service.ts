import { type BilingualText, Db, type IsoDay } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { queueProblems } from '../queue.problems.js';
import { StockFlag } from './stock-flag.entity.js';

/** How long what is out of stock is taken from memory, in milliseconds: every claim asks, and it changes by the week. */
const FRESH_MS = 1000;

interface Kept {
  until: number;
  flags: Promise<StockFlag[]>;
}

/** What is out of stock where, for availability, claims, the desk and the board. */
@Injectable()
export class Stock {
  private readonly kept = new Map<number, Kept>();

  constructor(private readonly db: Db) {}

  /** Every flag of the office; at most a second old. */
  flags(officeId: number): Promise<StockFlag[]> {
    const now = performance.now();
    const known = this.kept.get(officeId);
    if (known && known.until > now) return known.flags;
    const flags = this.db.repo(StockFlag).find({ where: { officeId }, order: { sinceOn: 'ASC', id: 'ASC' } });
    this.kept.set(officeId, { until: now + FRESH_MS, flags });
    flags.catch(() => this.kept.delete(officeId));
    return flags;
  }

  /** Why the service is out of stock there on a day; undefined when it is not. */
  async outOn(
    officeId: number,
    servicePointId: string,
    serviceCode: string,
  ): Promise<(on: IsoDay) => BilingualText | undefined> {
    const its = (await this.flags(officeId)).filter(
      (flag) => flag.servicePointId === servicePointId && flag.serviceCode === serviceCode,
    );
    return (on) => its.find((flag) => holds(flag, on))?.reason;
  }

  /** What has run out at the service point on a day, each said once; for the board. */
  async wordsOn(officeId: number, servicePointId: string, on: IsoDay): Promise<BilingualText[]> {
    const its = (await this.flags(officeId)).filter(
      (flag) => flag.servicePointId === servicePointId && holds(flag, on),
    );
    return [...new Map(its.map(({ reason }) => [reason.id, reason])).values()];
  }

  /** @throws out_of_stock with the office's reason */
  async demand(officeId: number, servicePointId: string, serviceCode: string, on: IsoDay): Promise<void> {
    const reason = (await this.outOn(officeId, servicePointId, serviceCode))(on);
    if (reason) throw queueProblems.outOfStock({ serviceCode, reason, whyNot: { code: 'stock', reason } });
  }

  forget(officeId: number): void {
    this.kept.delete(officeId);
  }
}

function holds({ sinceOn, untilOn }: StockFlag, on: IsoDay): boolean {
  return sinceOn <= on && (untilOn === null || on <= untilOn);
}
