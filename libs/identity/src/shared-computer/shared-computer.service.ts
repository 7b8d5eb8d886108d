import { Injectable } from '@nestjs/common';
import { Db } from '@buka-pintu/platform';
import { Devices } from '../devices/devices.service.js';
import { identityProblems } from '../identity.problems.js';
import { PasskeyChallenges } from '../passkeys/passkey-challenges.service.js';
import { passkeysOf } from '../passkeys/passkey.queries.js';
import { Passwords } from '../sessions/passwords.service.js';
import type { Outcome, Visit } from '../sessions/session-cookie.js';
import type { SignInView } from '../sessions/session.dto.js';
import { NOBODY, Sessions } from '../sessions/sessions.service.js';
import { SignInThrottle } from '../sessions/sign-in-throttle.service.js';
import { signInRow } from '../staff/staff.queries.js';
import { StaffDirectory } from '../staff/staff.service.js';
import { OpenCounters } from './open-counters.service.js';
import type { OfficerChange, OfficersHere } from './shared-computer.dto.js';

/**
 * Several officers at one computer. Who takes over shows a password or a passkey, and the session before ends in the same step: it
 * is not kept locked, because a browser has one session cookie, and coming back costs the same two seconds.
 */
@Injectable()
export class SharedComputer {
  constructor(
    private readonly db: Db,
    private readonly devices: Devices,
    private readonly sessions: Sessions,
    private readonly staff: StaffDirectory,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly challenges: PasskeyChallenges,
    private readonly counters: OpenCounters,
  ) {}

  /** Who trusts this computer. Names are for who holds its cookie, which no page and no other computer can read. */
  async officers(visit: Visit): Promise<OfficersHere> {
    const rows = await this.trusted(visit);
    const now = await this.sessions.find(visit.cookie);
    const names = await this.staff.names(rows.map((row) => row.staff_id));
    const party = this.challenges.knownParty(visit.origin);
    const items = rows.map(async ({ id, office_id: officeId, staff_id: staffId }) => ({
      id,
      name: names.get(staffId) ?? '?',
      passkey: (await passkeysOf(this.db, officeId, staffId)).some((row) => !party || row.rp_id === party.id),
      current: now?.state === 'signed_in' && now.staff_id === staffId,
    }));
    return { items: await Promise.all(items) };
  }

  /**
   * The next officer goes on with the password alone: the computer was trusted with a second factor before.
   * @throws counter_still_open (409), sign_in_refused (401), also for who is not known on this computer, sign_in_too_soon (429)
   */
  async change({ officerId, password }: OfficerChange, visit: Visit): Promise<Outcome<SignInView>> {
    const here = (await this.trusted(visit)).find((row) => row.id === officerId);
    const [officeId, staffId] = here ? [here.office_id, here.staff_id] : [NOBODY.office_id, NOBODY.staff_id];
    if (here) await this.counters.demandNone(visit, staffId);
    const attempt = await this.throttle.attempt('password', here?.staff_id ?? officerId, visit.network);
    const officer = await signInRow(this.db, officeId, staffId);
    const fits = await this.passwords.fits(password, officer?.password_hash, visit.network);
    if (!officer || !fits) {
      await attempt.failed();
      throw identityProblems.signInRefused();
    }
    await attempt.succeeded();
    return this.db.transaction(async () => {
      await this.sessions.end(visit);
      return this.sessions.open({
        officeId,
        staffId,
        state: officer.has_totp ? 'signed_in' : this.sessions.nextState(officer),
        roles: officer.roles,
        secondFactor: officer.has_totp,
        byTrust: officer.has_totp,
        demo: false,
        visit,
      });
    });
  }

  private async trusted(visit: Visit) {
    return (await this.devices.known(visit.devices)).filter((row) => row.trusted);
  }
}
