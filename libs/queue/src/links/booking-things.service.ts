import { Catalogue } from '@buka-pintu/catalogue';
import { CitizenThings, type Thing, type ThingSource } from '@buka-pintu/identity';
import { Db, HouseProblem, type Localized } from '@buka-pintu/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Places } from '../supply/places.service.js';
import { bookingsAmong, bookingsOfContact, type ListedBooking } from './booking-contact.queries.js';

/** The bookings of a phone or an e-mail address, for the list of one's own things. */
@Injectable()
export class BookingThings implements ThingSource, OnModuleInit {
  readonly type = 'booking';
  readonly page = '/t/';

  constructor(
    private readonly db: Db,
    private readonly places: Places,
    private readonly catalogue: Catalogue,
    private readonly things: CitizenThings,
  ) {}

  onModuleInit(): void {
    this.things.learnFrom(this);
  }

  /** Found by the key alone; each office is then asked for its own. */
  async of(contactKey: Buffer): Promise<Thing[]> {
    const owned = await bookingsOfContact(this.db, contactKey);
    const things: Thing[] = [];
    for (const [officeId, here] of Map.groupBy(owned, (each) => each.officeId)) {
      const rows = await bookingsAmong(
        this.db,
        officeId,
        here.map((each) => each.bookingId),
      );
      for (const row of rows) things.push(await this.thing(officeId, row));
    }
    return things;
  }

  private async thing(officeId: number, row: ListedBooking): Promise<Thing> {
    const { office, points } = await this.places.of(officeId);
    return {
      type: this.type,
      id: row.id,
      officeId,
      code: row.code,
      state: row.state,
      title: await this.titleOf(row.serviceCode),
      place: points.get(row.servicePointId)?.name ?? office.name,
      at: row.startsAt.toISOString(),
      zone: office.zone,
    };
  }

  /** A service that was withdrawn since still has its code. */
  private async titleOf(serviceCode: string): Promise<Localized> {
    try {
      const { nameId, nameEn } = await this.catalogue.service(serviceCode);
      return { id: nameId, en: nameEn };
    } catch (error) {
      if (error instanceof HouseProblem && error.status === 404) return { id: serviceCode, en: serviceCode };
      throw error;
    }
  }
}
