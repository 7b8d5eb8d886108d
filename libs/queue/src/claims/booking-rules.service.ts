import { Db } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Slot } from '../supply/slot.entity.js';
import { BookingRuleRow } from './booking-rule.entity.js';
import { type BookingRule, DEFAULT_BOOKING_RULE, ruleFor } from './booking-rule.js';

/** The rule for a service at a service point on a day of the visit. */
export type RuleOf = (servicePointId: string, serviceCode: string, onDay: string) => BookingRule;

const FRESH_MS = 5000;

/** Which booking rule holds where and when; an office's rows are kept for a few seconds, since every booking asks. */
@Injectable()
export class BookingRules {
  private readonly kept = new Map<number, { until: number; rows: Promise<BookingRuleRow[]> }>();

  constructor(private readonly db: Db) {}

  /** The rules of an office. */
  async of(officeId: number): Promise<RuleOf> {
    const rows = await this.rows(officeId);
    return (servicePointId, serviceCode, onDay) => ruleFor(rows, servicePointId, serviceCode, onDay);
  }

  /** The rule for each of the services in a slot; the house's own when there is no such slot. */
  async ofSlot(officeId: number, slotId: string, serviceCodes: readonly string[]): Promise<BookingRule[]> {
    const rows = await this.rows(officeId);
    const slot = rows.length > 0 ? await this.db.repo(Slot).findOneBy({ officeId, id: slotId }) : null;
    return serviceCodes.map((service) =>
      slot ? ruleFor(rows, slot.servicePointId, service, slot.onDay) : DEFAULT_BOOKING_RULE,
    );
  }

  /** Looks again at the next question. */
  forget(officeId: number): void {
    this.kept.delete(officeId);
  }

  private rows(officeId: number): Promise<BookingRuleRow[]> {
    const now = performance.now();
    const known = this.kept.get(officeId);
    if (known && known.until > now) return known.rows;
    const rows = this.db.repo(BookingRuleRow).findBy({ officeId });
    this.kept.set(officeId, { until: now + FRESH_MS, rows });
    rows.catch(() => this.kept.delete(officeId));
    return rows;
  }
}
