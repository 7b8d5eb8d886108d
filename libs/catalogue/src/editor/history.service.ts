import { StaffDirectory } from '@buka-pintu/identity';
import {
  Db,
  decodeCursor,
  isId,
  newId,
  type Page,
  pageFrom,
  type PageQuery,
  platformProblems,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { CatalogueChange, type ChangeAction, type ChangeSubject } from '../catalogue-change.entity.js';
import { changeRows, type ChangeRow } from './catalogue.queries.js';
import type { CatalogueChangeView } from './edited-service.dto.js';

export interface Change {
  serviceCode: string | null;
  action: ChangeAction;
  subject: ChangeSubject;
  lineCode?: string;
  validFrom?: string;
  before?: object | null;
  after?: object | null;
}

/**
 * Who changed what in the catalogue, and from what to what. The ledger tells that something changed, by office; the catalogue is
 * one for all of them, and its texts have no place in an event.
 */
@Injectable()
export class CatalogueHistory {
  constructor(
    private readonly db: Db,
    private readonly staff: StaffDirectory,
  ) {}

  /** Writes down, inside the caller's transaction; without an officer it was the house itself. */
  async record(
    caller: Pick<StaffPrincipal, 'officeId'> & { staffId: string | null },
    changes: readonly Change[],
  ): Promise<void> {
    const at = await this.db.now();
    if (changes.length === 0) return;
    await this.db.reference(CatalogueChange).insert(
      changes.map((change) => ({
        id: newId(caller.officeId),
        serviceCode: change.serviceCode,
        actingOfficeId: caller.officeId,
        staffId: caller.staffId,
        at,
        action: change.action,
        subject: change.subject,
        lineCode: change.lineCode ?? null,
        validFrom: change.validFrom ?? null,
        before: change.before ?? null,
        after: change.after ?? null,
      })),
    );
  }

  /** What happened to a service, newest first. */
  async of(serviceCode: string, { limit, cursor }: PageQuery): Promise<Page<CatalogueChangeView>> {
    const filter = { serviceCode };
    const [below] = decodeCursor(filter, cursor) ?? [];
    if (below !== undefined && !isId(below)) throw platformProblems.cursorInvalid();
    const rows = await changeRows(this.db, serviceCode, below ?? null, limit + 1);
    const names = await this.staff.names(rows.flatMap((row) => row.staff_id ?? []));
    return pageFrom(rows, { limit, filter, keyOf: (row) => [row.id], view: (row) => changeView(row, names) });
  }
}

function changeView(row: ChangeRow, names: ReadonlyMap<string, string>): CatalogueChangeView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    by: row.staff_id === null ? null : (names.get(row.staff_id) ?? null),
    action: row.action as ChangeAction,
    subject: row.subject as ChangeSubject,
    lineCode: row.line_code,
    validFrom: row.valid_from,
    before: row.before,
    after: row.after,
  };
}
