import { Day, Flag, Id, Instant, ListOf, Nested, OneOf, Rule, Text, TimeOfDay, Whole } from '@buka-pintu/platform';
import { LANES, type Lane } from '../supply/lane.js';
import { PAPER_OUTCOMES, type PaperOutcome } from './paper-entry.entity.js';

export class PaperPath {
  @Id({ description: 'A service point of an office' }) servicePointId: string;
}

export class PaperQuery {
  @Day({ optional: true, description: 'The office day; today when left out' }) on?: string;
}

export class PaperListRequest {
  @Id({ description: 'A service point of an office' }) servicePointId: string;
  @Day({ description: 'The office day' }) on: string;
  @Whole({ min: 1, max: 400, default: 40, description: 'How many numbers shall stand on it, at least' }) lines: number;
}

export class PaperClosing {
  @Day({ description: 'The office day' }) on: string;
}

/** Somebody expected that day, as far as a sheet that lies about may say it. */
export class PaperExpected {
  @Text({ max: 20, example: 'CTH-7K2M9QXF-Q' }) code: string;
  @Instant() startsAt: string;
  @Text({ max: 200, personal: true, description: 'Masked' }) name: string;
  @Text({ max: 60 }) serviceCode: string;
  @OneOf(LANES) lane: Lane;
  @Text({ max: 20, nullable: true, description: 'The number, when one was given already' }) number: string | null;
  @Flag({ description: 'Asked for some accommodation: the officer asks which' }) accommodation: boolean;
}

export class PaperWaiting {
  @Text({ max: 20, example: 'A-012' }) number: string;
  @OneOf(LANES) lane: Lane;
  @Text({ max: 60 }) serviceCode: string;
  @Instant() issuedAt: string;
}

export class PaperEntered {
  @Text({ max: 20, example: 'M-001' }) number: string;
  @Id() ticketId: string;
  @OneOf(PAPER_OUTCOMES) outcome: PaperOutcome;
  @Instant() enteredAt: string;
  @Text({ max: 120 }) by: string;
}

export class PaperListView {
  @Id() servicePointId: string;
  @Text({ max: 200 }) servicePointName: string;
  @Day() on: string;
  @Text({ max: 60, example: 'Asia/Jakarta' }) zone: string;
  @ListOf(Text({ max: 20 }), { maxItems: 400, description: 'Set apart for this sheet; nobody else gives them' })
  numbers: string[];
  @ListOf(() => PaperExpected, {
    maxItems: 1000,
    description: 'Who is booked that day and has not been served, by time',
  })
  expected: PaperExpected[];
  @ListOf(() => PaperWaiting, { maxItems: 1000, description: 'Who waits with a number, in the order of calling' })
  waiting: PaperWaiting[];
  @ListOf(() => PaperEntered, { maxItems: 1000, description: 'What has been typed in, newest first' })
  entered: PaperEntered[];
  @Instant({ nullable: true, description: 'Since when the day is kept on paper' }) openedAt: string | null;
  @Instant({ nullable: true, description: 'When all of it had been typed in' }) closedAt: string | null;
}

const TIME = { optional: true, nullable: true, example: '10:20' };

/** A line of the sheet, its times by the office's clock. */
export class PaperEntryRequest {
  @Id({ description: 'A service point of an office' }) servicePointId: string;
  @Day({ description: 'The office day of the sheet' }) on: string;
  @Text({
    max: 12,
    pattern: '^[A-Za-z]{1,3}-?[0-9]{1,4}$',
    example: 'M-001',
    description: 'A number of the sheet, or one that was given before everything was down',
  })
  number: string;
  @Text({ max: 24, optional: true, nullable: true, description: 'The booking’s code, if there is one' })
  bookingCode?: string | null;
  @Rule<PaperEntryRequest>((it) => Boolean(it.serviceCode) || Boolean(it.bookingCode) || !/^M/i.test(it.number), {
    code: 'service_or_booking',
    detail: { id: 'Isi layanan atau kode pemesanan.', en: 'Give the service, or the code of the booking.' },
  })
  @Text({
    max: 60,
    optional: true,
    nullable: true,
    description: 'Not needed with a booking, or for a number given before',
  })
  serviceCode?: string | null;
  @OneOf(LANES, { optional: true, nullable: true, description: 'Walk-in when left out; not needed with a booking' })
  lane?: Lane | null;
  @TimeOfDay({ example: '10:05', description: 'When the person came' }) arrivedAt: string;
  @TimeOfDay({ ...TIME, description: 'When they were called; with `startedAt` when left out' }) calledAt?:
    string | null;
  @Rule<PaperEntryRequest>((it) => it.outcome !== 'served' || Boolean(it.startedAt && it.endedAt), {
    code: 'served_from_to',
    detail: { id: 'Yang dilayani: isi mulai dan selesai.', en: 'For who was served: give from when to when.' },
  })
  @TimeOfDay(TIME)
  startedAt?: string | null;
  @TimeOfDay({ ...TIME, example: '10:35' }) endedAt?: string | null;
  @Rule<PaperEntryRequest>((it) => it.outcome !== 'served' || Boolean(it.counterNumber), {
    code: 'counter_needed',
    detail: { id: 'Yang dilayani: isi nomor loket.', en: 'For who was served: give the counter.' },
  })
  @Whole({ min: 1, max: 999, optional: true, nullable: true, description: 'The number of the counter' })
  counterNumber?: number | null;
  @OneOf(PAPER_OUTCOMES, { default: 'served' }) outcome: PaperOutcome;
}

export class PaperEntryView {
  @Flag({ description: 'The same line had been typed in before; nothing was done' }) already: boolean;
  @Nested(() => PaperEntered) entry: PaperEntered;
}
