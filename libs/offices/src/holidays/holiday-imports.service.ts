import { Db, demand, Ledger, newId, platformProblems, type StaffPrincipal, yearOf, dayIn } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Between } from 'typeorm';
import { officesEvents } from '../offices.events.js';
import { officesProblems } from '../offices.problems.js';
import { HolidayImport } from './holiday-import.entity.js';
import { ReferenceKeeper } from '../reference/reference-keeper.service.js';
import { type HolidayLine, readHolidays } from './holiday-lines.js';
import { HolidayYear } from './holiday-year.entity.js';
import type { HolidayDiffView, HolidayImportRequest, HolidayImportsView, HolidayView } from './holiday.dto.js';
import { Holiday } from './holiday.entity.js';
import { holidayView } from './holiday.view.js';

const IMPORT = 'offices:holidays:import';
const KEPT = 50;

/** The yearly decree: read whole, compared, then taken over whole or not at all. */
@Injectable()
export class HolidayImports {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly keeper: ReferenceKeeper,
  ) {}

  /** @throws reference_kept_elsewhere, import_lines, day_past */
  async preview(caller: StaffPrincipal, year: number, request: HolidayImportRequest): Promise<HolidayDiffView> {
    await this.keeper.demand(caller, IMPORT);
    const days = await this.read(year, request);
    return this.compare(year, days, request.complete);
  }

  /** @throws stale, import_lines, day_past */
  async save(
    caller: StaffPrincipal,
    year: number,
    version: number,
    request: HolidayImportRequest,
  ): Promise<HolidayDiffView> {
    await this.keeper.demand(caller, IMPORT);
    const days = await this.read(year, request);
    return this.db.transaction(async () => {
      await this.db.query(`select pg_advisory_xact_lock(hashtextextended('offices.holidays', 0))`);
      const diff = await this.compare(year, days, request.complete);
      if (diff.version !== version) throw platformProblems.stale();
      const before = await this.days(year);
      await this.write(year, days, diff);
      const legalBasis = [...new Set(days.map((day) => day.legalBasis))].join('; ').slice(0, 300);
      const { officeId, staffId } = caller;
      await this.db.reference(HolidayImport).insert({
        ...{ id: newId(officeId), year, importedAt: await this.db.now(), staffId, legalBasis },
        ...{ before, after: days },
      });
      await this.ledger.append(officeId, officesEvents.holidaysImported, {
        subject: { type: 'holiday_year', id: newId(officeId) },
        payload: {
          ...{ year, legalBasis },
          ...{ added: diff.added.length, changed: diff.changed.length, removed: diff.removed.length },
        },
        actor: caller,
      });
      return { ...diff, version: version + 1 };
    });
  }

  async history(caller: StaffPrincipal, year: number): Promise<HolidayImportsView> {
    demand(caller, caller.officeId, 'offices:settings:read');
    const rows = await this.db.reference(HolidayImport).find({
      where: { year },
      order: { importedAt: 'DESC' },
      take: KEPT,
    });
    return {
      items: rows.map(({ id, importedAt, staffId, legalBasis, before, after }) => ({
        ...{ id, importedAt: importedAt.toISOString(), staffId, legalBasis },
        ...{ before: before as HolidayView[], after: after as HolidayView[] },
      })),
    };
  }

  private async read(year: number, { format, content }: HolidayImportRequest): Promise<HolidayLine[]> {
    const present = yearOf(dayIn('Asia/Jakarta', await this.db.now()));
    if (year < present) throw officesProblems.dayPast({ on: `${year}-12-31`, today: `${present}` });
    const { days, faults } = readHolidays(year, format, content);
    if (faults.length > 0) throw officesProblems.importLines({ count: faults.length, lines: faults.slice(0, 200) });
    return days;
  }

  private async days(year: number): Promise<HolidayView[]> {
    const onDay = Between(`${year}-01-01`, `${year}-12-31`);
    return (await this.db.reference(Holiday).find({ where: { onDay }, order: { onDay: 'ASC' } })).map(holidayView);
  }

  private async compare(year: number, days: readonly HolidayLine[], complete: boolean): Promise<HolidayDiffView> {
    const known = await this.db.reference(HolidayYear).findOneBy({ year });
    const before = new Map((await this.days(year)).map((day) => [day.on, day]));
    const wanted = new Set(days.map((day) => day.on));
    const same = (day: HolidayLine): boolean =>
      JSON.stringify(inOrder(day)) === JSON.stringify(inOrder(before.get(day.on)!));
    const held = days.filter((day) => before.has(day.on));
    const sure = complete && days.every((day) => day.confidence === 'confirmed');
    return {
      year,
      added: days.filter((day) => !before.has(day.on)),
      changed: held.filter((day) => !same(day)).map((after) => ({ before: before.get(after.on)!, after })),
      removed: [...before.values()].filter((day) => !wanted.has(day.on)),
      unchanged: held.filter(same).length,
      confidence: sure ? 'confirmed' : 'to_be_confirmed',
      version: known?.version ?? 0,
    };
  }

  private async write(year: number, days: readonly HolidayLine[], diff: HolidayDiffView): Promise<void> {
    const gone = [...diff.removed, ...diff.changed.map(({ before }) => before)].map((day) => day.on);
    for (const onDay of gone) await this.db.reference(Holiday).delete({ onDay });
    const fresh = [...diff.added, ...diff.changed.map(({ after }) => after)];
    if (fresh.length > 0)
      await this.db.reference(Holiday).insert(
        fresh.map(({ on: onDay, kind, name, legalBasis, source, confidence }) => ({
          ...{ onDay, kind, nameId: name.id, nameEn: name.en, legalBasis, source, confidence },
        })),
      );
    await this.db.reference(HolidayYear).save({
      year,
      legalBasis: [...new Set(days.map((day) => day.legalBasis))].join('; ').slice(0, 300),
      sources: [...new Set(days.map((day) => day.source))].slice(0, 100),
      confidence: diff.confidence,
      version: diff.version + 1,
    });
  }
}

function inOrder({ on, kind, name, legalBasis, source, confidence }: HolidayLine | HolidayView) {
  return [on, kind, name.id, name.en, legalBasis, source, confidence];
}
