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
import { LIVE_TICKET_STATES } from '../tickets/ticket.lifecycle.js';
import { TICKET_DAYS } from './queue-personal.js';
import { forgetTicket, forgetTickets, ticketsOf, ticketToErase } from './ticket-persons.queries.js';

/** Walk-ins as records of a person: those who showed a document are found by it; of all of them the name goes after its days. */
@KeepsPersons('ticket')
@Injectable()
export class TicketPersons implements PersonKeeper {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
  ) {}

  async recordsOf(key: Buffer, officeIds: readonly number[]): Promise<PersonRecord[]> {
    return (await ticketsOf(this.db, key, officeIds)).map((row) => ({ type: 'ticket', ...row }));
  }

  async export({ officeId, id }: PersonRecord): Promise<Record<string, unknown>> {
    const row = await ticketToErase(this.db, officeId, id);
    if (!row) return {};
    const { display: number, state, onDay: on, serviceCode, nameSealed } = row;
    const name = nameSealed && this.vault.open(nameSealed, `ticket.name_sealed:${id}`);
    return { number, state, on, serviceCode, name };
  }

  async refusal({ officeId, id }: PersonRecord): Promise<Localized | null> {
    const row = await ticketToErase(this.db, officeId, id);
    return row && LIVE_TICKET_STATES.some((state) => state === row.state) ? STILL_HERE : null;
  }

  async erase(record: PersonRecord): Promise<Erasure> {
    const ground = await this.refusal(record);
    if (ground) return { state: 'kept', ground };
    await forgetTicket(this.db, record.officeId, record.id);
    return { state: 'erased' };
  }

  eraseDue(limit: number): Promise<number> {
    return forgetTickets(this.db, TICKET_DAYS, limit);
  }
}

const STILL_HERE: Localized = {
  id: 'Nomor ini masih menunggu atau sedang dilayani. Minta lagi setelah selesai.',
  en: 'This number is still waiting or being served. Ask again when it is over.',
};
