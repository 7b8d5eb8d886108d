import { timingSafeEqual } from 'node:crypto';
import { Offices } from '@buka-pintu/offices';
import { checkPublicCode, Db, HouseProblem, Vault } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { queueProblems } from '../queue.problems.js';
import { Places } from '../supply/places.service.js';
import type { BookingLookupRequest, BookingLookupView } from './booking.dto.js';
import { lookupView } from './booking.view.js';
import { bookingByCode, countLookup, forgiveLookup, type BookingRow } from './bookings.queries.js';
import { birthKey, phoneLast4Key } from './sealed-person.js';

/** Wrong guesses at one code in an hour: at that pace the ten thousand endings of a phone number take weeks. */
const GUESSES = 10;

/** What a citizen hashes against when there is no such booking, so that it takes as long as when there is one. */
const NOBODY = '00000000-0000-7000-8000-000000000000';

/** Looking a booking up by its code and a second factor. Unknown, wrong and too often are one answer. */
@Injectable()
export class Lookups {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly offices: Offices,
    private readonly places: Places,
  ) {}

  async look(request: BookingLookupRequest): Promise<BookingLookupView> {
    const code = checkPublicCode(request.code) ?? request.code.trim().toUpperCase();
    const codeKey = this.vault.blind('booking.lookup', code);
    // Counted before it is judged: a thousand guesses at the same moment count as a thousand.
    const attempts = await countLookup(this.db, codeKey);
    const row = await this.find(code);
    const right = this.isRight(row, request);
    if (!row || !right || attempts > GUESSES) throw queueProblems.bookingNotFound();
    await forgiveLookup(this.db, codeKey);
    const { office, points } = await this.places.of(row.officeId);
    return lookupView(row, office, points.get(row.servicePointId));
  }

  private async find(code: string): Promise<BookingRow | undefined> {
    try {
      const office = await this.offices.get(code.split('-')[0]!);
      return await bookingByCode(this.db, office.id, code);
    } catch (error) {
      if (error instanceof HouseProblem && error.status === 404) return undefined;
      throw error;
    }
  }

  private isRight(row: BookingRow | undefined, { phoneLast4, birthOn }: BookingLookupRequest): boolean {
    const id = row?.id ?? NOBODY;
    const [given, kept] = phoneLast4
      ? [phoneLast4Key(this.vault, id, phoneLast4), row?.phoneLast4Key]
      : [birthKey(this.vault, id, birthOn!), row?.birthKey];
    return timingSafeEqual(given, kept ?? Buffer.alloc(given.length));
  }
}
