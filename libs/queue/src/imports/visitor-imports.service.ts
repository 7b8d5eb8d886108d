import { Catalogue } from '@buka-pintu/catalogue';
import { StaffDirectory } from '@buka-pintu/identity';
import {
  addDays,
  can,
  Db,
  decodeCursor,
  demand,
  Ledger,
  mask,
  newId,
  type Page,
  pageFrom,
  platformProblems,
  type StaffPrincipal,
  Vault,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { queueProblems } from '../queue.problems.js';
import { recordOffice } from '../record-office.js';
import { Points } from '../tickets/points.service.js';
import type { KeyedLine } from './compare-visitors.js';
import { comparedWord } from './import-words.js';
import {
  type ImportWordShape,
  SHOWN_AT_MOST,
  type VisitorImportQuery,
  type VisitorImportRegistration,
  type VisitorImportRequest,
  type VisitorImportRow,
  type VisitorImportView,
} from './visitor-import.dto.js';
import { VisitorImport } from './visitor-import.entity.js';
import {
  addVisitors,
  arrivedOf,
  changeVisitors,
  closeImport,
  holdDay,
  importOf,
  importPage,
  keepContent,
  keepWords,
  markVanished,
  newestImport,
  undoImport,
  type WrittenVisitor,
} from './visitor-import.queries.js';
import { VisitorLists } from './visitor-lists.service.js';
import { maskedNumber, visitorPlace } from './visitor-seals.js';
import { visitorEvents } from './visitor.events.js';
import { visitorProblems } from './visitor.problems.js';

export const IMPORT_VISITORS = 'queue:visitors:import';
const SIGNS_AT_MOST = 3_000_000;
const DAYS_AHEAD = 60;

/** Lists of expected visitors: looked through whole, registered all or none, and undone while nobody has come. */
@Injectable()
export class VisitorImports {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly points: Points,
    private readonly lists: VisitorLists,
    private readonly catalogue: Catalogue,
    private readonly staff: StaffDirectory,
  ) {}

  /** Keeps the file, or its first part, and says what it would change. @throws not_found, service_not_offered */
  async begin(caller: StaffPrincipal, request: VisitorImportRequest): Promise<VisitorImportView> {
    const { servicePointId, on: onDay, serviceCode, lane, content } = request;
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, IMPORT_VISITORS);
    const point = await this.points.at(officeId, servicePointId);
    if (onDay < point.today || onDay > addDays(point.today, DAYS_AHEAD)) throw dayOutOfReach();
    const offered = point.servicePoint.serviceCodes;
    if (!offered.includes(serviceCode)) throw queueProblems.serviceNotOffered({ serviceCode, offered });
    const id = newId(officeId);
    const row: VisitorImport = {
      ...{ officeId, id, servicePointId, onDay, serviceCode, lane, state: 'draft' },
      contentSealed: this.lists.sealed(id, content),
      ...{ begunBy: caller.staffId, begunAt: await this.db.now(), registeredAt: null, undoneAt: null },
      ...{ lines: 0, added: 0, changed: 0, vanished: 0, leftOut: 0 },
    };
    await this.db.repo(VisitorImport).insert(row);
    return this.view(caller, row);
  }

  /** Puts the next part behind what is there. @throws not_found, visitor_import_done, visitor_import_too_large */
  async add(caller: StaffPrincipal, id: string, part: string): Promise<VisitorImportView> {
    return this.db.transaction(async () => {
      const row = await this.draft(caller, id);
      const content = `${this.lists.content(row)} ${part}`;
      if (content.length > SIGNS_AT_MOST) throw visitorProblems.visitorImportTooLarge();
      const contentSealed = this.lists.sealed(id, content);
      await keepContent(this.db, row.officeId, id, contentSealed);
      return this.view(caller, { ...row, contentSealed });
    });
  }

  /** Remembers what words of the file mean, for this and the office's next lists. @throws validation_failed for a service nobody knows */
  async explain(caller: StaffPrincipal, id: string, words: readonly ImportWordShape[]): Promise<VisitorImportView> {
    return this.db.transaction(async () => {
      const row = await this.draft(caller, id);
      const codes = new Set((await this.catalogue.list()).items.map(({ code }) => code));
      const unknown = words.findIndex(({ kind, meaning }) => kind === 'service' && !codes.has(meaning));
      if (unknown >= 0) throw serviceUnknown(unknown);
      const compared = words.map((word) => ({ ...word, word: comparedWord(word.word) }));
      await keepWords(
        this.db,
        row.officeId,
        compared.filter(({ word }) => word !== ''),
      );
      return this.view(caller, row);
    });
  }

  /** An import as it stands: a draft is looked through again. */
  async get(caller: StaffPrincipal, id: string): Promise<VisitorImportView> {
    return this.view(caller, await this.reachable(caller, id));
  }

  /** Imports of a service point, newest first. */
  async list(caller: StaffPrincipal, query: VisitorImportQuery): Promise<Page<VisitorImportRow>> {
    const { servicePointId, on, limit, cursor } = query;
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, IMPORT_VISITORS);
    const filter = { officeId, servicePointId, on: on ?? null };
    const key = decodeCursor(filter, cursor);
    const rows = await importPage(this.db, filter, key ? String(key[0]) : null, limit + 1);
    const names = await this.staff.names(rows.map((row) => row.begunBy));
    const view = (row: (typeof rows)[number]) => this.row(caller, row, names.get(row.begunBy) ?? '—', row.newest);
    return pageFrom(rows, { limit, filter, keyOf: (row) => [row.id], view });
  }

  /**
   * Lists everybody of the file, in one transaction: all or nobody.
   * @throws not_found, visitor_import_done, visitor_import_overtaken, visitor_import_faulty (409) with the faults
   */
  async register(
    caller: StaffPrincipal,
    id: string,
    { after, keepBooked }: VisitorImportRegistration,
  ): Promise<VisitorImportView> {
    return this.db.transaction(async () => {
      const row = await this.draft(caller, id);
      await holdDay(this.db, row);
      if ((await newestImport(this.db, row)) !== after) throw visitorProblems.visitorImportOvertaken();
      const { list, compared } = await this.lists.look(row, true);
      const faults = sorted([...list.faults, ...compared.faults]);
      if (faults.length > 0) {
        const shown = faults.slice(0, SHOWN_AT_MOST);
        throw visitorProblems.visitorImportFaulty({ faultCount: faults.length, faults: shown });
      }
      const doubled = new Set(
        keepBooked ? [] : compared.booked.filter(({ by }) => by === 'nik').map(({ line }) => line),
      );
      const added = compared.added.filter(({ line }) => !doubled.has(line));
      await addVisitors(
        this.db,
        row,
        id,
        added.map((line) => this.written(line, newId(row.officeId))),
      );
      const changed = compared.changed.map(({ visitor, line }) => this.written(line, visitor.id, visitor.personKey));
      await changeVisitors(this.db, row, id, changed);
      const gone = compared.vanished.map((visitor) => visitor.id);
      await markVanished(this.db, row.officeId, id, gone);
      const counts = {
        lines: list.lines.length,
        added: added.length,
        changed: changed.length,
        vanished: gone.length,
        leftOut: compared.added.length - added.length,
      };
      await closeImport(this.db, row.officeId, id, counts);
      await this.tell(caller, 'visitorsImported', { ...row, ...counts });
      return this.get(caller, id);
    });
  }

  /** Takes the newest list of a day back. @throws not_found, visitor_import_not_newest, visitor_import_in_use */
  async undo(caller: StaffPrincipal, id: string): Promise<VisitorImportView> {
    return this.db.transaction(async () => {
      const row = await this.reachable(caller, id, true);
      await holdDay(this.db, row);
      if ((await newestImport(this.db, row)) !== id) throw visitorProblems.visitorImportNotNewest();
      const arrived = await arrivedOf(this.db, row.officeId, id);
      if (arrived > 0) throw visitorProblems.visitorImportInUse({ arrived });
      await undoImport(this.db, row.officeId, id);
      await this.tell(caller, 'visitorImportUndone', row);
      return this.get(caller, id);
    });
  }

  private async reachable(caller: StaffPrincipal, id: string, hold = false): Promise<VisitorImport> {
    const officeId = recordOffice(id);
    demand(caller, officeId, IMPORT_VISITORS);
    const row = await importOf(this.db, officeId, id, hold);
    if (!row) throw platformProblems.notFound();
    return row;
  }

  private async draft(caller: StaffPrincipal, id: string): Promise<VisitorImport> {
    const row = await this.reachable(caller, id, true);
    if (row.state !== 'draft') throw visitorProblems.visitorImportDone();
    return row;
  }

  private written(line: KeyedLine, id: string, personKey: Buffer | null = null): WrittenVisitor {
    const { startsAt, serviceCode, lane, number, name, key } = line;
    return {
      ...{ id, startsAt, serviceCode, lane, numberKey: Buffer.from(key, 'hex') },
      numberSealed: this.vault.seal(number, visitorPlace('number', id)),
      nameSealed: this.vault.seal(name, visitorPlace('name', id)),
      // A later list without the column does not make us forget who it is.
      personKey: line.personKey ?? personKey,
    };
  }

  private async view(caller: StaffPrincipal, row: VisitorImport): Promise<VisitorImportView> {
    const names = await this.staff.names([row.begunBy]);
    const after = await newestImport(this.db, row);
    const shown = this.row(caller, row, names.get(row.begunBy) ?? '—', after === row.id);
    if (row.state !== 'draft') {
      const nothing = { columns: [], openWords: [], otherDays: 0, faultCount: 0, faults: [], booked: [] };
      return { ...shown, ...nothing, vanishedVisitors: [], encoding: 'utf-8', after };
    }
    const { list, compared, encoding } = await this.lists.look(row, false);
    const faults = sorted([...list.faults, ...compared.faults]);
    return {
      ...shown,
      lines: list.lines.length,
      added: compared.added.length,
      changed: compared.changed.length,
      vanished: compared.vanished.length,
      actions: faults.length === 0 ? shown.actions : [],
      encoding,
      columns: list.columns.slice(0, SHOWN_AT_MOST).map(({ head, meaning }) => ({ head, meaning: meaning ?? null })),
      openWords: list.openWords,
      otherDays: list.otherDays,
      faultCount: faults.length,
      faults: faults.slice(0, SHOWN_AT_MOST),
      booked: compared.booked.slice(0, SHOWN_AT_MOST),
      vanishedVisitors: compared.vanished.slice(0, SHOWN_AT_MOST).map(({ id, startsAt, numberSealed, nameSealed }) => ({
        number: maskedNumber(this.vault.open(numberSealed, visitorPlace('number', id))),
        name: mask.name(this.vault.open(nameSealed, visitorPlace('name', id))),
        startsAt: startsAt?.toISOString() ?? null,
      })),
      after,
    };
  }

  private row(caller: StaffPrincipal, row: VisitorImport, begunBy: string, newest: boolean): VisitorImportRow {
    const { id, servicePointId, onDay: on, state, lines, added, changed, vanished, leftOut } = row;
    const step = state === 'draft' ? 'register' : newest ? 'undo' : undefined;
    return {
      ...{ id, servicePointId, on, state, begunBy, lines, added, changed, vanished, leftOut },
      begunAt: row.begunAt.toISOString(),
      registeredAt: row.registeredAt?.toISOString() ?? null,
      undoneAt: row.undoneAt?.toISOString() ?? null,
      actions: step && can(caller, row.officeId, IMPORT_VISITORS) ? [step] : [],
    };
  }

  private async tell(caller: StaffPrincipal, event: keyof typeof visitorEvents, row: VisitorImport): Promise<void> {
    const { officeId, id, servicePointId, onDay: on, added, changed, vanished } = row;
    await this.ledger.append(officeId, visitorEvents[event], {
      subject: { type: 'visitor_import', id },
      payload: { servicePointId, on, added, changed, vanished },
      actor: caller,
    });
  }
}

function sorted<T extends { line: number }>(faults: T[]): T[] {
  return faults.sort((a, b) => a.line - b.line);
}

function dayOutOfReach(): Error {
  const detail = { id: 'Pilih hari ini sampai 60 hari ke depan.', en: 'Choose today or up to 60 days ahead.' };
  return platformProblems.validationFailed({ errors: [{ pointer: '/on', code: 'day_out_of_reach', detail }] });
}

function serviceUnknown(at: number): Error {
  const detail = { id: 'Layanan ini tidak ada.', en: 'There is no such service.' };
  return platformProblems.validationFailed({ errors: [{ pointer: `/words/${at}/meaning`, code: 'service', detail }] });
}
