import {
  addDays,
  dayIn,
  Db,
  Env,
  instantAt,
  MessageChoices,
  momentInWords,
  originOf,
  Outbox,
  timeIn,
  Vault,
} from '@buka-pintu/platform';
import { Offices } from '@buka-pintu/offices';
import { Injectable } from '@nestjs/common';
import { Places } from '../supply/places.service.js';
import { type BookingRow, takeReminders } from './bookings.queries.js';
import { Bookings } from './bookings.service.js';
import { openContact } from './sealed-person.js';

/** The hour of the evening before, by the office's clock, at which visits are called to mind. */
export const REMIND_AT = '17:00';
const BATCH = 100;
/** The hour at which people hear of what happened in the night. */
const TELL_AT = '07:00';

export type Notice =
  | 'held'
  | 'confirmed'
  | 'reminder'
  | 'cancelled'
  | 'lapsed'
  | 'paid_late'
  | 'rescheduled'
  | 'unserved'
  | 'affected'
  | 'suspended'
  | 'resumed'
  | 'out_of_stock';

/** What somebody of a roster is not told: the roster's contact is. */
const OF_ONE_PERSON: readonly Notice[] = ['confirmed', 'reminder', 'cancelled'];

/** What stays of a booking that is over needs no link. */
const OVER: readonly Notice[] = ['cancelled', 'lapsed', 'unserved'];

/** What people are told about their bookings: each thing once, whatever runs twice. */
@Injectable()
export class Notices {
  constructor(
    private readonly db: Db,
    private readonly env: Env,
    private readonly vault: Vault,
    private readonly outbox: Outbox,
    private readonly offices: Offices,
    private readonly places: Places,
    private readonly bookings: Bookings,
    private readonly choices: MessageChoices,
  ) {}

  /**
   * Writes one notice; a second one of the same kind for the same booking is not sent.
   * @param writtenAt when a plausible past has it written (RFC 3339); now unless given
   * @param occasion what makes it another one of the same kind
   * @param more what its template says besides
   */
  async send(
    row: BookingRow,
    notice: Notice,
    writtenAt?: string,
    occasion?: string,
    more: Record<string, string> = {},
  ): Promise<void> {
    // One person signed for forty: the group's contact hears of the visit once, and hands the codes out on paper.
    if (row.lane === 'group' && OF_ONE_PERSON.includes(notice)) return;
    const { office, points } = await this.places.of(row.officeId);
    const link: Record<string, string> = OVER.includes(notice)
      ? {}
      : { link: await this.bookings.linkTo(row.officeId, row.id, originOf(this.env)) };
    await this.outbox.send({
      officeId: row.officeId,
      template: `queue.booking_${notice}`,
      locale: row.locale,
      ...openContact(this.vault, row),
      params: {
        code: row.code,
        when: momentInWords(row.locale, office.zone, row.startsAt),
        place: points.get(row.servicePointId)?.name ?? office.name,
        ...link,
        ...more,
        ...(notice === 'held' ? heldParams(row, office.zone) : {}),
      },
      about: { type: 'booking', id: row.id },
      key: [notice, row.id, ...(occasion ? [occasion] : [])].join(':'),
      ...(writtenAt === undefined ? {} : { writtenAt }),
    });
  }

  /** The morning after, by the office's clock: nobody is woken by an apology. @returns an instant, perhaps past already */
  async morningAfter(officeId: number, at: string): Promise<string> {
    const { zone } = await this.offices.byNumber(officeId);
    const now = new Date(at);
    const today = dayIn(zone, now);
    return instantAt(zone, timeIn(zone, now) < TELL_AT ? today : addDays(today, 1), TELL_AT);
  }

  /** Calls tomorrow's visits to mind in every office where it is evening, unless declined. @returns how many were looked at */
  async remind(): Promise<number> {
    const now = await this.db.now();
    let told = 0;
    for (const { id: officeId, zone } of await this.offices.all()) {
      if (timeIn(zone, now) < REMIND_AT) continue;
      const today = dayIn(zone, now);
      const span = { on: addDays(today, 1), remindAt: instantAt(zone, today, REMIND_AT) };
      for (let batch = BATCH; batch === BATCH; told += batch) batch = await this.remindSome(officeId, span);
    }
    return told;
  }

  private remindSome(officeId: number, { on, remindAt }: { on: string; remindAt: string }): Promise<number> {
    return this.db.transaction(async () => {
      const taken = await takeReminders(this.db, officeId, on, remindAt, BATCH);
      for (const { id } of taken) {
        const row = await this.bookings.record(officeId, id);
        if (await this.choices.isOn(officeId, row.personKey, 'reminder')) await this.send(row, 'reminder');
      }
      return taken.length;
    });
  }
}

/** Until when, and with which code: the payment's, as soon as there is one. */
function heldParams({ heldUntil, paymentCode, locale }: BookingRow, zone: string): Record<string, string> {
  const none = { id: 'tanyakan kepada petugas', en: 'ask the office' }[locale];
  return { until: momentInWords(locale, zone, heldUntil!), payment: paymentCode ?? none };
}
