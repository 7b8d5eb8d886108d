import { Injectable } from '@nestjs/common';
import { Db, Env, isId, newId, officeOf, ROLES, system, Vault } from '@buka-pintu/platform';
import { ApiKeys } from '../api-clients/api-keys.service.js';
import { identityProblems } from '../identity.problems.js';
import { linkToken } from '../secret.js';
import type { Outcome, Visit } from '../sessions/session-cookie.js';
import type { SignInView } from '../sessions/session.dto.js';
import { Sessions } from '../sessions/sessions.service.js';
import { signInRow } from '../staff/staff.queries.js';
import { sealedAt } from '../staff/sealed-at.js';
import { DEMO_CLIENT, DEMO_OFFICE } from './demo.seed.js';
import { demoClient, demoStaff, dropUnusedKeys, insertLink, openLink } from './demo.queries.js';

export interface DemoLink {
  role: string;
  name: string;
  url: string;
}

/** How one enters a demo install: by a link a role, printed where only the one who started it can see. */
@Injectable()
export class DemoSignIn {
  constructor(
    private readonly db: Db,
    private readonly env: Env,
    private readonly vault: Vault,
    private readonly sessions: Sessions,
    private readonly keys: ApiKeys,
  ) {}

  /**
   * Makes a fresh link for each officer of the demo; they work for a week, as do those of earlier starts.
   * @param origin what the address begins with, such as `http://localhost:8080`
   * @returns in the order of the roles; empty when this is no demo install
   */
  async links(origin: string): Promise<DemoLink[]> {
    if (!this.env.demo) return [];
    const links: DemoLink[] = [];
    for (const officer of await demoStaff(this.db, DEMO_OFFICE)) {
      const id = newId(DEMO_OFFICE);
      const token = linkToken.issue(id);
      await insertLink(this.db, {
        officeId: DEMO_OFFICE,
        id,
        purpose: 'demo',
        staffId: officer.id,
        secretHash: token.hash,
      });
      const name = this.vault.open(officer.name_sealed, sealedAt.name(officer.id));
      links.push({ role: officer.role, name, url: `${origin}/admin/sign-in#demo=${token.text}` });
    }
    const rank = (role: string) => ROLES.findIndex((each) => each === role);
    return links.sort((a, b) => rank(a.role) - rank(b.role));
  }

  /**
   * A key for the demo's API client: a fresh one at each start until one was used, for only its hash is kept and whoever started
   * the demo may have missed it, or been killed before it was printed. Undefined once a key was used or withdrawn.
   */
  async apiKey(): Promise<string | undefined> {
    if (!this.env.demo) return undefined;
    const client = await demoClient(this.db, DEMO_OFFICE, DEMO_CLIENT);
    if (!client || client.key_seen) return undefined;
    return this.db.transaction(async () => {
      await dropUnusedKeys(this.db, DEMO_OFFICE, client.id);
      return (await this.keys.add(system('demo'), client.id)).key;
    });
  }

  /** @throws demo_only (403), link_invalid (401) */
  async signIn(token: string, visit: Visit): Promise<Outcome<SignInView>> {
    if (!this.env.demo) throw identityProblems.demoOnly();
    const presented = linkToken.read(token);
    if (!presented || !isId(presented.id)) throw identityProblems.linkInvalid();
    const officeId = officeOf(presented.id);
    const link = await openLink(this.db, officeId, 'demo', presented);
    const officer = link?.staff_id ? await signInRow(this.db, officeId, link.staff_id) : undefined;
    if (!officer) throw identityProblems.linkInvalid();
    await this.sessions.end(visit);
    return this.sessions.open({
      officeId,
      staffId: officer.id,
      state: 'signed_in',
      roles: officer.roles,
      secondFactor: false,
      demo: true,
      visit,
    });
  }
}
