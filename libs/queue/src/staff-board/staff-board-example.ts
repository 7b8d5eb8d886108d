import type { StaffBoardView } from './staff-board.dto.js';

const counterId = '019ab7c4-2f00-7001-8a3c-5d1f0c9be011';

/** The room as the documents show it. */
export const STAFF_BOARD: StaffBoardView = {
  servicePoint: { id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be002', code: 'CTH-1', name: 'Kantor Imigrasi Contoh' },
  on: '2026-11-24',
  zone: 'Asia/Jakarta',
  at: '2026-11-24T03:00:00.000Z',
  position: 4821,
  counters: [
    {
      ...{ id: counterId, number: 2, name: 'Loket 2', state: 'open', pauseReason: null },
      officer: { id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be012', name: 'Rina Wulandari' },
      since: '2026-11-24T02:52:00.000Z',
      ticket: null,
    },
  ],
  lines: [{ lane: 'regular', waiting: 4, longestMinutes: 31, overdue: 1 }],
  alarms: [
    {
      ...{ key: `counter_idle:${counterId}:1795488720000`, code: 'counter_idle', about: 'Loket 2' },
      ...{ subjectId: counterId, since: '2026-11-24T02:52:00.000Z', acknowledged: null },
    },
  ],
  suspensions: [],
  thresholds: {
    servicePointId: '019ab7c4-2f00-7001-8a3c-5d1f0c9be002',
    ...{ idleMinutes: 5, unansweredMinutes: 3, overdueMinutes: 0, version: 0 },
  },
};
