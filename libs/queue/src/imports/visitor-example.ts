/** A list with one line to explain, as the documentation shows it. */
export const IMPORT_ROW_EXAMPLE = {
  id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be021',
  servicePointId: '019ab3c7-1a2b-7001-9c0d-e1f2a1b1c1d1',
  on: '2026-11-24',
  state: 'draft',
  begunAt: '2026-11-24T00:20:00.000Z',
  begunBy: 'Dewi Kartika',
  registeredAt: null,
  undoneAt: null,
  lines: 187,
  added: 12,
  changed: 3,
  vanished: 1,
  leftOut: 0,
  actions: ['register'],
};

export const IMPORT_EXAMPLE = {
  ...IMPORT_ROW_EXAMPLE,
  encoding: 'windows-1252',
  columns: [
    { head: 'No. Permohonan', meaning: 'number' },
    { head: 'Nama Pemohon', meaning: 'name' },
    { head: 'Alamat', meaning: null },
  ],
  openWords: [],
  otherDays: 0,
  faultCount: 0,
  faults: [],
  booked: [{ line: 14, by: 'nik', bookingCode: 'CTH-7K2M9QXF-Q' }],
  vanishedVisitors: [{ number: '***1001', name: 'S*** A****', startsAt: '2026-11-24T01:30:00.000Z' }],
  after: '019ab7c4-2f00-7001-8a3c-5d1f0c9be020',
};

export const VISITOR_EXAMPLE = {
  id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be031',
  state: 'expected',
  servicePointId: IMPORT_ROW_EXAMPLE.servicePointId,
  on: '2026-11-24',
  startsAt: '2026-11-24T01:30:00.000Z',
  serviceCode: 'passport_new_adult',
  lane: 'regular',
  number: '***1001',
  name: 'S*** A****',
  vanishedAt: null,
  ticket: null,
  actions: ['check_in'],
  version: 1,
};
