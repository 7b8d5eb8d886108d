import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Db, Env } from '@buka-pintu/platform';
import { hashOf } from '../secret.js';
import type { ChallengePurpose } from './passkey.entity.js';
import { passkeyProblems } from './passkey.problems.js';
import { insertChallenge, useChallenge } from './passkey.queries.js';
import { relyingPartyOf, type RelyingParty } from './relying-party.js';

/** What the browser says it was asked, and by which page. The device signs it, so nobody can change it on the way. */
export interface ClientData {
  challenge: string;
  origin: string;
  crossOrigin?: boolean;
}

/** What devices are asked to sign: once, for ten minutes, in one browser. Kept in the database, so that any process may ask. */
@Injectable()
export class PasskeyChallenges {
  constructor(
    private readonly db: Db,
    private readonly env: Env,
  ) {}

  /** @throws passkey_unavailable (409) where browsers know no passkeys */
  partyOf(origin: string | undefined): RelyingParty {
    const party = this.knownParty(origin);
    if (party) return party;
    throw passkeyProblems.passkeyUnavailable({ instead: this.env.publicOrigin ?? 'https://<nama server>' });
  }

  /** Undefined where browsers know no passkeys. */
  knownParty(origin: string | undefined): RelyingParty | undefined {
    return relyingPartyOf(origin, this.env.publicOrigin);
  }

  async issue(
    purpose: ChallengePurpose,
    browserHash: Buffer,
    staffId: string | null,
  ): Promise<{ challenge: string; expiresAt: string }> {
    const bytes = randomBytes(32);
    const expiresAt = await insertChallenge(this.db, { challengeHash: hashOf(bytes), browserHash, purpose, staffId });
    return { challenge: bytes.toString('base64url'), expiresAt: expiresAt.toISOString() };
  }

  /**
   * Takes the challenge that an answer was made for.
   * @throws passkey_over (422), also for what no browser writes; passkey_elsewhere (403) for the answer to a foreign page
   */
  async use(
    purpose: ChallengePurpose,
    browserHash: Buffer,
    clientDataJSON: string,
    party: RelyingParty,
  ): Promise<{ challenge: string; staffId: string | null }> {
    const client = readClientData(clientDataJSON);
    if (!client) throw passkeyProblems.passkeyOver();
    const challengeHash = hashOf(Buffer.from(client.challenge, 'base64url'));
    const begun = await useChallenge(this.db, { challengeHash, browserHash, purpose });
    if (!begun) throw passkeyProblems.passkeyOver();
    // Our pages stand in no frame: a cross-origin answer was given to somebody who put one around us.
    if (client.origin !== party.origin || client.crossOrigin === true) throw passkeyProblems.passkeyElsewhere();
    return { challenge: client.challenge, staffId: begun.staff_id };
  }
}

/** Undefined for what no browser writes. */
export function readClientData(clientDataJSON: string): ClientData | undefined {
  try {
    const read = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as Partial<ClientData> | null;
    if (typeof read?.challenge !== 'string' || typeof read.origin !== 'string') return undefined;
    return { challenge: read.challenge, origin: read.origin, crossOrigin: read.crossOrigin };
  } catch {
    return undefined; // not JSON: nobody's browser
  }
}
