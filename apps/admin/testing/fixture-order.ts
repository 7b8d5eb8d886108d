import type { staffApi } from '@buka-pintu/client';
import { OFFICE } from './fixture-data.js';

const point = OFFICE.servicePoints[0]!.id;
const terms: staffApi.DayRuleTerms = {
  targets: (['regular', 'priority', 'express', 'walk_in', 'group', 'reserve'] as const).map((lane) => ({
    lane,
    minutes: lane === 'priority' ? 15 : 22,
  })),
  ...{ checkInEarlyMinutes: 60, checkInLateMinutes: 120, lateGraceMinutes: 15 },
  ...{ returnLimit: 2, restMinutes: 5, recallLimit: 3, capMinutes: 90, guardCalls: 2 },
};

/** One rule that has begun, and one to come. */
export const DAY_RULES: staffApi.DayRulesView = {
  items: [
    { ...terms, id: 'day-rule-1', servicePointId: null, validFrom: '2026-06-01', inForce: true, version: 1 },
    { ...terms, id: 'day-rule-2', servicePointId: point, validFrom: '2026-12-01', inForce: false, version: 2 },
  ],
  today: terms,
  on: '2026-11-23',
};

/** A wider head start for priority. */
export const DAY_RULE_EFFECT: staffApi.DayRulePreviewView = {
  ...{ from: '2026-11-16', to: '2026-11-22', visits: 812, enough: true },
  lanes: [
    { lane: 'regular', visits: 600, p50Before: 6, p90Before: 25, p50After: 7, p90After: 27 },
    { lane: 'priority', visits: 160, p50Before: 6, p90Before: 17, p50After: 5, p90After: 14 },
  ],
  ...{ longestBefore: 63, longestAfter: 64 },
};

const officer = { id: 'staff-2', name: 'Rina Wulandari' };

export const MADE_CALLS: staffApi.MadeCallView[] = [
  {
    ...{ id: 'call-1', ticketId: 'ticket-1', number: 'A-012', lane: 'regular', kind: 'next', rule: 'regular_turn' },
    ...{ calledAt: '2026-11-23T02:42:00.000Z', dueAt: '2026-11-23T02:38:00.000Z', counterNumber: 2, officer },
    text: {
      id: 'Jalur reguler, gilirannya setelah beberapa panggilan prioritas, lewat target 4 menit, mendahului 1 orang',
      en: 'Regular lane, its turn after priority calls in a row, 4 min overdue, ahead of 1 who came earlier or were due earlier',
    },
    passedOver: 1,
    passed: [{ id: 'ticket-2', number: 'P-003', lane: 'priority', dueAt: '2026-11-23T02:36:00.000Z' }],
  },
];

export const ORDER_HANDLERS = {
  'GET /v1/queue/day-rules': () => DAY_RULES,
  'POST /v1/queue/day-rule-previews': () => DAY_RULE_EFFECT,
  'POST /v1/queue/day-rules': () => DAY_RULES.items[1],
  'PUT /v1/queue/day-rules/*': () => DAY_RULES.items[1],
  'GET /v1/queue/calls': () => ({ items: MADE_CALLS, next: null }),
  'GET /v1/queue/priority-reports/*': () => ({
    ...{ from: '2026-11-23', to: '2026-11-23', undecided: 2, calledUndecided: 1, verified: 41, declined: 3 },
    officers: [{ officer, verified: 23, declined: 1, categories: [{ category: 'elderly', count: 23 }] }],
    at: '2026-11-23T08:00:00.000Z',
  }),
};
