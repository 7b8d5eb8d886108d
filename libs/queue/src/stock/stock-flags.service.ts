import { Offices } from '@buka-pintu/offices';
import {
  addDays,
  type BilingualText,
  dayIn,
  Db,
  demand,
  type IsoDay,
  Ledger,
  newId,
  type Page,
  platformProblems,
  type Principal,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { hitView, SHOWN } from '../affected/hit-booking.view.js';
import { queueEvents } from '../queue.events.js';
import { queueProblems } from '../queue.problems.js';
import { recordOffice } from '../record-office.js';
import { Availability } from '../supply/availability.service.js';
import { StockFlag } from './stock-flag.entity.js';
import type {
  StockFlagChange,
  StockFlagRequest,
  StockFlagView,
  StockPreviewRequest,
  StockPreviewView,
} from './stock.dto.js';
import { bookingsOfService } from './stock.queries.js';
import { Stock } from './stock.service.js';

export const EDIT_STOCK = 'queue:stock:edit';
/** Farther off than that a day is a slip of the finger. */
const FARTHEST_DAYS = 366;

/** Saying what a service point has run out of, and that it is there again. Bookings stay; the ledger keeps the history. */
@Injectable()
export class StockFlags {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly ledger: Ledger,
    private readonly stock: Stock,
    private readonly availability: Availability,
  ) {}

  /** The flags of a service point that hold today or later, for everybody. @throws not_found */
  async list(servicePointId: string): Promise<Page<StockFlagView>> {
    const officeId = recordOffice(servicePointId);
    await this.offices.servicePoint(officeId, servicePointId);
    const today = await this.today(officeId);
    const items = (await this.stock.flags(officeId)).filter(
      (flag) => flag.servicePointId === servicePointId && (flag.untilOn === null || flag.untilOn >= today),
    );
    return { items: items.map(flagView), next: null };
  }

  /** @throws not_found, service_not_offered, stock_flag_exists, validation_failed for days that are over or too far off */
  async add(caller: Principal, { servicePointId, serviceCode, ...change }: StockFlagRequest): Promise<StockFlagView> {
    const officeId = recordOffice(servicePointId);
    await this.check(caller, servicePointId, serviceCode, change);
    return this.db.transaction(async () => {
      // What has run its course makes room: it says nothing any more, and its history is in the ledger.
      const old = await this.db.repo(StockFlag).findOneBy({ officeId, servicePointId, serviceCode });
      if (old && old.untilOn !== null && old.untilOn < (await this.today(officeId)))
        await this.db.repo(StockFlag).delete({ officeId, id: old.id });
      const row: StockFlag = {
        ...{ officeId, id: newId(officeId), servicePointId, serviceCode, ...change },
        flaggedAt: await this.db.now(),
        version: 1,
      };
      await this.db.repo(StockFlag).insert(row);
      await this.tell(caller, null, row);
      return flagView(row);
    });
  }

  /** @throws not_found, stale, validation_failed */
  async change(caller: Principal, id: string, version: number, change: StockFlagChange): Promise<StockFlagView> {
    const officeId = recordOffice(id);
    demand(caller, officeId, EDIT_STOCK);
    return this.db.transaction(async () => {
      const before = await this.record(officeId, id);
      await this.check(caller, before.servicePointId, before.serviceCode, change);
      const columns = { ...change, flaggedAt: await this.db.now(), version: version + 1 };
      if (!(await this.db.repo(StockFlag).update({ officeId, id, version }, columns))) throw platformProblems.stale();
      const after = { ...before, ...columns };
      await this.tell(caller, before, after);
      return flagView(after);
    });
  }

  /** It is there again. @throws not_found, stale */
  async remove(caller: Principal, id: string, version: number): Promise<void> {
    const officeId = recordOffice(id);
    demand(caller, officeId, EDIT_STOCK);
    await this.db.transaction(async () => {
      const before = await this.record(officeId, id);
      if (!(await this.db.repo(StockFlag).delete({ officeId, id, version }))) throw platformProblems.stale();
      await this.tell(caller, before, null);
    });
  }

  /** Whom a flag would hit. @throws whatever setting it would throw, but for stock_flag_exists */
  async preview(caller: Principal, request: StockPreviewRequest): Promise<StockPreviewView> {
    const { servicePointId, serviceCode } = request;
    await this.check(caller, servicePointId, serviceCode, request);
    const hit = await bookingsOfService(this.db, recordOffice(servicePointId), request);
    return { bookingsHit: hit.length, bookings: hit.slice(0, SHOWN).map(hitView) };
  }

  private async check(
    caller: Principal,
    servicePointId: string,
    serviceCode: string,
    { sinceOn, untilOn }: { sinceOn: IsoDay; untilOn: IsoDay | null },
  ): Promise<void> {
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, EDIT_STOCK);
    const { serviceCodes } = await this.offices.servicePoint(officeId, servicePointId);
    if (!serviceCodes.includes(serviceCode))
      throw queueProblems.serviceNotOffered({ serviceCode, offered: serviceCodes });
    const today = await this.today(officeId);
    if (untilOn !== null && untilOn < today)
      throw unfit('/untilOn', { id: 'Hari terakhir sudah lewat.', en: 'The last day is over.' });
    for (const [pointer, day] of [
      ['/sinceOn', sinceOn],
      ['/untilOn', untilOn],
    ] as const)
      if (day !== null && (day < addDays(today, -FARTHEST_DAYS) || day > addDays(today, FARTHEST_DAYS)))
        throw unfit(pointer, {
          id: 'Paling jauh satu tahun dari hari ini.',
          en: 'At most a year from today.',
        });
  }

  private async record(officeId: number, id: string): Promise<StockFlag> {
    const row = await this.db.repo(StockFlag).findOneBy({ officeId, id });
    if (!row) throw platformProblems.notFound();
    return row;
  }

  private async today(officeId: number): Promise<IsoDay> {
    const { zone } = await this.offices.byNumber(officeId);
    return dayIn(zone, await this.db.now());
  }

  private async tell(actor: Principal, before: StockFlag | null, after: StockFlag | null): Promise<void> {
    const { officeId, id, servicePointId, serviceCode } = (after ?? before)!;
    await this.ledger.append(officeId, queueEvents.stockFlagChanged, {
      subject: { type: 'stock_flag', id },
      payload: { servicePointId, serviceCode, before: before && flagView(before), after: after && flagView(after) },
      actor,
    });
    this.db.afterCommit(() => {
      this.stock.forget(officeId);
      this.availability.forget(servicePointId);
    });
  }
}

function unfit(pointer: string, detail: BilingualText): Error {
  return platformProblems.validationFailed({ errors: [{ pointer, code: 'day', detail }] });
}

function flagView({ officeId: _office, flaggedAt: _at, ...row }: StockFlag): StockFlagView {
  return row;
}
