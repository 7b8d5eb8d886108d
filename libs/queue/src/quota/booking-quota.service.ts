import { addDays, dayIn, Db, instantAt } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import type { ClaimOutcome, ClaimTerms } from '../claims/claim.queries.js';
import { queueProblems } from '../queue.problems.js';
import { holdQuota, layQuota } from './booking-quota.queries.js';

/**
 * How many bookings an API client may make in one office on one day, counted by the claim itself. What is cancelled is not
 * given back: whoever books for invented people and cancels when a buyer comes must run dry.
 */
@Injectable()
export class BookingQuotas {
  constructor(private readonly db: Db) {}

  /**
   * Makes room for a claim of so many bookings that found none: lays the day's rows with its first booking, or waits for one that others hold.
   * @throws client_quota_used
   */
  async makeRoom(terms: ClaimTerms, { now }: ClaimOutcome, bookings: number): Promise<void> {
    const { officeId, apiClientId: clientId, zone, bookingsPerDay: limit } = terms;
    if (clientId === null || limit === null) return;
    await layQuota(this.db, { officeId, clientId, zone });
    if (await holdQuota(this.db, { officeId, clientId, zone }, limit, bookings)) return;
    const freesAt = instantAt(zone, addDays(dayIn(zone, now), 1), '00:00');
    const seconds = Math.ceil((Date.parse(freesAt) - now.getTime()) / 1000);
    throw queueProblems.clientQuotaUsed({ zone, limit, freesAt }, { 'Retry-After': String(Math.max(1, seconds)) });
  }
}
