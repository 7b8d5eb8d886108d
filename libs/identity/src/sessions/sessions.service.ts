import { Injectable } from '@nestjs/common';
import QRCode from 'qrcode';
import {
  Db,
  Env,
  isId,
  Ledger,
  newId,
  officeOf,
  platformProblems,
  Vault,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { deviceName } from '../devices/device-name.js';
import { Devices } from '../devices/devices.service.js';
import { identityEvents } from '../identity.events.js';
import { identityProblems } from '../identity.problems.js';
import { OfficeNames } from '../office-names.js';
import { RolePermissions } from '../role-permissions.js';
import { sessionCookie } from '../secret.js';
import { noteEntry } from '../staff/administration.queries.js';
import { placeOf, signInRow, staffRow, type RoleRow, type SignInRow, type StaffRow } from '../staff/staff.queries.js';
import { sealedAt } from '../staff/sealed-at.js';
import { StaffDirectory } from '../staff/staff.service.js';
import { Passwords } from './passwords.service.js';
import { newSecondFactor, otpauthUri } from './second-factor.js';
import type { Outcome, Visit } from './session-cookie.js';
import type { EnrolmentView, SessionView, SignInRequest, SignInView } from './session.dto.js';
import type { SessionState } from './session.entity.js';
import { actIn, endSession, insertSession, liveSession, type SessionRow } from './session.queries.js';
import { rolesByOffice, viewSession, type SessionParts } from './session.view.js';
import { SignInThrottle } from './sign-in-throttle.service.js';

// Somebody who is nowhere, looked up when the name is unknown, so that both cases make the same round trips.
export const NOBODY = { office_id: 1, staff_id: '00000000-0000-7001-8000-000000000000' };

/** A session that is about to be opened. */
interface Opening {
  officeId: number;
  staffId: string;
  state: SessionState;
  roles: readonly RoleRow[];
  secondFactor: boolean;
  demo: boolean;
  /** Whether a passkey opened it: possession and PIN or finger at once. */
  passkey?: boolean;
  /** The browser it is opened in; left out where there is none (tests). */
  visit?: Visit;
  /** The second factor was forgiven, since the browser is trusted. */
  byTrust?: boolean;
  /** The officer wants no second factor in this browser for a while, and has just shown one. */
  trust?: boolean;
  /** How to sign out at the identity provider the officer came by. */
  signOut?: string;
}

/** Sessions of officers: opened by a password or a demo's link, looked at, moved to another office, ended. */
@Injectable()
export class Sessions {
  constructor(
    private readonly db: Db,
    private readonly env: Env,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly staff: StaffDirectory,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly devices: Devices,
    private readonly offices: OfficeNames,
    private readonly permissions: RolePermissions,
  ) {}

  /** @throws sign_in_refused (401), the same for an unknown name and a wrong password; sign_in_too_soon (429) */
  async signIn(request: SignInRequest, visit: Visit): Promise<Outcome<SignInView>> {
    const nameKey = this.staff.nameKey(request.name);
    const attempt = await this.throttle.attempt('password', nameKey.toString('base64'), visit.network);
    const place = (await placeOf(this.db, nameKey)) ?? NOBODY;
    const officer = await signInRow(this.db, place.office_id, place.staff_id);
    const fits = await this.passwords.fits(request.password, officer?.password_hash, visit.network);
    if (!officer || !fits) {
      await attempt.failed();
      throw identityProblems.signInRefused();
    }
    await attempt.succeeded();
    await this.endCookie(visit.cookie);
    const trusted = officer.has_totp && (await this.devices.trusts(visit, officer.id));
    return this.open({
      officeId: place.office_id,
      staffId: officer.id,
      state: trusted ? 'signed_in' : this.nextState(officer),
      roles: officer.roles,
      secondFactor: trusted,
      byTrust: trusted,
      demo: false,
      visit,
    });
  }

  /** What is asked after the first proof. */
  nextState(officer: Pick<SignInRow, 'has_totp'>): SessionState {
    if (officer.has_totp) return 'second_factor_required';
    // The demo asks for no second factor; everywhere else the first sign-in enrols one.
    return this.env.demo ? 'signed_in' : 'second_factor_enrolment';
  }

  /** Opens a session with a cookie of its own and says what is asked next. */
  async open(opening: Opening): Promise<Outcome<SignInView>> {
    const { officeId, staffId, state } = opening;
    const offices = [...rolesByOffice(opening.roles).keys()];
    const actingOfficeId = offices.includes(officeId) ? officeId : (offices[0] ?? officeId);
    const id = newId(officeId);
    const cookie = sessionCookie.issue(id);
    const enrolment = state === 'second_factor_enrolment' ? newSecondFactor() : undefined;
    const { visit, trust = false } = opening;
    const devices = await this.db.transaction(async () => {
      await insertSession(this.db, {
        officeId,
        id,
        staffId,
        secretHash: cookie.hash,
        state,
        actingOfficeId,
        secondFactor: opening.secondFactor,
        demo: opening.demo,
        enrolmentSealed: enrolment ? this.vault.seal(enrolment, enrolmentAt(id)) : null,
        device: visit ? deviceName(visit.agent) : null,
        byTrust: opening.byTrust ?? false,
        signOutSealed: opening.signOut === undefined ? null : this.vault.seal(opening.signOut, signOutAt(id)),
        addressSealed: visit?.address ? this.vault.seal(visit.address, addressAt(id)) : null,
      });
      if (state !== 'signed_in') return undefined;
      await noteEntry(this.db, officeId, staffId);
      await this.note(id, opening);
      return visit && this.devices.note(staffId, visit, trust);
    });
    const session = state === 'signed_in' ? await this.view(officeId, staffId, { ...opening, actingOfficeId }) : null;
    const asked = enrolment ? await this.enrolment(officeId, staffId, enrolment) : null;
    return { cookie: cookie.text, devices, view: { state, enrolment: asked, session } };
  }

  private note(sessionId: string, opening: Opening): Promise<void> {
    const { officeId, staffId, demo, secondFactor, passkey } = opening;
    const shown = passkey ? 'passkey' : secondFactor ? 'second_factor' : 'password';
    return this.ledger.append(officeId, identityEvents.staffSignedIn, {
      subject: { type: 'staff', id: staffId },
      payload: { staffId, sessionId, by: demo ? 'demo_link' : shown },
      actor: officerAt(officeId, staffId, sessionId),
    });
  }

  /** A secret to enrol, as an authenticator app takes it. */
  async enrolment(officeId: number, staffId: string, secret: string): Promise<EnrolmentView> {
    const row = await staffRow(this.db, officeId, staffId);
    const account = row ? this.account(row) : staffId;
    const uri = otpauthUri(secret, account);
    return { secret, otpauthUri: uri, qrSvg: await QRCode.toString(uri, { type: 'svg', margin: 2 }) };
  }

  /** What an authenticator app calls the account: the address, or the staff number of who has none. */
  private account({ id, email_sealed: email, staff_number_sealed: number }: StaffRow): string {
    if (email) return this.vault.open(email, sealedAt.email(id));
    return number ? this.vault.open(number, sealedAt.staffNumber(id)) : id;
  }

  private async view(
    officeId: number,
    staffId: string,
    session: Pick<SessionParts, 'actingOfficeId' | 'secondFactor' | 'demo'>,
  ): Promise<SessionView> {
    const row = await staffRow(this.db, officeId, staffId);
    if (!row) throw platformProblems.signInRequired();
    return viewSession(
      {
        staff: { id: row.id, locale: row.locale, name: this.vault.open(row.name_sealed, sealedAt.name(row.id)) },
        roles: row.roles,
        approvals: row.approvals,
        offices: await this.offices.of(officesOf(row)),
        actingOfficeId: session.actingOfficeId,
        secondFactor: session.secondFactor,
        demo: session.demo,
        names: await this.staff.names(row.roles.flatMap((held) => held.onBehalfOf ?? [])),
      },
      this.permissions,
    );
  }

  /** The living session behind a cookie, with the office its row lives in. */
  async find(cookie: string | undefined): Promise<(SessionRow & { office_id: number }) | undefined> {
    const presented = cookie === undefined ? undefined : sessionCookie.read(cookie);
    if (!presented || !isId(presented.id)) return undefined;
    const officeId = officeOf(presented.id);
    const row = await liveSession(this.db, officeId, presented);
    return row && { ...row, office_id: officeId };
  }

  async current(caller: StaffPrincipal): Promise<SessionView> {
    return this.view(officeOf(caller.staffId), caller.staffId, {
      actingOfficeId: caller.officeId,
      ...(await this.facts(caller)),
    });
  }

  private facts(caller: StaffPrincipal): Promise<{ secondFactor: boolean; demo: boolean }> {
    return this.db.one(
      'select second_factor as "secondFactor", demo from staff_session where office_id = $1 and id = $2',
      [officeOf(caller.sessionId), caller.sessionId],
    );
  }

  /** @throws not_found (404) when the officer holds no role in that office */
  async switchOffice(caller: StaffPrincipal, officeCode: string): Promise<SessionView> {
    const officeId = await this.offices.numberOf(officeCode);
    if (officeId === undefined || !caller.permissions.has(officeId)) throw platformProblems.notFound();
    await actIn(this.db, officeOf(caller.sessionId), caller.sessionId, officeId);
    return this.current({ ...caller, officeId });
  }

  async end(visit: Visit): Promise<Outcome<undefined>> {
    await this.endCookie(visit.cookie);
    return { cookie: null, view: undefined };
  }

  /** Ends the session and hands on how to sign out at the provider it came by; undefined for any other. */
  async leave(visit: Visit): Promise<Outcome<string | undefined>> {
    const session = await this.endCookie(visit.cookie);
    return { cookie: null, view: session && this.signOutOf(session) };
  }

  /** How to sign out at the provider that this session came by. */
  signOutOf({ id, sign_out_sealed: sealed }: Pick<SessionRow, 'id' | 'sign_out_sealed'>): string | undefined {
    return sealed ? this.vault.open(sealed, signOutAt(id)) : undefined;
  }

  private async endCookie(cookie: string | undefined): Promise<SessionRow | undefined> {
    const session = await this.find(cookie);
    if (!session) return undefined;
    const { office_id: officeId, id: sessionId, staff_id: staffId, state } = session;
    await this.db.transaction(async () => {
      const ended = await endSession(this.db, officeId, sessionId);
      if (!ended || state !== 'signed_in') return;
      await this.ledger.append(officeId, identityEvents.staffSignedOut, {
        subject: { type: 'staff', id: staffId },
        payload: { staffId, sessionId },
        actor: officerAt(officeId, staffId, sessionId),
      });
    });
    return session;
  }
}

/** Where the officer has something to do: by a role, or as an approver. */
function officesOf({ roles, approvals }: StaffRow): number[] {
  return [...new Set([...rolesByOffice(roles).keys(), ...approvals.map(({ officeId }) => officeId)])];
}

/** The officer as the one who acts, before any permission is known. */
export function officerAt(officeId: number, staffId: string, sessionId: string): StaffPrincipal {
  return { kind: 'staff', staffId, officeId, name: '', sessionId, permissions: new Map() };
}

/** Where the sealed secret of a session's enrolment belongs. */
export function enrolmentAt(sessionId: string): string {
  return `staff_session.enrolment_sealed:${sessionId}`;
}

/** Where the sealed address of a session belongs. */
export function addressAt(sessionId: string): string {
  return `staff_session.address_sealed:${sessionId}`;
}

/** Where the sealed way out at the provider belongs. */
function signOutAt(sessionId: string): string {
  return `staff_session.sign_out_sealed:${sessionId}`;
}
