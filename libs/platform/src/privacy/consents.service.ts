import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { newId } from '../database/ids.js';
import type { Localized } from '../shapes/field.js';
import { CONSENT_PURPOSES, type ConsentChannel, type ConsentPurpose, CONSENTS } from './consent-purposes.js';
import {
  consentById,
  consentRecords,
  type ConsentRow,
  consentsOf,
  eraseConsent,
  eraseOldConsents,
  giveConsent,
  withdrawConsent,
} from './consent.queries.js';
import { type Erasure, KeepsPersons, type PersonKeeper, type PersonRecord } from './register.js';

/** The proof that somebody had agreed is kept that long after it was taken back. Our own figure: the law names none. */
export const WITHDRAWN_DAYS = 365;
/** Nobody means for ever what they ticked once. Our own figure too. */
export const GIVEN_DAYS = 730;

/** Consents of persons in an office: given with what they ask for, taken back at any time, asked before a message leaves. */
@KeepsPersons('consent')
@Injectable()
export class Consents implements PersonKeeper {
  constructor(private readonly db: Db) {}

  /** Notes what a person agreed to, in the words of today; in the caller's transaction. @param personKey 32 bytes */
  async give(
    officeId: number,
    personKey: Buffer,
    purposes: readonly ConsentPurpose[],
    channel: ConsentChannel,
  ): Promise<void> {
    for (const purpose of purposes)
      await giveConsent(this.db, {
        officeId,
        id: newId(officeId),
        personKey,
        purpose,
        wording: CONSENTS[purpose].wording,
        channel,
      });
  }

  /** Takes one back; a second time changes nothing (UU 27/2022, article 9). */
  withdraw(officeId: number, personKey: Buffer, purpose: ConsentPurpose, channel: ConsentChannel): Promise<void> {
    return withdrawConsent(this.db, { officeId, personKey, purpose, channel });
  }

  async isGiven(officeId: number, personKey: Buffer, purpose: ConsentPurpose): Promise<boolean> {
    return (await this.listOf(officeId, personKey)).some((row) => row.purpose === purpose && row.withdrawnAt === null);
  }

  /** What was agreed to last, for each purpose that ever was. */
  async listOf(officeId: number, personKey: Buffer): Promise<ConsentRow[]> {
    const rows = await consentsOf(this.db, officeId, personKey);
    return CONSENT_PURPOSES.flatMap((purpose) => rows.findLast((row) => row.purpose === purpose) ?? []);
  }

  async recordsOf(key: Buffer, officeIds: readonly number[]): Promise<PersonRecord[]> {
    return (await consentRecords(this.db, key, officeIds)).map((row) => ({ type: 'consent', ...row }));
  }

  async export({ officeId, id }: PersonRecord): Promise<Record<string, unknown>> {
    const row = await consentById(this.db, officeId, id);
    if (!row) return {};
    const { purpose, wording, channel, givenAt, withdrawnAt } = row;
    return {
      purpose,
      wording,
      channel,
      givenAt: givenAt.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    };
  }

  refusal(): Promise<Localized | null> {
    return Promise.resolve(null);
  }

  async erase({ officeId, id }: PersonRecord): Promise<Erasure> {
    await eraseConsent(this.db, officeId, id);
    return { state: 'erased' };
  }

  eraseDue(limit: number): Promise<number> {
    return eraseOldConsents(this.db, { withdrawnDays: WITHDRAWN_DAYS, givenDays: GIVEN_DAYS, limit });
  }
}
