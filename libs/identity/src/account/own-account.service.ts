import { Injectable } from '@nestjs/common';
import { Db, Ledger, networkOf, officeOf, platformProblems, Vault, type StaffPrincipal } from '@buka-pintu/platform';
import { endDevices } from '../devices/device.queries.js';
import { Devices } from '../devices/devices.service.js';
import { identityEvents } from '../identity.events.js';
import { identityProblems } from '../identity.problems.js';
import { isWeak, WEAK } from '../sessions/password.js';
import { Passwords } from '../sessions/passwords.service.js';
import { endSession, sealedTotp } from '../sessions/session.queries.js';
import { addressAt } from '../sessions/sessions.service.js';
import { SignInThrottle } from '../sessions/sign-in-throttle.service.js';
import { endSessionsOf, setPassword } from '../staff/administration.queries.js';
import { sealedAt } from '../staff/sealed-at.js';
import { staffRow } from '../staff/staff.queries.js';
import { AccountNotices } from './account-notices.service.js';
import type { AccountView, OwnSessions, PasswordChange, TrustedDevices } from './account.dto.js';
import { accountEvents } from './account.events.js';
import { accountProblems } from './account.problems.js';
import { isFresh, openSession, openSessions, passwordOf } from './account.queries.js';
import { recoveryCodes } from './recovery-code.queries.js';

/** How old a session may be that changes the ways in. */
export const FRESH_MINUTES = 30;

/** What an officer sees and changes of the own account. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly devices: Devices,
    private readonly notices: AccountNotices,
  ) {}

  async get(caller: StaffPrincipal): Promise<AccountView> {
    const { staffId: id, sessionId } = caller;
    const officeId = officeOf(id);
    const row = await staffRow(this.db, officeId, id);
    if (!row) throw platformProblems.signInRequired();
    const codes = await recoveryCodes(this.db, officeId, id);
    return {
      id,
      name: this.vault.open(row.name_sealed, sealedAt.name(id)),
      email: row.email_sealed && this.vault.open(row.email_sealed, sealedAt.email(id)),
      staffNumber: row.staff_number_sealed && this.vault.open(row.staff_number_sealed, sealedAt.staffNumber(id)),
      secondFactor: (await sealedTotp(this.db, officeId, id)) !== undefined,
      recoveryCodes: { left: codes.left, madeAt: codes.made_at?.toISOString() ?? null },
      fresh: await isFresh(this.db, officeId, sessionId, FRESH_MINUTES),
    };
  }

  /** @throws sign_in_again (403) for a session that somebody else may have found open */
  async demandFresh({ sessionId }: StaffPrincipal): Promise<void> {
    if (await isFresh(this.db, officeOf(sessionId), sessionId, FRESH_MINUTES)) return;
    throw accountProblems.signInAgain({ minutes: FRESH_MINUTES });
  }

  async sessions({ staffId, sessionId }: StaffPrincipal): Promise<OwnSessions> {
    const rows = await openSessions(this.db, officeOf(staffId), staffId);
    return {
      items: rows.map((row) => ({
        id: row.id,
        current: row.id === sessionId,
        device: row.device,
        address: row.address_sealed && this.vault.open(row.address_sealed, addressAt(row.id)),
        startedAt: row.started_at.toISOString(),
        seenAt: row.seen_at.toISOString(),
        secondFactor: row.second_factor,
      })),
    };
  }

  /** @throws not_found for a session of somebody else, or one that ended */
  async endSession(caller: StaffPrincipal, id: string): Promise<void> {
    const { staffId } = caller;
    const officeId = officeOf(staffId);
    if (!(await openSession(this.db, officeId, staffId, id))) throw platformProblems.notFound();
    await this.db.transaction(async () => {
      if (await endSession(this.db, officeId, id)) await this.tellEnded(caller, id);
    });
  }

  /** Ends all sessions but the one this is asked with. */
  async endOthers(caller: StaffPrincipal): Promise<void> {
    const { staffId, sessionId } = caller;
    await this.db.transaction(async () => {
      const ended = await endSessionsOf(this.db, officeOf(staffId), staffId, sessionId);
      if (ended > 0) await this.tellEnded(caller, sessionId);
    });
  }

  private tellEnded(caller: StaffPrincipal, sessionId: string): Promise<void> {
    const { staffId } = caller;
    return this.ledger.append(officeOf(staffId), identityEvents.staffSignedOut, {
      subject: { type: 'staff', id: staffId },
      payload: { staffId, sessionId },
      actor: caller,
    });
  }

  /** @throws current_password_wrong (422), password_weak (400), sign_in_too_soon (429) */
  async changePassword(caller: StaffPrincipal, { current, next }: PasswordChange, address: string): Promise<void> {
    const { staffId, sessionId } = caller;
    const officeId = officeOf(staffId);
    const network = networkOf(address);
    const attempt = await this.throttle.attempt('password-change', staffId, network);
    const stored = await passwordOf(this.db, officeId, staffId);
    if (!(await this.passwords.fits(current, stored?.password_hash, network))) {
      await attempt.failed();
      throw accountProblems.currentPasswordWrong();
    }
    await attempt.succeeded();
    const { name, email, staffNumber } = await this.get(caller);
    if (isWeak(next, [name, email ?? '', staffNumber ?? '']))
      throw identityProblems.passwordWeak({ errors: WEAK.map((each) => ({ ...each, pointer: '/next' })) });
    const passwordHash = await this.passwords.hash(next, network);
    await this.db.transaction(async () => {
      await setPassword(this.db, officeId, staffId, passwordHash);
      await endSessionsOf(this.db, officeId, staffId, sessionId);
      // Who changes a password may have lost the browser along with it: the second factor is asked everywhere again.
      await endDevices(this.db, officeId, staffId);
      await this.ledger.append(officeId, accountEvents.passwordChanged, {
        subject: { type: 'staff', id: staffId },
        payload: { staffId },
        actor: caller,
      });
      await this.notices.tell(staffId, 'identity.password_changed');
    });
  }

  async trustedDevices(caller: StaffPrincipal): Promise<TrustedDevices> {
    const rows = await this.devices.trusted(caller);
    return {
      items: rows.map((row) => ({
        id: row.id,
        device: row.device,
        firstSeenAt: row.first_seen_at.toISOString(),
        seenAt: row.seen_at.toISOString(),
        trustedUntil: row.trusted_until!.toISOString(),
      })),
    };
  }
}
