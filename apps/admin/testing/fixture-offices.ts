import type { staffApi } from '@buka-pintu/client';
import type { Page } from '../src/api/shapes.js';

const each = (weekdays: readonly number[], opensAt: string, closesAt: string) =>
  weekdays.map((weekday) => ({ weekday, opensAt, closesAt, onHolidays: false }));
const MONDAY_TO_THURSDAY = [1, 2, 3, 4];

const OFFICE_POINT: staffApi.ServicePointSettingsView = {
  id: 'point-1',
  code: 'CTH-1',
  name: 'Kantor Imigrasi Contoh',
  kind: 'office',
  address: 'Jalan Contoh No. 1, Kota Contoh',
  accessibility: ['step_free_entrance', 'wheelchair'],
  serviceCodes: ['passport_new_adult'],
  counters: [1, 2, 3].map((number) => ({
    id: `counter-${number}`,
    number,
    name: `Loket ${number}`,
    serviceCodes: ['passport_new_adult'],
    lanes: number === 3 ? (['priority'] as const).slice() : [],
    inUse: true,
    version: 1,
  })),
  openingSets: [
    {
      ...{ id: 'set-1', kind: 'normal', name: null, validFrom: '2025-01-01', validTo: null, version: 1 },
      hours: [
        ...each(MONDAY_TO_THURSDAY, '08:00', '12:00'),
        ...each(MONDAY_TO_THURSDAY, '13:00', '16:00'),
        ...each([5], '08:00', '11:30'),
        ...each([5], '13:30', '16:00'),
      ],
    },
    {
      ...{ id: 'set-2', kind: 'regime', validFrom: '2027-02-08', validTo: '2027-03-09', version: 1 },
      name: { id: 'Ramadan 1448 H', en: 'Ramadan 1448 AH' },
      hours: each([1, 2, 3, 4, 5], '08:00', '15:00'),
    },
  ],
  exceptions: [
    {
      ...{ id: 'exception-1', on: '2026-12-05', version: 1 },
      hours: [{ opensAt: '08:00', closesAt: '12:00' }],
      name: { id: 'Layanan Sabtu', en: 'Saturday service' },
    },
  ],
  version: 1,
};

/** The settings of the demo office, as the pages behind Settings show them. */
export const OFFICE_SETTINGS: staffApi.OfficeSettingsView = {
  code: 'CTH',
  name: 'Kantor Imigrasi Contoh',
  zone: 'Asia/Jakarta',
  address: 'Jalan Contoh No. 1, Kota Contoh',
  phone: null,
  demo: true,
  today: '2026-11-23',
  servicePoints: [
    OFFICE_POINT,
    {
      ...OFFICE_POINT,
      ...{ id: 'point-2', code: 'CTH-2', name: 'Mal Pelayanan Publik Contoh', kind: 'public_service_mall' },
      ...{ counters: [], openingSets: [OFFICE_POINT.openingSets[0]!], exceptions: [] },
    },
  ],
  closures: [
    {
      ...{
        id: 'closure-1',
        servicePointId: null,
        on: '2026-12-09',
        hours: null,
        reason: 'election',
        stopsClocks: true,
      },
      name: { id: 'Hari pemungutan suara', en: 'Election day' },
    },
    {
      ...{ id: 'closure-2', servicePointId: 'point-2', on: '2026-12-16', reason: 'training', stopsClocks: false },
      hours: { opensAt: '13:00', closesAt: '16:00' },
      name: { id: 'Pelatihan pegawai', en: 'Staff training' },
    },
  ],
  disruptions: [
    {
      ...{
        id: 'down-1',
        servicePointId: 'point-1',
        serviceCode: null,
        step: null,
        what: 'national_system',
        stopsService: true,
        version: 1,
      },
      message: { id: 'Sistem pusat terganggu', en: 'The national system is down' },
      ...{ startsAt: '2026-11-23T02:10:00.000Z', expectedEndAt: null, endedAt: null },
    },
  ],
  version: 1,
};

/** What was changed in the settings, newest first. */
export const SETTING_CHANGES: Page<staffApi.SettingChangeView> = {
  items: [
    {
      ...{ id: 'change-2', at: '2026-11-23T03:12:00.000Z', by: 'Rina Wulandari' },
      ...{ subject: 'counter', subjectId: 'counter-3', change: 'changed' },
      before: { number: 3, name: 'Loket 3', serviceCodes: [], lanes: [], inUse: true },
      after: { number: 3, name: 'Loket Prioritas', serviceCodes: [], lanes: ['priority'], inUse: true },
    },
    {
      ...{ id: 'change-1', at: '2026-11-22T20:00:00.000Z', by: null },
      ...{ subject: 'opening_hours', subjectId: 'set-2', change: 'added', before: null },
      after: {
        ...{ kind: 'regime', name: { id: 'Ramadan 1448 H', en: 'Ramadan 1448 AH' } },
        ...{ validFrom: '2027-02-08', validTo: '2027-03-09', hours: each([1, 2], '08:00', '15:00') },
      },
    },
  ],
  next: null,
};

const HIT: staffApi.OpeningPreviewView['bookings'][number] = {
  ...{ id: 'booking-1', code: 'CTH-7K2M9QXF-Q', servicePointId: 'point-1', on: '2026-12-09' },
  ...{ startsAt: '2026-12-09T01:00:00.000Z', serviceCode: 'passport_new_adult', lane: 'regular' },
};

export const EFFECT: staffApi.OpeningPreviewView = {
  bookingsHit: 1,
  bookings: [HIT],
  seatsWithdrawn: 69,
  slotsAdded: 0,
};

export const AFFECTED: { items: staffApi.AffectedBookingView[]; next: null } = {
  items: [
    {
      ...HIT,
      cause: 'hours',
      servicePointName: 'Kantor Imigrasi Contoh',
      reason: { id: 'Hari pemungutan suara', en: 'Election day' },
      toldAt: null,
    },
  ],
  next: null,
};

const day = (on: string, id: string, en: string, kind: staffApi.HolidayView['kind'] = 'national') => ({
  ...{ on, kind, name: { id, en }, legalBasis: 'SKB 3 Menteri', source: 'https://www.kemenkopmk.go.id/' },
  confidence: 'confirmed' as const,
});

/** @param year 2026 is settled, what comes after it is not */
export function holidayYear(year: number): staffApi.HolidayYearView {
  return {
    year,
    confidence: year <= 2026 ? 'confirmed' : 'to_be_confirmed',
    legalBasis: 'SKB 3 Menteri No. 1497/2025, 2/2025, 5/2025 (19 September 2025)',
    sources: [],
    items: [
      day(`${year}-01-01`, 'Tahun Baru Masehi', "New Year's Day"),
      day(`${year}-12-24`, 'Cuti bersama Natal', 'Joint leave for Christmas', 'joint_leave'),
      day(`${year}-12-25`, 'Hari Natal', 'Christmas Day'),
    ],
  };
}
