import { StaffDirectory } from '@buka-pintu/identity';
import { Catalogue } from '@buka-pintu/catalogue';
import {
  addDays,
  Db,
  demand,
  type IsoDay,
  mask,
  newId,
  platformProblems,
  type Principal,
  Vault,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { openName } from '../bookings/sealed-person.js';
import { paperProblems } from './paper.problems.js';
import { recordOffice } from '../record-office.js';
import type { Lane } from '../supply/lane.js';
import { displayNumber } from '../tickets/ticket-number.js';
import { type Point, Points } from '../tickets/points.service.js';
import { PAPER_PREFIX } from './paper-line.js';
import { paperPage } from './paper-page.view.js';
import { PaperList } from './paper-list.entity.js';
import type { PaperListRequest, PaperListView } from './paper.dto.js';
import { enteredOf, expectedOn, holdList, setApart, waitingOn } from './paper.queries.js';

export const PAPER = 'queue:paper:manage';
/** How many days back a sheet may still be typed in, and ahead one may be printed. */
const DAYS = { back: 14, ahead: 7 };

/** The day on paper: a sheet with numbers of its own, printed in case, and what became of it. */
@Injectable()
export class PaperLists {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly points: Points,
    private readonly staff: StaffDirectory,
    private readonly catalogue: Catalogue,
  ) {}

  /** The sheet of a day, with numbers on it or without. @throws not_found, validation_failed */
  async get(caller: Principal, servicePointId: string, day?: IsoDay): Promise<PaperListView> {
    const point = await this.point(caller, servicePointId);
    return this.view(point, day ?? point.today);
  }

  /** Sets numbers apart for the sheet, unless so many are on it already: printed twice it is the same sheet. */
  async prepare(caller: Principal, { servicePointId, on, lines }: PaperListRequest): Promise<PaperListView> {
    const point = await this.point(caller, servicePointId);
    this.checkDay(point, on);
    await this.db.transaction(async () => {
      const list = await this.hold(point, on);
      if (list.lastNumber >= lines) return;
      const officeId = point.office.id;
      await setApart(this.db, { officeId, servicePointId, on, prefix: PAPER_PREFIX }, lines);
      await this.db.repo(PaperList).update({ officeId, id: list.id }, { lastNumber: lines });
    });
    return this.view(point, on);
  }

  /** All of it has been typed in: what nobody came for may be closed like that of any other day. */
  async close(caller: Principal, servicePointId: string, on: IsoDay): Promise<PaperListView> {
    const point = await this.point(caller, servicePointId);
    const officeId = point.office.id;
    await this.db.transaction(async () => {
      const list = await this.hold(point, on);
      if (!list.openedAt) throw paperProblems.paperNotUsed({ on });
      const closedAt = list.closedAt ?? (await this.db.now());
      await this.db.repo(PaperList).update({ officeId, id: list.id }, { closedAt });
    });
    return this.view(point, on);
  }

  /** The sheet as a page for A4. */
  async print(caller: Principal, servicePointId: string, day?: IsoDay): Promise<string> {
    const point = await this.point(caller, servicePointId);
    const list = await this.view(point, day ?? point.today);
    const services = new Map<string, string>();
    for (const code of point.servicePoint.serviceCodes)
      services.set(code, (await this.catalogue.service(code).catch(() => undefined))?.nameId ?? code);
    return paperPage({
      list,
      officeName: point.office.name,
      services,
      printedAt: point.now,
      demo: point.office.isDemo,
    });
  }

  /** The sheet's row, held. */
  hold(point: Point, on: IsoDay) {
    const officeId = point.office.id;
    return holdList(this.db, { officeId, id: newId(officeId), servicePointId: point.servicePoint.id, on });
  }

  async point(caller: Principal, servicePointId: string): Promise<Point> {
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, PAPER);
    return this.points.at(officeId, servicePointId);
  }

  /** @throws validation_failed for a day too far off */
  checkDay({ today }: Point, on: IsoDay): void {
    if (on >= addDays(today, -DAYS.back) && on <= addDays(today, DAYS.ahead)) return;
    throw platformProblems.validationFailed({ errors: [{ pointer: '/on', code: 'too_far', detail: TOO_FAR }] });
  }

  private async view({ office, servicePoint }: Point, on: IsoDay): Promise<PaperListView> {
    const { officeId, id: servicePointId, name: servicePointName } = servicePoint;
    const list = await this.db.repo(PaperList).findOneBy({ officeId, servicePointId, onDay: on });
    const entered = list ? await enteredOf(this.db, officeId, list.id) : [];
    const names = await this.staff.names(entered.map((row) => row.staffId));
    return {
      ...{ servicePointId, servicePointName, on, zone: office.zone },
      numbers: Array.from({ length: list?.lastNumber ?? 0 }, (_, index) => displayNumber(PAPER_PREFIX, index + 1)),
      expected: (await expectedOn(this.db, officeId, servicePointId, on)).map((row) => ({
        code: row.code,
        startsAt: row.startsAt.toISOString(),
        name: mask.name(openName(this.vault, row)),
        serviceCode: row.serviceCode,
        lane: row.lane as Lane,
        number: row.number,
        accommodation: row.accommodation,
      })),
      waiting: (await waitingOn(this.db, officeId, servicePointId, on)).map(({ lane, issuedAt, ...row }) => ({
        ...row,
        lane: lane as Lane,
        issuedAt: issuedAt.toISOString(),
      })),
      entered: entered.map(({ number, ticketId, outcome, enteredAt, staffId }) => ({
        ...{ number, ticketId, outcome, enteredAt: enteredAt.toISOString() },
        by: names.get(staffId) ?? '—',
      })),
      openedAt: list?.openedAt?.toISOString() ?? null,
      closedAt: list?.closedAt?.toISOString() ?? null,
    };
  }
}

const TOO_FAR = {
  id: `Paling jauh ${DAYS.back} hari ke belakang dan ${DAYS.ahead} hari ke depan.`,
  en: `At most ${DAYS.back} days back and ${DAYS.ahead} days ahead.`,
};
