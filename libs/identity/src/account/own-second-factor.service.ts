import { Injectable } from '@nestjs/common';
import { Db, Ledger, newId, officeOf, Vault, type StaffPrincipal } from '@buka-pintu/platform';
import { endDevices } from '../devices/device.queries.js';
import { accountProblems } from './account.problems.js';
import { identityEvents } from '../identity.events.js';
import { newSecondFactor, stepOf } from '../sessions/second-factor.js';
import { sealedTotpAt } from '../sessions/second-factors.service.js';
import type { EnrolmentView } from '../sessions/session.dto.js';
import { insertTotp } from '../sessions/session.queries.js';
import { enrolmentAt, Sessions } from '../sessions/sessions.service.js';
import { dropTotp } from '../staff/administration.queries.js';
import { AccountNotices } from './account-notices.service.js';
import type { SecondFactorProof } from './account.dto.js';
import { enrolmentOf, keepEnrolment } from './account.queries.js';
import { OwnAccount } from './own-account.service.js';

/** Another authenticator app in place of the one there is: a new phone. */
@Injectable()
export class OwnSecondFactor {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly account: OwnAccount,
    private readonly sessions: Sessions,
    private readonly notices: AccountNotices,
  ) {}

  /** A new secret; the present app goes on working until the first code of the new one. @throws sign_in_again (403) */
  async begin(caller: StaffPrincipal): Promise<EnrolmentView> {
    await this.account.demandFresh(caller);
    const { staffId, sessionId } = caller;
    const secret = newSecondFactor();
    const sealed = this.vault.seal(secret, enrolmentAt(sessionId));
    await keepEnrolment(this.db, officeOf(sessionId), sessionId, sealed);
    return this.sessions.enrolment(officeOf(staffId), staffId, secret);
  }

  /** Ends the trust in all browsers as well. @throws new_code_wrong (422) */
  async confirm(caller: StaffPrincipal, { code }: SecondFactorProof): Promise<void> {
    await this.account.demandFresh(caller);
    const { staffId, sessionId } = caller;
    const officeId = officeOf(staffId);
    await this.db.transaction(async () => {
      const sealed = await enrolmentOf(this.db, officeOf(sessionId), sessionId);
      const secret = sealed && this.vault.open(sealed, enrolmentAt(sessionId));
      const step = secret && stepOf(secret, code, await this.db.now());
      if (!secret || typeof step !== 'number') throw accountProblems.newCodeWrong();
      const id = newId(officeId);
      await dropTotp(this.db, officeId, staffId);
      await insertTotp(this.db, {
        officeId,
        id,
        staffId,
        secretSealed: this.vault.seal(secret, sealedTotpAt(id)),
        step,
      });
      await keepEnrolment(this.db, officeOf(sessionId), sessionId, null);
      await endDevices(this.db, officeId, staffId);
      await this.ledger.append(officeId, identityEvents.secondFactorEnrolled, {
        subject: { type: 'staff', id: staffId },
        payload: { staffId },
        actor: caller,
      });
      await this.notices.tell(staffId, 'identity.second_factor_changed');
    });
  }
}
