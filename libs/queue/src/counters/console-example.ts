import { TICKET_EXAMPLE } from '../tickets/ticket-example.js';
import type { ConsoleView } from './counter.dto.js';

const counter = { id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be011', number: 2, name: 'Loket 2' };

/** A console as the documents show it: someone has just been called. */
export const CONSOLE_EXAMPLE: ConsoleView = {
  counter: {
    ...counter,
    state: 'open',
    officer: { id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be012', name: 'Rina Wulandari' },
    pauseReason: null,
  },
  servicePoint: { id: TICKET_EXAMPLE.servicePointId, code: 'CTH-1', name: TICKET_EXAMPLE.servicePointName },
  current: {
    ...TICKET_EXAMPLE,
    state: 'called',
    counter,
    calledAt: '2026-11-24T01:42:00.000Z',
    callCount: 1,
    place: null,
    actions: ['recall', 'start', 'no_answer', 'park', 'transfer'],
    version: 2,
    personName: 'Siti Aminah',
    bookingCode: 'CTH-7K2M9QXF-Q',
    accommodation: null,
    handed: null,
    numberFrom: null,
    explanation: {
      rule: 'earliest_due',
      text: { id: 'Jalur reguler, paling dekat targetnya', en: 'Regular lane, earliest due' },
      overdueMinutes: 0,
      passedOver: 0,
    },
  },
  waiting: {
    total: 1,
    longestMinutes: 12,
    next: [
      {
        id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be013',
        number: 'W-003',
        lane: 'walk_in',
        state: 'waiting',
        waitedMinutes: 12,
        dueAt: '2026-11-24T02:15:00.000Z',
        overdueMinutes: 0,
        serviceCode: 'passport_new_adult',
        bookingCode: null,
        step: null,
      },
    ],
  },
  parked: [],
  handed: [],
  recent: [],
  servedToday: 6,
  actions: [],
  emergency: null,
  whyNot: null,
  at: '2026-11-24T01:42:00.000Z',
  position: 4821,
};
