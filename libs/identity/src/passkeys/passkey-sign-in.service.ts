import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Db, isId, Ledger, officeOf } from '@buka-pintu/platform';
import { AccountNotices } from '../account/account-notices.service.js';
import { deviceName } from '../devices/device-name.js';
import { Devices } from '../devices/devices.service.js';
import { hashOf, idOf } from '../secret.js';
import type { Outcome, Visit } from '../sessions/session-cookie.js';
import type { SignInView } from '../sessions/session.dto.js';
import { NOBODY, officerAt, Sessions } from '../sessions/sessions.service.js';
import { SignInThrottle } from '../sessions/sign-in-throttle.service.js';
import { OpenCounters } from '../shared-computer/open-counters.service.js';
import { signInRow } from '../staff/staff.queries.js';
import { describe, TIMEOUT } from './own-passkeys.service.js';
import { PasskeyChallenges } from './passkey-challenges.service.js';
import type { PasskeyAnswer, PasskeyAsk, PasskeyRequestView } from './passkey.dto.js';
import { passkeyEvents } from './passkey.events.js';
import { passkeyProblems } from './passkey.problems.js';
import { passkeyRow, passkeysOf, spendCount } from './passkey.queries.js';
import { strangersKey, verifySignature } from './passkey-signature.js';
import type { RelyingParty } from './relying-party.js';

/** Signing in with a passkey alone: the device is one factor, the PIN or finger it asked for is the other. */
@Injectable()
export class PasskeySignIn {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly challenges: PasskeyChallenges,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
    private readonly devices: Devices,
    private readonly notices: AccountNotices,
    private readonly counters: OpenCounters,
  ) {}

  /**
   * Asked before anybody has said who he is, unless it is one of those who trust this computer.
   * @throws passkey_unavailable (409), counter_still_open (409) while the officer before has a counter open
   */
  async begin({ officerId }: PasskeyAsk, visit: Visit): Promise<Outcome<PasskeyRequestView>> {
    const party = this.challenges.partyOf(visit.origin);
    const browser = isBrowser(visit.browser) ? visit.browser : randomBytes(32).toString('base64url');
    const officer = (await this.devices.known(visit.devices)).find((row) => row.id === officerId && row.trusted);
    if (officer) await this.counters.demandNone(visit, officer.staff_id);
    const kept = officer ? await passkeysOf(this.db, officer.office_id, officer.staff_id) : [];
    const allowCredentials = kept.filter((row) => row.rp_id === party.id).map(describe);
    const asked = officer?.staff_id ?? null;
    const { challenge, expiresAt } = await this.challenges.issue('sign_in', browserHash(browser), asked);
    return {
      browser,
      view: {
        publicKey: { challenge, rpId: party.id, timeout: TIMEOUT, userVerification: 'required', allowCredentials },
        expiresAt,
      },
    };
  }

  /**
   * @throws passkey_unavailable (409), passkey_over (422), passkey_elsewhere (403), passkey_refused, passkey_copied (401),
   * counter_still_open (409), sign_in_too_soon (429)
   */
  async signIn(answer: PasskeyAnswer, visit: Visit): Promise<Outcome<SignInView>> {
    const party = this.challenges.partyOf(visit.origin);
    const claimed = staffIdOf(answer.userHandle);
    const attempt = await this.throttle.attempt('passkey', claimed ?? answer.id, visit.network);
    try {
      const outcome = await this.check(answer, claimed, party, visit);
      await attempt.succeeded();
      return outcome;
    } catch (error) {
      await attempt.failed();
      throw error;
    }
  }

  private async check(answer: PasskeyAnswer, claimed: string | undefined, party: RelyingParty, visit: Visit) {
    const browser = browserHash(visit.browser ?? '');
    const begun = await this.challenges.use('sign_in', browser, answer.clientDataJSON, party);
    const staffId = claimed ?? begun.staffId ?? NOBODY.staff_id;
    const officeId = officeOf(staffId);
    // Somebody unknown costs the same: two look-ups and a signature checked against a key that nobody has.
    const row = await passkeyRow(this.db, officeId, staffId, Buffer.from(answer.id, 'base64url'));
    const officer = await signInRow(this.db, officeId, staffId);
    const shown = await verifySignature(answer, row?.public_key ?? strangersKey(), begun.challenge, party);
    const asked = begun.staffId === null || begun.staffId === staffId;
    if (!row || !officer || !shown || !asked || row.rp_id !== party.id) throw passkeyProblems.passkeyRefused();
    await this.counters.demandNone(visit, staffId);
    const trust = answer.trustDevice || (await this.devices.trusts(visit, staffId));
    const outcome = await this.db.transaction(async () => {
      const device = deviceName(visit.agent);
      if (!(await spendCount(this.db, { officeId, id: row.id, ...shown, device }))) return undefined;
      await this.sessions.end(visit);
      return this.sessions.open({
        officeId,
        staffId,
        state: 'signed_in',
        roles: officer.roles,
        secondFactor: true,
        passkey: true,
        demo: false,
        visit,
        trust,
      });
    });
    return outcome ?? this.refuseCopy(officeId, staffId, row.id);
  }

  /** Two devices hold what one should: nobody can tell which is the officer's, so neither comes in by it. */
  private async refuseCopy(officeId: number, staffId: string, passkeyId: string): Promise<never> {
    await this.db.transaction(async () => {
      await this.ledger.append(officeId, passkeyEvents.passkeyCopied, {
        subject: { type: 'staff', id: staffId },
        payload: { staffId, passkeyId },
        actor: officerAt(officeId, staffId, passkeyId),
      });
      await this.notices.tell(staffId, 'identity.passkey_copied');
    });
    throw passkeyProblems.passkeyCopied();
  }
}

const isBrowser = (cookie: string | undefined): cookie is string => /^[A-Za-z0-9_-]{43}$/.test(cookie ?? '');

const browserHash = (browser: string): Buffer => hashOf(Buffer.from(browser));

/** Whom a user handle names, if it can name anybody. */
function staffIdOf(userHandle: string | undefined): string | undefined {
  const bytes = Buffer.from(userHandle ?? '', 'base64url');
  if (bytes.length !== 16) return undefined;
  const id = idOf(bytes);
  return isId(id) ? id : undefined;
}
