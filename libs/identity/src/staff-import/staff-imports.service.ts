import { Injectable } from '@nestjs/common';
import {
  constraintOf,
  Db,
  demand,
  Jobs,
  Ledger,
  newId,
  officeOf,
  platformProblems,
  Vault,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import { sealedAt } from '../staff/sealed-at.js';
import { MANAGE_STAFF } from '../staff/giving-roles.js';
import { OwnAuthority } from '../staff/own-authority.service.js';
import { StaffDirectory } from '../staff/staff.service.js';
import {
  FAULTS_SHOWN,
  type StaffImportRegistration,
  type StaffImportResult,
  type StaffImportView,
} from './staff-import.dto.js';
import { StaffImport } from './staff-import.entity.js';
import { staffImportEvents } from './staff-import.events.js';
import { staffImportProblems } from './staff-import.problems.js';
import {
  closeImport,
  insertNames,
  insertRoles,
  insertStaff,
  keepPart,
  lockImport,
  takenKeys,
} from './staff-import.queries.js';
import { fault, readStaff, type LineFault, type StaffLine } from './staff-lines.js';

export const INVITE_IMPORTED = 'identity.invite-imported';
const CHARACTERS_AT_MOST = 2_000_000;
const csvAt = (id: string): string => `staff_import.csv_sealed:${id}`;

/** Officers by file: looked through whole, and registered all or none. */
@Injectable()
export class StaffImports {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly jobs: Jobs,
    private readonly directory: StaffDirectory,
    private readonly own: OwnAuthority,
  ) {}

  /** Keeps the file, or its first part, and says what is wrong with it. Nobody is registered yet. */
  async begin(caller: StaffPrincipal, csv: string): Promise<StaffImportView> {
    const { officeId, staffId: begunBy } = caller;
    demand(caller, officeId, MANAGE_STAFF);
    const id = newId(officeId);
    const begunAt = await this.db.now();
    const csvSealed = this.vault.seal(csv, csvAt(id));
    await this.db.repo(StaffImport).insert({ officeId, id, csvSealed, begunBy, begunAt, registeredAt: null });
    return this.view(id, await this.look(csv));
  }

  /** Puts the next part behind what is there. @throws not_found, staff_import_done, staff_import_too_large */
  async add(caller: StaffPrincipal, id: string, part: string): Promise<StaffImportView> {
    return this.db.transaction(async () => {
      const csv = (await this.locked(caller, id)) + part;
      if (csv.length > CHARACTERS_AT_MOST) throw staffImportProblems.staffImportTooLarge();
      await keepPart(this.db, officeOf(id), id, this.vault.seal(csv, csvAt(id)));
      return this.view(id, await this.look(csv));
    });
  }

  private async locked(caller: StaffPrincipal, id: string): Promise<string> {
    const officeId = officeOf(id);
    demand(caller, officeId, MANAGE_STAFF);
    const row = await lockImport(this.db, officeId, id);
    if (!row) throw platformProblems.notFound();
    if (row.registered || !row.csv_sealed) throw staffImportProblems.staffImportDone();
    return this.vault.open(row.csv_sealed, csvAt(id));
  }

  /** Everything wrong with the file, what the database knows against it included. */
  private async look(csv: string): Promise<{ lines: StaffLine[]; faults: LineFault[] }> {
    const { lines, faults } = readStaff(csv);
    const named = lines.flatMap((line) => this.names(line).map((name) => ({ ...name, line: line.line })));
    const taken = await takenKeys(
      this.db,
      named.map((name) => name.key),
    );
    const known = named.filter((name) => taken.has(name.key.toString('hex')));
    const all = [...faults, ...known.map((name) => fault(name.line, name.kind, 'taken'))];
    return { lines, faults: all.sort((a, b) => a.line - b.line) };
  }

  private names({ email, staffNumber }: StaffLine) {
    return (['email', 'staff_number'] as const).flatMap((kind) => {
      const name = kind === 'email' ? email : staffNumber;
      return name === undefined ? [] : [{ kind, key: this.directory.nameKey(name) }];
    });
  }

  private view(id: string, { lines, faults }: { lines: StaffLine[]; faults: LineFault[] }): StaffImportView {
    return { id, lines: lines.length, faultCount: faults.length, faults: faults.slice(0, FAULTS_SHOWN) };
  }

  /**
   * Registers everybody in the file, in one transaction: all or nobody.
   * @throws not_found, role_carried, staff_import_done, staff_import_faulty (409) with the faults
   */
  async register(
    caller: StaffPrincipal,
    id: string,
    { invite }: StaffImportRegistration,
    origin: string,
  ): Promise<StaffImportResult> {
    const officeId = officeOf(id);
    try {
      return await this.db.transaction(async () => {
        const { lines, faults } = await this.look(await this.locked(caller, id));
        if (faults.length > 0)
          throw staffImportProblems.staffImportFaulty({
            faultCount: faults.length,
            faults: faults.slice(0, FAULTS_SHOWN),
          });
        const roles = new Set(lines.flatMap((line) => line.roles));
        await this.own.demandToGive(
          caller,
          [...roles].map((role) => ({ officeId, role })),
        );
        const staffIds = await this.write(officeId, lines);
        await closeImport(this.db, officeId, id, staffIds);
        await this.ledger.append(officeId, staffImportEvents.staffImported, {
          subject: { type: 'staff_import', id },
          payload: { importId: id, staffIds },
          actor: caller,
        });
        const invited = invite ? lines.filter((line) => line.email !== undefined).length : 0;
        if (invited > 0) await this.jobs.add(INVITE_IMPORTED, { officeId, importId: id, origin }, { key: id });
        return { id, registered: lines.length, invited };
      });
    } catch (error) {
      // Somebody was registered by hand between our look and our writing.
      if (constraintOf(error) === 'sign_in_name_pk') throw identityProblems.signInNameTaken();
      throw error;
    }
  }

  private async write(officeId: number, lines: readonly StaffLine[]): Promise<string[]> {
    const rows = lines.map((line) => ({ ...line, id: newId(officeId) }));
    const seal = (plain: string | undefined, at: string) => (plain === undefined ? null : this.vault.seal(plain, at));
    await insertStaff(
      this.db,
      officeId,
      rows.map(({ id, name, email, staffNumber, locale }) => ({
        id,
        locale,
        nameSealed: this.vault.seal(name, sealedAt.name(id)),
        emailSealed: seal(email, sealedAt.email(id)),
        staffNumberSealed: seal(staffNumber, sealedAt.staffNumber(id)),
      })),
    );
    const names = rows.flatMap((row) => this.names(row).map((name) => ({ ...name, staffId: row.id })));
    await insertNames(this.db, officeId, names);
    const roles = rows.flatMap((row) => row.roles.map((role) => ({ id: newId(officeId), staffId: row.id, role })));
    await insertRoles(this.db, officeId, roles);
    return rows.map((row) => row.id);
  }
}
