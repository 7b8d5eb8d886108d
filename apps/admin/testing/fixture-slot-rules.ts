import type { staffApi } from '@buka-pintu/client';
import { OFFICE, SLOT_DAYS } from './fixture-data.js';

const point = OFFICE.servicePoints[0]!.id;
const rule: staffApi.SlotRuleView = {
  id: 'rule-1',
  servicePointId: point,
  minutes: 60,
  lanes: [
    { lane: 'regular', seats: 8 },
    { lane: 'priority', seats: 2 },
  ],
  periods: [],
  horizonDays: 14,
  releaseTime: '08:00',
  cancelDays: 0,
  validFrom: '2026-01-05',
  validTo: null,
  version: 1,
};

/** One rule that has begun, one to come, and one for two days before Christmas. */
export const SLOT_RULES: staffApi.SlotRuleView[] = [
  rule,
  {
    ...rule,
    ...{ id: 'rule-3', validFrom: '2026-12-22', validTo: '2026-12-23' },
    periods: [2, 3].map((weekday) => ({ weekday, opensAt: '08:00', closesAt: '11:00' })),
  },
  { ...rule, id: 'rule-2', minutes: 30, validFrom: '2027-01-04', version: 3 },
];

/** Half as many slots: one person loses theirs. */
export const SLOT_RULE_EFFECT: staffApi.SlotRulePreviewView = {
  ...{ bookingsHit: 1, seatsKept: 2, seatsWithdrawn: 34, seatsAdded: 12, slotsAdded: 0 },
  bookings: [
    {
      ...{ id: 'booking-1', code: 'CTH-7K2M9QXF-Q', servicePointId: point, on: '2026-11-25' },
      ...{ startsAt: '2026-11-25T01:30:00Z', serviceCode: 'passport_new_adult', lane: 'regular' },
    },
  ],
  outside: [{ weekday: 5, opensAt: '11:00', closesAt: '12:00' }],
  week: SLOT_DAYS.map(({ on, closed, slots }) => ({
    on,
    closed,
    slots: slots.map(({ startsAt, endsAt, lanes }) => ({ startsAt, endsAt, lanes })),
  })),
};
