import {
  CONSENT_PURPOSES,
  type ConsentPurpose,
  Day,
  Flag,
  Id,
  Instant,
  ListOf,
  Nested,
  OneOf,
  PageQuery,
  Rule,
  Text,
  Whole,
} from '@buka-pintu/platform';
import { ASKED_LANES, type AskedLane, BOOKED_LANES, type BookedLane } from '../supply/lane.js';
import { TICKET_STATES, type TicketState } from '../tickets/ticket.lifecycle.js';
import { BOOKING_ACTIONS, BOOKING_STATES, type BookingAction, type BookingState } from './booking.lifecycle.js';
import { PersonDocumentShape } from '../persons/person-document.dto.js';

export const LOCALES = ['id', 'en'] as const;

export class BookingPerson extends PersonDocumentShape {
  @Text({ max: 120, pattern: /\p{L}/u, description: 'As in the document', example: 'Siti Aminah', personal: true })
  name: string;

  @Day({ example: '1990-04-17', personal: true })
  birthOn: string;
}

export class BookingContact {
  @Rule<BookingContact>((it) => it.phone !== undefined || it.email !== undefined, {
    code: 'phone_or_email',
    detail: { id: 'Isi telepon atau surel.', en: 'Give a phone number or an e-mail address.' },
  })
  @Text({
    max: 16,
    pattern: /^(\+[1-9]\d{7,14}|0[1-9]\d{7,12})$/,
    optional: true,
    description: 'International with +, or an Indonesian number with 0 in front',
    example: '+6281234567890',
    personal: true,
  })
  phone?: string;

  @Text({ max: 254, format: 'email', optional: true, example: 'siti@example.org', personal: true })
  email?: string;

  @OneOf(LOCALES, { default: 'id', description: 'The language of messages' })
  locale: (typeof LOCALES)[number];
}

/** What one person and a family ask for alike. */
export class SeatRequest {
  @Id({ description: 'A slot out of availability' })
  slotId: string;

  @OneOf(ASKED_LANES, {
    default: 'regular',
    description:
      '`priority` for elderly people, small children, people with a disability; shown to staff at the desk. ' +
      '`reserve` only by staff with the right to give these seats away',
  })
  lane: AskedLane;

  @Nested(() => BookingContact)
  contact: BookingContact;

  @Flag({
    default: false,
    description:
      'Hold the seat until the deadline in `heldUntil`, for a payment or another proof. Services that demand a proof are held anyway',
  })
  hold: boolean;

  @Text({
    max: 40,
    pattern: /^[0-9A-Za-z-]{4,40}$/,
    optional: true,
    description: 'The code under which the payment is awaited (a billing code of SIMPONI), if there is one yet',
    example: '820261124000017',
  })
  paymentCode?: string;

  @Text({ max: 100, optional: true, description: 'Your own reference; comes back in every answer' })
  clientReference?: string;
}

// What is asked of one person and of each of a family alike.
const service = Text({ max: 60, example: 'passport_new_adult' });
const person = Nested(() => BookingPerson);
const accommodation = Text({
  max: 300,
  optional: true,
  description: 'What would make the visit possible',
  personal: true,
});
const companion = Flag({ default: false, description: 'Someone comes along to help' });
const consents = ListOf(OneOf(CONSENT_PURPOSES), {
  optional: true,
  unique: true,
  maxItems: CONSENT_PURPOSES.length,
  description:
    'What the person agreed to, asked beforehand in the words of docs/integrators.md; nothing when left out. Reminders need no consent',
});
const remark = Text({
  min: 5,
  max: 200,
  optional: true,
  personal: true,
  description: 'For officers only: why a NIK that looks wrong is right (an old card)',
});

export class BookingRequest extends SeatRequest {
  @service serviceCode: string;
  @person person: BookingPerson;
  @accommodation accommodation?: string;
  @companion companion: boolean;
  @consents consents?: ConsentPurpose[];
  @remark documentRemark?: string;
}

export class FamilyMemberRequest {
  @service serviceCode: string;
  @person person: BookingPerson;
  @accommodation accommodation?: string;
  @companion companion: boolean;
  @consents consents?: ConsentPurpose[];
  @remark documentRemark?: string;
}

/** How many a family may be. */
export const FAMILY_SIZE = 5;

export class FamilyRequest extends SeatRequest {
  @ListOf(() => FamilyMemberRequest, {
    minItems: 2,
    maxItems: FAMILY_SIZE,
    description: 'Who comes together: all of them get a seat in the slot, or nobody does',
  })
  members: FamilyMemberRequest[];
}

/** The way to another time. */
export class BookingRescheduleView {
  @Whole({ min: 0, description: 'How many the person still has' }) left: number;
  @Instant({ nullable: true, description: 'Until when; null: there is no limit' }) byAt: string | null;
  @Text({
    max: 40,
    nullable: true,
    description: 'Why the next one counts for nothing and is bound to no day, as a code',
    example: 'disruption',
  })
  free: string | null;
}

