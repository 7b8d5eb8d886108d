import type { DayView } from './day.dto.js';

/** A day of a service point as the documents show it. */
export const DAY_EXAMPLE: DayView = {
  on: '2026-11-24',
  servicePoint: { id: '019ab3c0-0a0b-7001-8c0d-0e0f1a1b1c1d', code: 'CTH-1', name: 'Kantor Imigrasi Contoh' },
  waitingNow: 3,
  longestWaitMinutes: 18,
  pausedMinutes: 0,
  seats: { total: 70, booked: 42, left: 21 },
  bookings: { confirmed: 20, checkedIn: 4, served: 16, cancelled: 1, noShow: 1, unserved: 0, held: 0, lapsed: 0 },
  tickets: { issued: 24, waiting: 3, called: 0, serving: 1, parked: 0, served: 19, missed: 1, left: 0 },
  waitMinutes: { median: 11, p90: 23 },
  newcomers: [{ lane: 'regular', p50Minutes: 21, p90Minutes: 34, unsure: null }],
  steps: [{ step: 'visit', waiting: 3, served: 20, median: 11, p90: 23 }],
  counters: [
    {
      id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be011',
      number: 2,
      name: 'Loket 2',
      state: 'open',
      officer: { id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be012', name: 'Rina Wulandari' },
      pauseReason: null,
      ticket: 'A-012',
    },
  ],
  alerts: [],
};
