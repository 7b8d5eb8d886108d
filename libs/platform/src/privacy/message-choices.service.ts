import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { newId } from '../database/ids.js';
import type { Localized } from '../shapes/field.js';
import {
  choiceById,
  choiceRecords,
  type ChoiceRow,
  choicesOf,
  eraseChoice,
  eraseOldChoices,
  noteNo,
  noteYes,
  takeBackYes,
} from './message-choice.queries.js';
import { type ChoiceChannel, MESSAGE_PURPOSES, type MessagePurpose, MESSAGES_BY_PURPOSE } from './message-purposes.js';
import { type Erasure, KeepsPersons, type PersonKeeper, type PersonRecord } from './register.js';

/** The proof that somebody had agreed is kept that long after it was taken back. Our own figure: the law names none. */
export const TAKEN_BACK_DAYS = 365;
/** Nobody means for ever what they said once, yes or no. Our own figure too. */
export const SAID_DAYS = 730;

export interface MessageChoice {
  purpose: MessagePurpose;
  on: boolean;
  /** What the person said last; undefined when they never said anything. */
  said: ChoiceRow | undefined;
}

/** Which messages a person wants from an office: what they agreed to, what they declined, and what goes out unless they do. */
@KeepsPersons('message_choice')
@Injectable()
export class MessageChoices implements PersonKeeper {
  constructor(private readonly db: Db) {}

  /**
   * Notes a yes to these purposes, in the words of today; in the caller's transaction. It also takes a no back.
   * @param personKey 32 bytes
   */
  async accept(
    officeId: number,
    personKey: Buffer,
    purposes: readonly MessagePurpose[],
    channel: ChoiceChannel,
  ): Promise<void> {
    for (const purpose of purposes) await noteYes(this.db, this.said(officeId, personKey, purpose, channel));
  }

  /** Takes a yes back, or notes a no to what is sent unless declined; a second time changes nothing (UU 27/2022, art. 9, 10). */
  async decline(officeId: number, personKey: Buffer, purpose: MessagePurpose, channel: ChoiceChannel): Promise<void> {
    const said = this.said(officeId, personKey, purpose, channel);
    await takeBackYes(this.db, said);
    if (MESSAGES_BY_PURPOSE[purpose].basis === 'task') await noteNo(this.db, said);
  }

  /** Whether a message of this purpose may leave. */
  async isOn(officeId: number, personKey: Buffer, purpose: MessagePurpose): Promise<boolean> {
    return (await this.listOf(officeId, personKey)).some((choice) => choice.purpose === purpose && choice.on);
  }

  /** Where each purpose stands. */
  async listOf(officeId: number, personKey: Buffer): Promise<MessageChoice[]> {
    const rows = await choicesOf(this.db, officeId, personKey);
    return MESSAGE_PURPOSES.map((purpose) => {
      const said = rows.findLast((row) => row.purpose === purpose);
      return { purpose, said, on: said ? said.withdrawnAt === null : MESSAGES_BY_PURPOSE[purpose].basis === 'task' };
    });
  }

  async recordsOf(key: Buffer, officeIds: readonly number[]): Promise<PersonRecord[]> {
    return (await choiceRecords(this.db, key, officeIds)).map((row) => ({ type: 'message_choice', ...row }));
  }

  async export({ officeId, id }: PersonRecord): Promise<Record<string, unknown>> {
    const row = await choiceById(this.db, officeId, id);
    if (!row) return {};
    const { purpose, wording, channel, givenAt, withdrawnAt } = row;
    return {
      purpose,
      wording,
      channel,
      givenAt: givenAt?.toISOString() ?? null,
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    };
  }

  refusal(): Promise<Localized | null> {
    return Promise.resolve(null);
  }

  async erase({ officeId, id }: PersonRecord): Promise<Erasure> {
    await eraseChoice(this.db, officeId, id);
    return { state: 'erased' };
  }

  eraseDue(limit: number): Promise<number> {
    const declinable = MESSAGE_PURPOSES.filter((purpose) => MESSAGES_BY_PURPOSE[purpose].basis === 'task');
    return eraseOldChoices(this.db, { takenBackDays: TAKEN_BACK_DAYS, saidDays: SAID_DAYS, declinable, limit });
  }

  private said(officeId: number, personKey: Buffer, purpose: MessagePurpose, channel: ChoiceChannel) {
    const { wording } = MESSAGES_BY_PURPOSE[purpose];
    return { officeId, id: newId(officeId), personKey, purpose, wording, channel };
  }
}
