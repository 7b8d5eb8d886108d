import { inventedNik } from '@buka-pintu/platform';
import { BOOKING_REQUEST_EXAMPLE } from '../bookings/booking-example.js';

const { person, contact } = BOOKING_REQUEST_EXAMPLE;
const NAMES = ['Siti Aminah', 'Made Ayu', 'Ketut Sari', 'Nyoman Putra', 'Wayan Lestari'];
const FIRST = 4101;

export const ROSTER_REQUEST_EXAMPLE = {
  officeCode: 'CTH',
  serviceCode: 'passport_new_adult',
  requester: 'Pemerintah Desa Kenanga',
  letter: { number: '470/112/DS-KNG/2026', on: '2026-11-16', keptBy: 'Tata usaha kantor, map surat masuk November' },
  place: 'Balai desa Kenanga',
  wantedFrom: '2026-12-01',
  wantedTo: '2026-12-18',
  contact: { ...contact, name: 'Ketut Sudarma' },
  members: NAMES.map((name, at) => ({ ...person, name, documentNumber: inventedNik(FIRST + at, person.birthOn) })),
};

export const ROSTER_ROW_EXAMPLE = {
  id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be041',
  state: 'proposed',
  serviceCode: 'passport_new_adult',
  requester: ROSTER_REQUEST_EXAMPLE.requester,
  place: ROSTER_REQUEST_EXAMPLE.place,
  wantedFrom: '2026-12-01',
  wantedTo: '2026-12-18',
  servicePointId: null,
  on: null,
  size: 40,
  createdAt: '2026-11-22T03:00:00.000Z',
  version: 2,
};

export const ROSTER_DAY_EXAMPLE = { servicePointId: '019ab3c7-1a2b-7001-9c0d-e1f2a1b1c1d1', on: '2026-12-08' };

export const ROSTER_EXAMPLE = {
  ...ROSTER_ROW_EXAMPLE,
  officeCode: 'CTH',
  letter: ROSTER_REQUEST_EXAMPLE.letter,
  contactName: 'K**** S******',
  reason: null,
  members: [
    {
      id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be042',
      ...{ position: 1, name: 'S*** A****', remark: null, bookingCode: null, bookingState: null, startsAt: null },
    },
  ],
  proposals: [{ ...ROSTER_DAY_EXAMPLE, seatsLeft: 45 }],
  actions: ['agree', 'withdraw', 'rename'],
};
