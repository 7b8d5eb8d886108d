import type { BookingRequest, BookingView, FamilyRequest } from './booking.dto.js';

/** A booking as the documents show it; slot and code are to be replaced by those of availability. */
export const BOOKING_REQUEST_EXAMPLE: BookingRequest = {
  slotId: '019ab3c4-5d6e-7001-8f90-a1b2c3d4e5f6',
  serviceCode: 'passport_new_adult',
  lane: 'regular',
  person: {
    name: 'Siti Aminah',
    documentKind: 'nik',
    documentNumber: '9901015704900012',
    country: 'ID',
    birthOn: '1990-04-17',
  },
  contact: { phone: '+6281234567890', locale: 'id' },
  hold: false,
  companion: false,
  consents: ['survey_invitation'],
  clientReference: 'wa-000123',
};

export const BOOKING_EXAMPLE: BookingView = {
  id: '019ab3c7-1a2b-7001-9c0d-e1f2a3b4c5d6',
  code: 'CTH-7K2M9QXF-Q',
  state: 'confirmed',
  officeCode: 'CTH',
  servicePointId: '019ab3c0-0a0b-7001-8c0d-0e0f1a1b1c1d',
  servicePointName: 'Kantor Imigrasi Contoh',
  serviceCode: 'passport_new_adult',
  lane: 'regular',
  seatNumber: 2,
  on: '2026-11-24',
  startsAt: '2026-11-24T01:30:00.000Z',
  endsAt: '2026-11-24T02:00:00.000Z',
  zone: 'Asia/Jakarta',
  person: { name: 'S*** A****', documentNumber: '************0012' },
  accommodation: null,
  companion: false,
  clientReference: 'wa-000123',
  link: 'https://antrean.example.id/t/#bpc_AZqzxxorcAGcDeHyo7TF1g0123456789abcdefghij',
  qr: 'BP1:CTH-7K2M9QXF-Q:4V9N2H0QX7',
  ticket: null,
  cancelByAt: '2026-11-24T01:30:00.000Z',
  partyId: null,
  heldUntil: null,
  paymentCode: null,
  provenAt: null,
  needsNewTime: false,
  reschedule: { left: 1, byAt: '2026-11-23T17:00:00.000Z', free: null },
  actions: ['reschedule', 'cancel'],
  version: 1,
  createdAt: '2026-11-22T03:00:00.000Z',
};

/** The same while its seat waits for a payment. */
export const HELD_EXAMPLE: BookingView = {
  ...BOOKING_EXAMPLE,
  state: 'held',
  heldUntil: '2026-11-22T05:00:00.000Z',
  paymentCode: '820261124000017',
  reschedule: null,
  actions: ['confirm', 'cancel'],
};

const { person: _, serviceCode, companion, consents: __, ...seat } = BOOKING_REQUEST_EXAMPLE;
const PARTY = '019ab3c7-1a2b-7001-9c0d-e1f2a3b4c5d0';

/** A mother with her daughter, as the documents show them. */
export const FAMILY_REQUEST_EXAMPLE: FamilyRequest = {
  ...seat,
  members: [
    { serviceCode, person: BOOKING_REQUEST_EXAMPLE.person, companion },
    {
      serviceCode,
      person: {
        name: 'Rara Aminah',
        documentKind: 'nik',
        documentNumber: '9901015205180013',
        country: 'ID',
        birthOn: '2018-05-12',
      },
      companion,
    },
  ],
};

export const FAMILY_EXAMPLE: { partyId: string; bookings: BookingView[] } = {
  partyId: PARTY,
  bookings: [
    { ...BOOKING_EXAMPLE, partyId: PARTY },
    {
      ...BOOKING_EXAMPLE,
      partyId: PARTY,
      id: '019ab3c7-1a2b-7001-9c0d-e1f2a3b4c5d7',
      code: 'CTH-3N8V5RTD-2',
      seatNumber: 3,
      person: { name: 'R*** A****', documentNumber: '************0013' },
      link: 'https://antrean.example.id/t/#bpc_BZqzxxorcAGcDeHyo7TF1g0123456789abcdefghij',
      qr: 'BP1:CTH-3N8V5RTD-2:8K2M7Q0XTA',
    },
  ],
};

/** The visit of BOOKING_EXAMPLE in a calendar, without the lines that only programs read. */
export const CALENDAR_EXAMPLE = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:019ab3c7-1a2b-7001-9c0d-e1f2a3b4c5d6@buka-pintu',
  'DTSTART:20261124T013000Z',
  'DTEND:20261124T020000Z',
  'SUMMARY:Kantor Imigrasi Contoh',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');
