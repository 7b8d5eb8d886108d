import { Injectable } from '@nestjs/common';
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import {
  Db,
  Ledger,
  newId,
  officeOf,
  platformProblems,
  Vault,
  type EventDefinition,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { AccountNotices } from '../account/account-notices.service.js';
import { OwnAccount } from '../account/own-account.service.js';
import { bytesOf, hashOf } from '../secret.js';
import { PasskeyChallenges } from './passkey-challenges.service.js';
import type {
  OwnPasskeys as OwnPasskeysView,
  PasskeyCreationView,
  PasskeyName,
  PasskeyRegistration,
  PasskeyView,
} from './passkey.dto.js';
import { passkeyEvents, type PasskeyEventPayload } from './passkey.events.js';
import { passkeyProblems } from './passkey.problems.js';
import {
  dropPasskey,
  insertPasskey,
  lockOfficer,
  passkeysOf,
  renamePasskey,
  type PasskeyRow,
} from './passkey.queries.js';
import type { RelyingParty } from './relying-party.js';

/** An old phone, a new phone, a laptop, a key on the ring, and as many again. */
const MOST = 10;
/** How long the browser waits for a finger or a PIN, in milliseconds. */
export const TIMEOUT = 120_000;
/** COSE: ES256 (every device), EdDSA, RS256 (Windows Hello on older computers). */
const ALGORITHMS = [-7, -8, -257];

/** The passkeys of one's own account: seen, added, named, removed. */
@Injectable()
export class OwnPasskeys {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly account: OwnAccount,
    private readonly challenges: PasskeyChallenges,
    private readonly notices: AccountNotices,
  ) {}

  async list({ staffId }: StaffPrincipal): Promise<OwnPasskeysView> {
    const rows = await passkeysOf(this.db, officeOf(staffId), staffId);
    return { items: rows.map((row) => this.view(row)) };
  }

  /** @throws sign_in_again (403), passkey_unavailable (409), passkeys_too_many (409) */
  async begin(caller: StaffPrincipal, origin: string | undefined): Promise<PasskeyCreationView> {
    await this.account.demandFresh(caller);
    const party = this.challenges.partyOf(origin);
    const { staffId } = caller;
    const rows = await passkeysOf(this.db, officeOf(staffId), staffId);
    if (rows.length >= MOST) throw passkeyProblems.passkeysTooMany({ most: MOST });
    const { name, email, staffNumber } = await this.account.get(caller);
    const { challenge, expiresAt } = await this.challenges.issue('add', sessionHash(caller), staffId);
    return {
      publicKey: {
        challenge,
        rp: { id: party.id, name: 'Buka Pintu' },
        // The handle comes back with every answer and says whose account it is: an id, no name.
        user: { id: bytesOf(staffId).toString('base64url'), name: email ?? staffNumber ?? name, displayName: name },
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        timeout: TIMEOUT,
        excludeCredentials: rows.filter((row) => row.rp_id === party.id).map(describe),
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        attestation: 'none',
      },
      expiresAt,
    };
  }

  /**
   * @throws sign_in_again (403), passkey_over, passkey_unfit (422), passkey_elsewhere (403), passkey_known,
   * passkeys_too_many, passkey_unavailable (409)
   */
  async add(caller: StaffPrincipal, request: PasskeyRegistration, origin: string | undefined): Promise<PasskeyView> {
    await this.account.demandFresh(caller);
    const party = this.challenges.partyOf(origin);
    const { challenge } = await this.challenges.use('add', sessionHash(caller), request.clientDataJSON, party);
    const made = await verified(request, challenge, party);
    if (!made) throw passkeyProblems.passkeyUnfit();
    const { staffId } = caller;
    const officeId = officeOf(staffId);
    const id = newId(officeId);
    await this.db.transaction(async () => {
      await lockOfficer(this.db, officeId, staffId);
      const there = await passkeysOf(this.db, officeId, staffId);
      if (there.length >= MOST) throw passkeyProblems.passkeysTooMany({ most: MOST });
      await insertPasskey(this.db, {
        officeId,
        id,
        staffId,
        credentialId: Buffer.from(made.credential.id, 'base64url'),
        publicKey: made.credential.publicKey,
        counter: made.credential.counter,
        transports: request.transports ?? [],
        rpId: party.id,
        synced: made.credentialBackedUp,
        nameSealed: this.vault.seal(request.name.trim(), nameAt(id)),
      });
      await this.tell(caller, id, passkeyEvents.passkeyAdded, 'identity.passkey_added');
    });
    return this.view((await passkeysOf(this.db, officeId, staffId)).find((row) => row.id === id)!);
  }

  /** @throws not_found */
  async rename({ staffId }: StaffPrincipal, id: string, { name }: PasskeyName): Promise<PasskeyView> {
    const sealed = this.vault.seal(name.trim(), nameAt(id));
    const row = await renamePasskey(this.db, officeOf(staffId), staffId, id, sealed);
    if (!row) throw platformProblems.notFound();
    return this.view(row);
  }

  /** @throws sign_in_again (403), not_found */
  async remove(caller: StaffPrincipal, id: string): Promise<void> {
    await this.account.demandFresh(caller);
    const { staffId } = caller;
    await this.db.transaction(async () => {
      if (!(await dropPasskey(this.db, officeOf(staffId), staffId, id))) throw platformProblems.notFound();
      await this.tell(caller, id, passkeyEvents.passkeyRemoved, 'identity.passkey_removed');
    });
  }

  private async tell(
    actor: StaffPrincipal,
    passkeyId: string,
    event: EventDefinition<PasskeyEventPayload>,
    letter: string,
  ): Promise<void> {
    const { staffId } = actor;
    const subject = { type: 'staff', id: staffId };
    await this.ledger.append(officeOf(staffId), event, { subject, payload: { staffId, passkeyId }, actor });
    await this.notices.tell(staffId, letter);
  }

  private view(row: PasskeyRow): PasskeyView {
    return {
      id: row.id,
      name: this.vault.open(row.name_sealed, nameAt(row.id)),
      addedAt: row.added_at.toISOString(),
      usedAt: row.used_at?.toISOString() ?? null,
      usedWith: row.used_with,
      synced: row.synced,
      host: row.rp_id,
    };
  }
}

/** What the device made; undefined when it is not what was asked for. */
async function verified(request: PasskeyRegistration, challenge: string, party: RelyingParty) {
  const { id, clientDataJSON, attestationObject } = request;
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON, attestationObject },
      },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return registrationInfo;
  } catch {
    return undefined; // the library throws a sentence for each thing a device may not do; the officer needs one
  }
}

/** As browsers want to be told of a passkey. */
export function describe({ credential_id: id, transports }: PasskeyRow) {
  return { type: 'public-key' as const, id: id.toString('base64url'), transports };
}

/** A passkey is added by the session that asked, whatever cookie the browser has besides. */
function sessionHash({ sessionId }: StaffPrincipal): Buffer {
  return hashOf(bytesOf(sessionId));
}

/** Where the sealed name of a passkey belongs. */
function nameAt(id: string): string {
  return `passkey.name_sealed:${id}`;
}
