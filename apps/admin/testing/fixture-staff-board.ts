import type { PaperList } from '../src/features/paper/paper.queries.js';
import type { StaffBoard } from '../src/api/staff-board.queries.js';
import type { Handler } from './fixture-house.js';

const servicePoint = { id: 'point-1', code: 'CTH-1', name: 'Kantor Imigrasi Contoh' };

/** A room in which something is wrong. */
export const STAFF_BOARD: StaffBoard = {
  servicePoint,
  ...{ on: '2026-11-24', zone: 'Asia/Jakarta', at: '2026-11-24T03:00:00.000Z', position: 7 },
  counters: [
    {
      ...{ id: 'counter-1', number: 1, name: 'Loket 1', state: 'open', since: '2026-11-24T02:52:00.000Z' },
      ...{ officer: { id: 'staff-2', name: 'Rina Wulandari' }, ticket: null, pauseReason: null },
    },
  ],
  lines: [{ lane: 'regular', waiting: 4, longestMinutes: 31, overdue: 1 }],
  alarms: [
    {
      ...{ key: 'counter_idle:counter-1:1', code: 'counter_idle', about: 'Loket 1', subjectId: 'counter-1' },
      ...{ since: '2026-11-24T02:52:00.000Z', acknowledged: null },
    },
  ],
  suspensions: [],
  thresholds: { servicePointId: 'point-1', idleMinutes: 5, unansweredMinutes: 3, overdueMinutes: 0, version: 0 },
};

export const SUSPENSION: StaffBoard['suspensions'][number] = {
  ...{ id: 'down-9', what: 'national_system', serviceCode: null, step: null, stopsService: true, overdue: false },
  message: { id: 'Sistem nasional sedang terganggu.', en: 'The national system is down.' },
  sentence: {
    id: 'Sistem nasional sedang terganggu. Diperkirakan pulih pukul 14.00.',
    en: 'The national system is down. Expected back at 14:00.',
  },
  ...{ startsAt: '2026-11-24T03:00:00.000Z', expectedEndAt: '2026-11-24T07:00:00.000Z' },
};

export const PAPER_SHEET: PaperList = {
  ...{ servicePointId: 'point-1', servicePointName: servicePoint.name, on: '2026-11-24', zone: 'Asia/Jakarta' },
  numbers: ['M-001', 'M-002', 'M-003'],
  ...{ expected: [], waiting: [], entered: [], openedAt: null, closedAt: null },
};

export const STAFF_BOARD_HANDLERS: Record<string, Handler> = {
  'GET /v1/queue/staff-boards/*': () => STAFF_BOARD,
  'GET /v1/queue/paper-lists/*': () => PAPER_SHEET,
};
