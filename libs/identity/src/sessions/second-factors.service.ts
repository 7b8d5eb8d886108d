import { Injectable } from '@nestjs/common';
import { Db, Ledger, newId, platformProblems, Vault } from '@buka-pintu/platform';
import { identityEvents } from '../identity.events.js';
import { identityProblems } from '../identity.problems.js';
import { stepOf } from './second-factor.js';
import type { Outcome, Visit } from './session-cookie.js';
import type { SecondFactorRequest, SignInView } from './session.dto.js';
import { countWrongCode, endSession, insertTotp, sealedTotp, spendStep, type SessionRow } from './session.queries.js';
import { enrolmentAt, officerAt, Sessions } from './sessions.service.js';
import { SignInThrottle } from './sign-in-throttle.service.js';

type Pending = SessionRow & { office_id: number };

/** The second step of signing in: a code of the officer's app, or the first code of the app being enrolled. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
  ) {}

  /**
   * Completes a sign-in. The session gets a new cookie: who knew the old one, from before, has nothing.
   * @throws sign_in_required (401) without a sign-in under way, second_factor_wrong (401), sign_in_too_soon (429)
   */
  async show({ code, trustDevice }: SecondFactorRequest, visit: Visit): Promise<Outcome<SignInView>> {
    const pending = await this.sessions.find(visit.cookie);
    if (!pending || pending.state === 'signed_in') throw platformProblems.signInRequired();
    const attempt = await this.throttle.attempt('second-factor', pending.staff_id, visit.network, {
      strangersTogether: true,
    });
    const now = await this.db.now();
    const outcome = await this.db.transaction(async () => {
      if (!(await this.accepts(pending, code, now))) return undefined;
      if (!(await endSession(this.db, pending.office_id, pending.id))) return undefined;
      return this.sessions.open({
        officeId: pending.office_id,
        staffId: pending.staff_id,
        state: 'signed_in',
        roles: pending.roles,
        secondFactor: true,
        demo: false,
        visit,
        trust: trustDevice,
        signOut: this.sessions.signOutOf(pending),
      });
    });
    if (!outcome) {
      await countWrongCode(this.db, pending.office_id, pending.id);
      await attempt.failed();
      throw identityProblems.secondFactorWrong();
    }
    await attempt.succeeded();
    return outcome;
  }

  private accepts(pending: Pending, code: string, now: Date): Promise<boolean> {
    return pending.state === 'second_factor_enrolment'
      ? this.enrol(pending, code, now)
      : this.verify(pending, code, now);
  }

  private async verify(pending: Pending, code: string, now: Date): Promise<boolean> {
    const totp = await sealedTotp(this.db, pending.office_id, pending.staff_id);
    if (!totp) return false;
    const step = stepOf(this.vault.open(totp.secret_sealed, sealedTotpAt(totp.id)), code, now);
    return step !== undefined && spendStep(this.db, pending.office_id, totp.id, step);
  }

  private async enrol(pending: Pending, code: string, now: Date): Promise<boolean> {
    if (!pending.enrolment_sealed) return false;
    const secret = this.vault.open(pending.enrolment_sealed, enrolmentAt(pending.id));
    const step = stepOf(secret, code, now);
    if (step === undefined) return false;
    const id = newId(pending.office_id);
    const enrolled = await insertTotp(this.db, {
      officeId: pending.office_id,
      id,
      staffId: pending.staff_id,
      secretSealed: this.vault.seal(secret, sealedTotpAt(id)),
      step,
    });
    if (!enrolled) return false;
    await this.ledger.append(pending.office_id, identityEvents.secondFactorEnrolled, {
      subject: { type: 'staff', id: pending.staff_id },
      payload: { staffId: pending.staff_id },
      actor: officerAt(pending.office_id, pending.staff_id, pending.id),
    });
    return true;
  }
}

/** Where an officer's sealed TOTP secret belongs. */
export function sealedTotpAt(id: string): string {
  return `totp.secret_sealed:${id}`;
}