export class BookingPersonView {
  @Text({ max: 120, description: 'Masked, except to staff who open the booking', personal: true })
  name: string;

  @Text({
    max: 20,
    description: 'Masked but for the last four characters',
    example: '************0012',
    personal: true,
  })
  documentNumber: string;
}

export class BookingTicketView {
  @Id() id: string;
  @Text({ max: 12, example: 'A-012' }) number: string;
  @OneOf(TICKET_STATES, { example: 'waiting' }) state: TicketState;
}

export class BookingView {
  @Id() id: string;
  @Text({ max: 20, example: 'CTH-7K2M9QXF-Q' }) code: string;
  @OneOf(BOOKING_STATES) state: BookingState;
  @Text({ max: 8, example: 'CTH' }) officeCode: string;
  @Id() servicePointId: string;
  @Text({ max: 120 }) servicePointName: string;
  @Text({ max: 60, example: 'passport_new_adult' }) serviceCode: string;
  @OneOf(BOOKED_LANES) lane: BookedLane;
  @Whole({ min: 1, description: 'Number of the seat in its slot and the lane it was laid for' }) seatNumber: number;
  @Day({ description: 'The day of the visit in the zone of the office' }) on: string;
  @Instant() startsAt: string;
  @Instant() endsAt: string;
  @Text({ max: 40, example: 'Asia/Jakarta' }) zone: string;
  @Nested(() => BookingPersonView) person: BookingPersonView;
  @Text({ max: 300, nullable: true, personal: true, description: 'For staff only where they open the booking' })
  accommodation: string | null;
  @Flag() companion: boolean;
  @Text({ max: 100, nullable: true }) clientReference: string | null;
  @Text({
    max: 400,
    nullable: true,
    description:
      'The secret link for the citizen: whoever has it may read and cancel. Shown once, when the booking is made',
  })
  link: string | null;
  @Text({ max: 80, description: 'The text of the QR code shown at check-in', example: 'BP1:CTH-7K2M9QXF-Q:4V9N2H0QX7' })
  qr: string;
  @Nested(() => BookingTicketView, { nullable: true, description: 'The ticket, once checked in' })
  ticket: BookingTicketView | null;
  @Instant({ description: 'Until when the citizen may cancel' }) cancelByAt: string;
  @Id({ nullable: true, description: 'What the bookings of a family have in common' }) partyId: string | null;
  @Instant({ nullable: true, description: 'Until when the seat is held for a proof; from then on anybody may have it' })
  heldUntil: string | null;
  @Text({ max: 40, nullable: true, description: 'Under which code a payment is awaited' }) paymentCode: string | null;
  @Instant({ nullable: true, description: 'When a proof came for the hold' }) provenAt: string | null;
  @Flag({ description: 'The payment came too late for the seat: the person may choose another time at no cost' })
  needsNewTime: boolean;
  @Nested(() => BookingRescheduleView, { nullable: true, description: 'null while the booking can not be moved' })
  reschedule: BookingRescheduleView | null;
  @ListOf(OneOf(BOOKING_ACTIONS), { description: 'What this caller may do next' }) actions: BookingAction[];
  @Whole({ min: 1 }) version: number;
  @Instant() createdAt: string;
}

export class BookingQuery extends PageQuery {
  @Id({ description: 'A service point of an office' }) servicePointId: string;
  @Day({ optional: true, description: 'The day of the visit; all days when left out' }) on?: string;
  @OneOf(BOOKING_STATES, { optional: true, description: 'Only these; every state when left out' }) state?: BookingState;
  @Text({ max: 24, optional: true, description: 'A booking code as someone says it; case and dashes do not matter' })
  code?: string;
}

export class CancellationRequest {
  @Text({ max: 200, optional: true, personal: true }) reason?: string;
  @Flag({ default: false, description: 'The whole family, as far as its members can still be cancelled' })
  family: boolean;
}

export class BookingLookupRequest {
  @Text({ max: 24, description: 'Case, blanks and dashes do not matter', example: 'CTH-7K2M9QXF-Q' })
  code: string;

  @Rule<BookingLookupRequest>((it) => (it.phoneLast4 === undefined) !== (it.birthOn === undefined), {
    code: 'one_second_factor',
    detail: {
      id: 'Isi empat angka terakhir telepon atau tanggal lahir, salah satu.',
      en: 'Give the last four digits of the phone or the birth date, one of them.',
    },
  })
  @Text({ max: 4, min: 4, pattern: /^\d{4}$/, optional: true, example: '7890', personal: true })
  phoneLast4?: string;

  @Day({ optional: true, personal: true })
  birthOn?: string;
}

export class BookingLookupView {
  @OneOf(BOOKING_STATES) state: BookingState;
  @Day() on: string;
  @Instant() startsAt: string;
  @Text({ max: 40 }) zone: string;
  @Text({ max: 120 }) servicePointName: string;
  @Nested(() => BookingTicketView, { nullable: true }) ticket: BookingTicketView | null;
}
