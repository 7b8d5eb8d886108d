import { Injectable } from '@nestjs/common';
import {
  anonymous,
  Env,
  officeOf,
  platformProblems,
  PrincipalResolver,
  Vault,
  Db,
  isId,
  type Credentials,
  type Principal,
} from '@buka-pintu/platform';
import { ClientPrincipals } from './api-clients/client-principals.service.js';
import { openCapability } from './capabilities/capability.queries.js';
import { isVisiting } from './citizens/citizen-code.queries.js';
import { PointDevices } from './point-devices/point-devices.service.js';
import { RolePermissions } from './role-permissions.js';
import { capabilityToken, visitToken } from './secret.js';
import { forgeryOf } from './sessions/forgery.js';
import { SESSION_COOKIE } from './sessions/session-cookie.js';
import { touch } from './sessions/session.queries.js';
import { rolesByOffice } from './sessions/session.view.js';
import { Sessions } from './sessions/sessions.service.js';
import { sealedAt } from './staff/sealed-at.js';

/** Turns what a request shows into a principal: an API key, a citizen's capability, or an officer's session. */
@Injectable()
export class HousePrincipals extends PrincipalResolver {
  constructor(
    private readonly db: Db,
    private readonly env: Env,
    private readonly vault: Vault,
    private readonly clients: ClientPrincipals,
    private readonly devices: PointDevices,
    private readonly sessions: Sessions,
    private readonly permissions: RolePermissions,
  ) {
    super();
  }

  async resolve(credentials: Credentials): Promise<Principal> {
    const { authorization } = credentials;
    if (authorization !== undefined) return this.bearer(authorization, credentials.passive);
    const cookie = credentials.cookies[SESSION_COOKIE];
    return cookie ? this.officer(cookie, credentials) : anonymous;
  }

  private bearer(authorization: string, passive = false): Promise<Principal> {
    const [, token = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    if (token.startsWith('bpk_')) return this.clients.ofKey(token, passive);
    if (token.startsWith('bpt_')) return this.clients.ofToken(token, passive);
    if (token.startsWith('bpc_')) return this.citizen(token);
    if (token.startsWith('bpd_')) return this.devices.ofToken(token);
    if (token.startsWith('bpv_')) return this.visitor(token);
    throw platformProblems.credentialsInvalid();
  }

  private async citizen(token: string): Promise<Principal> {
    const presented = capabilityToken.read(token);
    if (!presented || !isId(presented.id)) throw platformProblems.credentialsInvalid();
    const officeId = officeOf(presented.id);
    const row = await openCapability(this.db, officeId, presented);
    if (!row) throw platformProblems.credentialsInvalid();
    return {
      kind: 'citizen',
      officeId,
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      capabilityId: presented.id,
    };
  }

  /** Who showed a one-time code: nobody's record yet, but everything of one contact. */
  private async visitor(token: string): Promise<Principal> {
    const presented = visitToken.read(token);
    if (!presented || !(await isVisiting(this.db, presented))) throw platformProblems.credentialsInvalid();
    const { id } = presented;
    return { kind: 'citizen', officeId: 0, subjectType: 'contact', subjectId: id, capabilityId: id };
  }

  /** A stale cookie is no error: browsers keep sending it, and whoever only reads the board should see the board. */
  private async officer(cookie: string, credentials: Credentials): Promise<Principal> {
    const session = await this.sessions.find(cookie);
    if (session?.state !== 'signed_in') return anonymous;
    const forgery = forgeryOf(credentials, this.env.publicOrigin);
    if (forgery) throw forgery;
    if (session.unseen && !credentials.passive) await touch(this.db, session.office_id, session.id);
    const own = rolesByOffice(session.roles.filter((role) => !role.onBehalfOf));
    const carried = session.roles.filter((role) => role.onBehalfOf);
    return {
      kind: 'staff',
      staffId: session.staff_id,
      officeId: session.acting_office_id,
      name: this.vault.open(session.name_sealed, sealedAt.name(session.staff_id)),
      sessionId: session.id,
      permissions: this.permissions.everywhere(rolesByOffice(session.roles), session.approvals),
      ...(carried.length > 0
        ? {
            onBehalfOf: carried.map(({ role, atOfficeId, onBehalfOf }) => ({
              role,
              officeId: atOfficeId,
              staffId: onBehalfOf!,
              permissions: this.permissions.beyond([role], own.get(atOfficeId) ?? []),
            })),
          }
        : {}),
    };
  }
}
