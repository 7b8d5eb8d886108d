import {
  Db,
  type Erasure,
  KeepsPersons,
  type Localized,
  type PersonKeeper,
  type PersonRecord,
  Vault,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { visitorPlace } from '../imports/visitor-seals.js';
import { VISITOR_DAYS } from './queue-personal.js';
import { dueVisitors, forgetVisitor, visitorsOf, visitorToErase } from './visitor-persons.queries.js';

const ERASED = '—';
const STILL_TO_COME: Localized = {
  id: 'Kunjungan ini masih akan atau sedang berlangsung. Minta lagi setelah selesai.',
  en: 'This visit is still to come or under way. Ask again when it is over.',
};

/** Expected visitors as records of a person: found by the NIK where the list had it; of all of them the name goes after its days. */
@KeepsPersons('expected_visitor')
@Injectable()
export class VisitorPersons implements PersonKeeper {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
  ) {}

  async recordsOf(key: Buffer, officeIds: readonly number[]): Promise<PersonRecord[]> {
    return (await visitorsOf(this.db, key, officeIds)).map((row) => ({ type: 'expected_visitor', ...row }));
  }

  async export({ officeId, id }: PersonRecord): Promise<Record<string, unknown>> {
    const row = await visitorToErase(this.db, officeId, id);
    if (!row) return {};
    const { state, onDay: on, serviceCode } = row;
    const name = this.vault.open(row.nameSealed, visitorPlace('name', id));
    return { name, number: this.vault.open(row.numberSealed, visitorPlace('number', id)), state, on, serviceCode };
  }

  async refusal({ officeId, id }: PersonRecord): Promise<Localized | null> {
    const row = await visitorToErase(this.db, officeId, id);
    return row && ['expected', 'checked_in'].includes(row.state) ? STILL_TO_COME : null;
  }

  async erase(record: PersonRecord): Promise<Erasure> {
    const ground = await this.refusal(record);
    if (ground) return { state: 'kept', ground };
    await this.forget(record.officeId, record.id);
    return { state: 'erased' };
  }

  async eraseDue(limit: number): Promise<number> {
    const due = await dueVisitors(this.db, VISITOR_DAYS, limit);
    for (const { officeId, id } of due) await this.forget(officeId, id);
    return due.length;
  }

  private forget(officeId: number, id: string): Promise<void> {
    const gone = (field: 'name' | 'number'): Buffer => this.vault.seal(ERASED, visitorPlace(field, id));
    const nobody = this.vault.blind('expected_visitor.erased', id);
    return forgetVisitor(this.db, officeId, id, { name: gone('name'), number: gone('number'), nobody });
  }
}
