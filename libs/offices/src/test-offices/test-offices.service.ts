import { ApiClients, StaffDirectory } from '@buka-pintu/identity';
import {
  dayIn,
  Db,
  isTestOffice,
  newId,
  platformProblems,
  system,
  type ClientPrincipal,
  type IsoDay,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Closure } from '../closures/closure.entity.js';
import { Counter } from '../counter.entity.js';
import type { OfficeView } from '../office.dto.js';
import { Office } from '../office.entity.js';
import { officesProblems } from '../offices.problems.js';
import { Offices } from '../offices.service.js';
import { ServicePoint } from '../service-point.entity.js';
import { dropClosures, freeTestNumber } from './test-office.queries.js';
import type { TestOfficeRequest } from './test-office.dto.js';

/** Five offices are enough to try what differs between them, and the numbers are shared by the whole country. */
const MOST = 5;
/** The number of a test office is its code: `T1024`. */
const codeOf = (number: number): string => `T${number}`;

/** Somebody above who has more to put into a new test office: slots, fees, switches. */
export interface Furnisher {
  /** Copies what the real point has to its mirror, in the caller's transaction. */
  furnish(from: ServicePoint, to: ServicePoint): Promise<void>;
}

/** Never closed: whoever tries something at night on a Sunday finds slots. */
const AROUND_THE_CLOCK = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  opensAt: '00:00',
  closesAt: '24:00',
  onHolidays: true,
}));

/** An API client's own office to try things in: the same code on data of its own (docs/adr/0012). */
@Injectable()
export class TestOffices {
  private readonly furnishers: Furnisher[] = [];

  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly clients: ApiClients,
    private readonly staff: StaffDirectory,
  ) {}

  /** Called once at start by each module above that has something of its own in an office. */
  furnishedBy(furnisher: Furnisher): void {
    this.furnishers.push(furnisher);
  }

  /**
   * Mirrors one of the client's offices, whole, in one call.
   * @throws office_unknown (400), test_offices_too_many, test_offices_full, client_revoked (409)
   */
  async open(caller: StaffPrincipal, clientId: string, { officeCode }: TestOfficeRequest): Promise<OfficeView> {
    const client = await this.clients.managed(caller, clientId);
    const source = await this.sourceOf(client.offices, officeCode);
    const code = await this.db.transaction(async () => {
      const number = await freeTestNumber(this.db);
      if (number === undefined) throw officesProblems.testOfficesFull();
      await this.clients.giveTestOffice(clientId, number, MOST);
      const testStaffId = await this.officer(number);
      await this.db.reference(Office).insert({
        id: number,
        code: codeOf(number),
        name: `${source.name} (uji)`.slice(-120),
        zone: source.zone,
        address: source.address,
        phone: null,
        isDemo: true,
        testOf: source.id,
        testClientId: clientId,
        testStaffId,
      });
      await this.mirror(source, number);
      return codeOf(number);
    });
    return this.offices.view(code);
  }

  private async sourceOf(held: readonly number[], code: string | undefined): Promise<Office> {
    if (code === undefined) return this.offices.byNumber(held[0]!);
    const office = await this.db.reference(Office).findOneBy({ code });
    if (!office || !held.includes(office.id)) throw officesProblems.notAnOfficeOfTheClient({ officeCode: code });
    return office;
  }

  /** Who calls and serves there when a trigger says so. Without a password, nobody can sign in as this one. */
  private officer(officeId: number): Promise<string> {
    return this.staff.register(system('test_office'), {
      officeId,
      name: 'Petugas Uji',
      email: `petugas@${codeOf(officeId).toLowerCase()}.uji.invalid`,
      passwordHash: null,
      roles: [{ role: 'counter' }],
    });
  }

  private async mirror(source: Office, officeId: number): Promise<void> {
    const today = dayIn(source.zone, await this.db.now());
    for (const point of await this.offices.servicePoints(source.id)) {
      const id = newId(officeId);
      const copy = { ...point, officeId, id, code: point.code.replace(source.code, codeOf(officeId)), version: 1 };
      await this.db.repo(ServicePoint).insert(copy);
      const counters = await this.offices.counters(source.id, point.id);
      if (counters.length > 0)
        await this.db
          .repo(Counter)
          .insert(counters.map((one) => ({ ...one, officeId, id: newId(officeId), servicePointId: id, version: 1 })));
      await this.offices.beginHours(officeId, id, today, AROUND_THE_CLOCK);
      for (const furnisher of this.furnishers) await furnisher.furnish(point, copy);
    }
  }

  /** The test office of that code or number, for the client whose it is and a test key. @throws not_found for any other */
  async own(caller: ClientPrincipal, office: string | number): Promise<Office> {
    const found =
      typeof office === 'number'
        ? await this.db.reference(Office).findOneBy({ id: office })
        : await this.db.reference(Office).findOneBy({ code: office });
    const mine = found && caller.mode === 'test' && caller.offices.has(found.id) && isTestOffice(found.id);
    if (!mine) throw platformProblems.notFound();
    return found;
  }

  /** Closes the whole office for a day. */
  async close({ id: officeId, zone }: Office, on: IsoDay | undefined): Promise<IsoDay> {
    const day = on ?? dayIn(zone, await this.db.now());
    const whole = { servicePointId: null, startsAt: null, endsAt: null, note: null, noteEn: null };
    await this.db.transaction(async () => {
      const known = await this.db.repo(Closure).existsBy({ officeId, onDay: day });
      if (known) return;
      await this.db.repo(Closure).insert({ officeId, id: newId(officeId), onDay: day, reasonCode: 'other', ...whole });
    });
    return day;
  }

  /** Takes all closures back and opens it around the clock, from today on. */
  async reopen({ id: officeId, zone }: Office): Promise<void> {
    const today = dayIn(zone, await this.db.now());
    await this.db.transaction(async () => {
      await dropClosures(this.db, officeId, today);
      for (const point of await this.offices.servicePoints(officeId))
        await this.offices.beginHours(officeId, point.id, today, AROUND_THE_CLOCK);
    });
  }
}
