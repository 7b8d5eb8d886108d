import { Injectable } from '@nestjs/common';
import { Db, Ledger, newId, officeOf, platformProblems, Vault, type StaffPrincipal } from '@buka-pintu/platform';
import type { Outcome, Visit } from '../sessions/session-cookie.js';
import type { SignInView } from '../sessions/session.dto.js';
import { countWrongCode, endSession } from '../sessions/session.queries.js';
import { officerAt, Sessions } from '../sessions/sessions.service.js';
import { SignInThrottle } from '../sessions/sign-in-throttle.service.js';
import { AccountNotices } from './account-notices.service.js';
import type { RecoveryCodesView, RecoverySignIn } from './account.dto.js';
import { accountEvents } from './account.events.js';
import { accountProblems } from './account.problems.js';
import { OwnAccount } from './own-account.service.js';
import { newRecoveryCode, plainRecoveryCode, RECOVERY_CODES } from './recovery-code.js';
import { dropRecoveryCodes, insertRecoveryCodes, spendRecoveryCode } from './recovery-code.queries.js';

/** Ten codes on paper for the day the phone is lost. */
@Injectable()
export class RecoveryCodes {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly account: OwnAccount,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
    private readonly notices: AccountNotices,
  ) {}

  /** Ten new codes in place of all earlier ones. @throws sign_in_again (403) */
  async make(caller: StaffPrincipal): Promise<RecoveryCodesView> {
    await this.account.demandFresh(caller);
    const { staffId } = caller;
    const officeId = officeOf(staffId);
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    await this.db.transaction(async () => {
      await dropRecoveryCodes(this.db, officeId, staffId);
      const rows = codes.map((code) => ({ id: newId(officeId), key: this.keyOf(staffId, plainRecoveryCode(code)!) }));
      await insertRecoveryCodes(this.db, officeId, staffId, rows);
      await this.tell('recoveryCodesMade', caller);
    });
    return { codes };
  }

  private keyOf(staffId: string, code: string): Buffer {
    return this.vault.blind('identity.recovery-code', `${staffId}\0${code}`);
  }

  private tell(event: 'recoveryCodesMade' | 'recoveryCodeUsed', actor: StaffPrincipal): Promise<void> {
    const { staffId } = actor;
    const subject = { type: 'staff', id: staffId };
    return this.ledger.append(officeOf(staffId), accountEvents[event], { subject, payload: { staffId }, actor });
  }

  /**
   * Completes a sign-in that waits for its second factor.
   * @throws sign_in_required (401), recovery_code_wrong (401), sign_in_too_soon (429)
   */
  async signIn({ code }: RecoverySignIn, visit: Visit): Promise<Outcome<SignInView>> {
    const pending = await this.sessions.find(visit.cookie);
    if (pending?.state !== 'second_factor_required') throw platformProblems.signInRequired();
    const { office_id: officeId, staff_id: staffId, id, roles } = pending;
    const attempt = await this.throttle.attempt('second-factor', staffId, visit.network, { strangersTogether: true });
    const plain = plainRecoveryCode(code);
    const outcome = await this.db.transaction(async () => {
      if (plain === undefined) return undefined;
      const left = await spendRecoveryCode(this.db, officeId, staffId, this.keyOf(staffId, plain));
      if (left === undefined || !(await endSession(this.db, officeId, id))) return undefined;
      await this.tell('recoveryCodeUsed', officerAt(officeId, staffId, id));
      await this.notices.tell(staffId, 'identity.recovery_code_used', { left: String(left) });
      return this.sessions.open({
        officeId,
        staffId,
        state: 'signed_in',
        roles,
        secondFactor: true,
        demo: false,
        visit,
        signOut: this.sessions.signOutOf(pending),
      });
    });
    if (!outcome) {
      await countWrongCode(this.db, officeId, id);
      await attempt.failed();
      throw accountProblems.recoveryCodeWrong();
    }
    await attempt.succeeded();
    return outcome;
  }
}
