import { Injectable } from '@nestjs/common';
import {
  constraintOf,
  Db,
  decodeCursor,
  demand,
  Ledger,
  newId,
  officeOf,
  pageFrom,
  platformProblems,
  Vault,
  type Page,
  type Role,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { AccountNotices } from '../account/account-notices.service.js';
import { identityProblems } from '../identity.problems.js';
import { OfficeNames } from '../office-names.js';
import { Administrators } from './administrators.service.js';
import { changeStaff, dropSignInNames, managedRows, rosterRows, type ManagedRow } from './administration.queries.js';
import { MANAGE_STAFF } from './giving-roles.js';
import { OwnAuthority } from './own-authority.service.js';
import { plainName } from './plain-name.js';
import { plainStaffNumber } from './staff-number.js';
import type { HeldRole, StaffFound, StaffQuery, StaffRequest, StaffSearchRequest, StaffView } from './staff.dto.js';
import { StaffRole } from './staff.entity.js';
import { staffEvents } from './staff.events.js';
import { staffProblems } from './staff.problems.js';
import { sealedAt } from './sealed-at.js';
import { StaffDirectory } from './staff.service.js';
import { shownState, viewStaff } from './staff.view.js';

export interface OfficeRole {
  officeId: number;
  role: Role;
}

/** The officers of an office, as its administrator keeps them. */
@Injectable()
export class StaffAdministration {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly offices: OfficeNames,
    private readonly directory: StaffDirectory,
    private readonly administrators: Administrators,
    private readonly own: OwnAuthority,
    private readonly notices: AccountNotices,
  ) {}

  /** The officers who live in the caller's acting office, by name. */
  async list(caller: StaffPrincipal, query: StaffQuery): Promise<Page<StaffView>> {
    const { officeId } = caller;
    demand(caller, officeId, MANAGE_STAFF);
    const { state, role, limit } = query;
    const filter = { officeId, state, role };
    const roster = await this.roster(officeId);
    const [after] = decodeCursor(filter, query.cursor) ?? [];
    const start = after === undefined ? 0 : roster.findIndex((row) => row.id === after) + 1;
    const rows = roster
      .slice(start)
      .filter((row) => !state || shownState(row) === state)
      .filter((row) => !role || row.roles.includes(role))
      .slice(0, limit + 1);
    const views = await this.views(
      officeId,
      rows.slice(0, limit).map((row) => row.id),
    );
    return pageFrom(rows, { limit, filter, keyOf: (row) => [row.id], view: (row) => views.get(row.id)! });
  }

  /** Officers by a part of name, address or staff number. In a body, since an address stands in logs. */
  async search(caller: StaffPrincipal, { text, limit }: StaffSearchRequest): Promise<StaffFound> {
    const { officeId } = caller;
    demand(caller, officeId, MANAGE_STAFF);
    const wanted = text.normalize('NFKC').toLowerCase().trim();
    const digits = wanted.replace(/\s/g, '');
    const open = (sealed: Buffer | null, at: string): string =>
      sealed ? this.vault.open(sealed, at).toLowerCase() : '';
    const found = (await this.roster(officeId)).filter(
      (row) =>
        row.name.toLowerCase().includes(wanted) ||
        open(row.email_sealed, sealedAt.email(row.id)).includes(wanted) ||
        open(row.staff_number_sealed, sealedAt.staffNumber(row.id)).includes(digits),
    );
    const ids = found.slice(0, limit).map((row) => row.id);
    const views = await this.views(officeId, ids);
    return { items: ids.map((id) => views.get(id)!) };
  }

  /** All of them in the order of their names, which only we can read: some thousand unsealings take a few hundredths of a second. */
  async roster(officeId: number) {
    const rows = (await rosterRows(this.db, officeId)).map((row) => ({
      ...row,
      name: this.vault.open(row.name_sealed, sealedAt.name(row.id)),
    }));
    const { compare } = new Intl.Collator('id');
    return rows.sort((a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
  }

  async get(caller: StaffPrincipal, id: string): Promise<StaffView> {
    await this.managed(caller, id);
    return this.view(id);
  }

  async view(id: string): Promise<StaffView> {
    const view = (await this.views(officeOf(id), [id])).get(id);
    if (!view) throw platformProblems.notFound();
    return view;
  }

  /** The officer's row, for whoever may administer the office where he lives. @throws not_found, not_allowed */
  async managed(caller: StaffPrincipal, id: string): Promise<ManagedRow> {
    demand(caller, officeOf(id), MANAGE_STAFF);
    const [row] = await managedRows(this.db, officeOf(id), [id]);
    if (!row) throw platformProblems.notFound();
    return row;
  }

  private async views(officeId: number, ids: readonly string[]): Promise<Map<string, StaffView>> {
    const rows = await managedRows(this.db, officeId, ids);
    const numbers = [...new Set(rows.flatMap((row) => row.roles.map((held) => held.atOfficeId)))];
    const codes = new Map((await this.offices.of(numbers)).map((office) => [office.officeId, office.code]));
    return new Map(rows.map((row) => [row.id, viewStaff(row, this.vault, (number) => codes.get(number) ?? '')]));
  }

  /** Registers an officer; the invitation is a step of its own. @throws sign_in_name_taken, office_unknown, role_not_yours */
  async register(caller: StaffPrincipal, request: StaffRequest): Promise<StaffView> {
    const { officeId } = caller;
    demand(caller, officeId, MANAGE_STAFF);
    const roles = await this.rolesOf(request.roles);
    await this.mayGive(caller, roles);
    const { name, email, staffNumber, locale } = tidy(request);
    const id = await this.directory.register(caller, {
      officeId,
      name,
      email,
      staffNumber,
      locale,
      passwordHash: null,
      roles,
    });
    return this.view(id);
  }

  /** Replaces what is known of an officer and the roles. @throws stale, last_administrator, sign_in_name_taken, role_not_yours */
  async change(caller: StaffPrincipal, id: string, version: number, request: StaffRequest): Promise<StaffView> {
    const before = await this.managed(caller, id);
    const officeId = officeOf(id);
    const wanted = await this.rolesOf(request.roles);
    const { name, email, staffNumber, locale } = tidy(request);
    const seal = (plain: string | undefined, at: string) => (plain === undefined ? null : this.vault.seal(plain, at));
    try {
      await this.db.transaction(() =>
        this.administrators.guard(id, async () => {
          const changed = await changeStaff(this.db, {
            officeId,
            id,
            version,
            locale,
            nameSealed: this.vault.seal(name, sealedAt.name(id)),
            emailSealed: seal(email, sealedAt.email(id)),
            staffNumberSealed: seal(staffNumber, sealedAt.staffNumber(id)),
          });
          if (!changed) throw platformProblems.stale();
          await dropSignInNames(this.db, officeId, id);
          await this.directory.claimNames(officeId, id, { email, staffNumber });
          await this.replaceRoles(caller, id, wanted);
          await this.tellChanged(before, { email, staffNumber });
        }),
      );
    } catch (error) {
      if (constraintOf(error) === 'sign_in_name_pk') throw identityProblems.signInNameTaken();
      throw error;
    }
    return this.view(id);
  }

  /** Whoever gets into an account by another address must not be the only one to know. */
  private async tellChanged(before: ManagedRow, now: { email?: string; staffNumber?: string }): Promise<void> {
    const { id, entered } = before;
    const email = before.email_sealed && this.vault.open(before.email_sealed, sealedAt.email(id));
    const number = before.staff_number_sealed && this.vault.open(before.staff_number_sealed, sealedAt.staffNumber(id));
    const same = email === (now.email ?? null) && number === (now.staffNumber ?? null);
    if (entered && email && !same) await this.notices.tell(id, 'identity.sign_in_name_changed', {}, email);
  }

  private async replaceRoles(caller: StaffPrincipal, staffId: string, wanted: readonly OfficeRole[]): Promise<void> {
    const officeId = officeOf(staffId);
    const held = await this.db.repo(StaffRole).findBy({ officeId, staffId });
    const word = (at: number, role: string): string => `${at}:${role}`;
    const had = new Set(held.map((each) => word(each.atOfficeId, each.role)));
    const wants = new Set(wanted.map((each) => word(each.officeId, each.role)));
    const given = wanted.filter((each) => !had.has(word(each.officeId, each.role)));
    const taken = held.filter((each) => !wants.has(word(each.atOfficeId, each.role)));
    await this.mayGive(caller, given, { to: staffId, taken: taken.map((each) => each.atOfficeId) });
    for (const { id } of taken) await this.db.repo(StaffRole).delete({ officeId, id });
    await this.db
      .repo(StaffRole)
      .insert(
        given.map((each) => ({ officeId, id: newId(officeId), staffId, role: each.role, atOfficeId: each.officeId })),
      );
    await this.ledger.append(officeId, staffEvents.staffChanged, {
      subject: { type: 'staff', id: staffId },
      payload: {
        staffId,
        given: given.map((each) => word(each.officeId, each.role)),
        taken: taken.map((each) => word(each.atOfficeId, each.role)),
      },
      actor: caller,
    });
  }

  private async rolesOf(asked: readonly HeldRole[]): Promise<OfficeRole[]> {
    const numbers = new Map<string, number | undefined>();
    for (const { officeCode } of asked) numbers.set(officeCode, await this.offices.numberOf(officeCode));
    const unknown = [...numbers].filter(([, number]) => number === undefined).map(([code]) => code);
    if (unknown.length > 0) throw identityProblems.officeUnknown({ unknown });
    const roles = asked.map(({ role, officeCode }) => ({ role, officeId: numbers.get(officeCode)! }));
    return [...new Map(roles.map((each) => [`${each.officeId}:${each.role}`, each])).values()];
  }

  /**
   * Nobody gives or takes a role in an office that he does not administer, and a stand-in none that would outlive his days.
   * @param whose `to`: the officer, when registered already; `taken`: the offices where he loses a role
   * @throws role_not_yours, role_carried (403)
   */
  async mayGive(
    caller: StaffPrincipal,
    given: readonly OfficeRole[],
    { to, taken = [] }: { to?: string; taken?: readonly number[] } = {},
  ): Promise<void> {
    const at = [...new Set([...given.map((each) => each.officeId), ...taken])];
    const foreign = at.filter((officeId) => !caller.permissions.get(officeId)?.has(MANAGE_STAFF));
    if (foreign.length > 0) {
      const names = await this.offices.of(foreign);
      throw staffProblems.roleNotYours({ officeCodes: names.map((office) => office.code) });
    }
    await this.own.demandToGive(caller, given, to);
  }
}

/** As it is kept: one space between names, the staff number without any. */
export function tidy({ name, email, staffNumber, locale }: StaffRequest) {
  return {
    name: plainName(name),
    email: email?.trim(),
    staffNumber: staffNumber === undefined ? undefined : plainStaffNumber(staffNumber),
    locale,
  };
}
