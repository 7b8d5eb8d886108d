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
import { memberPlace, rosterPlace } from '../rosters/roster-person.js';
import { ROSTER_DAYS } from './queue-personal.js';
import { dueRosters, forgetMember, forgetRoster, memberToErase, rosterMembersOf } from './roster-persons.queries.js';

const ERASED = '—';
const STILL_OPEN: Localized = {
  id: 'Rombongan ini masih akan dilayani. Minta kontaknya menghapus nama ini dahulu.',
  en: 'The group is still to be served. Ask its contact to take the name out first.',
};

/** Members of rosters as records of a person; a roster's contact goes with its days. */
@KeepsPersons('roster_member')
@Injectable()
export class RosterPersons implements PersonKeeper {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
  ) {}

  async recordsOf(key: Buffer, officeIds: readonly number[]): Promise<PersonRecord[]> {
    return (await rosterMembersOf(this.db, key, officeIds)).map((row) => ({ type: 'roster_member', ...row }));
  }

  async export({ officeId, id }: PersonRecord): Promise<Record<string, unknown>> {
    const row = await memberToErase(this.db, officeId, id);
    if (!row) return {};
    const open = (field: 'name' | 'document' | 'birth_on', sealed: Buffer | null): string | null =>
      sealed && this.vault.open(sealed, memberPlace(field, id));
    return {
      name: open('name', row.nameSealed),
      documentNumber: open('document', row.documentSealed),
      birthOn: open('birth_on', row.birthOnSealed),
      requester: row.requester,
      state: row.state,
      serviceCode: row.serviceCode,
    };
  }

  async refusal({ officeId, id }: PersonRecord): Promise<Localized | null> {
    const row = await memberToErase(this.db, officeId, id);
    return row && ['filed', 'proposed', 'reserved'].includes(row.state) ? STILL_OPEN : null;
  }

  async erase(record: PersonRecord): Promise<Erasure> {
    const ground = await this.refusal(record);
    if (ground) return { state: 'kept', ground };
    await this.forget(record);
    return { state: 'erased' };
  }

  async eraseDue(limit: number): Promise<number> {
    const due = await dueRosters(this.db, ROSTER_DAYS, limit);
    for (const { officeId, id, members } of due) {
      for (const member of members) await this.forget({ officeId, id: member });
      await forgetRoster(this.db, officeId, id, this.vault.seal(ERASED, rosterPlace('contact_name', id)));
    }
    return due.length;
  }

  private forget({ officeId, id }: Pick<PersonRecord, 'officeId' | 'id'>): Promise<void> {
    const name = this.vault.seal(ERASED, memberPlace('name', id));
    return forgetMember(this.db, officeId, id, name, this.vault.blind('roster_member.erased', id));
  }
}
