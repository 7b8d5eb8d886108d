import { Offices, TestOffices, type Office, type ServicePoint } from '@buka-pintu/offices';
import { addDays, dayIn, Db, newId, type ClientPrincipal } from '@buka-pintu/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NoShows } from '../bookings/no-shows.service.js';
import { DayClose } from '../day/day-close.service.js';
import { forgetRosters } from '../rosters/roster.queries.js';
import { forgetVisitors } from '../imports/expected-visitor.queries.js';
import { Availability } from '../supply/availability.service.js';
import { SlotRule } from '../supply/slot-rule.entity.js';
import { Supply } from '../supply/supply.service.js';
import { emptyTestOffice } from './test-office.queries.js';
import type { TestClosureRequest, TestOfficeState } from './test-office.dto.js';

/** Slots for a point that has no rule of its own. */
const PLAIN = { minutes: 30, lanes: { regular: 4, priority: 1 }, horizonDays: 28, releaseTime: '00:00', cancelDays: 0 };
/** Beyond every day that can be booked. */
const FAR = 400;

/** A test office's days: furnished with slots, ended, closed, opened and reset at a word. */
@Injectable()
export class TestDays implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly testOffices: TestOffices,
    private readonly supply: Supply,
    private readonly availability: Availability,
    private readonly dayClose: DayClose,
    private readonly noShows: NoShows,
  ) {}

  onModuleInit(): void {
    this.testOffices.furnishedBy(this);
  }

  /** Gives the mirror the slots of the real point, from today on. */
  async furnish(from: ServicePoint, to: ServicePoint): Promise<void> {
    const { zone } = await this.offices.byNumber(to.officeId);
    const today = dayIn(zone, await this.db.now());
    const rules = await this.db
      .repo(SlotRule)
      .find({ where: { officeId: from.officeId, servicePointId: from.id }, order: { validFrom: 'DESC' }, take: 1 });
    const { minutes, lanes, horizonDays, cancelDays } = rules[0] ?? PLAIN;
    const id = newId(to.officeId);
    // Every day is on sale at once: nobody tries things at eight in the morning only.
    const rule = { minutes, lanes, horizonDays, cancelDays, releaseTime: '00:00', validFrom: today, validTo: null };
    await this.db.repo(SlotRule).insert({ officeId: to.officeId, id, servicePointId: to.id, ...rule });
    await this.supply.lay(to.officeId, to.id, today, addDays(today, horizonDays));
  }

  /** "The day is over": who waits leaves, who was called missed it, who never came is a no-show. */
  async endDay(caller: ClientPrincipal, code: string): Promise<TestOfficeState> {
    const office = await this.testOffices.own(caller, code);
    return this.end(office, 1);
  }

  /** "Closed": today or on another day, as if the office had said so itself. */
  async close(caller: ClientPrincipal, code: string, { on }: TestClosureRequest): Promise<TestOfficeState> {
    const office = await this.testOffices.own(caller, code);
    return this.db.transaction(async () => {
      await this.testOffices.close(office, on);
      return this.laid(office, NOTHING);
    });
  }

  /** "Open": around the clock, with slots from this moment on. */
  async open(caller: ClientPrincipal, code: string): Promise<TestOfficeState> {
    const office = await this.testOffices.own(caller, code);
    return this.db.transaction(async () => {
      await this.testOffices.reopen(office);
      return this.laid(office, NOTHING);
    });
  }

  /**
   * Everything that is still open is ended, on every day, so that whoever follows the office hears of it; then bookings, tickets
   * and sittings are deleted, and the office stands open and empty as on its first day.
   */
  async reset(caller: ClientPrincipal, code: string): Promise<TestOfficeState> {
    const office = await this.testOffices.own(caller, code);
    return this.db.transaction(async () => {
      const { bookingsEnded, ticketsEnded } = await this.end(office, FAR);
      const { bookings: bookingsDeleted, tickets: ticketsDeleted } = await emptyTestOffice(this.db, office.id);
      await forgetVisitors(this.db, office.id);
      await forgetRosters(this.db, office.id);
      await this.testOffices.reopen(office);
      return this.laid(office, { bookingsEnded, ticketsEnded, bookingsDeleted, ticketsDeleted });
    });
  }

  private async end(office: Office, days: number): Promise<TestOfficeState> {
    const before = addDays(dayIn(office.zone, await this.db.now()), days);
    return this.db.transaction(async () => {
      const past = { officeId: office.id, servicePointId: null, today: before };
      const { tickets } = await this.dayClose.closeBefore(past);
      const bookingsEnded = await this.noShows.endBefore(office.id, before);
      return this.stateOf(office, { ...NOTHING, bookingsEnded, ticketsEnded: tickets });
    });
  }

  private async laid(office: Office, did: Done): Promise<TestOfficeState> {
    await this.supply.layOffice(office.id);
    const points = await this.offices.servicePoints(office.id);
    this.db.afterCommit(() => points.forEach((point) => this.availability.forget(point.id)));
    return this.stateOf(office, did);
  }

  private async stateOf({ id, code, zone }: Office, did: Done): Promise<TestOfficeState> {
    const today = dayIn(zone, await this.db.now());
    const [point] = await this.offices.servicePoints(id);
    const open = point ? (await this.offices.openPeriods(id, point.id, today)).periods.length > 0 : false;
    return { officeCode: code, today, open, ...did };
  }
}

type Done = Pick<TestOfficeState, 'bookingsEnded' | 'ticketsEnded' | 'bookingsDeleted' | 'ticketsDeleted'>;
const NOTHING: Done = { bookingsEnded: 0, ticketsEnded: 0, bookingsDeleted: 0, ticketsDeleted: 0 };
