import { ClientDirectory, Db, isId, officeOf, type ClientEntry } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { OfficeNames } from '../office-names.js';
import { clientReach, clientRow } from './api-client.queries.js';
import { ApiClients } from './api-clients.service.js';

/** Tells the floor of the API clients what its webhooks need to know. */
@Injectable()
export class RegisteredClients extends ClientDirectory {
  constructor(
    private readonly db: Db,
    private readonly clients: ApiClients,
    private readonly names: OfficeNames,
  ) {
    super();
  }

  async find(clientId: string): Promise<ClientEntry | undefined> {
    if (!isId(clientId)) return undefined;
    const row = await clientRow(this.db, officeOf(clientId), clientId);
    if (!row) return undefined;
    const { owner, contact } = this.clients.people(row);
    const active = row.state === 'active';
    const reach = async (numbers: number[]) =>
      active ? (await this.names.of(numbers)).map(({ officeId, code }) => ({ officeId, code })) : [];
    return {
      clientId,
      name: row.name,
      email: contact?.email ?? owner.email,
      reach: { live: await reach(row.offices), test: await reach(row.test_offices) },
    };
  }

  async offices(clientIds: readonly string[]): Promise<Map<string, Record<'live' | 'test', number[]>>> {
    const rows = await clientReach(this.db, [...new Set(clientIds.map(officeOf))], clientIds);
    return new Map(rows.map(({ id, live, test }) => [id, { live, test }]));
  }
}
