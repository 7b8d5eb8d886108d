import { Injectable } from '@nestjs/common';
import {
  Db,
  isId,
  Ledger,
  newId,
  officeOf,
  Outbox,
  Vault,
  type Principal,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { dropRecoveryCodes } from '../account/recovery-code.queries.js';
import { endDevices } from '../devices/device.queries.js';
import { useUp } from '../demo/demo.queries.js';
import { AccountNotices } from '../account/account-notices.service.js';
import { identityProblems } from '../identity.problems.js';
import { OfficeNames } from '../office-names.js';
import { dropPasskeys } from '../passkeys/passkey.queries.js';
import { linkToken } from '../secret.js';
import { isWeak, WEAK } from '../sessions/password.js';
import { Passwords } from '../sessions/passwords.service.js';
import { officerAt, Sessions } from '../sessions/sessions.service.js';
import type { Outcome, Visit } from '../sessions/session-cookie.js';
import type { SignInView } from '../sessions/session.dto.js';
import {
  dropEntryLinks,
  dropTotp,
  endSessionsOf,
  entryLink,
  insertEntryLink,
  setPassword,
  type EntryRow,
  type ManagedRow,
} from './administration.queries.js';
import { StaffAdministration } from './staff-administration.service.js';
import type { EntryLinkRequest, EntryLinkView, EntryRequest } from './staff.dto.js';
import { staffEvents } from './staff.events.js';
import { signInRow } from './staff.queries.js';
import { MANAGE_STAFF } from './giving-roles.js';
import { OwnAuthority } from './own-authority.service.js';
import { sealedAt } from './sealed-at.js';
import { staffProblems } from './staff.problems.js';

/** A new officer may be on leave; whoever forgot a password is waiting. */
const DAYS = { invitation: 14, reset: 2 } as const;

/** One-time links by which an officer chooses a password: the invitation, and the way back for who forgot it or lost the phone. */
@Injectable()
export class EntryLinks {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly outbox: Outbox,
    private readonly offices: OfficeNames,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly administration: StaffAdministration,
    private readonly authority: OwnAuthority,
    private readonly notices: AccountNotices,
  ) {}

  /** A fresh link in place of one that is out; also sent where an address is known. @throws staff_suspended, role_carried */
  async issue(
    caller: StaffPrincipal,
    staffId: string,
    { dropsSecondFactor }: EntryLinkRequest,
    origin: string,
  ): Promise<EntryLinkView> {
    const row = await this.administration.managed(caller, staffId);
    if (row.state === 'suspended') throw staffProblems.staffSuspended();
    // The link is shown to whoever asks for it: for a stand-in it would be a way to be the administrator himself.
    if (row.roles.some(({ role }) => this.authority.givesRoles(role)))
      await this.authority.demand(caller, officeOf(staffId), MANAGE_STAFF);
    return this.db.transaction(() => this.make(caller, row, dropsSecondFactor, origin));
  }

  /** In the caller's transaction. */
  async make(actor: Principal, row: ManagedRow, dropsSecondFactor: boolean, origin: string): Promise<EntryLinkView> {
    const { id: staffId } = row;
    const officeId = officeOf(staffId);
    const id = newId(officeId);
    const token = linkToken.issue(id);
    await dropEntryLinks(this.db, officeId, staffId);
    const days = row.entered ? DAYS.reset : DAYS.invitation;
    const link = { officeId, id, staffId, secretHash: token.hash, dropsSecondFactor, days };
    const expiresAt = await insertEntryLink(this.db, link);
    await this.ledger.append(officeId, staffEvents.entryLinkIssued, {
      subject: { type: 'staff', id: staffId },
      payload: { staffId, linkId: id, dropsSecondFactor },
      actor,
    });
    const url = `${origin}/admin/sign-in#invitation=${token.text}`;
    const sentByEmail = await this.send(row, url, id);
    return { url, expiresAt: expiresAt.toISOString(), sentByEmail };
  }

  /** @returns whether the letter leaves the house: without a mail server it only stands on the Messages page */
  private async send(row: ManagedRow, link: string, linkId: string): Promise<boolean> {
    const { id, locale, email_sealed: email } = row;
    if (!email) return false;
    const officeId = officeOf(id);
    const [office] = await this.offices.of([officeId]);
    await this.outbox.send({
      officeId,
      template: row.entered ? 'identity.password_reset' : 'identity.invitation',
      locale,
      channel: 'email',
      to: this.vault.open(email, sealedAt.email(id)),
      params: { office: office!.name, link },
      about: { type: 'staff', id },
      key: `entry-link:${linkId}`,
    });
    return this.outbox.leaves(officeId, 'email');
  }

  /**
   * Sets the password and goes on as a sign-in does: the second factor is shown, or enrolled. Earlier sessions end.
   * @throws link_invalid (401), password_weak (400)
   */
  async use({ token, password }: EntryRequest, visit: Visit): Promise<Outcome<SignInView>> {
    const presented = linkToken.read(token);
    if (!presented || !isId(presented.id)) throw identityProblems.linkInvalid();
    const officeId = officeOf(presented.id);
    // Before the costly hash, so that nobody without the link can ask for one.
    const link = await entryLink(this.db, officeId, presented);
    if (!link) throw identityProblems.linkInvalid();
    if (isWeak(password, this.own(link))) throw identityProblems.passwordWeak({ errors: WEAK });
    const passwordHash = await this.passwords.hash(password, visit.network);
    await this.db.transaction(() => this.enter(officeId, presented.id, link, passwordHash));
    await this.sessions.end(visit);
    const officer = await signInRow(this.db, officeId, link.staff_id);
    if (!officer) throw identityProblems.linkInvalid();
    const state = this.sessions.nextState(officer);
    const { id: staffId, roles } = officer;
    return this.sessions.open({ officeId, staffId, state, roles, secondFactor: false, demo: false, visit });
  }

  private async enter(officeId: number, linkId: string, link: EntryRow, passwordHash: string): Promise<void> {
    const { staff_id: staffId, drops_second_factor: dropsSecondFactor } = link;
    if (!(await useUp(this.db, officeId, linkId))) throw identityProblems.linkInvalid();
    await setPassword(this.db, officeId, staffId, passwordHash);
    if (dropsSecondFactor) {
      await dropTotp(this.db, officeId, staffId);
      await dropRecoveryCodes(this.db, officeId, staffId);
      // The lost phone may be the device that kept one.
      await dropPasskeys(this.db, officeId, staffId);
    }
    await endDevices(this.db, officeId, staffId);
    await endSessionsOf(this.db, officeId, staffId);
    // The link was shown to whoever asked for it, so its use is told to whom it is about; an invitation replaces nothing.
    if (link.entered) await this.notices.tell(staffId, 'identity.password_chosen');
    await this.ledger.append(officeId, staffEvents.entryLinkUsed, {
      subject: { type: 'staff', id: staffId },
      payload: { staffId, linkId, dropsSecondFactor },
      actor: officerAt(officeId, staffId, linkId),
    });
  }

  private own({ staff_id: id, name_sealed, email_sealed, staff_number_sealed }: EntryRow): string[] {
    return [
      this.vault.open(name_sealed, sealedAt.name(id)),
      email_sealed ? this.vault.open(email_sealed, sealedAt.email(id)) : '',
      staff_number_sealed ? this.vault.open(staff_number_sealed, sealedAt.staffNumber(id)) : '',
    ];
  }
}
