import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  addDays,
  can,
  Db,
  decodeCursor,
  InstallationKey,
  instantAt,
  newId,
  type Page,
  pageFrom,
  type PageQuery,
  PersonRegister,
  personKey,
  platformProblems,
  type Principal,
  type StaffPrincipal,
  Vault,
} from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import { OfficeNames } from '../office-names.js';
import { StaffDirectory } from '../staff/staff.service.js';
import type {
  AccessLineView,
  AccessPeriod,
  AccessSampleView,
  AccessSearch,
  SampleQuery,
  SignedFileView,
} from './access-log.dto.js';
import { type LineFilter, type LineRow, listLines, sampleLines } from './access-log.queries.js';
import { AccessLog, placeOfReason } from './access-log.service.js';
import { accessLineView } from './access-log.view.js';

export const READ_ACCESS_LOG = 'identity:access-log:read';
/** For a signature's purpose and a file's first line. */
export const EXPORT_PURPOSE = 'access-log-export';
const EXPORT_MOST = 20_000;

/** Who saw this person's data in March, and why? Whoever asks is written down as well. */
@Injectable()
export class AccessSearches {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly log: AccessLog,
    private readonly staff: StaffDirectory,
    private readonly offices: OfficeNames,
    private readonly persons: PersonRegister,
    private readonly key: InstallationKey,
  ) {}

  async search(caller: StaffPrincipal, asked: AccessSearch, page: PageQuery): Promise<Page<AccessLineView>> {
    const filter = await this.filterOf(caller, asked);
    const bound = { ...asked, offices: filter.offices, caller: caller.staffId };
    const after = decodeCursor({ asked: JSON.stringify(bound) }, page.cursor);
    // The next page of the same question is the same look.
    if (!after) await this.writeDown(caller, asked, filter);
    const rows = await listLines(this.db, filter, page.limit + 1, after);
    const views = await this.views(rows);
    return pageFrom(rows, {
      limit: page.limit,
      filter: { asked: JSON.stringify(bound) },
      keyOf: (row) => [row.at, row.id],
      view: (row) => views.get(row.id)!,
    });
  }

  /** Lines drawn by lot, to be asked about one by one. */
  async sample(caller: StaffPrincipal, { size, seed, ...period }: SampleQuery): Promise<AccessSampleView> {
    const drawn = seed ?? randomBytes(9).toString('base64url');
    const rows = await sampleLines(this.db, await this.periodOf(caller, period), drawn, size);
    const views = await this.views(rows);
    return { seed: drawn, items: rows.map((row) => views.get(row.id)!) };
  }

  /**
   * The whole answer as a file with a detached signature, for somebody outside of the house.
   * @throws export_too_large
   */
  async export(caller: StaffPrincipal, asked: AccessSearch): Promise<SignedFileView> {
    const filter = await this.filterOf(caller, asked);
    await this.writeDown(caller, asked, filter);
    const rows = await listLines(this.db, filter, EXPORT_MOST + 1);
    if (rows.length > EXPORT_MOST) throw identityProblems.exportTooLarge({ most: EXPORT_MOST });
    const views = await this.views(rows);
    const { person, ...question } = asked;
    const content = JSON.stringify(
      {
        what: EXPORT_PURPOSE,
        madeAt: (await this.db.now()).toISOString(),
        madeBy: { id: caller.staffId, name: caller.name },
        // The number itself stays in the house: the file says that the question was about a person.
        question: { ...question, person: person ? { documentKind: person.documentKind } : undefined },
        lines: rows.map((row) => views.get(row.id)!),
      },
      null,
      1,
    );
    const fileName = `access-${asked.from}-${asked.to}.json`;
    const { publicKey, fingerprint } = this.key;
    const signature = JSON.stringify({
      file: fileName,
      algorithm: 'Ed25519',
      purpose: EXPORT_PURPOSE,
      publicKey,
      signature: this.key.sign(EXPORT_PURPOSE, content),
    });
    return { fileName, content, signatureFileName: `${fileName}.sig`, signature, publicKey, fingerprint };
  }

  /** The period in the offices where the caller may read the log. */
  async periodOf(caller: StaffPrincipal, { from, to }: AccessPeriod): Promise<LineFilter> {
    const offices = officesOf(caller);
    const zone = await this.offices.zoneOf(caller.officeId);
    const start = (day: string): string => instantAt(zone, day, '00:00');
    return { offices, from: start(from), until: start(addDays(to, 1)) };
  }

  /** Rows with what a reader needs, by the line's id. */
  async views(rows: readonly LineRow[]): Promise<Map<string, AccessLineView>> {
    const staffIds = rows.flatMap(({ actorKind, actorId }) => (actorKind === 'staff' && actorId ? [actorId] : []));
    const carriedFor = rows.flatMap(({ onBehalfOf }) => onBehalfOf ?? []);
    const names = await this.staff.names([...staffIds, ...carriedFor]);
    const numbers = [...new Set(rows.map(({ officeId }) => officeId))];
    const codes = new Map((await this.offices.of(numbers)).map((office) => [office.officeId, office.code]));
    return new Map(
      rows.map((row) => [
        row.id,
        accessLineView(row, {
          officeCode: codes.get(row.officeId) ?? '',
          actorName: (row.actorId && names.get(row.actorId)) ?? null,
          onBehalfOfName: (row.onBehalfOf && names.get(row.onBehalfOf)) ?? null,
          reason: row.reasonSealed && this.vault.open(row.reasonSealed, placeOfReason(row.id)),
        }),
      ]),
    );
  }

  private async filterOf(caller: StaffPrincipal, asked: AccessSearch): Promise<LineFilter> {
    const period = await this.periodOf(caller, asked);
    const { person, recordId, staffId } = asked;
    if (!person) return { ...period, staffId, ...(recordId ? { subjectIds: [recordId] } : {}) };
    const key = personKey(this.vault, person);
    const records = await this.persons.recordsOf(key, period.offices);
    return { ...period, personKey: key, subjectIds: records.map(({ id }) => id) };
  }

  private writeDown(caller: StaffPrincipal, asked: AccessSearch, { personKey: key }: LineFilter): Promise<void> {
    const { officeId } = caller;
    const { person, recordId, staffId, purpose, reason } = asked;
    const subjectType = person ? 'person' : staffId ? 'staff' : recordId ? 'record' : 'access_log';
    return this.log.record(caller, {
      officeId,
      subjectType,
      // A person is no record of ours: the key tells who it was.
      subjectId: recordId ?? staffId ?? newId(officeId),
      fields: ['access_log'],
      purpose,
      reason,
      ...(key ? { person: { key } } : {}),
    });
  }
}

/** Where the officer may read the log. @throws not_allowed when nowhere, which the acting office decides */
function officesOf(caller: Principal & { kind: 'staff' }): number[] {
  const offices = [...caller.permissions.keys()].filter((officeId) => can(caller, officeId, READ_ACCESS_LOG));
  if (offices.length === 0) throw platformProblems.notAllowed();
  return offices;
}
