import { Catalogue } from '@buka-pintu/catalogue';
import {
  addDays,
  type Enclosure,
  type EnclosureMaker,
  Enclosures,
  instantAt,
  type Principal,
} from '@buka-pintu/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Places } from '../supply/places.service.js';
import { VISIT_FILE } from './booking-templates.js';
import type { BookingRow } from './bookings.queries.js';
import { Bookings } from './bookings.service.js';
import { calendarFile } from './calendar-file.js';
import { qrSvg } from './qr.js';

/** What a citizen takes along: the visit in the calendar, the code for the desk. */
@Injectable()
export class BookingFiles implements EnclosureMaker, OnModuleInit {
  readonly kind = VISIT_FILE;

  constructor(
    private readonly bookings: Bookings,
    private readonly places: Places,
    private readonly catalogue: Catalogue,
    private readonly enclosures: Enclosures,
  ) {}

  onModuleInit(): void {
    this.enclosures.learnFrom(this);
  }

  /** The QR code of a booking as SVG. */
  async qr(caller: Principal, id: string): Promise<string> {
    return qrSvg(this.bookings.qr(await this.bookings.readable(caller, id)));
  }

  /** The visit as an iCalendar file in the citizen's language, with an alarm at 18:00 the evening before. */
  async calendar(caller: Principal, id: string): Promise<string> {
    return this.calendarOf(await this.bookings.readable(caller, id));
  }

  /** The visit as it stands now: the letter about a booking that was cancelled meanwhile takes it out of the calendar. */
  async make(officeId: number, id: string): Promise<Enclosure> {
    const row = await this.bookings.record(officeId, id);
    const method = isOff(row) ? 'CANCEL' : 'PUBLISH';
    return {
      fileName: `${row.code}.ics`,
      mediaType: `text/calendar; charset=utf-8; method=${method}`,
      content: await this.calendarOf(row),
    };
  }

  private async calendarOf(row: BookingRow): Promise<string> {
    const { office, points } = await this.places.of(row.officeId);
    const service = await this.catalogue.service(row.serviceCode);
    const point = points.get(row.servicePointId);
    const say = TEXTS[row.locale];
    return calendarFile({
      uid: `${row.id}@buka-pintu`,
      sequence: row.version - 1,
      stampedAt: row.now.toISOString(),
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      zone: office.zone,
      status: isOff(row) ? 'cancelled' : row.state === 'held' ? 'tentative' : 'confirmed',
      summary: `${row.locale === 'id' ? service.nameId : service.nameEn} (${row.code})`,
      description: say.description(row.code),
      location: [point?.name, point?.address].filter(Boolean).join(', '),
      alarm: {
        at: instantAt(office.zone, addDays(row.onDay, -1), '18:00'),
        text: say.alarm,
      },
    });
  }
}

/** A calendar should no longer hold it. */
function isOff({ state }: BookingRow): boolean {
  return state === 'cancelled' || state === 'lapsed';
}

const TEXTS = {
  id: {
    description: (code: string) =>
      `Kode pemesanan ${code}. Bawa dokumen asli. Tunjukkan kode QR atau sebutkan kode ini di meja penerima.`,
    alarm: 'Besok ke kantor imigrasi: siapkan dokumen asli',
  },
  en: {
    description: (code: string) =>
      `Booking code ${code}. Bring the original documents. Show the QR code or say this code at the desk.`,
    alarm: 'Immigration office tomorrow: get the original documents ready',
  },
} as const;
