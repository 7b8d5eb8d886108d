import { Db, isId, isTestOffice, officeOf, platformProblems, type ClientPrincipal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { accessToken, apiKey } from '../secret.js';
import { clientOfKey, clientOfToken, noteUse, type ReachRow } from './api-client.queries.js';

/** Turns an API key or an access token into the client it stands for. */
@Injectable()
export class ClientPrincipals {
  constructor(private readonly db: Db) {}

  /** @param passive asked on behalf of an open stream: that is no use of the key
   * @throws credentials_invalid, credentials_expired (401) */
  async ofKey(text: string, passive = false): Promise<ClientPrincipal & { keyId: string }> {
    const presented = apiKey.read(text);
    if (!presented || !isId(presented.id)) throw platformProblems.credentialsInvalid();
    const officeId = officeOf(presented.id);
    const row = await clientOfKey(this.db, officeId, presented);
    if (row && row.mode !== presented.mode) throw platformProblems.credentialsInvalid();
    return this.principal(officeId, row, passive);
  }

  /** @throws credentials_invalid, credentials_expired (401) */
  async ofToken(text: string, passive = false): Promise<ClientPrincipal> {
    const presented = accessToken.read(text);
    if (!presented || !isId(presented.id)) throw platformProblems.credentialsInvalid();
    const officeId = officeOf(presented.id);
    return this.principal(officeId, await clientOfToken(this.db, officeId, presented), passive);
  }

  private async principal(
    officeId: number,
    row: ReachRow | undefined,
    passive: boolean,
  ): Promise<ClientPrincipal & { keyId: string }> {
    if (!row || row.revoked) throw platformProblems.credentialsInvalid();
    if (row.expired) throw platformProblems.credentialsExpired();
    if (row.unseen && !passive) await noteUse(this.db, officeId, row.key_id);
    const { id: clientId, name, mode, origins, bookings_per_day: bookingsPerDay } = row;
    // The number of an office says which kind it is: no slip in a row can let a test key into a live office.
    const offices = (mode === 'test' ? row.test_offices : row.offices).filter(
      (number) => isTestOffice(number) === (mode === 'test'),
    );
    const reach = { scopes: new Set(row.scopes), offices: new Set(offices), mode, origins };
    return { kind: 'client', clientId, name, officeId, keyId: row.key_id, bookingsPerDay, ...reach };
  }
}
