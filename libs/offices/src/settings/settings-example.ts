import type { ClosureView, DisruptionView } from '../closures/closure.dto.js';
import type { OpeningExceptionView, OpeningSetView } from '../hours/hours.dto.js';
import type { SettingChangeView } from './setting-change.dto.js';
import type { CounterSettingsView, OfficeSettingsView, ServicePointSettingsView } from './settings.dto.js';

export const COUNTER_EXAMPLE: CounterSettingsView = {
  id: '019ab3c0-0a0c-7001-9c0d-0e0f1a1b1c1d',
  number: 1,
  name: 'Loket 1',
  serviceCodes: ['passport_new_adult'],
  lanes: [],
  inUse: true,
  version: 1,
};

export const SET_EXAMPLE: OpeningSetView = {
  id: '019ab3c0-0a0d-7001-9c0d-0e0f1a1b1c1d',
  kind: 'regime',
  name: { id: 'Ramadan 1448 H', en: 'Ramadan 1448 H' },
  validFrom: '2027-02-08',
  validTo: '2027-03-09',
  hours: [{ weekday: 1, opensAt: '08:00', closesAt: '15:00', onHolidays: false }],
  version: 1,
};

export const EXCEPTION_EXAMPLE: OpeningExceptionView = {
  id: '019ab3c0-0a0e-7001-9c0d-0e0f1a1b1c1d',
  on: '2026-11-28',
  hours: [{ opensAt: '08:00', closesAt: '12:00' }],
  name: { id: 'Layanan Sabtu', en: 'Saturday service' },
  version: 1,
};

export const CLOSURE_EXAMPLE: ClosureView = {
  id: '019ab3c0-0a0f-7001-9c0d-0e0f1a1b1c1d',
  servicePointId: null,
  on: '2026-12-09',
  hours: null,
  reason: 'election',
  name: { id: 'Hari pemungutan suara', en: 'Election day' },
  stopsClocks: true,
};

export const DISRUPTION_EXAMPLE: DisruptionView = {
  id: '019ab3c0-0a10-7001-9c0d-0e0f1a1b1c1d',
  servicePointId: null,
  serviceCode: null,
  step: null,
  what: 'national_system',
  stopsService: true,
  message: { id: 'Sistem pusat terganggu', en: 'The national system is down' },
  startsAt: '2026-11-23T03:00:00.000Z',
  expectedEndAt: null,
  endedAt: null,
  version: 1,
};

export const POINT_EXAMPLE: ServicePointSettingsView = {
  id: '019ab3c0-0a0b-7001-8c0d-0e0f1a1b1c1d',
  code: 'CTH-1',
  name: 'Kantor Imigrasi Contoh',
  kind: 'office',
  address: 'Jalan Contoh No. 1, Kota Contoh (alamat fiktif)',
  accessibility: ['wheelchair'],
  serviceCodes: ['passport_new_adult'],
  counters: [COUNTER_EXAMPLE],
  openingSets: [SET_EXAMPLE],
  exceptions: [EXCEPTION_EXAMPLE],
  version: 1,
};

/** An office's settings as the documents show them. */
export const SETTINGS_EXAMPLE: OfficeSettingsView = {
  code: 'CTH',
  name: 'Kantor Imigrasi Contoh',
  zone: 'Asia/Jakarta',
  address: 'Jalan Contoh No. 1, Kota Contoh (kantor fiktif untuk peragaan)',
  phone: null,
  officeClass: '1_tpi',
  coordinates: '-5.3971, 105.2668',
  province: 'Lampung',
  demo: true,
  today: '2026-11-23',
  servicePoints: [POINT_EXAMPLE],
  closures: [CLOSURE_EXAMPLE],
  disruptions: [DISRUPTION_EXAMPLE],
  version: 1,
};

export const CHANGE_EXAMPLE: SettingChangeView = {
  id: '019ab3c0-0a11-7001-9c0d-0e0f1a1b1c1d',
  at: '2026-11-23T03:12:00.000Z',
  by: 'Rina Wulandari',
  subject: 'counter',
  subjectId: COUNTER_EXAMPLE.id,
  change: 'changed',
  before: { number: 1, name: 'Loket 1', serviceCodes: [], lanes: [], inUse: true },
  after: { number: 1, name: 'Loket 1', serviceCodes: [], lanes: ['priority'], inUse: true },
};
