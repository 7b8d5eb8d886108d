import { ReferenceKeeper } from '@buka-pintu/offices';
import { Db, platformProblems, type StaffPrincipal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { catalogueProblems } from '../catalogue.problems.js';
import type { Overlap } from '../dated-line.js';
import { RequirementGroup } from '../requirement-group.entity.js';
import type { ServiceLine } from '../service-line.entity.js';
import type { EditedServiceView } from './edited-service.dto.js';
import { EDIT_SERVICES, EditedServices } from './edited-services.service.js';
import { nextVersion } from './catalogue.queries.js';
import { CatalogueHistory } from './history.service.js';
import type {
  FeeLineRequest,
  LineRequest,
  RequirementRequest,
  ServiceTimeRequest,
  StandardPartRequest,
} from './draft.dto.js';
import { KINDS, type LineKind } from './line-kind.js';
import { outcomeOf } from './service-lines.js';

/** The draft that the request writes: a line of a service that begins on a day. */
export interface LineName {
  serviceCode: string;
  lineCode: string;
  validFrom: string;
}

/** Writes drafts. Nothing of it is seen outside before somebody publishes it. */
@Injectable()
export class Drafts {
  constructor(
    private readonly db: Db,
    private readonly services: EditedServices,
    private readonly history: CatalogueHistory,
    private readonly keeper: ReferenceKeeper,
  ) {}

  putFee(caller: StaffPrincipal, name: LineName, version: number, line: FeeLineRequest): Promise<EditedServiceView> {
    const { role, amount, options, appliesTo } = line;
    return this.put(caller, 'fee', name, version, line, { ...named(line.name), role, amount, options, appliesTo });
  }

  putTime(
    caller: StaffPrincipal,
    name: LineName,
    version: number,
    line: ServiceTimeRequest,
  ): Promise<EditedServiceView> {
    const { workingDays, note } = line;
    return this.put(caller, 'time', name, version, line, { workingDays, noteId: note.id, noteEn: note.en });
  }

  putPart(
    caller: StaffPrincipal,
    name: LineName,
    version: number,
    line: StandardPartRequest,
  ): Promise<EditedServiceView> {
    return this.put(caller, 'standard', name, version, line, { textId: line.text.id, textEn: line.text.en });
  }

  async putRequirement(
    caller: StaffPrincipal,
    name: LineName,
    version: number,
    line: RequirementRequest,
  ): Promise<EditedServiceView> {
    const { need, appliesTo, detail, group } = line;
    const own = {
      ...named(line.name),
      need,
      appliesTo,
      detailId: detail?.id ?? null,
      detailEn: detail?.en ?? null,
      groupCode: group?.code ?? null,
    };
    return this.put(caller, 'requirement', name, version, line, own, async () => {
      if (!group) return;
      const row = { serviceCode: name.serviceCode, code: group.code, ...named(group.name) };
      await this.db.reference(RequirementGroup).createQueryBuilder().insert().values(row).orIgnore().execute();
    });
  }

  /**
   * Takes a draft away; without one it drafts the withdrawal of the published line that begins on that day.
   * @throws not_found, stale
   */
  async drop(caller: StaffPrincipal, kind: LineKind, name: LineName, version: number): Promise<EditedServiceView> {
    return this.change(caller, name.serviceCode, version, async () => {
      const lines = this.db.reference(KINDS[kind].entity);
      const { serviceCode, lineCode: code, validFrom } = name;
      const draft = await lines.findOneBy({ serviceCode, code, validFrom, isDraft: true });
      const published = await lines.findOneBy({ serviceCode, code, validFrom, isDraft: false });
      const change = { serviceCode, subject: kind, lineCode: code, validFrom };
      if (draft) {
        await lines.delete({ serviceCode, code, validFrom, isDraft: true });
        await this.history.record(caller, [{ ...change, action: 'discarded', before: draft }]);
      } else if (published) {
        const withdrawal = { ...published, isDraft: true, withdraws: true };
        await lines.insert(withdrawal);
        await this.history.record(caller, [{ ...change, action: 'drafted', before: published, after: withdrawal }]);
      } else throw platformProblems.notFound();
    });
  }

  /** @throws not_found, stale, validation_failed, lines_overlap */
  private put(
    caller: StaffPrincipal,
    kind: LineKind,
    name: LineName,
    version: number,
    request: LineRequest,
    own: object,
    before: () => Promise<void> = async () => undefined,
  ): Promise<EditedServiceView> {
    const { serviceCode, lineCode: code, validFrom } = name;
    const { validTo, movedFrom, legalBasis, source, confidence } = request;
    if (validTo !== null && validTo < validFrom)
      throw platformProblems.validationFailed({
        errors: [{ pointer: '/validTo', code: 'before_first_day', detail: BEFORE_FIRST_DAY }],
      });
    return this.change(caller, serviceCode, version, async () => {
      await before();
      const lines = this.db.reference(KINDS[kind].entity);
      const key = { serviceCode, code, validFrom };
      const was = await lines.findOneBy({ ...key, validFrom: movedFrom ?? validFrom, isDraft: true });
      const published = await lines.findOneBy({ ...key, isDraft: false });
      for (const day of new Set([validFrom, movedFrom ?? validFrom]))
        await lines.delete({ ...key, validFrom: day, isDraft: true });
      const provenance = { legalBasis, source, confidence };
      const position = (was ?? published)?.position ?? (await this.lastPosition(kind, serviceCode, code));
      const row = { ...key, isDraft: true, withdraws: false, validTo, position, ...provenance, ...own };
      await lines.insert(row);
      await this.refuseOverlap(serviceCode, kind, code);
      const after = await lines.findOneByOrFail({ ...key, isDraft: true });
      const change = { serviceCode, subject: kind, lineCode: code, validFrom };
      await this.history.record(caller, [{ ...change, action: 'drafted', before: was ?? published, after }]);
    });
  }

  private async change(
    caller: StaffPrincipal,
    serviceCode: string,
    version: number,
    work: () => Promise<void>,
  ): Promise<EditedServiceView> {
    await this.keeper.demand(caller, EDIT_SERVICES);
    return this.db.transaction(async () => {
      await this.services.load(serviceCode);
      if ((await nextVersion(this.db, serviceCode, version)) === undefined) throw platformProblems.stale();
      await work();
      return this.services.get(caller, serviceCode);
    });
  }

  private async refuseOverlap(serviceCode: string, kind: LineKind, code: string): Promise<void> {
    const { lines } = await this.services.load(serviceCode);
    const overlap = outcomeOf(lines, kind).overlaps.find((one) => one.code === code);
    if (overlap) throw linesOverlap(overlap);
  }

  /** A new line stands where its code has stood before, else at the end. */
  private async lastPosition(kind: LineKind, serviceCode: string, code: string): Promise<number> {
    const lines: ServiceLine[] = await this.db.reference(KINDS[kind].entity).findBy({ serviceCode });
    const known = lines.findLast((line) => line.code === code);
    return known?.position ?? Math.max(0, ...lines.map((line) => line.position)) + 1;
  }
}

export function linesOverlap({ code, first, second }: Overlap): Error {
  const span = ({ from, to }: Overlap['first']) => ({
    id: `${from} sampai ${to ?? 'seterusnya'}`,
    en: `${from} to ${to ?? 'no end'}`,
  });
  return catalogueProblems.linesOverlap({ lineCode: code, first: span(first), second: span(second) });
}

function named({ id, en }: { id: string; en: string }): { nameId: string; nameEn: string } {
  return { nameId: id, nameEn: en };
}

const BEFORE_FIRST_DAY = {
  id: 'Hari terakhir tidak boleh sebelum hari pertama.',
  en: 'The last day can not come before the first.',
};
