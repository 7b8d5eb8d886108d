import { AccessLog } from '@buka-pintu/identity';
import {
  can,
  Db,
  decodeCursor,
  demand,
  mask,
  type Page,
  pageFrom,
  platformProblems,
  type Principal,
  timeIn,
  Vault,
  writeCsv,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { recordOffice } from '../record-office.js';
import { Points } from '../tickets/points.service.js';
import type {
  ExpectedVisitorQuery,
  ExpectedVisitorView,
  VisitorFileRequest,
  VisitorFileView,
  VisitorSearch,
} from './expected-visitor.dto.js';
import { visitorLifecycle } from './expected-visitor.lifecycle.js';
import { visitorById, visitorByNumbers, visitorPage, type VisitorRow } from './expected-visitor.queries.js';
import { LINES_AT_MOST } from './visitor-lines.js';
import { numbersIn } from './visitor-cells.js';
import { maskedNumber, numberKey, visitorPlace } from './visitor-seals.js';

export const READ_VISITORS = 'queue:visitors:read';
const HEADS = ['nomor permohonan', 'nama', 'tanggal', 'jam', 'layanan', 'jalur', 'keadaan', 'nomor antrean'];

/** People whom imported lists announce, as the desk looks for them. */
@Injectable()
export class ExpectedVisitors {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly points: Points,
    private readonly accessLog: AccessLog,
  ) {}

  /** A day's visitors of a service point by their times, masked. */
  async list(caller: Principal, query: ExpectedVisitorQuery): Promise<Page<ExpectedVisitorView>> {
    const { servicePointId, state, limit, cursor } = query;
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, READ_VISITORS);
    const on = query.on ?? (await this.points.at(officeId, servicePointId)).today;
    const filter = { officeId, servicePointId, on, state: state ?? null };
    const key = decodeCursor(filter, cursor);
    const after = key && { startsAt: String(key[0]), id: String(key[1]) };
    return pageFrom(await visitorPage(this.db, filter, after, limit + 1), {
      limit,
      filter,
      keyOf: (row) => [row.startsAt?.toISOString() ?? 'infinity', row.id],
      view: (row) => this.view(caller, row, false),
    });
  }

  /** One visitor; staff see number and name whole, and that is recorded. */
  async get(caller: Principal, id: string): Promise<ExpectedVisitorView> {
    const officeId = recordOffice(id);
    demand(caller, officeId, READ_VISITORS);
    const row = await this.record(officeId, id);
    await this.disclose(caller, row);
    return this.view(caller, row, true);
  }

  /** The visitor with that number, here and today before all; masked. @throws not_found */
  async find(caller: Principal, { servicePointId, shown }: VisitorSearch): Promise<ExpectedVisitorView> {
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, READ_VISITORS);
    const { today } = await this.points.at(officeId, servicePointId);
    const row = await this.byShown(officeId, shown, today);
    if (!row) throw platformProblems.notFound();
    return this.view(caller, row, false);
  }

  /** The day as a file: names and numbers whole, each look recorded; no cell of it is a formula. */
  async file(caller: Principal, { servicePointId, on: day }: VisitorFileRequest): Promise<VisitorFileView> {
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, READ_VISITORS);
    const { today, office } = await this.points.at(officeId, servicePointId);
    const on = day ?? today;
    const filter = { officeId, servicePointId, on, state: null };
    return this.db.transaction(async () => {
      const rows = await visitorPage(this.db, filter, undefined, LINES_AT_MOST);
      const records = rows.map(({ id }) => ({ type: 'expected_visitor', id, fields: ['name', 'number'] }));
      await this.accessLog.note(caller, 'visitor_file', records);
      const lines = rows.map((row) => [
        this.open(row, 'number'),
        this.open(row, 'name'),
        row.onDay,
        row.startsAt ? timeIn(office.zone, row.startsAt) : '',
        ...[row.serviceCode, row.lane, row.state, row.ticketNumber ?? ''],
      ]);
      return { fileName: `daftar-${on}.csv`, content: `\uFEFF${writeCsv([HEADS, ...lines])}`, lines: lines.length };
    });
  }

  /** For the rest of the module. @throws not_found */
  async record(officeId: number, id: string): Promise<VisitorRow> {
    const row = await visitorById(this.db, officeId, id);
    if (!row || row.erasedAt) throw platformProblems.notFound();
    return row;
  }

  byShown(officeId: number, shown: string, today: string): Promise<VisitorRow | undefined> {
    const keys = numbersIn(shown).map((number) => numberKey(this.vault, officeId, number));
    return keys.length === 0 ? Promise.resolve(undefined) : visitorByNumbers(this.db, officeId, keys, today);
  }

  /** The name as the list has it. Showing it whole is an access: record it. */
  open(row: VisitorRow, field: 'name' | 'number'): string {
    return this.vault.open(field === 'name' ? row.nameSealed : row.numberSealed, visitorPlace(field, row.id));
  }

  private async disclose(caller: Principal, row: VisitorRow): Promise<void> {
    await this.accessLog.record(caller, {
      officeId: row.officeId,
      subjectType: 'expected_visitor',
      subjectId: row.id,
      fields: ['name', 'number'],
      purpose: 'expected_visitor',
      person: { ...(row.personKey ? { key: row.personKey } : {}), name: this.open(row, 'name') },
    });
  }

  private view(caller: Principal, row: VisitorRow, whole: boolean): ExpectedVisitorView {
    const [name, number] = [this.open(row, 'name'), this.open(row, 'number')];
    return {
      id: row.id,
      state: row.state,
      servicePointId: row.servicePointId,
      on: row.onDay,
      startsAt: row.startsAt?.toISOString() ?? null,
      serviceCode: row.serviceCode,
      lane: row.lane,
      number: whole ? number : maskedNumber(number),
      name: whole ? name : mask.name(name),
      vanishedAt: row.vanishedAt?.toISOString() ?? null,
      ticket: row.ticketId ? { id: row.ticketId, number: row.ticketNumber!, state: row.ticketState! } : null,
      actions: visitorLifecycle.actions(row.state, (permission) => can(caller, row.officeId, permission)),
      version: row.version,
    };
  }
}
