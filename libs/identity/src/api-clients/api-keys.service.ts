import { Injectable } from '@nestjs/common';
import {
  Db,
  demand,
  Ledger,
  newId,
  officeOf,
  platformProblems,
  type Principal,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { identityEvents } from '../identity.events.js';
import { identityProblems } from '../identity.problems.js';
import { apiKey } from '../secret.js';
import type { ApiKeyRequest, IssuedKeyView, KeyMode, KeyRotationRequest } from './api-client.dto.js';
import { ApiKey } from './api-client.entity.js';
import { endKey, keyExists, keyRows, lockClient, revokeKey, type KeyRow } from './api-client.queries.js';
import { viewKey } from './api-client.view.js';
import { MANAGE_CLIENTS } from './api-clients.service.js';

const DAY = 86_400_000;
const KEY_DAYS = 365;
const KEY_DAYS_MOST = 731;
const OVERLAP_DAYS = 7;
const OVERLAP_DAYS_MOST = 30;
/** One in use, one taking over, and some for machines that can't share. */
const ACTIVE_KEYS_MOST = 5;
/** Rotation may go beyond, since the old one ends by itself; but not without end. */
const ROTATING_KEYS_MOST = 10;

/** The keys of API clients: shown once, kept as a hash, overlapping when they change. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
  ) {}

  /** @throws key_expiry_invalid (400), keys_too_many, client_revoked, test_office_missing (409) */
  async issue(caller: StaffPrincipal, clientId: string, request: ApiKeyRequest): Promise<IssuedKeyView> {
    demand(caller, officeOf(clientId), MANAGE_CLIENTS);
    return this.add(caller, clientId, { until: request.expiresAt, mode: request.mode });
  }

  /**
   * Makes a key that takes over from another one, which ends by itself at the chosen instant.
   * @throws overlap_invalid (400), key_not_active, keys_too_many (409)
   */
  async rotate(
    caller: StaffPrincipal,
    clientId: string,
    keyId: string,
    { oldEndsAt }: KeyRotationRequest,
  ): Promise<IssuedKeyView> {
    const officeId = officeOf(clientId);
    demand(caller, officeId, MANAGE_CLIENTS);
    return this.db.transaction(async () => {
      if (!(await lockClient(this.db, officeId, clientId))) throw platformProblems.notFound();
      const now = (await this.db.now()).getTime();
      const endsAt = oldEndsAt === undefined ? now + OVERLAP_DAYS * DAY : Date.parse(oldEndsAt);
      if (!(endsAt >= now && endsAt <= now + OVERLAP_DAYS_MOST * DAY))
        throw identityProblems.overlapInvalid({ mostDays: OVERLAP_DAYS_MOST });
      const mode = await endKey(this.db, officeId, { clientId, keyId, endsAt: new Date(endsAt) });
      if (!mode && !(await keyExists(this.db, officeId, clientId, keyId))) throw platformProblems.notFound();
      if (!mode) throw identityProblems.keyNotActive();
      return this.add(caller, clientId, { mode, most: ROTATING_KEYS_MOST });
    });
  }

  /** Makes a key; it can be read here and never again. */
  async add(
    actor: Principal,
    clientId: string,
    { until, mode = 'live', most = ACTIVE_KEYS_MOST }: { until?: string; mode?: KeyMode; most?: number } = {},
  ): Promise<IssuedKeyView> {
    const officeId = officeOf(clientId);
    return this.db.transaction(async () => {
      const client = await lockClient(this.db, officeId, clientId);
      if (!client) throw platformProblems.notFound();
      if (client.state === 'revoked') throw identityProblems.clientRevoked();
      if (mode === 'test' && client.test_offices.length === 0) throw identityProblems.testOfficeMissing();
      const keys = await keyRows(this.db, officeId, [clientId]);
      if (keys.filter((key) => key.state === 'active' && key.mode === mode).length >= most)
        throw identityProblems.keysTooMany({ most });
      const now = await this.db.now();
      const expiresAt = expiryOf(until, now);
      const key = apiKey.issue(clientId, mode);
      const hint = key.text.slice(-4);
      const id = newId(officeId);
      const row: KeyRow = {
        id,
        mode,
        hint,
        created_at: now,
        expires_at: expiresAt,
        last_used_at: null,
        state: 'active',
      };
      await this.db.repo(ApiKey).insert({
        officeId,
        id,
        clientId,
        mode,
        secretHash: key.hash,
        hint,
        createdAt: now,
        expiresAt,
      });
      await this.ledger.append(officeId, identityEvents.apiKeyIssued, {
        subject: { type: 'api_client', id: clientId },
        payload: { clientId, keyId: id },
        actor,
      });
      return { ...viewKey(row), key: key.text };
    });
  }

  /** Revokes at once; a second time changes nothing. @throws not_found (404) */
  async revoke(caller: StaffPrincipal, clientId: string, keyId: string): Promise<void> {
    const officeId = officeOf(clientId);
    demand(caller, officeId, MANAGE_CLIENTS);
    await this.db.transaction(async () => {
      const outcome = await revokeKey(this.db, officeId, clientId, keyId);
      if (outcome === 'unknown') throw platformProblems.notFound();
      if (outcome === 'before') return;
      await this.ledger.append(officeId, identityEvents.apiKeyRevoked, {
        subject: { type: 'api_client', id: clientId },
        payload: { clientId, keyId },
        actor: caller,
      });
    });
  }
}

function expiryOf(until: string | undefined, now: Date): Date {
  const expiry = until === undefined ? now.getTime() + KEY_DAYS * DAY : Date.parse(until);
  if (!(expiry > now.getTime() && expiry <= now.getTime() + KEY_DAYS_MOST * DAY))
    throw identityProblems.keyExpiryInvalid();
  return new Date(expiry);
}
