import { Injectable } from '@nestjs/common';
import { Db, Env, isId, newId, officeOf, system } from '@buka-pintu/platform';
import { dropLinks, insertLink, openLink, useUp } from '../demo/demo.queries.js';
import { identityProblems } from '../identity.problems.js';
import { linkToken } from '../secret.js';
import { isWeak, WEAK } from '../sessions/password.js';
import { Passwords } from '../sessions/passwords.service.js';
import type { Outcome, Visit } from '../sessions/session-cookie.js';
import type { SignInView } from '../sessions/session.dto.js';
import { Sessions } from '../sessions/sessions.service.js';
import type { FirstAdministratorRequest } from './staff.dto.js';
import { anyoneRegistered } from './staff.queries.js';
import { StaffDirectory } from './staff.service.js';

// The first office of an installation has this number; the set-up wizard gives it its name and place.
const FIRST_OFFICE = 1;

/** How the very first administrator of a real install comes in: by a link that only whoever started it can see. */
@Injectable()
export class FirstAdministrator {
  constructor(
    private readonly db: Db,
    private readonly env: Env,
    private readonly staff: StaffDirectory,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  /**
   * A fresh set-up link in place of earlier ones, good for a week and once.
   * @returns undefined on a demo install and once anybody is registered
   */
  async link(origin: string): Promise<string | undefined> {
    if (this.env.demo || (await anyoneRegistered(this.db))) return undefined;
    const id = newId(FIRST_OFFICE);
    const token = linkToken.issue(id);
    await this.db.transaction(async () => {
      await dropLinks(this.db, FIRST_OFFICE, 'setup');
      await insertLink(this.db, {
        officeId: FIRST_OFFICE,
        id,
        purpose: 'setup',
        staffId: null,
        secretHash: token.hash,
      });
    });
    return `${origin}/admin/sign-in#setup=${token.text}`;
  }

  /**
   * Registers the administrator and goes on to enrol a second factor, as a first sign-in does.
   * @throws link_invalid (401), password_weak (400)
   */
  async register(request: FirstAdministratorRequest, visit: Visit): Promise<Outcome<SignInView>> {
    const { name, email, staffNumber, password } = request;
    const presented = linkToken.read(request.token);
    if (!presented || !isId(presented.id)) throw identityProblems.linkInvalid();
    const officeId = officeOf(presented.id);
    // Before the costly hash, so that nobody without the link can ask for one.
    if (!(await openLink(this.db, officeId, 'setup', presented))) throw identityProblems.linkInvalid();
    if (isWeak(password, [name, email, staffNumber ?? ''])) throw identityProblems.passwordWeak({ errors: WEAK });
    const passwordHash = await this.passwords.hash(password, visit.network);
    const staffId = await this.db.transaction(async () => {
      if (!(await useUp(this.db, officeId, presented.id)) || (await anyoneRegistered(this.db)))
        throw identityProblems.linkInvalid();
      return this.staff.register(system('setup'), {
        officeId,
        name,
        email,
        staffNumber,
        passwordHash,
        roles: [{ role: 'administrator' }],
      });
    });
    return this.sessions.open({
      officeId,
      staffId,
      state: 'second_factor_enrolment',
      roles: [{ role: 'administrator', atOfficeId: officeId }],
      secondFactor: false,
      demo: false,
      visit,
    });
  }
}
