import { Injectable } from '@nestjs/common';
import {
  Db,
  type Erasure,
  KeepsPersons,
  type Localized,
  type PersonKeeper,
  type PersonRecord,
  Vault,
} from '@buka-pintu/platform';
import { BOOKING_DAYS } from './queue-personal.js';
import { bookingsOf, bookingToErase, dueBookings, eraseBooking } from './booking-persons.queries.js';
import { LIVE_BOOKING_STATES } from '../bookings/booking.lifecycle.js';
import { placeOf } from '../bookings/sealed-person.js';

const ERASED = '—';
const STILL_TO_COME = {
  id: 'Kunjungan ini masih akan atau sedang berlangsung. Batalkan dahulu, atau tunggu sampai selesai.',
  en: 'This visit is still to come or under way. Cancel it first, or wait until it is over.',
};

/** Bookings as records of a person: found by the document, shown to their person, and erased. */
@KeepsPersons('booking')
@Injectable()
export class BookingPersons implements PersonKeeper {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
  ) {}

  async recordsOf(key: Buffer, officeIds: readonly number[]): Promise<PersonRecord[]> {
    return (await bookingsOf(this.db, key, officeIds)).map((row) => ({ type: 'booking', ...row }));
  }

  async export({ officeId, id }: PersonRecord): Promise<Record<string, unknown>> {
    const row = await bookingToErase(this.db, officeId, id);
    if (!row) return {};
    const open = (field: Parameters<typeof placeOf>[0], sealed: Buffer | null): string | null =>
      sealed && this.vault.open(sealed, placeOf(field, id));
    return {
      code: row.code,
      state: row.state,
      on: row.onDay,
      serviceCode: row.serviceCode,
      name: open('name', row.nameSealed),
      documentNumber: open('document', row.documentSealed),
      birthOn: open('birth_on', row.birthOnSealed),
      phone: open('phone', row.phoneSealed),
      email: open('email', row.emailSealed),
      accommodation: open('accommodation', row.accommodationSealed),
      cancelReason: open('cancel_reason', row.cancelReasonSealed),
      documentRemark: open('document_remark', row.documentRemarkSealed),
    };
  }

  async refusal({ officeId, id }: PersonRecord): Promise<Localized | null> {
    const row = await bookingToErase(this.db, officeId, id);
    return row && LIVE_BOOKING_STATES.some((state) => state === row.state) ? STILL_TO_COME : null;
  }

  async erase(record: PersonRecord): Promise<Erasure> {
    const ground = await this.refusal(record);
    if (ground) return { state: 'kept', ground };
    await this.forget(record.officeId, record.id);
    return { state: 'erased' };
  }

  async eraseDue(limit: number): Promise<number> {
    const due = await dueBookings(this.db, BOOKING_DAYS, limit);
    for (const { officeId, id } of due) await this.forget(officeId, id);
    return due.length;
  }

  /** What happened stays, for the count and the ledger; who it was goes, and no key finds them again. */
  private forget(officeId: number, id: string): Promise<void> {
    const gone = (field: Parameters<typeof placeOf>[0]): Buffer => this.vault.seal(ERASED, placeOf(field, id));
    return eraseBooking(this.db, officeId, id, {
      name: gone('name'),
      document: gone('document'),
      birthOn: gone('birth_on'),
      email: gone('email'),
      // Any value that nobody has: the columns must hold something.
      nobody: this.vault.blind('booking.erased', id),
    });
  }
}
