import {
  Db,
  HouseProblem,
  newId,
  OAuthError,
  TokenIssuer,
  type IssuedToken,
  type TokenRequest,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { accessToken } from '../secret.js';
import { ApiToken } from './api-client.entity.js';
import { ClientPrincipals } from './client-principals.service.js';

/** Short, since nobody renews what leaked: the key stays at home, the token travels. */
const TOKEN_SECONDS = 600;

/** OAuth 2 client credentials from the same registration: `client_id` is the client's id, `client_secret` one of its keys. */
@Injectable()
export class AccessTokens extends TokenIssuer {
  constructor(
    private readonly db: Db,
    private readonly clients: ClientPrincipals,
  ) {
    super();
  }

  async issue({ clientId, clientSecret, scope }: TokenRequest): Promise<IssuedToken> {
    const client = await this.clientOf(clientSecret);
    if (client.clientId.replaceAll('-', '') !== clientId.toLowerCase().replaceAll('-', '')) throw unknown();
    const asked = scope === undefined ? [...client.scopes] : [...new Set(scope.split(' ').filter(Boolean))];
    const beyond = asked.filter((one) => !client.scopes.has(one));
    if (beyond.length > 0 || asked.length === 0)
      throw new OAuthError('invalid_scope', 'The client does not have every scope that was asked for');
    const { officeId, keyId } = client;
    const id = newId(officeId);
    const token = accessToken.issue(id);
    const expiresAt = new Date((await this.db.now()).getTime() + TOKEN_SECONDS * 1000);
    await this.db.repo(ApiToken).insert({
      officeId,
      id,
      clientId: client.clientId,
      keyId,
      secretHash: token.hash,
      scopes: asked,
      expiresAt,
    });
    return { accessToken: token.text, expiresIn: TOKEN_SECONDS, scopes: asked.sort() };
  }

  private async clientOf(secret: string) {
    try {
      return await this.clients.ofKey(secret);
    } catch (error) {
      // Wrong, ended and expired look alike to whoever guesses.
      if (error instanceof HouseProblem && error.status === 401) throw unknown();
      throw error;
    }
  }
}

const unknown = (): OAuthError =>
  new OAuthError('invalid_client', 'No client in force has this client_id with this client_secret (a key, bpk_...)');
