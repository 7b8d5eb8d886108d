import { type Disruption, Offices } from '@buka-pintu/offices';
import { dayIn, Db, momentInWords, timeIn, type Zone } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import type { BookingRow } from '../bookings/bookings.queries.js';
import { Bookings } from '../bookings/bookings.service.js';
import { Notices } from '../bookings/notices.service.js';
import { FreeReschedules } from '../reschedules/free-reschedules.service.js';
import { Supply } from '../supply/supply.service.js';
import { endOf } from './disruptions.service.js';
import { noteFreed, noteHit, passedSlots, type SuspendedSpan } from './suspension.queries.js';

const BATCH = 50;
/** People whose time has passed are asked to come again in this rhythm, or a closer one when the day is short. */
const WAVE_MS = 30 * 60_000;

/** Tells everybody booked in a suspended time, each word once: that it stands still, what is known anew, and that it goes on. */
@Injectable()
export class SuspensionNotices {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly supply: Supply,
    private readonly bookings: Bookings,
    private readonly notices: Notices,
    private readonly free: FreeReschedules,
  ) {}

  /** Tells whom nobody has told yet. @returns how many messages were written */
  async tell(officeId: number, disruptionId: string): Promise<number> {
    const disruption = await this.offices.findDisruption(officeId, disruptionId);
    if (!disruption) return 0;
    // The list of people whose time was closed then knows that these were told: nobody tells them again on command.
    await this.supply.layOffice(officeId);
    const { zone } = await this.offices.byNumber(officeId);
    const now = await this.db.now();
    const span = spanOf(disruption, zone, now);
    const again = await this.comeAgain(disruption, zone, now);
    let told = 0;
    const hit = async (row: BookingRow) => {
      await this.notices.send(row, 'suspended', undefined, occasion(span), {
        reason: row.locale === 'en' ? disruption.messageEn : disruption.messageId,
        until: untilText(row.locale, zone, span.word),
      });
      await this.free.grant(officeId, [row.id], 'disruption');
    };
    const freed = (row: BookingRow) =>
      this.notices.send(row, 'resumed', undefined, `${disruptionId}:${now.toISOString()}`, {
        come: again(row),
      });
    for (let batch = BATCH; batch === BATCH; told += batch) batch = await this.some(span, noteHit, hit);
    for (let batch = BATCH; batch === BATCH; told += batch) batch = await this.some(span, noteFreed, freed);
    return told;
  }

  private some(span: SuspendedSpan, note: typeof noteHit, send: (row: BookingRow) => Promise<void>): Promise<number> {
    return this.db.transaction(async () => {
      const noted = await note(this.db, span, BATCH);
      for (const { id } of noted) await send(await this.bookings.record(span.officeId, id));
      return noted.length;
    });
  }

  /** When to come who is told that it goes on: on time, or, for those whose time has passed, one slot after the other. */
  private async comeAgain({ officeId, id }: Disruption, zone: Zone, now: Date): Promise<(row: BookingRow) => string> {
    const slots = await passedSlots(this.db, officeId, id, now);
    const closes = new Map<string, number>();
    for (const servicePointId of new Set(slots.map((slot) => slot.servicePointId))) {
      const { doors } = await this.offices.openPeriods(officeId, servicePointId, dayIn(zone, now));
      closes.set(servicePointId, Math.max(now.getTime(), ...doors.map((one) => Date.parse(one.endsAt))));
    }
    return ({ locale, servicePointId, startsAt }) => {
      if (startsAt > now) return ON_TIME[locale];
      const here = slots.filter((slot) => slot.servicePointId === servicePointId);
      const place = here.findIndex((slot) => slot.startsAt.getTime() === startsAt.getTime());
      const left = (closes.get(servicePointId) ?? now.getTime()) - now.getTime();
      if (place < 0 || left < here.length * 60_000) return NOT_TODAY[locale];
      const at = new Date(now.getTime() + place * Math.min(WAVE_MS, left / here.length));
      return locale === 'en'
        ? `Come at about ${timeIn(zone, at)}; your place is kept.`
        : `Datanglah sekitar pukul ${timeIn(zone, at).replace(':', '.')}; tempat Anda disimpan.`;
    };
  }
}

const ON_TIME = { id: 'Datanglah pada waktunya.', en: 'Come at your time.' };
const NOT_TODAY = {
  id: 'Hari ini tidak sempat lagi; pilih waktu lain.',
  en: 'There is no time left today; choose another one.',
};

function occasion({ disruptionId, word }: SuspendedSpan): string {
  return `${disruptionId}:${word}`;
}

/** What it covers by now: nothing, once it has ended or stops nobody any more. */
function spanOf(one: Disruption, zone: Zone, now: Date): SuspendedSpan {
  const { officeId, id: disruptionId, servicePointId, serviceCode, startsAt: from, expectedEndAt } = one;
  const stands = one.stopsService && one.endedAt === null;
  const until = stands ? endOf(one, zone, now) : from;
  const known = expectedEndAt !== null && expectedEndAt > now;
  const word = !stands ? 'over' : known ? expectedEndAt.toISOString() : 'open';
  return { officeId, disruptionId, servicePointId, serviceCode, from, until, word };
}

function untilText(locale: 'id' | 'en', zone: Zone, word: string): string {
  if (word === 'open') return locale === 'en' ? 'Nobody knows yet until when.' : 'Belum diketahui kapan pulih.';
  const moment = momentInWords(locale, zone, word);
  return locale === 'en' ? `Expected back: ${moment}.` : `Diperkirakan pulih: ${moment}.`;
}
