import { Injectable } from '@nestjs/common';
import { constraintOf, Db, Ledger, newId, officeOf, Vault, type Principal, type Role } from '@buka-pintu/platform';
import { identityEvents } from '../identity.events.js';
import { identityProblems } from '../identity.problems.js';
import { type ManagedRow, managedRows } from './administration.queries.js';
import { plainSignInName } from './plain-name.js';
import { sealedAt } from './sealed-at.js';
import { SignInName, Staff, StaffRole, type StaffLocale } from './staff.entity.js';
import { officersWithRole, placeOf, sealedNames } from './staff.queries.js';

export interface NewStaff {
  /** Where the officer's own row lives. */
  officeId: number;
  name: string;
  /** By which one signs in; at least one of the two. */
  email?: string;
  staffNumber?: string;
  /** Hashed before, outside any transaction; null for someone who enters another way. */
  passwordHash: string | null;
  /** By default they hold in the officer's own office. */
  roles: readonly { role: Role; officeId?: number }[];
  locale?: StaffLocale;
  demo?: boolean;
}

/** The officers: registering them, and their names for those who show them. */
@Injectable()
export class StaffDirectory {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
  ) {}

  /** The key under which an e-mail address or staff number is claimed, however it was typed. */
  nameKey(name: string): Buffer {
    return this.vault.blind('identity.sign-in-name', plainSignInName(name));
  }

  /** The officer with this e-mail address or staff number, however it was typed, of whatever office. */
  async bySignInName(name: string): Promise<ManagedRow | undefined> {
    const place = await placeOf(this.db, this.nameKey(name));
    return place && (await managedRows(this.db, place.office_id, [place.staff_id]))[0];
  }

  /**
   * @returns the officer's id
   * @throws sign_in_name_taken (409)
   */
  async register(actor: Principal, staff: NewStaff): Promise<string> {
    const id = newId(staff.officeId);
    const seal = (place: (id: string) => string, text: string) => this.vault.seal(text, place(id));
    const row: Omit<Staff, 'createdAt'> = {
      officeId: staff.officeId,
      id,
      state: 'active',
      locale: staff.locale ?? 'id',
      nameSealed: seal(sealedAt.name, staff.name),
      emailSealed: staff.email ? seal(sealedAt.email, staff.email) : null,
      staffNumberSealed: staff.staffNumber ? seal(sealedAt.staffNumber, staff.staffNumber) : null,
      passwordHash: staff.passwordHash,
      demo: staff.demo ?? false,
      enteredAt: null,
      version: 1,
    };
    try {
      await this.db.transaction(() => this.write(actor, row, staff));
    } catch (error) {
      if (constraintOf(error) === 'sign_in_name_pk') throw identityProblems.signInNameTaken();
      throw error;
    }
    return id;
  }

  private async write(actor: Principal, row: Omit<Staff, 'createdAt'>, staff: NewStaff): Promise<void> {
    const { officeId, id } = row;
    await this.db.repo(Staff).insert({ ...row, createdAt: await this.db.now() });
    await this.claimNames(officeId, id, staff);
    for (const held of staff.roles)
      await this.db.repo(StaffRole).insert({
        officeId,
        id: newId(officeId),
        staffId: id,
        role: held.role,
        atOfficeId: held.officeId ?? officeId,
      });
    await this.ledger.append(officeId, identityEvents.staffRegistered, {
      subject: { type: 'staff', id },
      payload: { staffId: id },
      actor,
    });
  }

  /** Gives an officer a role in an office, in the caller's transaction; who holds it already keeps it. */
  async grant(staffId: string, role: Role, atOfficeId: number): Promise<void> {
    const officeId = officeOf(staffId);
    const held = { officeId, staffId, role, atOfficeId };
    if (await this.db.repo(StaffRole).existsBy(held)) return;
    await this.db.repo(StaffRole).insert({ ...held, id: newId(officeId) });
  }

  /** Claims what an officer signs in by, in the caller's transaction. @throws the driver's error on `sign_in_name_pk` */
  async claimNames(officeId: number, staffId: string, by: { email?: string; staffNumber?: string }): Promise<void> {
    for (const kind of ['email', 'staff_number'] as const) {
      const name = kind === 'email' ? by.email : by.staffNumber;
      if (name) await this.db.reference(SignInName).insert({ nameKey: this.nameKey(name), kind, officeId, staffId });
    }
  }

  /** The names of these officers, by id; unknown ids are left out. */
  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (const [officeId, here] of Map.groupBy(new Set(ids), officeOf))
      for (const row of await sealedNames(this.db, officeId, here))
        names.set(row.id, this.vault.open(row.name_sealed, sealedAt.name(row.id)));
    return names;
  }

  /** The officers who hold this role in the office, in the order in which they were registered. */
  async withRole(officeId: number, role: Role): Promise<string[]> {
    return (await officersWithRole(this.db, officeId, role)).map((row) => row.id);
  }
}
