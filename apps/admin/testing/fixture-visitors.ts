import type { Visitor } from '../src/features/desk/visitors.queries.js';
import type { ImportRow, VisitorImport } from '../src/features/imports/imports.queries.js';
import type { Handler } from './fixture-house.js';

export const VISITOR: Visitor = {
  id: 'visitor-1',
  state: 'expected',
  servicePointId: 'point-1',
  on: '2026-11-23',
  startsAt: '2026-11-23T02:00:00.000Z',
  serviceCode: 'passport_new_adult',
  lane: 'regular',
  number: '***1001',
  name: 'W**** P****',
  vanishedAt: '2026-11-23T00:30:00.000Z',
  ticket: null,
  actions: ['check_in'],
  version: 1,
};

export const IMPORT_ROW: ImportRow = {
  id: 'import-1',
  servicePointId: 'point-1',
  on: '2026-11-23',
  state: 'registered',
  begunAt: '2026-11-23T00:20:00.000Z',
  begunBy: 'Dewi Kartika',
  registeredAt: '2026-11-23T00:30:00.000Z',
  undoneAt: null,
  lines: 187,
  added: 12,
  changed: 3,
  vanished: 1,
  leftOut: 0,
  actions: ['undo'],
};

export const LOOKED_THROUGH: VisitorImport = {
  ...IMPORT_ROW,
  id: 'import-2',
  state: 'draft',
  registeredAt: null,
  lines: 2,
  added: 2,
  changed: 0,
  actions: ['register'],
  encoding: 'windows-1252',
  columns: [
    { head: 'No. Permohonan', meaning: 'number' },
    { head: 'Nama', meaning: 'name' },
    { head: 'Alamat', meaning: null },
  ],
  openWords: [],
  otherDays: 4,
  faultCount: 0,
  faults: [],
  booked: [{ line: 3, by: 'nik', bookingCode: 'CTH-7K2M9QXH-2' }],
  vanishedVisitors: [{ number: '***0900', name: 'B***', startsAt: null }],
  after: 'import-1',
};

export const VISITOR_HANDLERS: Record<string, Handler> = {
  'GET /v1/queue/expected-visitors': () => ({ items: [VISITOR], next: null }),
  'GET /v1/queue/expected-visitors/*': () => ({ ...VISITOR, number: 'MP-1001', name: 'Wayan Permata' }),
  'POST /v1/queue/expected-visitors/searches': () => VISITOR,
  'GET /v1/queue/visitor-imports': () => ({ items: [IMPORT_ROW], next: null }),
  'POST /v1/queue/visitor-imports': () => LOOKED_THROUGH,
};
